//! `reeljury migrate`: runs the pending migrations of the database.

use super::output::{Exit, say};
use crate::app::open_database;
use crate::config::Config;

pub(super) fn run(config: &Config) -> anyhow::Result<Exit> {
    let ran = open_database(config)?.migrate()?;
    say(format_args!("{ran} migrations ran"));
    Ok(Exit::Done)
}
