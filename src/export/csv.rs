//! CSV: UTF-8 with a byte order mark, lines ending in CR LF, and no cell that a spreadsheet program would run as a
//! formula.

use super::table::{Cell, Table};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The first characters that make a spreadsheet program read a cell as a formula. Programs set to Chinese also accept
/// the full-width ones.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

pub(super) fn bytes(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| defused(&column.words)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(written))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

/// The text of a cell. A negative number is not a formula and stays as it is.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => defused(text),
        number => number.plain(),
    }
}

fn defused(text: &str) -> String {
    if text.starts_with(FORMULA_STARTS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Column;
    use super::*;

    #[test]
    fn no_cell_can_begin_a_formula_and_everything_else_stays_as_it_is() {
        for text in ["=1+1", "+86", "-1", "@x", "\tx", "\rx", "＝1"] {
            assert_eq!(defused(text), format!("'{text}"));
        }
        for text in ["", "海河", "a=1", "1-2", "'x"] {
            assert_eq!(defused(text), text);
        }
    }

    #[test]
    fn the_file_begins_with_the_mark_and_quotes_what_needs_it() {
        let table = Table {
            file_name: "x".to_owned(),
            title: String::new(),
            note: String::new(),
            columns: vec![
                Column::new("a", "作品".to_owned(), 10),
                Column::new("b", "金额".to_owned(), 10),
            ],
            rows: vec![vec![
                Cell::Text("他说“好”,\"really\"".to_owned()),
                Cell::Money(-50),
            ]],
        };
        let text = String::from_utf8(bytes(&table).unwrap()).unwrap();
        let expected = "\u{feff}作品,金额\r\n\"他说“好”,\"\"really\"\"\",-0.50\r\n";
        assert_eq!(text, expected);
    }
}
