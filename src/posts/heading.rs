//! Recognises the columns of a list by the names in its first row, as people write them in Chinese and English.

use unicode_normalization::UnicodeNormalization;

use super::table::ListProblem;
use crate::contest::imported_post::PostRow;
use crate::labels::{Field, Place, field_of};

/// The field of each column of a table; `None` for a column that is ignored.
pub(super) struct Columns(Vec<Option<Field>>);

impl Columns {
    /// Reads a table's first row.
    pub(super) fn read(first: &[String]) -> Result<Self, ListProblem> {
        let columns: Vec<_> = first.iter().map(|name| column(name)).collect();
        if columns.iter().all(Option::is_none) {
            let first = first.iter().find(|cell| !cell.trim().is_empty());
            let first = first.map(|cell| cell.trim().chars().take(40).collect());
            return Err(ListProblem::NoHeading {
                first: first.unwrap_or_default(),
            });
        }
        match columns.contains(&Some(Field::Link)) {
            true => Ok(Self(columns)),
            false => Err(ListProblem::NoLinkColumn),
        }
    }

    /// How many columns have a known name.
    pub(super) fn known(first: &[String]) -> usize {
        first.iter().filter_map(|name| column(name)).count()
    }

    /// The row's values by field; if two columns have the same field, the first filled cell counts.
    pub(super) fn row(&self, number: u64, cells: &[String]) -> PostRow {
        let cell = |wanted: Field| {
            let columns = self.0.iter().zip(cells);
            let mut filled = columns.filter_map(|(column, cell)| {
                (*column == Some(wanted) && !cell.trim().is_empty()).then_some(cell.trim())
            });
            filled.next().unwrap_or_default().to_owned()
        };
        PostRow {
            number,
            link: cell(Field::Link),
            title: cell(Field::Title),
            author: cell(Field::Author),
            account: cell(Field::Account),
            published_at: cell(Field::PublishedAt),
            description: cell(Field::Intro),
            contact: cell(Field::Contact),
            phone: cell(Field::Phone),
            email: cell(Field::Email),
        }
    }
}

/// The field of a column; `None` for a column that is ignored.
fn column(name: &str) -> Option<Field> {
    field_of(&folded(name), Place::List).filter(|field| *field != Field::Other)
}

/// A column name in the form in which labels are written: `发布时间（必填）` becomes `发布时间`, `Published At *` becomes
/// `publishedat`.
fn folded(name: &str) -> String {
    let name: String = name.nfkc().collect();
    let before = name.split(['(', '[', '【', '/', ':']).next();
    let before = before.unwrap_or_default();
    let letters = before.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
