//! Spreadsheets in a sound archive, with arbitrary content.

use super::packed::packed;

const BOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// The bytes are the sheet, then its strings and its styles, each after an empty line.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    let mut parts = text.split("\n\n");
    let mut next = || parts.next().unwrap_or_default().as_bytes();
    let book = packed(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", next()),
        ("xl/sharedStrings.xml", next()),
        ("xl/styles.xml", next()),
    ]);
    super::posts::read(&book);
    super::form::rows_of("xlsx", &book);
}
