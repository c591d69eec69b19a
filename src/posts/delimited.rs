//! A table of delimited text. Its bytes tell its encoding, the row of column names its delimiter.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::heading;
use super::table::{Cell, Cells, ListProblem, MOST_COLUMNS, Row};

/// The delimiters, in the order in which they are tried.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// So many bytes tell how a text is encoded where it has no byte order mark.
const SAMPLE: usize = 64 * 1024;

/// A text whose rows are read one by one.
pub(super) struct Delimited {
    text: String,
    delimiter: u8,
    /// Lines before the first row: `sep=;`.
    above: u64,
}

impl Delimited {
    /// Opens a text.
    ///
    /// # Errors
    /// [`ListProblem::NotATable`] for bytes that are no text.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, ListProblem> {
        let text = decode(bytes).replace("\r\n", "\n").replace('\r', "\n");
        if text.contains('\0') {
            return Err(ListProblem::NotATable);
        }
        Ok(match declared_delimiter(&text) {
            Some((delimiter, length)) => Self {
                text: text[length..].to_owned(),
                delimiter,
                above: 1,
            },
            None => Self {
                delimiter: likely_delimiter(&text),
                text,
                above: 0,
            },
        })
    }

    /// The rows with their numbers. Empty lines count as rows of a spreadsheet.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        let mut number = self.above;
        let records = reader(&self.text, self.delimiter).into_records();
        records.map_while(Result::ok).map(move |record| {
            number += 1 + empty_lines_before(&self.text, &record);
            (number, cells_of(&record))
        })
    }
}

/// The delimiter in a first line such as `sep=;`, which Excel writes and reads, and the line's length.
fn declared_delimiter(text: &str) -> Option<(u8, usize)> {
    let line = text.lines().next()?;
    let inside = line.trim().trim_matches('"');
    let declared = inside
        .strip_prefix("sep=")
        .or_else(|| inside.strip_prefix("SEP="))?;
    let delimiter = match declared.as_bytes() {
        [delimiter] => *delimiter,
        // `sep=,` opened and saved again: the delimiter was taken for one
        _ => b',',
    };
    Some((delimiter, (line.len() + 1).min(text.len())))
}

/// How many empty lines are before a record.
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

/// Decodes by the byte order mark. Without one the bytes tell: every second byte of UTF-16 text in Chinese and English
/// tends to be 0; GB18030, which Chinese spreadsheet programs write, has many more faults when it is read as UTF-8 than
/// a UTF-8 file that has lost a few bytes.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let (encoding, length) = Encoding::for_bom(bytes).unwrap_or_else(|| (likely(bytes), 0));
    encoding.decode_without_bom_handling(&bytes[length..]).0
}

fn likely(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match sample.len() / 16 {
        least if odd > least && even == 0 => UTF_16LE,
        least if even > least && odd == 0 => UTF_16BE,
        _ if faults(bytes) * 10 > 1 + letters(bytes) => GB18030,
        _ => UTF_8,
    }
}

/// The stretches of bytes that are not valid UTF-8.
fn faults(bytes: &[u8]) -> usize {
    let chunks = bytes.utf8_chunks();
    chunks.filter(|chunk| !chunk.invalid().is_empty()).count()
}

/// The valid characters of UTF-8 outside ASCII.
fn letters(bytes: &[u8]) -> usize {
    let chunks = bytes.utf8_chunks();
    let of_chunk =
        |chunk: std::str::Utf8Chunk<'_>| chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    chunks.map(of_chunk).sum()
}

/// The delimiter with which the heading has most known columns.
fn likely_delimiter(text: &str) -> u8 {
    let known = |delimiter: &u8| {
        let records = reader(text, *delimiter).into_records();
        let rows = records.map_while(Result::ok).take(heading::SEARCHED);
        let rows = rows.map(|record| heading::known(&cells_of(&record)));
        rows.max().unwrap_or_default()
    };
    // `max_by_key` takes the last of equals, so the preferred delimiter comes last
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

fn cells_of(record: &StringRecord) -> Cells {
    record
        .iter()
        .take(MOST_COLUMNS as usize)
        .map(Cell::typed)
        .collect()
}
