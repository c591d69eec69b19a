//! A contestant asks for the status links of all entries with their e-mail address.

use super::tx::Tx;
use crate::db::{DbError, entries};
use crate::lang::Lang;
use crate::mail::letter::Letter;

/// The most entries that one letter names, more than one person is likely to have.
const MOST: i64 = 50;

/// Writes one letter with the status links of the entries with this address, newest first; no letter when there are
/// none. Returns how many entries the letter names: for the log, never for the page.
pub fn send_links(tx: &mut Tx<'_>, email: &str, lang: Lang) -> Result<usize, DbError> {
    let found = entries::by_email(tx.conn, email, MOST)?;
    if found.is_empty() {
        return Ok(0);
    }
    let named: Vec<_> = found.iter().map(|entry| tx.letter_entry(entry)).collect();
    let letter = Letter::links(lang.pick(&tx.contest.definition.name), &named);
    tx.post(&letter, email, lang)?;
    Ok(found.len())
}
