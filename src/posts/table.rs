//! A table as its file has it, and why a file gives none.

use std::borrow::Cow;

/// Why a file gives no rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListProblem {
    /// It is empty.
    #[error("the file holds no rows")]
    Empty,
    /// None of its first rows has known column names.
    #[error(
        "one of the first rows must name the columns, such as 链接, 标题, 作者, 发布时间 (or link, title, author, published_at); the file begins with “{first}”"
    )]
    NoHeading {
        /// The beginning of the first row.
        first: String,
    },
    /// No column holds the links.
    #[error(
        "no column is named 链接 or 分享文本 (or link, url, share_text) or holds links of videos"
    )]
    NoLinkColumn,
    /// It can only be opened with a password.
    #[error("the file is locked with a password; save it without one")]
    Locked,
    /// It is not a table of a kind that is read.
    #[error("the file is no table that can be read; save it as .xlsx or .csv")]
    NotATable,
    /// It has more rows than are imported at once.
    #[error("the file has more than {limit} rows; divide it")]
    TooLong {
        /// The most rows.
        limit: usize,
    },
}

/// The most rows of one file.
pub const MOST_ROWS: usize = 200_000;
/// The most columns that are read.
pub(super) const MOST_COLUMNS: u32 = 256;

/// What a cell shows, and the address behind it, if it has one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// The text that it shows.
    pub text: String,
    /// Where the text leads: a hyperlink.
    pub link: Option<String>,
}

/// The cells of a row.
pub(super) type Cells = Vec<Cell>;

/// A row with its number in the file.
pub(super) type Row = (u64, Cells);

impl Cell {
    /// A cell of a text file. Spreadsheets are kept from changing a value by `="…"` or a leading apostrophe, and
    /// `=HYPERLINK("…","…")` is an address behind words.
    pub(super) fn typed(text: &str) -> Self {
        let text = text.trim();
        match text.strip_prefix('=') {
            Some(formula) => Self::of_formula(formula).unwrap_or_else(|| text.into()),
            None => text.strip_prefix('\'').unwrap_or(text).into(),
        }
    }

    /// The cell that a formula shows; `None` for one that must be computed.
    pub(super) fn of_formula(formula: &str) -> Option<Self> {
        let formula = formula.trim();
        if let Some((text, "")) = quoted(formula) {
            return Some(text.as_ref().into());
        }
        let name = formula.get(.."HYPERLINK".len())?;
        let rest = formula.get("HYPERLINK".len()..)?.trim_start();
        if !name.eq_ignore_ascii_case("HYPERLINK") {
            return None;
        }
        let (link, rest) = quoted(rest.strip_prefix('(')?.trim_start())?;
        let shown = rest.trim_start().strip_prefix([',', ';']);
        let shown = shown.and_then(|rest| quoted(rest.trim_start()));
        Some(Self {
            text: shown.map_or_else(|| link.to_string(), |(text, _)| text.into_owned()),
            link: Some(link.into_owned()),
        })
    }

    /// Whether it shows nothing and leads nowhere.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.link.is_none()
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            link: None,
        }
    }
}

/// A text in quotation marks at the beginning, with its doubled marks made single, and what follows it.
fn quoted(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inside.get(from..)?.find('"')?;
        match inside[at + 1..].starts_with('"') {
            true => from = at + 2,
            false => return Some((inside[..at].replace("\"\"", "\"").into(), &inside[at + 1..])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_written_for_a_spreadsheet_is_the_value_that_it_shows() {
        for (written, text, link) in [
            ("=\"13800000000\"", "13800000000", None),
            ("'13800000000", "13800000000", None),
            ("=\"say \"\"hello\"\"\"", "say \"hello\"", None),
            (
                "=HYPERLINK(\"https://a.cn/1\",\"看\")",
                "看",
                Some("https://a.cn/1"),
            ),
            (
                "=hyperlink( \"https://a.cn/1\" ; \"看\" )",
                "看",
                Some("https://a.cn/1"),
            ),
            (
                "=HYPERLINK(\"https://a.cn/1\")",
                "https://a.cn/1",
                Some("https://a.cn/1"),
            ),
            ("=A1+1", "=A1+1", None),
            ("=\"unfinished", "=\"unfinished", None),
            (" 海河 ", "海河", None),
        ] {
            let cell = Cell::typed(written);
            assert_eq!(
                (cell.text.as_str(), cell.link.as_deref()),
                (text, link),
                "{written}"
            );
        }
    }
}
