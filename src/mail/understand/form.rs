//! Reads a registration form among the attachments as rows of cells.
//!
//! Word documents (docx) and workbooks (xlsx) are read; a paragraph is a row of one cell. Forms are unpacked only up to
//! a limit.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::label::{Field, of_cell};
use crate::mail::receive::attachment::Attachment;
use crate::mail::{decoders, limits};
use crate::media::archive;
use crate::workbook::{Bounds, first_sheet};

/// The text of a row's cells.
pub type Row = Vec<String>;

/// The most rows of a form that are read; a form has tens.
const ROWS: usize = 500;

/// The most columns of a workbook that are read.
const COLUMNS: u32 = 100;

/// The rows of a file; none when it is not a form or cannot be read.
pub fn rows_of(file: &Attachment) -> Vec<Row> {
    let extension = file.extension();
    let bytes = match extension.as_str() {
        "docx" | "xlsx" => file.bytes(limits::FORM_BYTES),
        _ => None,
    };
    bytes.map_or(vec![], |bytes| rows(&extension, &bytes))
}

/// The rows of a docx or xlsx file by its extension; none when it is something else or cannot be read.
pub fn rows(extension: &str, bytes: &[u8]) -> Vec<Row> {
    match extension {
        "docx" => document_rows(bytes).unwrap_or_default(),
        "xlsx" => workbook_rows(bytes).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The fields of label cells with their values: a value is in the next cell of the row, or in the cell below if the
/// next cell is a label, too.
pub fn labelled(rows: &[Row]) -> Vec<(Field, String)> {
    let mut values = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let Some(field) = of_cell(cell) else {
                continue;
            };
            let beside = row[column + 1..]
                .iter()
                .find(|cell| !cell.is_empty())
                .filter(|cell| of_cell(cell).is_none());
            let below = || {
                rows.get(at + 1)
                    .and_then(|row| row.get(column))
                    .filter(|cell| of_cell(cell).is_none())
            };
            if let Some(value) = beside.or_else(below).filter(|value| !value.is_empty()) {
                values.push((field, value.clone()));
            }
        }
    }
    values
}

fn document_rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let mut archive = archive::open(bytes).ok()?;
    let document = archive.by_name("word/document.xml").ok()?;
    let mut xml = Vec::new();
    document
        .take(limits::FORM_UNPACKED_BYTES)
        .read_to_end(&mut xml)
        .ok()?;
    let xml = String::from_utf8_lossy(&xml);
    let mut reader = Reader::from_str(&xml);
    let mut page = Document::default();
    while page.rows.len() < ROWS {
        match reader.read_event() {
            Ok(Event::Start(tag)) => page.open(tag.local_name().as_ref()),
            Ok(Event::End(tag)) => page.close(tag.local_name().as_ref()),
            Ok(Event::Empty(tag)) => page.empty(tag.local_name().as_ref()),
            Ok(Event::Text(text)) if page.in_text => page.push(&text),
            Ok(Event::GeneralRef(entity)) if page.in_text => page.entity(&entity),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Some(page.rows)
}

/// A Word document while it is read.
#[derive(Default)]
struct Document {
    rows: Vec<Row>,
    row: Row,
    cell: String,
    in_text: bool,
    /// How many table cells are open; a table may be inside a cell.
    cells: usize,
}

impl Document {
    fn open(&mut self, tag: &str) {
        match tag {
            "t" => self.in_text = true,
            "tc" => self.cells += 1,
            _ => {}
        }
    }

    fn empty(&mut self, tag: &str) {
        match tag {
            "br" | "cr" => self.push("\n"),
            "tab" => self.push(" "),
            _ => {}
        }
    }

    fn close(&mut self, tag: &str) {
        match tag {
            "t" => self.in_text = false,
            "p" if self.cells == 0 => {
                let line = std::mem::take(&mut self.cell);
                self.rows
                    .extend(line.lines().map(|line| vec![line.trim().to_owned()]));
            }
            "p" => self.push("\n"),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.row
                    .push(std::mem::take(&mut self.cell).trim().to_owned());
            }
            "tr" => self.rows.push(std::mem::take(&mut self.row)),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.cell.push_str(text);
    }

    fn entity(&mut self, name: &str) {
        decoders::push_entity(&format!("&{name};"), &mut self.cell);
    }
}

fn workbook_rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let bounds = Bounds {
        unpacked: limits::FORM_UNPACKED_BYTES,
        rows: ROWS,
        columns: COLUMNS,
    };
    let (mut rows, mut next) = (vec![], 0);
    for (place, cells) in first_sheet(bytes, bounds).ok()? {
        // an empty row separates the cells below it from the row before it
        if place > next {
            rows.push(vec![]);
        }
        let text = |cell: &calamine::Data| cell.to_string().trim().to_owned();
        rows.push(cells.iter().map(text).collect());
        next = place.saturating_add(1);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn docx(body: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("word/document.xml", SimpleFileOptions::default())
            .unwrap();
        archive
            .write_all(format!("<w:document xmlns:w='w'>{body}</w:document>").as_bytes())
            .unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_document_gives_paragraphs_and_table_rows() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let body = format!(
            "<w:p><w:r><w:t>报名</w:t></w:r><w:r><w:t>表&amp;</w:t></w:r></w:p><w:tbl><w:tr>{}{}</w:tr></w:tbl>",
            cell("作者"),
            cell("李华")
        );
        assert_eq!(
            rows("docx", &docx(&body)),
            [
                vec!["报名表&".to_owned()],
                vec!["作者".to_owned(), "李华".to_owned()]
            ]
        );
    }

    #[test]
    fn a_form_gives_values_beside_or_below_its_labels() {
        let row = |cells: &[&str]| {
            cells
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect::<Vec<_>>()
        };
        let beside = labelled(&[row(&["作品名称", "桥", "作者", "李华"])]);
        assert_eq!(
            beside,
            [
                (Field::Title, "桥".to_owned()),
                (Field::Author, "李华".to_owned())
            ]
        );
        let below = labelled(&[row(&["作品名称", "作者"]), row(&["桥", "李华"])]);
        assert_eq!(below, beside);
    }

    proptest! {
        #[test]
        fn broken_forms_are_read_without_panic(at: usize, byte: u8, noise: Vec<u8>) {
            let mut bytes = docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>");
            let at = at % bytes.len();
            bytes[at] = byte;
            rows("docx", &bytes);
            rows("xlsx", &bytes);
            rows("xlsx", &[b"PK".as_slice(), &noise].concat());
        }
    }
}
