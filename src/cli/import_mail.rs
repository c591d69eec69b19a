//! `reeljury import-mail PATH…`: imports messages from files and skips known ones. With `--dry-run` it stores nothing
//! and prints the outcome that each message would have. In both cases it prints one JSON line for each message.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::output::{Exit, say};
use crate::actions::import_message::Imported;
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::contest::message::MessageState;
use crate::intake::{Origin, take_in};
use crate::mail::containers::sources::{self, Found};
use crate::mail::receive::dry_run;

#[derive(Args)]
pub(super) struct ImportMail {
    /// .eml and .msg files, mbox files, Maildir folders
    #[arg(required_unless_present = "imap")]
    paths: Vec<PathBuf>,
    /// Say what would happen and store nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Fetch the new messages of the mailbox imap_url, once
    #[arg(long, conflicts_with_all = ["paths", "dry_run"])]
    pub(super) imap: bool,
}

/// The counts of a run: in = entries + waiting + dismissed + again; failed messages could not be imported.
#[derive(Debug, Default, Serialize)]
struct Sums {
    r#in: u64,
    entries: u64,
    waiting: u64,
    #[serde(rename = "set_aside")]
    dismissed: u64,
    again: u64,
    failed: u64,
}

impl ImportMail {
    /// Prints the outcome that each message would have.
    pub(super) fn dry_run(self) -> anyhow::Result<Exit> {
        let mut outcome = Exit::Done;
        for found in self.found(&std::env::temp_dir()) {
            match found.raw.and_then(|raw| raw.bytes()) {
                Ok(raw) => say(serde_json::to_string(&dry_run::line(&found.source, raw))?),
                Err(error) => {
                    outcome = Exit::SomethingRefused;
                    print_failed(&found.source, &error.into());
                }
            }
        }
        Ok(outcome)
    }

    /// Imports each message.
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let app = App::open(config, clock, DEFAULT_LISTEN)?;
        let runtime = tokio::runtime::Runtime::new()?;
        let mut sums = Sums::default();
        for found in self.found(&app.config.data) {
            let source = found.source.clone();
            match runtime.block_on(import(&app, found)) {
                Ok(imported) => sums.count(&source, &imported),
                Err(error) => {
                    sums.failed += 1;
                    print_failed(&source, &error);
                }
            }
        }
        say(serde_json::to_string(&sums)?);
        Ok(match sums.failed {
            0 => Exit::Done,
            _ => Exit::SomethingRefused,
        })
    }

    fn found(&self, spool: &Path) -> impl Iterator<Item = Found> {
        let paths = self.paths.iter();
        paths.flat_map(|path| sources::messages(path, spool))
    }
}

async fn import(app: &App, found: Found) -> anyhow::Result<Imported> {
    let origin = Origin {
        source: found.source,
        received_at: None,
        junk: false,
    };
    take_in(app, found.raw?.path(), origin, |_, _| Ok(())).await
}

impl Sums {
    fn count(&mut self, source: &str, imported: &Imported) {
        self.r#in += 1;
        let counter = match (imported.again, imported.state) {
            (true, _) => &mut self.again,
            (false, MessageState::Entry) => &mut self.entries,
            (false, MessageState::Waiting) => &mut self.waiting,
            (false, MessageState::Dismissed) => &mut self.dismissed,
        };
        *counter += 1;
        say(json!({
            "source": source,
            "message": imported.id.0,
            "outcome": imported.state.key(),
            "again": imported.again,
        }));
    }
}

fn print_failed(source: &str, error: &anyhow::Error) {
    tracing::warn!(
        source,
        error = format!("{error:#}"),
        "a message could not be taken in"
    );
    say(json!({ "source": source, "error": format!("{error:#}") }));
}
