//! A round's other lists, for organizers: its entries and its ballots.

use chrono::{DateTime, Utc};

use super::table::{Cell, Column, Table};
use crate::contest::Contest;
use crate::contest::ballot::{HalfPoints, Sheet};
use crate::contest::bundle::Bundle;
use crate::contest::listing::ListedEntry;
use crate::contest::round::RoundKey;
use crate::lang::{Lang, Phrase};
use crate::names;

/// The entries that count in a round, in the order in which they were entered, without contact details.
#[must_use]
pub fn entries(contest: &Contest, round: RoundKey, entries: &[ListedEntry], lang: Lang) -> Table {
    let word = |key: &'static str| lang.word(&Phrase::new(key));
    let zone = contest.calendar.zone();
    let instant = |at: DateTime<Utc>| {
        Cell::Text(at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string())
    };
    let row = |entry: &ListedEntry| {
        vec![
            Cell::Text(entry.code.clone()),
            Cell::Text(entry.title.clone()),
            Cell::Text(entry.author.clone()),
            Cell::Text(lang.word(&names::source(entry.platform))),
            entry.link.clone().map_or(Cell::Empty, Cell::Text),
            entry.published_at.map_or(Cell::Empty, instant),
            instant(entry.submitted_at),
        ]
    };
    Table {
        file_name: format!("entries-{round}"),
        title: titled("list-entries-title", contest, round, lang),
        note: word("list-internal"),
        columns: vec![
            Column::new("code", word("list-code"), 14),
            Column::new("title", word("list-title"), 48),
            Column::new("author", word("list-author"), 24),
            Column::new("source", word("list-source"), 14),
            Column::new("link", word("list-link"), 48),
            Column::new("published_at", word("list-published"), 18),
            Column::new("submitted_at", word("list-submitted"), 18),
        ],
        rows: entries.iter().map(row).collect(),
    }
}

/// The sheets of a decided round, by entry and judge, with the points of every criterion in the definition's order. A
/// judge is named by the number on the panel.
#[must_use]
pub fn ballots(contest: &Contest, round: RoundKey, bundle: &Bundle, lang: Lang) -> Table {
    let word = |key: &'static str| lang.word(&Phrase::new(key));
    let scales = &bundle.facts.rules.scoring.criteria;
    let mut columns = vec![
        Column::new("code", word("list-code"), 14),
        Column::new("judge", word("list-judge"), 8),
    ];
    columns.extend(scales.iter().map(|scale| {
        let name = criterion_name(contest, &scale.key, lang);
        Column::new(scale.key.clone(), name, 12)
    }));
    columns.push(Column::new("total", word("list-total"), 8));
    let row = |sheet: &Sheet| {
        let points = |halves: HalfPoints| Cell::Points(halves.0.into());
        let mut cells = vec![
            Cell::Text(sheet.entry.0.clone()),
            Cell::Text(sheet.judge.0.clone()),
        ];
        cells.extend(scales.iter().map(|scale| {
            let given = sheet.points.get(&scale.key);
            given.map_or(Cell::Empty, |halves| points(*halves))
        }));
        cells.push(sheet.total(scales).map_or(Cell::Empty, points));
        cells
    };
    Table {
        file_name: format!("ballots-{round}"),
        title: titled("list-ballots-title", contest, round, lang),
        note: word("list-internal"),
        columns,
        rows: bundle.facts.sheets.iter().map(row).collect(),
    }
}

fn titled(key: &'static str, contest: &Contest, round: RoundKey, lang: Lang) -> String {
    let title = Phrase::new(key)
        .with("contest", lang.pick(&contest.definition.name))
        .with("round", names::round(round));
    lang.word(&title)
}

/// The name of a criterion, or its key if the definition in force lacks it.
fn criterion_name(contest: &Contest, key: &str, lang: Lang) -> String {
    let criteria = &contest.definition.criteria;
    let known = criteria.iter().find(|criterion| criterion.key == key);
    known.map_or_else(|| key.to_owned(), |known| lang.pick(&known.name).to_owned())
}
