//! Workbooks that are made to do harm.

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
