//! A sheet of an Excel file, each cell as the text that a person would type.

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

use super::table::{Cell, ListProblem, MOST_COLUMNS, MOST_ROWS, Row};
use crate::workbook::{Book, Bounds, Place, Sheet, Unreadable, old_sheets as old};

/// Bounds of a list: more rows than allowed beside the heading and what stands above it, so that a list that is too
/// long is seen.
const BOUNDS: Bounds = Bounds {
    unpacked: 512 * 1024 * 1024,
    rows: MOST_ROWS + 32,
    columns: MOST_COLUMNS,
};
/// Days since 1904 of the years 2000 to 2099.
const DAYS_FROM_1904: std::ops::Range<f64> = 35_064.0..71_589.0;
/// So many sheets are searched for the list. The first is often an explanation.
const MOST_SHEETS: usize = 8;

/// The sheets of an .xlsx file with anything in them, row by row.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Vec<Row>>, ListProblem> {
    let mut book = Book::open(bytes, BOUNDS).map_err(problem)?;
    let numbers = 0..book.len().min(MOST_SHEETS);
    let sheets: Result<Vec<Sheet>, _> = numbers.map(|at| book.sheet(at)).collect();
    Ok(filled(sheets.map_err(problem)?))
}

/// The same of an .xls file.
pub(super) fn old_sheets(bytes: &[u8]) -> Result<Vec<Vec<Row>>, ListProblem> {
    Ok(filled(old(bytes, BOUNDS).map_err(problem)?))
}

fn filled(sheets: Vec<Sheet>) -> Vec<Vec<Row>> {
    let sheets = sheets.into_iter().take(MOST_SHEETS).map(rows);
    sheets.filter(|rows| !rows.is_empty()).collect()
}

fn problem(error: Unreadable) -> ListProblem {
    match error {
        Unreadable::Locked => ListProblem::Locked,
        _ => ListProblem::NotATable,
    }
}

fn rows(sheet: Sheet) -> Vec<Row> {
    let numbered = sheet.rows.iter().map(|(row, cells)| {
        let cells = (0..).zip(cells);
        let cells = cells.map(|(column, data)| cell(&sheet, (*row, column), data));
        (u64::from(*row) + 1, cells.collect())
    });
    numbered.collect()
}

fn cell(sheet: &Sheet, place: Place, data: &Data) -> Cell {
    let formula = sheet.formulas.get(&place);
    let formula = formula.and_then(|formula| Cell::of_formula(formula));
    let (shown, made) = formula.map_or((None, None), |cell| (Some(cell.text), cell.link));
    let text = Some(text(data, sheet.is_1904)).filter(|text| !text.is_empty());
    Cell {
        // a workbook that no spreadsheet program has computed has the formula alone
        text: text.or(shown).unwrap_or_default(),
        link: sheet.links.get(&place).cloned().or(made),
    }
}

fn text(cell: &Data, is_1904: bool) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(at) => date_text(*at),
        Data::String(text) => Cell::typed(text).text,
        // where days are counted from 1904, a bare number can be a day only so
        Data::Float(number) if is_1904 && DAYS_FROM_1904.contains(number) => date_text(
            ExcelDateTime::new(*number, ExcelDateTimeType::DateTime, true),
        ),
        other => other.to_string(),
    }
}

/// A day, a time, or both: a number below one day is a time, and never a day in 1899.
fn date_text(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let is_whole = (hour, minute, second) == (0, 0, 0);
    match at.as_f64() {
        value if value < 1.0 => time,
        _ if is_whole => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}
