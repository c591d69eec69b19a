//! A contestant asks by e-mail address for the status pages of their entries.

use super::tx::Tx;
use crate::db::{DbError, entries};
use crate::lang::Lang;
use crate::mail::letter::Letter;

/// More entries than any person follows under one address.
const MOST: i64 = 50;

/// Writes one letter with the links of the entries under an address, newest first; none when there are no entries.
/// Returns how many entries the letter names: for the log, never for the page.
pub fn send_links(tx: &mut Tx<'_>, email: &str, lang: Lang) -> Result<usize, DbError> {
    let found = entries::by_email(tx.conn, email, MOST)?;
    if found.is_empty() {
        return Ok(0);
    }
    let letter = Letter::Links {
        contest: lang.pick(&tx.contest.definition.name).to_owned(),
        entries: found.iter().map(|entry| tx.letter_entry(entry)).collect(),
        find: tx.links.address("/find-my-entries"),
    };
    tx.post(&letter, email, lang)?;
    Ok(found.len())
}
