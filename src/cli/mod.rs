//! The command line and its commands.
//!
//! The exit status is 0 on success, 1 when something was refused, and 2 with one sentence on standard error when the
//! command failed.

mod backup;
mod check;
mod contest;
mod export;
mod fetch_mail;
mod import_mail;
mod import_posts;
mod migrate;
mod output;
mod serve;
mod tally;
mod user;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};

use self::output::Exit;
use crate::clock::Clock;
use crate::config::{Config, Flags};

/// A short-video contest in one program.
#[derive(Parser)]
#[command(name = "reeljury", version, about)]
struct Cli {
    /// Settings file; reeljury.toml where there is one
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Where the program keeps what it stores; ./data by default
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// Run as if it were this instant, such as 2023-08-20T10:00:00+08:00
    #[arg(long, global = true)]
    now: Option<DateTime<Utc>>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the web site and the jobs
    Serve(serve::Serve),
    /// Check links and share texts, line by line, without a database
    Check(check::Check),
    /// Import a list of posts that organizers collected
    ImportPosts(import_posts::ImportPosts),
    /// Check or show a contest's definition
    #[command(subcommand)]
    Contest(contest::Contest),
    /// Manage the accounts of organizers and judges
    #[command(subcommand)]
    User(user::User),
    /// Export a list of a round
    Export(export::Export),
    /// Import messages from files or from the mailbox, or say what would become of them
    ImportMail(import_mail::ImportMail),
    /// Recompute ranks and awards from a result bundle
    Tally(tally::Tally),
    /// Recompute results and compare: those of a bundle, or of every decided round
    Verify(verify::Verify),
    /// Bring the database up to date
    Migrate(migrate::Migrate),
    /// Copy everything that is stored into one file, while the program serves
    Backup(backup::Backup),
    /// Make a data folder of a backup
    Restore(backup::Restore),
}

/// Runs the command named in the arguments.
#[must_use]
pub fn run() -> ExitCode {
    keep_files_private();
    let cli = Cli::parse();
    match execute(cli) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::SomethingRefused) => ExitCode::from(1),
        Err(error) => {
            say_error(&error);
            ExitCode::from(2)
        }
    }
}

/// Whatever the program makes on the disk is for its own user alone.
fn keep_files_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

fn execute(cli: Cli) -> anyhow::Result<Exit> {
    let flags = Flags {
        config: cli.config,
        data: cli.data,
    };
    let clock = cli.now.map_or_else(Clock::default, Clock::set_to);
    match cli.command {
        Command::Check(command) => command.run(&flags, &clock),
        Command::ImportPosts(command) => command.run(Config::read(&flags)?, clock),
        Command::Contest(command) => command.run(&flags),
        Command::Serve(command) => command.run(Config::read(&flags)?, clock),
        Command::User(command) => command.run(Config::read(&flags)?, clock),
        Command::Export(command) => command.run(Config::read(&flags)?, clock),
        Command::Tally(command) => command.run(),
        Command::Verify(command) => command.run(&flags, clock),
        Command::ImportMail(command) if command.dry_run => command.dry_run(),
        Command::ImportMail(command) if command.imap => {
            fetch_mail::run(Config::read(&flags)?, clock)
        }
        Command::ImportMail(command) => command.run(Config::read(&flags)?, clock),
        Command::Migrate(command) => command.run(Config::read(&flags)?, clock),
        Command::Backup(command) => command.run(Config::read(&flags)?, clock),
        Command::Restore(command) => command.run(&flags),
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a command says on standard error why it could not be done"
)]
fn say_error(error: &anyhow::Error) {
    eprintln!("reeljury: {error:#}");
}
