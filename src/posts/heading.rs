//! Which rows name the columns? Lists have titles, notes and blank rows above, and headings of two lines.

use std::collections::BTreeMap;

use super::table::{Cells, ListProblem, Row};
use crate::labels::families::{self, Named};

/// So many rows from the first are searched for the heading.
pub(super) const SEARCHED: usize = 20;

/// The names of a table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// As the file has them; empty for a column without a name.
    pub names: Vec<String>,
    /// The number of its last row: the posts are in the rows after it.
    pub row: u64,
}

impl Heading {
    /// The heading among the first rows: the row, or the two rows together, with most known names.
    pub(super) fn find(first: &[Row]) -> Result<Self, ListProblem> {
        let single = first.iter().map(|(number, cells)| Self {
            names: cells
                .iter()
                .map(|cell| cell.text.trim().to_owned())
                .collect(),
            row: *number,
        });
        let double = first.windows(2).filter_map(|rows| match rows {
            [(_, above), (number, below)] => Some(Self {
                names: together(above, below),
                row: *number,
            }),
            _ => None,
        });
        // the first of equals counts: one line before two, a line above before one below
        let found = single.chain(double).enumerate();
        let best = found.max_by_key(|(at, heading)| (heading.known(), usize::MAX - at));
        match best.filter(|(_, heading)| heading.known().0 >= heading.least()) {
            Some((_, heading)) => Ok(heading),
            None => Err(no_heading(first)),
        }
    }

    /// How many details it names, and how specific its names are together.
    fn known(&self) -> (usize, usize) {
        let named = self.names.iter().filter_map(|name| name_of(name));
        let best = named.map(|named| (named.field, named.rank as usize));
        let best: BTreeMap<_, _> = best.collect();
        (best.len(), best.values().sum())
    }

    /// One known name is enough only in a list of one or two columns: a title may contain such a word.
    fn least(&self) -> usize {
        let filled = self.names.iter().filter(|name| !name.is_empty()).count();
        if filled <= 2 { 1 } else { 2 }
    }
}

/// How many cells of a row have a known column name.
pub(super) fn known(cells: &Cells) -> usize {
    cells.iter().filter_map(|cell| name_of(&cell.text)).count()
}

/// What a column's name says; `None` for a detail that is not kept and for a text that is too long for a name.
pub(super) fn name_of(name: &str) -> Option<Named> {
    let is_short = name.chars().count() <= 40 && !name.contains("://");
    families::read(name).filter(|_| is_short)
}

/// The names of a heading of two lines: the one below, led by the one above where it says nothing alone. A name above
/// several columns stands in the first of them.
fn together(above: &Cells, below: &Cells) -> Vec<String> {
    let mut group = String::new();
    let columns = above.len().max(below.len());
    let names = (0..columns).map(|at| {
        let text = |cells: &Cells| cells.get(at).map(|cell| cell.text.trim().to_owned());
        let (above, below) = (
            text(above).unwrap_or_default(),
            text(below).unwrap_or_default(),
        );
        if !above.is_empty() {
            group.clone_from(&above);
        }
        match below.is_empty() {
            true => above,
            false if name_of(&format!("{group}{below}")).is_some() && group != below => {
                format!("{group}{below}")
            }
            false => below,
        }
    });
    names.collect()
}

fn no_heading(first: &[Row]) -> ListProblem {
    let mut cells = first.iter().flat_map(|(_, cells)| cells);
    let text = cells
        .find(|cell| !cell.is_blank())
        .map(|cell| cell.text.trim());
    ListProblem::NoHeading {
        first: text.unwrap_or_default().chars().take(40).collect(),
    }
}
