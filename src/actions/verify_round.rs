//! Checks that a round's decided list follows from the stored data: computes its bundle again, and compares every row
//! that was stored with it.

use std::collections::BTreeSet;

use super::decide_awards::UNFILLED;
use super::tally_round::{compute_result, stored_bundle};
use super::tx::Tx;
use crate::contest::award::Award;
use crate::contest::ballot::Sheet;
use crate::contest::bundle::{Bundle, Difference, Facts, recompute};
use crate::db::DbError;
use crate::db::contests::Round;
use crate::db::results::awards::{self, AwardRow};
use crate::db::results::decisions::{self, Decided};

/// The result of checking a list.
#[derive(Debug, Clone)]
pub struct Verified {
    /// The version in force.
    pub version: i32,
    /// The bundle's SHA-256.
    pub sha256: String,
    /// How many awards the bundle gives.
    pub awards: usize,
    /// All differences.
    pub faults: Vec<Fault>,
}

/// A difference between stored and computed data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The stored bundle is not in canonical form, so its hash proves nothing.
    Spelling,
    /// The bundle belongs to another round.
    OtherRound(String),
    /// The bundle's result does not follow from its ballots.
    Result(Difference),
    /// The stored rows differ from the bundle's rows.
    Rows {
        /// The list to which the rows belong.
        list: &'static str,
        /// Rows that are stored, but not in the bundle.
        added: Vec<String>,
        /// Rows of the bundle that are not stored.
        missing: Vec<String>,
    },
}

/// Checks the list in force for a round; `None` when none was decided.
///
/// # Errors
/// [`DbError::Corrupt`] when the stored bundle cannot be read.
pub fn verify_round(tx: &mut Tx<'_>, round: &Round) -> Result<Option<Verified>, DbError> {
    let Some(decided) = decisions::decided(tx.conn, round.id)? else {
        return Ok(None);
    };
    let bundle = stored_bundle(&decided.decision)?;
    let mut faults = faults_of(&bundle, &decided, round);
    faults.extend(compare(
        "awards",
        stored_awards(&decided),
        awards_in(&bundle),
    ));
    faults.extend(compare(
        "vacancies",
        stored_vacancies(&decided),
        vacancies_in(&bundle),
    ));
    let advancing = stored_advancing(tx, &decided)?;
    faults.extend(compare("advancing", advancing, advancing_in(&bundle)));
    let today = compute_result(tx, round, bundle.facts.vacancies.clone())?;
    let sheets = |facts: &Facts| facts.sheets.iter().map(sheet_line).collect();
    faults.extend(compare(
        "ballots",
        sheets(today.facts()),
        sheets(&bundle.facts),
    ));
    Ok(Some(Verified {
        version: decided.decision.version,
        sha256: bundle.sha256(),
        awards: decided.awards.len(),
        faults,
    }))
}

fn faults_of(bundle: &Bundle, decided: &Decided, round: &Round) -> Vec<Fault> {
    let mut faults = vec![];
    if bundle.canonical() != decided.decision.bundle {
        faults.push(Fault::Spelling);
    }
    if bundle.facts.round != round.key.to_string() {
        faults.push(Fault::OtherRound(bundle.facts.round.clone()));
    }
    let differences = recompute(bundle).err().unwrap_or_default();
    faults.extend(differences.into_iter().map(Fault::Result));
    faults
}

type Lines = BTreeSet<String>;

fn compare(list: &'static str, stored: Lines, bundle: Lines) -> Option<Fault> {
    let lines = |one: &Lines, other: &Lines| one.difference(other).cloned().collect::<Vec<_>>();
    let (added, missing) = (lines(&stored, &bundle), lines(&bundle, &stored));
    (!added.is_empty() || !missing.is_empty()).then_some(Fault::Rows {
        list,
        added,
        missing,
    })
}

fn stored_awards(decided: &Decided) -> Lines {
    let line = |row: &AwardRow| {
        award_line(
            &row.entry.code,
            &row.tier,
            (row.place.into(), row.rank.into()),
            row.amount_fen,
        )
    };
    decided.awards.iter().map(line).collect()
}

fn awards_in(bundle: &Bundle) -> Lines {
    let line = |award: &Award| {
        let standing = (award.place.into(), award.rank.into());
        award_line(&award.entry.0, &award.tier, standing, award.amount_fen)
    };
    bundle.outcome.awards.awards.iter().map(line).collect()
}

fn award_line(code: &str, tier: &str, (place, rank): (i64, i64), fen: i64) -> String {
    format!("{code} {tier} place {place} rank {rank} {fen} fen")
}

fn stored_vacancies(decided: &Decided) -> Lines {
    let line = |(tier, count, reason): &(String, i32, String)| format!("{tier} {count}: {reason}");
    decided.vacancies.iter().map(line).collect()
}

fn vacancies_in(bundle: &Bundle) -> Lines {
    let list = &bundle.outcome.awards;
    let vacant = list.vacant.iter().filter(|vacancy| vacancy.count > 0);
    let vacant =
        vacant.map(|vacancy| format!("{} {}: {}", vacancy.tier, vacancy.count, vacancy.reason));
    let unfilled = list.unfilled.iter().filter(|unfilled| unfilled.count > 0);
    let unfilled =
        unfilled.map(|unfilled| format!("{} {}: {UNFILLED}", unfilled.tier, unfilled.count));
    vacant.chain(unfilled).collect()
}

fn stored_advancing(tx: &mut Tx<'_>, decided: &Decided) -> Result<Lines, DbError> {
    let rows = awards::advancing_codes(tx.conn, decided.decision.id)?;
    let line = |(code, rank)| format!("{code} rank {rank}");
    Ok(rows.into_iter().map(line).collect())
}

fn advancing_in(bundle: &Bundle) -> Lines {
    let on = bundle.outcome.advancing.entries.iter();
    on.map(|on| format!("{} rank {}", on.entry.0, on.rank))
        .collect()
}

fn sheet_line(sheet: &Sheet) -> String {
    let points: Vec<String> = sheet
        .points
        .iter()
        .map(|(criterion, halves)| format!("{criterion} {}", halves.0))
        .collect();
    format!("{}/{} {}", sheet.entry.0, sheet.judge.0, points.join(" "))
}
