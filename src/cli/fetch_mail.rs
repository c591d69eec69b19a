//! `reeljury import-mail --imap`: imports new messages from the configured mailbox once, and prints the counts.

use anyhow::{Context, bail};
use serde_json::json;

use super::output::{Exit, say};
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::jobs::fetch_mail::{self, Asker, Lease, Taken};
use crate::mail::fetch::Pass;

pub(super) fn run(config: Config, clock: Clock) -> anyhow::Result<Exit> {
    let app = App::open(config, clock, DEFAULT_LISTEN)?;
    tokio::runtime::Runtime::new()?.block_on(fetch_once(&app))
}

async fn fetch_once(app: &App) -> anyhow::Result<Exit> {
    let settings = fetch_mail::settings(&app.config)?;
    let settings = settings.context("no mailbox is set; name it in imap_url")?;
    let lease = match Lease::take(app, &settings.account, &settings.spool, Asker::Person).await? {
        Taken::Ours(lease) => lease,
        Taken::NotNow(why) => bail!("the mailbox was not asked: {why}"),
    };
    let mut pass = Pass::default();
    let fetched = fetch_mail::fetch_once(app, &settings, &lease, &mut pass).await;
    lease.give_back().await?;
    print(&pass);
    fetched?;
    Ok(match pass.troubles.is_empty() {
        true => Exit::Done,
        false => Exit::SomethingRefused,
    })
}

/// Prints a line for each message that was left in the mailbox, then the counts.
fn print(pass: &Pass) {
    for trouble in &pass.troubles {
        say(json!({ "folder": trouble.folder, "uid": trouble.uid, "left": trouble.why }));
    }
    say(json!({ "new": pass.new, "again": pass.known, "left": pass.troubles.len() }));
}
