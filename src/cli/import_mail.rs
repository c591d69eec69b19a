//! `reeljury import-mail --dry-run PATH…`: what would become of each message, one JSON line each; nothing is stored.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, say};
use crate::mail::{dry_run, sources};

#[derive(Args)]
pub(super) struct ImportMail {
    /// .eml and .msg files, mbox files, Maildir folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Say what would happen and store nothing
    #[arg(long, required = true)]
    dry_run: bool,
}

impl ImportMail {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::Done;
        for found in self.paths.iter().flat_map(|path| sources::messages(path)) {
            match found.raw {
                Ok(raw) => say(serde_json::to_string(&dry_run::line(&found.source, &raw))?),
                Err(error) => {
                    tracing::warn!(source = found.source, %error, "a message could not be read");
                    say(serde_json::json!({ "source": found.source, "error": error.to_string() }));
                    outcome = Outcome::SomethingRefused;
                }
            }
        }
        Ok(outcome)
    }
}
