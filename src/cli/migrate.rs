//! `reeljury migrate`: brings the database up to date.

use super::{Outcome, say};
use crate::config::Config;
use crate::db::Db;

pub(super) fn run(config: &Config) -> anyhow::Result<Outcome> {
    let ran = Db::open(&config.database_url)?.migrate()?;
    say(format_args!("{ran} migrations ran"));
    Ok(Outcome::Done)
}
