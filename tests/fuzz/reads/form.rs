//! Registration forms: documents in a sound archive, and files of arbitrary bytes.

use reeljury::mail::understand::form::{labelled, rows};

use super::packed::packed;

/// Reads the bytes as a file of each kind, and as the content of a document.
pub fn read(bytes: &[u8]) {
    rows_of("docx", bytes);
    rows_of("xlsx", bytes);
    rows_of("docx", &packed(&[("word/document.xml", bytes)]));
}

/// Labels and values come from the rows, and are not more than a form has cells.
pub fn rows_of(extension: &str, bytes: &[u8]) {
    let rows = rows(extension, bytes);
    for (_, value) in labelled(&rows) {
        assert!(rows.iter().flatten().any(|cell| *cell == value));
    }
    let cells: usize = rows.iter().map(Vec::len).sum();
    assert!(cells <= 500 * 500, "{cells} cells");
}
