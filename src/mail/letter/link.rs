//! The links of letters. A letter's text first has a mark in the place of each link; the mark is later replaced by the
//! address.

use crate::links::Links;

/// A link of a letter: its page, and the secret from which its address is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterLink {
    /// A page that everybody may open, by its path.
    Page(String),
    /// The status page of the entry with this receipt key.
    Status(String),
    /// The page on which a one-time token sets a password.
    Password(String),
}

impl LetterLink {
    /// The full address.
    #[must_use]
    pub fn address(&self, links: &Links) -> String {
        match self {
            Self::Page(path) => links.address(path),
            Self::Status(receipt_key) => links.status_address(receipt_key),
            Self::Password(token) => links.password_address(token),
        }
    }
}

/// The mark of a letter's n-th link.
pub(super) fn mark(n: usize) -> String {
    format!("⟨link {n}⟩")
}

/// A letter's text with the addresses in place of the marks. A mark that somebody writes into a title can only repeat a
/// link of the same letter.
pub(super) fn put_in(text: &str, addresses: &[String]) -> String {
    let each = addresses.iter().enumerate();
    each.fold(text.to_owned(), |text, (n, address)| {
        text.replace(&mark(n), address)
    })
}
