//! The rows in which a published result and a recomputed one differ.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::canonical::canonical;
use super::result::{Refused, RoundResult};

/// Why a bundle fails its check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A version that this program does not know.
    Version {
        /// The bundle's version.
        found: u32,
    },
    /// No result follows from the bundle's facts.
    Refused(Refused),
    /// A row differs, is missing, or was added.
    Row(DifferenceRow),
    /// The same rows in another order.
    Order(Part),
}

/// A row that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceRow {
    /// The list that the row is in.
    pub part: Part,
    /// The entry's code, `entry/judge`, or the tier's key.
    pub key: String,
    /// The row as published, as canonical JSON; `None` if it is missing.
    pub published: Option<String>,
    /// The row as recomputed; `None` if there should be none.
    pub recomputed: Option<String>,
}

/// The lists of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Ranked entries.
    Ranked,
    /// Entries with too few sheets.
    Unranked,
    /// Sheets that did not count.
    Uncounted,
    /// Awards.
    Awards,
    /// Entries passed over for awards.
    AwardsPassedOver,
    /// Vacant awards.
    Vacant,
    /// Unfilled awards.
    Unfilled,
    /// Entries that advance.
    Advancing,
    /// Entries passed over for advancing.
    AdvancingPassedOver,
}

/// A list's rows: key and canonical JSON of each.
type Rows = Vec<(String, String)>;

pub(super) fn differences(published: &RoundResult, recomputed: &RoundResult) -> Vec<Difference> {
    let lists = rows(published).into_iter().zip(rows(recomputed));
    let compared =
        lists.map(|((part, published), (_, recomputed))| compare(part, &published, &recomputed));
    compared.flatten().collect()
}

fn rows(outcome: &RoundResult) -> Vec<(Part, Rows)> {
    let RoundResult {
        tally,
        awards,
        advancing,
    } = outcome;
    vec![
        (Part::Ranked, list(&tally.ranked, |row| row.entry.0.clone())),
        (
            Part::Unranked,
            list(&tally.unranked, |row| row.entry.0.clone()),
        ),
        (
            Part::Uncounted,
            list(&tally.uncounted, |row| {
                format!("{}/{}", row.entry.0, row.judge.0)
            }),
        ),
        (
            Part::Awards,
            list(&awards.awards, |row| row.entry.0.clone()),
        ),
        (
            Part::AwardsPassedOver,
            list(&awards.passed_over, |row| row.entry.0.clone()),
        ),
        (Part::Vacant, list(&awards.vacant, |row| row.tier.clone())),
        (
            Part::Unfilled,
            list(&awards.unfilled, |row| row.tier.clone()),
        ),
        (
            Part::Advancing,
            list(&advancing.entries, |row| row.entry.0.clone()),
        ),
        (
            Part::AdvancingPassedOver,
            list(&advancing.passed_over, |row| row.entry.0.clone()),
        ),
    ]
}

fn list<T: Serialize>(rows: &[T], key: impl Fn(&T) -> String) -> Rows {
    let json = |row| canonical(&serde_json::to_value(row).unwrap_or(Value::Null));
    rows.iter().map(|row| (key(row), json(row))).collect()
}

fn compare(part: Part, published: &Rows, recomputed: &Rows) -> Vec<Difference> {
    let (one, other) = (by_key(published), by_key(recomputed));
    let mut keys: Vec<&str> = one.keys().chain(other.keys()).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let differing = keys
        .into_iter()
        .filter(|key| one.get(key) != other.get(key));
    let rows: Vec<_> = differing
        .map(|key| {
            let joined =
                |rows: &BTreeMap<&str, Vec<&str>>| rows.get(key).map(|rows| rows.join("\n"));
            let (published, recomputed) = (joined(&one), joined(&other));
            Difference::Row(DifferenceRow {
                part,
                key: key.to_owned(),
                published,
                recomputed,
            })
        })
        .collect();
    if rows.is_empty() && published != recomputed {
        vec![Difference::Order(part)]
    } else {
        rows
    }
}

/// A forged list can hold a key twice; a tier can have several vacancies.
fn by_key(rows: &Rows) -> BTreeMap<&str, Vec<&str>> {
    let mut by_key: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, json) in rows {
        by_key.entry(key).or_default().push(json);
    }
    by_key
}
