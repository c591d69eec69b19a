//! `reeljury migrate`: runs the pending migrations of the database.

use clap::Args;

use super::output::{Exit, say};
use crate::actions::recognize_key::replace_key;
use crate::app::{App, open_database};
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::db::DbError;

#[derive(Args)]
pub(super) struct Migrate {
    /// Take the present secret key as the right one, because the earlier one is lost: status links that were given out
    /// are dead from then on
    #[arg(long)]
    new_key: bool,
}

impl Migrate {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let ran = open_database(&config)?.migrate()?;
        say(format_args!("{ran} migrations ran"));
        if self.new_key {
            let app = App::open_with_any_key(config, clock, DEFAULT_LISTEN)?;
            let now = app.now();
            let replace = app
                .db
                .write_now::<_, DbError>(|conn| replace_key(&mut app.tx(conn, now)));
            replace?;
            say("the present secret key counts from now on");
        }
        Ok(Exit::Done)
    }
}
