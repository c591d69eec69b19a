//! The first sheet of an .xlsx file from outside, read within limits.
//!
//! The crate `calamine` reads it, and trusts the lengths that a file declares. So the file is checked first: its
//! unpacked size is limited, and its table of strings must be as long as declared. Cells are read one by one, so that a
//! cell in a far corner does not make a table of billions.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, Reader as _, Xlsx, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::result::ZipError;

use crate::media::archive;

/// The most files in a workbook: pictures beside every row are hundreds.
const MOST_FILES: usize = 10_000;

/// Limits on what is read of a workbook.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The most bytes to which its files may unpack together.
    pub unpacked: u64,
    /// The most rows with any content; further rows are left out.
    pub rows: usize,
    /// The most columns, counted from the first; further columns are left out.
    pub columns: u32,
}

/// Why a workbook cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It unpacks to more bytes than it may.
    #[error("it unpacks to more than {} MB", .0 / 1024 / 1024)]
    TooLarge(u64),
    /// Its table of strings declares more strings than it has bytes.
    #[error("its table of strings contradicts itself")]
    Strings,
    /// It is not an archive.
    #[error(transparent)]
    Packing(#[from] ZipError),
    /// It is not a workbook.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
}

/// The rows of the first sheet that are not empty, each by its number counted from 0, with its cells from the first
/// column on; none if there is no sheet.
pub fn first_sheet(bytes: &[u8], bounds: Bounds) -> Result<BTreeMap<u32, Vec<Data>>, Unreadable> {
    check(bytes, bounds.unpacked)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut rows: BTreeMap<u32, Vec<Data>> = BTreeMap::new();
    let Some(name) = book.sheet_names().first().cloned() else {
        return Ok(rows);
    };
    let mut cells = book.worksheet_cells_reader(&name)?;
    while let Some(cell) = cells.next_cell()? {
        let ((row, column), value) = (cell.get_position(), Data::from(cell.get_value().clone()));
        if column >= bounds.columns || value == Data::Empty {
            continue;
        }
        if rows.len() >= bounds.rows && !rows.contains_key(&row) {
            break;
        }
        put(rows.entry(row).or_default(), column as usize, value);
    }
    Ok(rows)
}

fn put(row: &mut Vec<Data>, column: usize, value: Data) {
    if row.len() <= column {
        row.resize(column + 1, Data::Empty);
    }
    row[column] = value;
}

/// Unpacks everything once only to measure it, since the lengths that a file declares are not trusted.
fn check(bytes: &[u8], bound: u64) -> Result<(), Unreadable> {
    let mut archive = archive::open(bytes)?;
    if archive.len() > MOST_FILES {
        return Err(Unreadable::TooLarge(bound));
    }
    let mut left = bound;
    for at in 0..archive.len() {
        let file = archive.by_index(at)?;
        let plain = file.name().is_ok_and(|name| !is_table_of_strings(&name));
        let mut file = file.take(left);
        let length = match plain {
            true => copy(&mut file, &mut sink()).map_err(ZipError::Io)?,
            false => strings_length(file)?,
        };
        left -= length;
        if left == 0 {
            return Err(Unreadable::TooLarge(bound));
        }
    }
    Ok(())
}

/// Whether a name is that of the table of strings, which is found under any spelling.
fn is_table_of_strings(name: &str) -> bool {
    name.to_lowercase().ends_with("sharedstrings.xml")
}

/// The length of a table of strings. The table must not declare more strings than it has bytes, because `calamine`
/// allocates memory for all of them before it reads the first one.
fn strings_length(mut file: impl Read) -> Result<u64, Unreadable> {
    let mut xml = vec![];
    file.read_to_end(&mut xml).map_err(ZipError::Io)?;
    let length = xml.len() as u64;
    let declared =
        declared_strings(&String::from_utf8_lossy(&xml)).map_err(|_| Unreadable::Strings)?;
    match declared > length {
        true => Err(Unreadable::Strings),
        false => Ok(length),
    }
}

/// How many strings a table declares. It is read as `calamine` reads it: anything except a number counts as 0.
fn declared_strings(xml: &str) -> Result<u64, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sst" => {
                let said = tag.try_get_attribute("uniqueCount")?;
                return Ok(said.and_then(|said| said.value.parse().ok()).unwrap_or(0));
            }
            Event::Eof => return Ok(0),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    const BOUNDS: Bounds = Bounds {
        unpacked: 1_000_000,
        rows: 3,
        columns: 3,
    };

    fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let book = format!(
            r#"<workbook xmlns:r="{relation}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#
        );
        let relations = format!(
            r#"<Relationships><Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
        );
        let root = format!(
            r#"<Relationships><Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        );
        let mut archive = ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in [
            ("_rels/.rels", &*root),
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", &relations),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/SharedStrings.xml", strings),
        ] {
            archive
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn cell(place: &str, number: u8) -> String {
        format!(r#"<row><c r="{place}"><v>{number}</v></c></row>"#)
    }

    fn sheet(cells: &[String]) -> String {
        format!(
            "<worksheet><sheetData>{}</sheetData></worksheet>",
            cells.concat()
        )
    }

    #[test]
    fn a_cell_in_the_far_corner_makes_no_table_of_billions() {
        let cells = [cell("B1", 1), cell("C1048576", 2), cell("XFD1048576", 3)];
        let rows = first_sheet(&workbook(&sheet(&cells), "<sst/>"), BOUNDS).unwrap();
        let (one, two) = (Data::Float(1.0), Data::Float(2.0));
        let expected = [
            (0, vec![Data::Empty, one]),
            (1_048_575, vec![Data::Empty, Data::Empty, two]),
        ];
        assert_eq!(rows, BTreeMap::from(expected));
    }

    #[test]
    fn rows_beyond_the_bound_are_left_out() {
        let cells: Vec<String> = (1..9).map(|row| cell(&format!("A{row}"), row)).collect();
        let rows = first_sheet(&workbook(&sheet(&cells), "<sst/>"), BOUNDS).unwrap();
        assert_eq!(rows.into_keys().collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn a_table_of_strings_that_says_it_is_endless_is_not_believed() {
        for strings in [
            r#"<sst uniqueCount="18446744073709551615"></sst>"#,
            r#"<?xml version="1.0"?></a><x:sst count='1' uniqueCount='1000000000000'/>"#,
        ] {
            let read = first_sheet(&workbook(&sheet(&[]), strings), BOUNDS);
            assert!(matches!(read, Err(Unreadable::Strings)), "{read:?}");
        }
    }

    #[test]
    fn a_packed_bomb_is_let_alone() {
        let bomb = workbook(&"a".repeat(2_000_000), "<sst/>");
        assert!(bomb.len() < 10_000);
        let read = first_sheet(&bomb, BOUNDS);
        assert!(matches!(read, Err(Unreadable::TooLarge(_))), "{read:?}");
    }
}
