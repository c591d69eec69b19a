//! Lists of posts that organizers collected, as CSV in any usual encoding or as a spreadsheet.
//!
//! [`read`] turns a file into rows, [`bring_in`] imports them, and [`report`] has the outcome of each.

pub mod bring_in;
mod delimited;
mod heading;
pub mod report;
mod sheet;
mod table;

use crate::contest::imported_post::PostRow;
use crate::media::probe;
use heading::Columns;
pub use table::{ListProblem, MOST_ROWS};

/// Reads a list of posts: the first sheet of an .xlsx file, or text delimited by commas, semicolons or tabs, in UTF-8,
/// UTF-16 with its byte order mark, or GB18030. Blank rows are left out.
pub fn read(bytes: &[u8]) -> Result<Vec<PostRow>, ListProblem> {
    let table = match probe::is_zip(bytes) {
        true => sheet::cells(bytes)?,
        false => delimited::cells(bytes)?,
    };
    let mut rows = table.into_iter().filter(|(_, cells)| !is_blank(cells));
    let (_, first) = rows.next().ok_or(ListProblem::Empty)?;
    let columns = Columns::read(&first)?;
    let rows: Vec<PostRow> = rows
        .take(MOST_ROWS + 1)
        .map(|(number, cells)| columns.row(number, &cells))
        .collect();
    match rows.len() {
        0 => Err(ListProblem::Empty),
        n if n > MOST_ROWS => Err(ListProblem::TooLong { limit: MOST_ROWS }),
        _ => Ok(rows),
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

#[cfg(test)]
mod tests;
