//! Texts as the database can store them.

/// A text without NUL characters, which PostgreSQL cannot store.
pub(super) fn storable(text: &str) -> String {
    text.replace('\0', "")
}

/// The first characters of a text, as it can be stored.
pub(super) fn beginning(text: &str, most: usize) -> String {
    storable(text).chars().take(most).collect()
}
