//! A list as a table: its rows, and why a file gives none.

/// Why a file gives no rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListProblem {
    /// It is empty.
    #[error("the file holds no rows")]
    Empty,
    /// Its first row has no known column name.
    #[error(
        "the first row must name the columns, such as 链接, 标题, 作者, 发布时间 (or link, title, author, published_at); it begins with “{first}”"
    )]
    NoHeading {
        /// The beginning of the first row.
        first: String,
    },
    /// No column contains the links.
    #[error("no column is named 链接 or 分享文本 (or link, url, share_text)")]
    NoLinkColumn,
    /// It cannot be read as a table.
    #[error("the file cannot be read as a table: {0}")]
    NotATable(String),
    /// It has more rows than can be imported at once.
    #[error("the file has more than {limit} rows; divide it")]
    TooLong {
        /// The most rows.
        limit: usize,
    },
}

/// The most rows of one file.
pub const MOST_ROWS: usize = 200_000;

/// A table's rows, each with its number in the file.
pub(super) type Cells = Vec<(u64, Vec<String>)>;
