//! The links of stored letters: read for sending and for the organizers' pages, forgotten once a letter was sent.

use std::collections::HashMap;

use super::tx::Tx;
use crate::db::DbError;
use crate::db::entries;
use crate::db::mail::outbox::{self, OutboxLetter};
use crate::links::{self, SecretPage};
use crate::mail::letter::Written;
use crate::mail::letter::link::{LetterLink, secret_addresses, take_out};

/// A stored letter, with marks in the places of its links.
///
/// # Errors
/// [`DbError::Corrupt`] when its links cannot be read.
pub fn written(letter: &OutboxLetter) -> Result<Written, DbError> {
    let links = letter.links.as_deref().unwrap_or("[]");
    let links = serde_json::from_str(links).map_err(|_| DbError::Corrupt(links.to_owned()))?;
    Ok(Written {
        subject: letter.subject.clone(),
        text: letter.body_text.clone(),
        html: letter.body_html.clone(),
        links,
    })
}

/// The links as they are stored.
pub(super) fn stored(links: &[LetterLink]) -> String {
    serde_json::to_string(links).expect("plain data can be written")
}

/// Forgets the secrets of a letter that was sent.
pub fn forget_links(tx: &mut Tx<'_>, letter: &OutboxLetter) -> Result<(), DbError> {
    let mut written = written(letter)?;
    written.links = written.links.iter().map(LetterLink::blanked).collect();
    part(tx, letter, written, |page, _| {
        Some(match page {
            SecretPage::Status => LetterLink::Status(String::new()),
            SecretPage::Password => LetterLink::Password(String::new()),
        })
    })
}

/// Parts the links from the texts of letters that an older version wrote, at most so many. Those of sent letters are
/// forgotten. Returns how many letters there were.
pub fn part_old_links(tx: &mut Tx<'_>, most: i64) -> Result<usize, DbError> {
    let old = outbox::with_links_in_the_text(tx.conn, most)?;
    for letter in &old {
        match letter.sent_at {
            Some(_) => forget_links(tx, letter)?,
            None => {
                let (written, keys) = (written(letter)?, receipt_keys(tx, letter)?);
                part(tx, letter, written, |_, token| {
                    keys.get(token).cloned().map(LetterLink::Status)
                })?;
            }
        }
    }
    Ok(old.len())
}

/// Stores a letter with each address that stands in its text replaced by a link.
fn part(
    tx: &mut Tx<'_>,
    letter: &OutboxLetter,
    written: Written,
    link_of: impl Fn(SecretPage, &str) -> Option<LetterLink>,
) -> Result<(), DbError> {
    let mut links = written.links;
    let mut parted =
        |text: &str| take_out(text, &mut links, |found| link_of(found.page, found.token));
    let (text, html) = (parted(&written.text), parted(&written.html));
    outbox::rewrite(tx.conn, letter.id, &text, &html, &stored(&links))
}

/// The receipt key of each status page that a letter's text links to. A page whose address is no longer derived from
/// it, since the key of the data folder is another one, is left out.
fn receipt_keys(
    tx: &mut Tx<'_>,
    letter: &OutboxLetter,
) -> Result<HashMap<String, String>, DbError> {
    let mut keys = HashMap::new();
    for found in secret_addresses(&letter.body_text) {
        let hash = links::hash_of(found.token);
        let entry = entries::by_token_hash(tx.conn, &hash)?;
        let key = entry.map(|entry| entry.receipt_key);
        let key = key.filter(|key| tx.links.status_token(key) == found.token);
        keys.extend(key.map(|key| (found.token.to_owned(), key)));
    }
    Ok(keys)
}
