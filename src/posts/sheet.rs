//! How is a spreadsheet read? The first sheet of an .xlsx file, each cell as the text a person would type.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::{Cells, ListProblem};

/// What a packed file may unpack to; a list of posts is far smaller.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Whether a file is a packed spreadsheet: it begins as ZIP files do.
pub(super) fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The cells of the first sheet, row by row.
pub(super) fn cells(bytes: &[u8]) -> Result<Cells, ListProblem> {
    refuse_bomb(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(not_a_table)?;
    let range = match book.worksheet_range_at(0) {
        None => return Err(ListProblem::Empty),
        Some(range) => range.map_err(not_a_table)?,
    };
    let first = range.start().map_or(0, |(row, _)| u64::from(row));
    let numbers = first + 1..;
    let rows = range.rows().map(|row| row.iter().map(text).collect());
    Ok(numbers.zip(rows).collect())
}

fn refuse_bomb(bytes: &[u8]) -> Result<(), ListProblem> {
    let packed = zip::ZipArchive::new(Cursor::new(bytes)).map_err(not_a_table)?;
    let size = packed.decompressed_size().unwrap_or_default();
    if size > u128::from(MOST_BYTES) {
        let said = format!("it unpacks to more than {} MB", MOST_BYTES / 1024 / 1024);
        return Err(ListProblem::NotATable(said));
    }
    Ok(())
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

fn not_a_table(error: impl std::fmt::Display) -> ListProblem {
    ListProblem::NotATable(error.to_string())
}
