//! Which column holds which detail? Its name says what it should hold, its cells what it does hold; both count.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::heading::{self, Heading};
use super::table::{Cell, Cells, ListProblem, Row};
use crate::contest::Contest;
use crate::contest::date_input::{self, Written};
use crate::contest::imported_post::PostRow;
use crate::contest::link;
use crate::labels::Field;
use crate::labels::families::Rank;

/// So many rows tell what a column holds.
pub(super) const SAMPLE: usize = 200;

/// The details of a list, in the order in which they are shown.
pub const FIELDS: [Field; 9] = [
    Field::Link,
    Field::Title,
    Field::Author,
    Field::PublishedAt,
    Field::Intro,
    Field::Account,
    Field::Contact,
    Field::Phone,
    Field::Email,
];

/// The columns of each detail, counted from 0, best first: the first filled cell of a row counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// By the detail's key; none for a detail that no column holds.
    #[serde(flatten)]
    of: BTreeMap<Field, Vec<usize>>,
    /// The column with the time of day, where it stands apart from the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<usize>,
}

impl Columns {
    /// Chooses the columns of a table by the heading and some rows.
    pub(super) fn choose(
        heading: &Heading,
        sample: &[Row],
        contest: &Contest,
    ) -> Result<Self, ListProblem> {
        let survey = Survey {
            heading,
            sample,
            contest,
        };
        let mut columns = Self::default();
        for field in FIELDS {
            columns.of.insert(field, survey.columns(field));
        }
        columns.time = survey.time_beside(columns.of(Field::PublishedAt));
        match columns.of(Field::Link) {
            [] => Err(ListProblem::NoLinkColumn),
            _ => Ok(columns),
        }
    }

    /// The columns of a detail, best first.
    #[must_use]
    pub fn of(&self, field: Field) -> &[usize] {
        self.of.get(&field).map_or(&[], Vec::as_slice)
    }

    /// With another column for a detail, or none.
    #[must_use]
    pub fn with(mut self, field: Field, column: Option<usize>) -> Self {
        if self.of(field).first().copied() != column {
            self.of.insert(field, column.into_iter().collect());
            if field == Field::PublishedAt {
                self.time = None;
            }
        }
        self
    }

    /// The details of a row.
    pub(super) fn row(&self, number: u64, cells: &Cells) -> PostRow {
        let line = |field| one_line(self.shown(field, cells));
        PostRow {
            number,
            link: self.link(cells),
            title: line(Field::Title),
            author: line(Field::Author),
            account: line(Field::Account),
            published_at: self.date(cells),
            description: self.shown(Field::Intro, cells).trim().to_owned(),
            contact: line(Field::Contact),
            phone: number_text(&line(Field::Phone)),
            email: line(Field::Email),
        }
    }

    /// The texts of a row for a person to compare: its cells of a detail.
    pub(super) fn shown<'a>(&self, field: Field, cells: &'a Cells) -> &'a str {
        let texts = self.of(field).iter().filter_map(|at| cells.get(*at));
        let mut filled = texts.filter(|cell| !cell.text.trim().is_empty());
        filled.next().map_or("", |cell| &cell.text)
    }

    /// The share text of a row, or the address behind the words that a cell shows.
    fn link(&self, cells: &Cells) -> String {
        let cells = self.of(Field::Link).iter().filter_map(|at| cells.get(*at));
        let mut filled = cells.filter(|cell| !cell.is_blank());
        filled.next().map(link_of).unwrap_or_default()
    }

    fn date(&self, cells: &Cells) -> String {
        let day = one_line(self.shown(Field::PublishedAt, cells));
        let time = self.time.and_then(|at| cells.get(at));
        match (
            date_input::written(&day),
            time.map(|cell| one_line(&cell.text)),
        ) {
            (Some(Written::Day(_)), Some(time)) if is_time(&time) => format!("{day} {time}"),
            _ => day,
        }
    }
}

fn link_of(cell: &Cell) -> String {
    match &cell.link {
        Some(link) if !cell.text.contains("://") => link.clone(),
        _ => cell.text.trim().to_owned(),
    }
}

/// A value of one line: its line breaks are blanks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number that a spreadsheet has written as `1.38E+10` or `13800000000.0`, if no digit is lost; else the text.
fn number_text(text: &str) -> String {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    exponent_text(whole).unwrap_or_else(|| whole.to_owned())
}

fn exponent_text(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
    let (first, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_number = format!("{first}{rest}")
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    // fewer digits than places: the spreadsheet has rounded the number
    (is_number && first.len() == 1 && rest.len() == exponent).then(|| format!("{first}{rest}"))
}

fn is_time(text: &str) -> bool {
    matches!(date_input::written(text), Some(Written::Time(_)))
}

/// A heading and the cells below it.
struct Survey<'a> {
    heading: &'a Heading,
    sample: &'a [Row],
    contest: &'a Contest,
}

/// How many of a column's cells are what a detail needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    None,
    Some,
    Most,
}

impl Survey<'_> {
    fn columns(&self, field: Field) -> Vec<usize> {
        match field {
            Field::Link => self.links(),
            Field::PublishedAt => self.dates(),
            _ => self.named(field).into_iter().map(|(at, _)| at).collect(),
        }
    }

    /// The columns with this detail's name, the most specific first.
    fn named(&self, field: Field) -> Vec<(usize, Rank)> {
        let names = self.heading.names.iter().enumerate();
        let named = names.filter_map(|(at, name)| {
            let named = heading::name_of(name).filter(|named| named.field == field)?;
            Some((at, named.rank))
        });
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|(at, rank)| (std::cmp::Reverse(*rank), *at));
        named
    }

    /// Columns of links: by what they hold first, by name second. A column that is named otherwise, or not at all, is
    /// one only if no named column holds a link.
    fn links(&self) -> Vec<usize> {
        let mut named: Vec<_> = self
            .named(Field::Link)
            .into_iter()
            .map(|(at, rank)| (self.share(at, |cell| self.is_post(cell)), rank, at))
            .collect();
        named.sort_by_key(|(share, rank, at)| (std::cmp::Reverse((*share, *rank)), *at));
        let holding = named.iter().filter(|(share, ..)| *share > Share::None);
        let holding: Vec<_> = holding.map(|(_, _, at)| *at).collect();
        if !holding.is_empty() {
            return holding;
        }
        let unnamed =
            (0..self.width()).find(|at| self.share(*at, |cell| self.is_post(cell)) == Share::Most);
        let empty = named
            .iter()
            .filter(|(_, rank, at)| *rank > Rank::Weak && !self.is_of_addresses(*at));
        match unnamed {
            Some(at) => vec![at],
            None => empty.map(|(_, _, at)| *at).take(1).collect(),
        }
    }

    /// Whether a cell leads to what can be a video of the contest.
    fn is_post(&self, cell: &Cell) -> bool {
        let text = link_of(cell);
        let found = link::find_links(&text, &self.contest.definition.link_settings());
        let mut links = found.iter().filter_map(|found| found.result.as_ref().ok());
        links.any(|link| link.can_be_an_entry())
    }

    /// Whether a column holds where people live, not where videos are.
    fn is_of_addresses(&self, at: usize) -> bool {
        let postal = |cell: &Cell| {
            let text = link_of(cell);
            !text.contains("://") && text.contains(['路', '街', '区', '号', '室', '村', '道'])
        };
        self.share(at, postal) == Share::Most
    }

    /// Columns of dates: readable ones first, then the more specific name.
    fn dates(&self) -> Vec<usize> {
        let mut named = self.named(Field::PublishedAt);
        let readable = |at: usize| {
            let share = self.share(at, |cell| {
                date_input::written(&cell.text).is_some_and(|w| !matches!(w, Written::Time(_)))
            });
            std::cmp::Reverse(share)
        };
        named.sort_by_key(|(at, rank)| (readable(*at), std::cmp::Reverse(*rank), *at));
        // one date counts: another column's date is another date
        named.into_iter().map(|(at, _)| at).take(1).collect()
    }

    /// The column with the time of day, beside one that has only days.
    fn time_beside(&self, dates: &[usize]) -> Option<usize> {
        let named = self.named(Field::PublishedAt).into_iter().map(|(at, _)| at);
        let mut times = named.filter(|at| !dates.contains(at));
        times.find(|at| self.share(*at, |cell| is_time(&cell.text)) == Share::Most)
    }

    fn share(&self, at: usize, is_good: impl Fn(&Cell) -> bool) -> Share {
        let cells = self.sample.iter().filter_map(|(_, cells)| cells.get(at));
        let filled = cells.filter(|cell| !cell.is_blank());
        let (mut all, mut good) = (0, 0);
        for cell in filled {
            all += 1;
            good += usize::from(is_good(cell));
        }
        match good {
            0 => Share::None,
            good if good * 2 >= all => Share::Most,
            _ => Share::Some,
        }
    }

    fn width(&self) -> usize {
        let widths = self.sample.iter().map(|(_, cells)| cells.len());
        widths.max().unwrap_or_default()
    }
}
