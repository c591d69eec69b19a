//! Lists of posts that organizers collected, as CSV in any usual encoding or as a spreadsheet.
//!
//! [`read`] turns a file into rows, [`bring_in`] imports them, and [`report`] has the outcome of each.

pub mod bring_in;
mod delimited;
mod heading;
pub mod report;
mod sheet;

use crate::contest::imported_post::PostRow;
use crate::media::probe;
use heading::Columns;

/// Why a file gives no rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListProblem {
    /// It is empty.
    #[error("the file holds no rows")]
    Empty,
    /// Its first row has no known column name.
    #[error(
        "the first row must name the columns, such as 链接, 标题, 作者, 发布时间 (or link, title, author, published_at); it begins with “{first}”"
    )]
    NoHeading {
        /// The beginning of the first row.
        first: String,
    },
    /// No column contains the links.
    #[error("no column is named 链接 or 分享文本 (or link, url, share_text)")]
    NoLinkColumn,
    /// It cannot be read as a table.
    #[error("the file cannot be read as a table: {0}")]
    NotATable(String),
    /// It has more rows than can be imported at once.
    #[error("the file has more than {limit} rows; divide it")]
    TooLong {
        /// The most rows.
        limit: usize,
    },
}

/// The most rows of one file.
pub const MOST_ROWS: usize = 200_000;

/// A table's rows, each with its number in the file.
type Cells = Vec<(u64, Vec<String>)>;

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
