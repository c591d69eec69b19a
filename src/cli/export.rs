//! `reeljury export LIST --round KEY`: writes a list of a round to standard output or to a file.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};

use super::output::{Exit, say};
use crate::actions::tally_round::stored_bundle;
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::contest::entry::EntryState;
use crate::contest::listing::ListedEntry;
use crate::contest::round::RoundKey;
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::judging::{self, Screened};
use crate::db::results::decisions::{self, Decided};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::export::file::Format;
use crate::export::lists;
use crate::export::table::Table;
use crate::export::winners::{Reader, WinnerList};
use crate::lang::Lang;

#[derive(Args)]
pub(super) struct Export {
    /// The list
    list: ListName,
    /// The round: m01 … m12, q1 … q4, annual
    #[arg(long)]
    round: RoundKey,
    /// The format; csv by default, json for a bundle
    #[arg(long)]
    format: Option<FormatName>,
    /// The file to write; standard output by default
    #[arg(long)]
    out: Option<PathBuf>,
    /// The language
    #[arg(long, default_value = "zh-CN", value_parser = read_lang)]
    lang: Lang,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListName {
    Winners,
    Entries,
    Ballots,
    Payouts,
    Bundle,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    Csv,
    Xlsx,
    Json,
    Html,
}

impl Export {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let app = App::open(config, clock, DEFAULT_LISTEN)?;
        let bytes = match self.list {
            ListName::Payouts => bail!(
                "there is no list of payouts: this program does not pay prizes out; lists are winners, entries, ballots, bundle"
            ),
            ListName::Bundle => self.bundle(&app)?,
            ListName::Winners | ListName::Entries | ListName::Ballots => {
                let format = self.format.unwrap_or(FormatName::Csv).into_format();
                self.table(&app)?.file(format, self.lang, app.now())?.bytes
            }
        };
        self.write(&bytes)
    }

    fn bundle(&self, app: &App) -> anyhow::Result<Vec<u8>> {
        if self.format.is_some_and(|format| format != FormatName::Json) {
            bail!("a bundle is JSON, so that it has one spelling");
        }
        Ok(self.decided(app)?.1.decision.bundle.into_bytes())
    }

    fn table(&self, app: &App) -> anyhow::Result<Table> {
        let contest = &app.contest;
        if self.list == ListName::Entries {
            let key = self.round;
            let entries = app.db.read_now(|conn| {
                let round = contests::round(conn, key)?;
                entries_of(conn, &round)
            })?;
            return Ok(lists::entries(contest, key, &entries, self.lang));
        }
        let (round, decided) = self.decided(app)?;
        if self.list == ListName::Ballots {
            let bundle = stored_bundle(&decided.decision)?;
            return Ok(lists::ballots(contest, round.key, &bundle, self.lang));
        }
        let reader = Reader::Organizer {
            published: round.stage.flags().is_public,
        };
        Ok(WinnerList::of(contest, round.key, &decided.listed(), reader, self.lang).table())
    }

    fn decided(&self, app: &App) -> anyhow::Result<(Round, Decided)> {
        let key = self.round;
        let found = app.db.read_now(|conn| -> Result<_, DbError> {
            let round = contests::round(conn, key)?;
            let decided = decisions::decided(conn, round.id)?;
            Ok((round, decided))
        });
        match found {
            Ok((round, Some(decided))) => Ok((round, decided)),
            Ok((_, None)) => bail!("the winners of {key} are not decided yet"),
            Err(DbError::Missing) => bail!("this contest has no round {key}"),
            Err(error) => Err(error.into()),
        }
    }

    fn write(&self, bytes: &[u8]) -> anyhow::Result<Exit> {
        let Some(path) = &self.out else {
            return match std::io::stdout().write_all(bytes) {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
                _ => Ok(Exit::Done),
            };
        };
        fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        say(format_args!("{} bytes in {}", bytes.len(), path.display()));
        Ok(Exit::Done)
    }
}

impl FormatName {
    fn into_format(self) -> Format {
        match self {
            Self::Csv => Format::Csv,
            Self::Xlsx => Format::Xlsx,
            Self::Json => Format::Json,
            Self::Html => Format::Html,
        }
    }
}

/// The round's pool; before the pool exists, the entries that will be in it.
fn entries_of(conn: &mut Conn, round: &Round) -> Result<Vec<ListedEntry>, DbError> {
    if !round.stage.flags().gathers {
        let pool = judging::pool_page(conn, round.id, Screened::All, EntryId(0), i64::MAX)?;
        return Ok(pool.iter().map(|(_, entry)| entry.listed()).collect());
    }
    let accepted = Filter {
        states: vec![EntryState::Accepted],
        round: Some(round.id),
        ..Filter::default()
    };
    let entries = gallery::page(conn, &accepted, PageStart::Oldest, i64::MAX)?;
    Ok(entries.iter().map(Entry::listed).collect())
}

fn read_lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| format!("“{tag}” is no language of this program; zh-CN, en"))
}
