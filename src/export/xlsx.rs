//! A workbook: one sheet, a bold heading that stays in view, text as text and numbers as numbers.

use chrono::{DateTime, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Table};

pub(super) fn bytes(table: &Table, now: DateTime<Utc>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(now.timestamp())?;
    let properties = DocProperties::new()
        .set_title(&table.title)
        .set_comment(&table.note)
        .set_creation_datetime(&made);
    book.set_properties(&properties);
    fill(book.add_worksheet(), table)?;
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    for (place, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, place, &column.words, &head)?;
        sheet.set_column_width(place, column.width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1..).zip(&table.rows) {
        for (place, cell) in (0..).zip(row) {
            write(sheet, line, place, cell)?;
        }
    }
    Ok(())
}

/// Writes a cell; text is written as text, so that nothing in it can become a formula.
fn write(sheet: &mut Worksheet, line: u32, place: u16, cell: &Cell) -> Result<(), XlsxError> {
    let number = |value: i64, share: f64, shown: &str| (as_float(value) / share, shown.to_owned());
    let (value, shown) = match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => {
            sheet.write_string(line, place, text)?;
            return Ok(());
        }
        Cell::Number(value) => number(*value, 1.0, "0"),
        Cell::Points(halves) => number(*halves, 2.0, "0.0"),
        Cell::Money(fen) if fen % 100 == 0 => number(*fen, 100.0, "#,##0"),
        Cell::Money(fen) => number(*fen, 100.0, "#,##0.00"),
    };
    let format = Format::new().set_num_format(shown);
    sheet.write_number_with_format(line, place, value, &format)?;
    Ok(())
}

/// Workbooks store all numbers as floating point, in which whole numbers below 2^53 are exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "amounts of a contest lie far below 2^53"
)]
fn as_float(value: i64) -> f64 {
    value as f64
}
