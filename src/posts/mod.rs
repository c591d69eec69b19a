//! Lists of posts that organizers collected, as people save them: delimited text in any usual encoding, Excel files old
//! and new, HTML and XML under the name of one.
//!
//! [`List::open`] finds the heading and the columns of a file, [`bring_in`] imports its rows, [`report`] tells the
//! outcome of each.

pub mod bring_in;
mod columns;
mod delimited;
mod heading;
mod markup;
pub mod report;
mod sheet;
mod table;

use crate::contest::Contest;
use crate::contest::imported_post::PostRow;
use crate::media::probe;
pub use columns::{Columns, FIELDS};
use delimited::Delimited;
use heading::Heading;
use table::{Cells, Row};
pub use table::{ListProblem, MOST_ROWS};

/// The first bytes of old Office files and of locked new ones.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A list whose columns are known.
pub struct List {
    table: Table,
    heading: Heading,
    /// Which column holds which detail.
    pub columns: Columns,
}

/// The rows of a file.
enum Table {
    /// Read one by one.
    Text(Delimited),
    /// In memory, as the crates that read them have them.
    Rows(Vec<Row>),
}

impl List {
    /// Opens a file and chooses its columns.
    pub fn open(bytes: &[u8], contest: &Contest) -> Result<Self, ListProblem> {
        let mut first_problem = ListProblem::Empty;
        for (at, table) in tables(bytes)?.into_iter().enumerate() {
            match Self::of(table, contest) {
                Ok(list) => return list.bounded(),
                Err(problem) if at == 0 => first_problem = problem,
                Err(_) => {}
            }
        }
        Err(first_problem)
    }

    fn of(table: Table, contest: &Contest) -> Result<Self, ListProblem> {
        let first: Vec<Row> = table.rows().take(heading::SEARCHED).collect();
        if first.is_empty() {
            return Err(ListProblem::Empty);
        }
        let heading = Heading::find(&first)?;
        let below = table.rows().filter(|(number, _)| *number > heading.row);
        let sample: Vec<Row> = below.take(columns::SAMPLE).collect();
        if sample.is_empty() {
            return Err(ListProblem::Empty);
        }
        let columns = Columns::choose(&heading, &sample, contest)?;
        Ok(Self {
            table,
            heading,
            columns,
        })
    }

    fn bounded(self) -> Result<Self, ListProblem> {
        let is_too_long = self.below_heading().nth(MOST_ROWS).is_some();
        match is_too_long {
            true => Err(ListProblem::TooLong { limit: MOST_ROWS }),
            false => Ok(self),
        }
    }

    /// Its rows in order; blank ones are left out.
    pub fn rows(&self) -> impl Iterator<Item = PostRow> {
        let below = self.below_heading();
        below.map(|(number, cells)| self.columns.row(number, &cells))
    }

    /// The names of its columns, as the file has them.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.heading.names
    }

    /// The first filled cells of a column, for a person to see what it holds.
    #[must_use]
    pub fn samples(&self, column: usize, most: usize) -> Vec<String> {
        let cells = self.below_heading().take(columns::SAMPLE);
        let texts = cells.filter_map(|(_, cells)| cells.get(column).map(|cell| cell.text.clone()));
        texts
            .filter(|text| !text.trim().is_empty())
            .take(most)
            .collect()
    }

    fn below_heading(&self) -> impl Iterator<Item = Row> {
        let rows = self.table.rows();
        rows.filter(|(number, _)| *number > self.heading.row)
    }
}

impl Table {
    fn rows(&self) -> Box<dyn Iterator<Item = Row> + '_> {
        let rows: Box<dyn Iterator<Item = Row> + '_> = match self {
            Self::Text(text) => Box::new(text.rows()),
            Self::Rows(rows) => Box::new(rows.iter().cloned()),
        };
        Box::new(rows.filter(|(_, cells)| !is_blank(cells)))
    }
}

/// The tables of a file: its sheets, or its one text.
fn tables(bytes: &[u8]) -> Result<Vec<Table>, ListProblem> {
    let sheets = if probe::is_zip(bytes) {
        sheet::sheets(bytes)?
    } else if bytes.starts_with(COMPOUND) {
        sheet::old_sheets(bytes)?
    } else if markup::is_markup(bytes) {
        vec![markup::rows(bytes)]
    } else {
        return Ok(vec![Table::Text(Delimited::open(bytes)?)]);
    };
    Ok(sheets.into_iter().map(Table::Rows).collect())
}

fn is_blank(cells: &Cells) -> bool {
    cells.iter().all(table::Cell::is_blank)
}

#[cfg(test)]
mod tests;
