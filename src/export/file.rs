//! A table as a file in one of the formats.

use chrono::{DateTime, Utc};

use super::table::Table;
use super::{csv, json, print, xlsx};
use crate::contest::key::keyed;
use crate::lang::Lang;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Format {
    /// UTF-8 with a byte order mark, so that spreadsheet programs read Chinese as Chinese.
    Csv,
    /// A workbook with one sheet.
    Xlsx,
    /// JSON: the rows as objects.
    Json,
    /// A self-contained page, to be printed or sent.
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

/// A file and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a file could not be made.
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
    /// The table as a file. `now` becomes a workbook's date of creation. It fails only if the table is larger than the
    /// format allows.
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
