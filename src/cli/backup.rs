//! `reeljury backup FILE` and `reeljury restore FILE`: everything that is stored, in one file and back.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use clap::Args;
use tokio::runtime::Runtime;

use super::output::{Exit, say};
use crate::app::App;
use crate::backup::{self, Progress, Target};
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN, Flags};

#[derive(Args)]
pub(super) struct Backup {
    /// The file to make; it must not exist
    file: PathBuf,
    /// Seal it for this recipient, such as age1…; may be named several times
    #[arg(long)]
    recipient: Vec<String>,
}

#[derive(Args)]
pub(super) struct Restore {
    /// The backup
    file: PathBuf,
    /// The file of the identity for which it is sealed
    #[arg(long)]
    identity: Option<PathBuf>,
}

impl Backup {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let recipients = backup::recipients(&self.recipient)?;
        must_exist(&config)?;
        let app = App::open(config, clock, DEFAULT_LISTEN)?;
        let runtime = Runtime::new()?;
        let shown = Shown::default();
        let handle = runtime.handle();
        let made = backup::write(&app, &self.file, &recipients, handle, shown.on("backed up"))?;
        say(format_args!(
            "{}: the {} database as of {}, the secret key, {} stored files of {} bytes",
            self.file.display(),
            made.database.name(),
            made.begun_at.to_rfc3339(),
            made.files,
            made.file_bytes
        ));
        Ok(Exit::Done)
    }
}

/// A folder named by mistake would give a backup of nothing, since opening it makes a new database there.
fn must_exist(config: &Config) -> anyhow::Result<()> {
    let url = &config.database_url;
    let is_server = url.starts_with("postgres://") || url.starts_with("postgresql://");
    let path = Path::new(url.strip_prefix("sqlite:").unwrap_or(url));
    ensure!(
        is_server || path.exists(),
        "there is no database at {}: name the data folder with --data",
        path.display()
    );
    Ok(())
}

impl Restore {
    pub(super) fn run(self, flags: &Flags) -> anyhow::Result<Exit> {
        let identities = self.identity.as_deref().map(backup::identities);
        let identities = identities.transpose()?.unwrap_or_default();
        let places = Config::places(flags)?;
        let target = Target {
            data: places.data,
            database_url: places.database_url,
            media_url: places.media_url,
        };
        let runtime = Runtime::new()?;
        let shown = Shown::default();
        let handle = runtime.handle();
        let progress = shown.on("restored");
        let made = backup::restore(&self.file, &identities, &target, handle, progress)
            .with_context(|| format!("cannot restore {}", self.file.display()))?;
        say(format_args!(
            "{}: restored as of {}, {} stored files. What was stored later is missing, and letters sent later will be sent again.",
            target.data.display(),
            made.begun_at.to_rfc3339(),
            made.files
        ));
        Ok(Exit::Done)
    }
}

/// Shows how far a long command is, once a second, on a terminal.
#[derive(Default)]
struct Shown {
    last: Option<Instant>,
}

impl Shown {
    fn on(mut self, done: &'static str) -> impl FnMut(Progress) {
        move |progress| {
            let is_due = self
                .last
                .is_none_or(|last| last.elapsed() > Duration::from_secs(1));
            if is_due && std::io::stderr().is_terminal() {
                self.last = Some(Instant::now());
                let mut err = std::io::stderr();
                let _ = write!(
                    err,
                    "\r{} files, {} MB {done}",
                    progress.files,
                    progress.bytes / 1_000_000
                );
            }
        }
    }
}
