//! `reeljury serve`: migrate, load the contest, run the web site and the jobs.

use std::net::TcpListener;

use anyhow::Context;
use clap::Args;
use tracing_subscriber::EnvFilter;

use super::{Outcome, say};
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::contest::role::Role;
use crate::db::accounts;
use crate::{jobs, web};

/// Where the site listens when nothing else is said.
pub(super) const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

#[derive(Args)]
pub(super) struct Serve {
    /// Address and port to listen on
    #[arg(long, default_value = DEFAULT_LISTEN)]
    listen: String,
}

impl Serve {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Outcome> {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .init();
        let listener = TcpListener::bind(&self.listen)
            .with_context(|| format!("cannot listen on {}", self.listen))?;
        let app = App::open(config, clock, &self.listen)?;
        offer_first_account(&app)?;
        say(format_args!("reeljury serves {}", app.site.address("/")));
        actix_web::rt::System::new().block_on(async move {
            jobs::start(&app);
            web::server(app, listener, workers())?.await
        })?;
        Ok(Outcome::Done)
    }
}

fn workers() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// A contest without organizers is given a link that makes the first one.
fn offer_first_account(app: &App) -> anyhow::Result<()> {
    let organizers = app
        .db
        .read_now(|conn| accounts::count(conn, Role::Organizer))?;
    if organizers == 0 {
        let email = app.contest.definition.mail.address.clone();
        let link = super::user::add(app, Role::Organizer, &email, "组委会")?;
        say(format_args!(
            "No organizer yet. This link makes the first one, {email}:\n{link}"
        ));
    }
    Ok(())
}
