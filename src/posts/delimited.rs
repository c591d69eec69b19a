//! Reads a table of delimited text. Its bytes show its encoding, and its row of column names shows its delimiter.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030};

use super::heading::Columns;
use super::table::{Cells, ListProblem};

/// The delimiters, in the order in which they are tried.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The cells of a text table, row by row.
pub(super) fn cells(bytes: &[u8]) -> Result<Cells, ListProblem> {
    let text = decode(bytes).replace("\r\n", "\n");
    let mut number = 0;
    let mut rows = vec![];
    for record in reader(&text, delimiter(&text)).into_records() {
        let record = record.map_err(not_a_table)?;
        number += 1 + empty_lines_before(&text, &record);
        rows.push((number, cells_of(&record)));
    }
    Ok(rows)
}

/// How many empty lines come before a record, since they count as rows of a spreadsheet.
fn empty_lines_before(text: &str, record: &StringRecord) -> u64 {
    let begins = record.position().map_or(0, csv::Position::byte);
    let bytes = usize::try_from(begins)
        .ok()
        .and_then(|at| text.as_bytes().get(at..));
    let empty = bytes
        .unwrap_or_default()
        .iter()
        .take_while(|byte| **byte == b'\n');
    empty.count() as u64
}

/// Decodes by the byte order mark; without one, as UTF-8 if all of it is valid, else as GB18030, which Chinese
/// spreadsheet programs write.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => GB18030.decode_without_bom_handling(bytes).0,
    }
}

/// The delimiter with which most columns have a known name.
fn delimiter(text: &str) -> u8 {
    let known = |delimiter: &u8| {
        let first = reader(text, *delimiter).into_records().find_map(Result::ok);
        first.map_or(0, |record| Columns::known(&cells_of(&record)))
    };
    // `max_by_key` returns the last of equal values, so the preferred delimiter comes last
    let best = DELIMITERS.into_iter().rev().max_by_key(known);
    best.unwrap_or(b',')
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn cells_of(record: &StringRecord) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}

fn not_a_table(error: csv::Error) -> ListProblem {
    ListProblem::NotATable(error.to_string())
}
