//! Pages of long lists. A page's address contains the key of the row next to the page, so that added and removed rows
//! do not shift it.

use url::form_urlencoded::Serializer;

/// Rows on a page of a list.
pub const ROWS: usize = 50;

/// The position of a page in its list, in the list's own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// The first page.
    First,
    /// After the row with this key.
    After(i64),
    /// Before the row with this key.
    Before(i64),
}

impl Cursor {
    /// Reads the cursor in an address; a malformed one gives the first page.
    #[must_use]
    pub fn read(next: &str, prev: &str) -> Self {
        match (next.parse(), prev.parse()) {
            (Ok(key), _) => Self::After(key),
            (_, Ok(key)) => Self::Before(key),
            _ => Self::First,
        }
    }

    /// For a list with the highest key first: the page is below the first key, or above the second.
    #[must_use]
    pub fn bounds(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::First => (None, None),
            Self::After(key) => (Some(key), None),
            Self::Before(key) => (None, Some(key)),
        }
    }
}

/// The rows of one page, and the keys for the pages before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CursorPage<T> {
    /// The rows in the list's order.
    pub rows: Vec<T>,
    /// The page before ends before the row with this key.
    pub back: Option<i64>,
    /// The next page begins after the row with this key.
    pub on: Option<i64>,
}

/// How many rows to ask the database for: one more than is shown tells whether there is another page.
#[must_use]
pub fn wanted() -> i64 {
    i64::try_from(ROWS + 1).unwrap_or(i64::MAX)
}

/// Makes a page from the rows that [`wanted`] asked for, which are in the list's order.
#[must_use]
pub fn cursor_page<T>(cursor: Cursor, mut rows: Vec<T>, key: impl Fn(&T) -> i64) -> CursorPage<T> {
    let more = rows.len() > ROWS;
    if more && matches!(cursor, Cursor::Before(_)) {
        rows.remove(0);
    }
    rows.truncate(ROWS);
    let (has_back, has_on) = match cursor {
        Cursor::First => (false, more),
        Cursor::After(_) => (true, more),
        Cursor::Before(_) => (more, true),
    };
    CursorPage {
        back: rows.first().filter(|_| has_back).map(&key),
        on: rows.last().filter(|_| has_on).map(&key),
        rows,
    }
}

impl<T> CursorPage<T> {
    /// The addresses of the pages before and after, empty if there is none; `kept` are the filters.
    #[must_use]
    pub fn addresses(&self, path: &str, kept: &[(&str, &str)]) -> (String, String) {
        let to = |name: &str, key: Option<i64>| {
            key.map_or_else(String::new, |key| {
                let key = key.to_string();
                let mut pairs = kept.to_vec();
                pairs.push((name, &key));
                address(path, &pairs)
            })
        };
        (to("prev", self.back), to("next", self.on))
    }
}

/// A path with its query; empty values are left out.
#[must_use]
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let given = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query = Serializer::new(String::new()).extend_pairs(given).finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(from: i64, count: usize) -> Vec<i64> {
        (from..).take(count).collect()
    }

    #[test]
    fn a_short_list_has_one_page() {
        let cursor_page = cursor_page(Cursor::First, rows(1, ROWS), |row| *row);
        assert_eq!((cursor_page.back, cursor_page.on), (None, None));
        assert_eq!(cursor_page.rows.len(), ROWS);
    }

    #[test]
    fn a_long_list_goes_on_after_its_last_row_and_back_before_its_first() {
        let first = cursor_page(Cursor::First, rows(1, ROWS + 1), |row| *row);
        assert_eq!((first.back, first.on), (None, Some(50)));
        let second = cursor_page(Cursor::After(50), rows(51, 10), |row| *row);
        assert_eq!((second.back, second.on), (Some(51), None));
        let back = cursor_page(Cursor::Before(51), rows(1, ROWS), |row| *row);
        assert_eq!((back.back, back.on), (None, Some(50)));
    }

    #[test]
    fn going_back_drops_the_row_that_is_farthest_away() {
        let cursor_page = cursor_page(Cursor::Before(100), rows(49, ROWS + 1), |row| *row);
        assert_eq!(cursor_page.rows.first(), Some(&50));
        assert_eq!((cursor_page.back, cursor_page.on), (Some(50), Some(99)));
    }

    #[test]
    fn filters_stay_in_the_address_and_are_written_safely() {
        let cursor_page = cursor_page(Cursor::First, rows(1, ROWS + 1), |row| *row);
        let (back, on) = cursor_page.addresses("/admin/entries", &[("q", "海 &"), ("state", "")]);
        assert_eq!(back, "");
        assert_eq!(on, "/admin/entries?q=%E6%B5%B7+%26&next=50");
    }

    #[test]
    fn nonsense_in_the_address_leads_to_the_beginning() {
        assert_eq!(Cursor::read("x", ""), Cursor::First);
        assert_eq!(Cursor::read("", "7"), Cursor::Before(7));
        assert_eq!(Cursor::read("5", "7"), Cursor::After(5));
    }
}
