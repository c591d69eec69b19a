//! The links of letters. A letter's text holds a mark in the place of each link, and the address is put in when the letter
//! is sent: the stored text opens nothing.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::links::{Links, SecretPage, token_at_start};

/// A link of a letter: which page, and by which secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterLink {
    /// A page that everybody may open, by its path.
    Page(String),
    /// The status page of the entry with this receipt key.
    Status(String),
    /// The page on which a one-time token sets a password, by the token's seed.
    Password(String),
}

impl LetterLink {
    /// The full address.
    #[must_use]
    pub fn address(&self, links: &Links) -> String {
        match self {
            Self::Page(path) => links.address(path),
            Self::Status(receipt_key) => links.status_address(receipt_key),
            Self::Password(seed) => links.password_address(seed),
        }
    }

    /// The address without its secret.
    #[must_use]
    pub fn masked(&self, links: &Links) -> String {
        match self {
            Self::Page(path) => links.address(path),
            Self::Status(_) => links.masked_address(SecretPage::Status),
            Self::Password(_) => links.masked_address(SecretPage::Password),
        }
    }

    /// The link as it is stored once its letter was sent: the page without its secret.
    #[must_use]
    pub fn blanked(&self) -> Self {
        match self {
            Self::Page(path) => Self::Page(path.clone()),
            Self::Status(_) => Self::Status(String::new()),
            Self::Password(_) => Self::Password(String::new()),
        }
    }
}

/// The mark of a letter's n-th link.
pub(super) fn mark(n: usize) -> String {
    format!("⟨link {n}⟩")
}

/// A letter's text with the addresses in the places of the marks. A mark that somebody wrote into a title can only
/// repeat a link of the same letter.
pub(super) fn put_in(text: &str, addresses: &[String]) -> String {
    let each = addresses.iter().enumerate();
    each.fold(text.to_owned(), |text, (n, address)| {
        text.replace(&mark(n), address)
    })
}

/// An address with a secret in a text that an older version of the program stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretAddress<'a> {
    /// Its page.
    pub page: SecretPage,
    /// Its secret.
    pub token: &'a str,
}

/// Replaces each address with a secret by the mark of a link; an address for which there is none stays. Links are added
/// to `links`, each once.
pub fn take_out(
    text: &str,
    links: &mut Vec<LetterLink>,
    link_of: impl Fn(SecretAddress<'_>) -> Option<LetterLink>,
) -> String {
    let (mut taken, mut done) = (String::new(), 0);
    while let Some((range, found)) = next_secret(text, done) {
        let Some(link) = link_of(found) else {
            taken.push_str(&text[done..range.end]);
            done = range.end;
            continue;
        };
        let known = links.iter().position(|known| *known == link);
        let n = known.unwrap_or_else(|| {
            links.push(link);
            links.len() - 1
        });
        taken.push_str(&text[done..range.start]);
        taken.push_str(&mark(n));
        done = range.end;
    }
    taken.push_str(&text[done..]);
    taken
}

/// The addresses with secrets in a text.
#[must_use]
pub fn secret_addresses(text: &str) -> Vec<SecretAddress<'_>> {
    let mut next = 0;
    let each = std::iter::from_fn(|| {
        let (range, found) = next_secret(text, next)?;
        next = range.end;
        Some(found)
    });
    each.collect()
}

fn next_secret(text: &str, from: usize) -> Option<(Range<usize>, SecretAddress<'_>)> {
    let found = SecretPage::ALL.into_iter().filter_map(|page| {
        let mut paths = text[from..].match_indices(page.path());
        paths.find_map(|(at, path)| {
            let begins = from + at + path.len();
            let token = token_at_start(&text[begins..])?;
            Some((from + at, begins, SecretAddress { page, token }))
        })
    });
    let (path, begins, found) = found.min_by_key(|(path, ..)| *path)?;
    let is_edge = |c: char| c.is_whitespace() || "\"<>()".contains(c);
    let before = &text[from..path];
    let start = before.rfind(is_edge).map_or(from, |edge| {
        from + edge + before[edge..].chars().next().map_or(0, char::len_utf8)
    });
    Some((start..begins + found.token.len(), found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::random_token;

    #[test]
    fn addresses_with_secrets_are_taken_out_and_put_in_again() {
        let (status, password) = (random_token(), random_token());
        let addresses = [
            format!("https://x.cn/status/{status}"),
            format!("https://x.cn/set-password/{password}"),
        ];
        let [one, other] = &addresses;
        let text = &format!("看\n{one}\n<a href=\"{other}\">x</a> https://weibo.cn/status/1 {one}");
        let mut links = vec![];
        let marked = take_out(text, &mut links, |found| match found.page {
            SecretPage::Status => Some(LetterLink::Status(found.token.to_owned())),
            SecretPage::Password => Some(LetterLink::Password(found.token.to_owned())),
        });
        assert_eq!(
            marked,
            "看\n⟨link 0⟩\n<a href=\"⟨link 1⟩\">x</a> https://weibo.cn/status/1 ⟨link 0⟩"
        );
        assert_eq!(&put_in(&marked, &addresses), text);
        assert_eq!(&take_out(text, &mut links, |_| None), text);
    }
}
