//! Reads the first sheet of an .xlsx file, each cell as the text that a person would type.

use calamine::Data;

use super::table::{Cells, ListProblem, MOST_ROWS};
use crate::workbook::{Bounds, first_sheet};

/// The limits of a list: one row more than allowed besides the heading, so that a list that is too long is noticed.
const BOUNDS: Bounds = Bounds {
    unpacked: 512 * 1024 * 1024,
    rows: MOST_ROWS + 2,
    columns: 64,
};

/// The cells of the first sheet, row by row.
pub(super) fn cells(bytes: &[u8]) -> Result<Cells, ListProblem> {
    let rows =
        first_sheet(bytes, BOUNDS).map_err(|error| ListProblem::NotATable(error.to_string()))?;
    let rows = rows.into_iter();
    let numbered = rows.map(|(row, cells)| (u64::from(row) + 1, cells.iter().map(text).collect()));
    Ok(numbered.collect())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        other => other.to_string(),
    }
}
