//! A table in HTML, or in the XML of old spreadsheet programs: both are often saved under the name of an Excel file.

use html5gum::{Token, Tokenizer};

use super::table::{Cell, Cells, MOST_COLUMNS, Row};

/// Whether bytes begin as HTML or XML.
pub(super) fn is_markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    let begins = |with: &[u8]| {
        text.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    [
        &b"<?xml"[..],
        b"<!doctype",
        b"<html",
        b"<table",
        b"<meta",
        b"<head",
        b"<style",
        b"<div",
        b"<!--",
    ]
    .into_iter()
    .any(begins)
}

/// The rows of all tables. A file of several tables has its posts in one of them, and the others as rows of few cells.
pub(super) fn rows(bytes: &[u8]) -> Vec<Row> {
    let (encoding, text) = (encoding(bytes), bytes);
    let text = encoding.decode(text).0;
    let mut table = Table::default();
    for Ok(token) in Tokenizer::new(&*text) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    let value = tag.attributes.get(name.as_bytes());
                    value.map(|value| String::from_utf8_lossy(&value.value).into_owned())
                };
                table.open(
                    &String::from_utf8_lossy(&tag.name),
                    attribute,
                    tag.self_closing,
                );
            }
            Token::EndTag(tag) => table.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => table.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    table.rows
}

/// The encoding that a file states, as `charset=gb2312` or `encoding="GBK"`, else UTF-8.
fn encoding(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    let stated = ["charset=", "encoding="].into_iter().find_map(|before| {
        let (_, label) = head.split_once(before)?;
        let label = label.trim_start_matches(['"', '\'']);
        let label = label.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        encoding_rs::Encoding::for_label(label.into_iter().next()?.as_bytes())
    });
    match stated {
        // a converted file keeps the old statement
        Some(encoding) if encoding != encoding_rs::UTF_8 && std::str::from_utf8(bytes).is_err() => {
            encoding
        }
        Some(_) | None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        _ => encoding_rs::GB18030,
    }
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    /// Whether text belongs to the last cell of the last row.
    is_in_cell: bool,
}

impl Table {
    fn open(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>, is_closed: bool) {
        let index = attribute("ss:index").and_then(|at| at.parse::<usize>().ok());
        match name {
            "tr" | "row" => self.open_row(index),
            "td" | "th" | "cell" => {
                self.open_cell(index, attribute("ss:href"));
                self.is_in_cell = !is_closed;
            }
            "a" => self.lead_to(attribute("href")),
            "br" | "p" | "div" => self.text(" "),
            "style" | "script" | "title" => self.is_in_cell = false,
            _ => {}
        }
    }

    fn open_row(&mut self, index: Option<usize>) {
        let last = self.rows.last().map_or(0, |(number, _)| *number);
        let stated = index.and_then(|index| u64::try_from(index).ok());
        let number = stated.unwrap_or(last + 1).max(last + 1);
        self.rows.push((number, Cells::new()));
        self.is_in_cell = false;
    }

    /// XML states the number of a cell where cells before it are left out.
    fn open_cell(&mut self, index: Option<usize>, link: Option<String>) {
        if self.rows.is_empty() {
            self.open_row(None);
        }
        let Some((_, cells)) = self.rows.last_mut() else {
            return;
        };
        let before = index.map_or(cells.len(), |index| index.saturating_sub(1));
        if before < MOST_COLUMNS as usize && before > cells.len() {
            cells.resize(before, Cell::default());
        }
        cells.push(Cell {
            text: String::new(),
            link,
        });
    }

    fn lead_to(&mut self, link: Option<String>) {
        if let (Some(cell), Some(link)) = (self.cell(), link) {
            cell.link.get_or_insert(link);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell() {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        if let ("td" | "th" | "cell", Some(cell)) = (name, self.cell()) {
            cell.text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.is_in_cell = false;
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        let (_, cells) = self.rows.last_mut().filter(|_| self.is_in_cell)?;
        cells.last_mut()
    }
}
