//! `reeljury verify [BUNDLE]`: computes results again and compares them, for one bundle or for every decided round.
//!
//! The exit status is 0 when everything agrees, 1 when something differs, and 2 when a result cannot be checked.

use std::path::{Path, PathBuf};

use clap::Args;

use super::output::{Exit, say};
use super::tally::{read_bundle, refusal_lines};
use crate::actions::verify_round::{Fault, Verified, verify_round};
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN, Flags};
use crate::contest::bundle::{Difference, recompute};
use crate::db::contests;

#[derive(Args)]
pub(super) struct Verify {
    /// A result bundle; without one, every decided round of this database
    bundle: Option<PathBuf>,
}

impl Verify {
    pub(super) fn run(self, flags: &Flags, clock: Clock) -> anyhow::Result<Exit> {
        match self.bundle {
            Some(path) => verify_file(&path),
            None => verify_database(&App::open(Config::read(flags)?, clock, DEFAULT_LISTEN)?),
        }
    }
}

fn verify_file(path: &Path) -> anyhow::Result<Exit> {
    let bundle = read_bundle(path)?;
    let Err(differences) = recompute(&bundle) else {
        say(format_args!(
            "{} {}: {} entries, {} sheets, {} awards: every row follows from the ballots. sha256 {}",
            bundle.facts.contest,
            bundle.facts.round,
            bundle.facts.entries.len(),
            bundle.facts.sheets.len(),
            bundle.outcome.awards.awards.len(),
            bundle.sha256()
        ));
        return Ok(Exit::Done);
    };
    say(format_args!(
        "{} {}: {} differences",
        bundle.facts.contest,
        bundle.facts.round,
        differences.len()
    ));
    differences.iter().flat_map(difference_lines).for_each(say);
    Ok(Exit::SomethingRefused)
}

fn verify_database(app: &App) -> anyhow::Result<Exit> {
    let (mut decided, mut wrong) = (0, 0);
    for round in app.db.read_now(contests::rounds)? {
        let found = app
            .db
            .read_now(|conn| verify_round(&mut app.tx(conn, app.now()), &round))?;
        let Some(verified) = found else { continue };
        decided += 1;
        wrong += usize::from(!verified.faults.is_empty());
        report(&round.key.to_string(), &verified);
    }
    say(format_args!(
        "{decided} decided rounds, {wrong} with something that does not agree"
    ));
    Ok(if wrong == 0 {
        Exit::Done
    } else {
        Exit::SomethingRefused
    })
}

fn report(round: &str, verified: &Verified) {
    let Verified {
        version,
        sha256,
        awards,
        faults,
    } = verified;
    let verdict = if faults.is_empty() {
        "agrees"
    } else {
        "DOES NOT AGREE"
    };
    say(format_args!(
        "{round:<6} version {version}, {awards} awards: {verdict}. sha256 {sha256}"
    ));
    faults.iter().flat_map(fault_lines).for_each(say);
}

fn fault_lines(fault: &Fault) -> Vec<String> {
    match fault {
        Fault::Spelling => vec!["  the stored bundle is not spelled as bundles are".to_owned()],
        Fault::OtherRound(round) => vec![format!("  the stored bundle is that of {round}")],
        Fault::Result(difference) => difference_lines(difference),
        Fault::Rows {
            list,
            added,
            missing,
        } => {
            let stored = added
                .iter()
                .map(|row| format!("  {list}: stored, but not in the bundle: {row}"));
            let absent = missing
                .iter()
                .map(|row| format!("  {list}: in the bundle, but not stored: {row}"));
            stored.chain(absent).collect()
        }
    }
}

fn difference_lines(difference: &Difference) -> Vec<String> {
    match difference {
        Difference::Version { found } => {
            vec![format!(
                "  this program does not know bundles of version {found}"
            )]
        }
        Difference::Refused(refused) => {
            let lines = refusal_lines(refused);
            lines
                .into_iter()
                .map(|line| format!("  no result follows: {line}"))
                .collect()
        }
        Difference::Order(part) => vec![format!("  {part:?}: the same rows in another order")],
        Difference::Row(row) => {
            let said = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
            vec![format!(
                "  {:?} {}: the bundle says {}, its ballots give {}",
                row.part,
                row.key,
                said(&row.published),
                said(&row.recomputed)
            )]
        }
    }
}
