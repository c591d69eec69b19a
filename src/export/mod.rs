//! Lists as files: one [`Table`], many formats, the same rows in the same order in all of them.
//!
//! A list is worded once, in the reader's language; the formats only write it down.

mod csv;
mod json;
pub mod lists;
mod print;
mod table;
pub mod winners;
mod xlsx;

use chrono::{DateTime, Utc};

pub use table::{Cell, Column, Table};

use crate::contest::key::keyed;
use crate::lang::Lang;

/// How a list is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Format {
    /// UTF-8 with a byte order mark, so that spreadsheet programs read Chinese as Chinese.
    Csv,
    /// A workbook with one sheet.
    Xlsx,
    /// The rows as objects.
    Json,
    /// One page without anything around it, to be printed or sent.
    Html,
}

keyed!(Format);

impl Format {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Html => "text/html; charset=utf-8",
        }
    }
}

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a list could not be written down.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook could not be made.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The page could not be made.
    #[error("the page could not be made: {0}")]
    Page(#[from] askama::Error),
    /// The CSV could not be made.
    #[error("the CSV could not be made: {0}")]
    Csv(#[from] ::csv::Error),
}

impl Table {
    /// Writes the table down. `now` is the instant that a workbook says it was made at.
    ///
    /// # Errors
    /// [`ExportError`]; only a list larger than the format allows is a cause.
    pub fn file(
        &self,
        format: Format,
        lang: Lang,
        now: DateTime<Utc>,
    ) -> Result<File, ExportError> {
        let bytes = match format {
            Format::Csv => csv::bytes(self)?,
            Format::Xlsx => xlsx::bytes(self, now)?,
            Format::Json => json::text(self).into_bytes(),
            Format::Html => print::text(self, lang)?.into_bytes(),
        };
        Ok(File {
            name: format!("{}.{}", self.file_name, format.key()),
            media_type: format.media_type(),
            bytes,
        })
    }
}
