//! `reeljury migrate`: runs the pending migrations of the database.

use super::output::{Exit, say};
use crate::config::Config;
use crate::db::Db;

pub(super) fn run(config: &Config) -> anyhow::Result<Exit> {
    let ran = Db::open(&config.database_url)?.migrate()?;
    say(format_args!("{ran} migrations ran"));
    Ok(Exit::Done)
}
