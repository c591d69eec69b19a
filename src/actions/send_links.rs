//! Somebody asks by e-mail address for the status pages of their entries.

use chrono::{DateTime, Utc};

use super::post_letter;
use crate::contest::Contest;
use crate::db::{Conn, DbError, entries};
use crate::lang::Lang;
use crate::links::Links;
use crate::mail::letter::Letter;

/// More entries under one address than any person follows by hand.
const MOST: i64 = 50;

/// Writes one letter with the links of the entries under an address, newest first; none when there are no entries.
/// The answer is how many entries the letter names, for the log, never for the page.
///
/// # Errors
/// When the database fails.
pub fn send_links(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    email: &str,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<usize, DbError> {
    let found = entries::by_email(conn, email, MOST)?;
    if found.is_empty() {
        return Ok(0);
    }
    let letter = Letter::Links {
        contest: lang.pick(&contest.definition.name).to_owned(),
        works: found
            .iter()
            .map(|entry| post_letter::letter_entry(entry, links))
            .collect(),
        find: links.address("/find-my-entries"),
    };
    post_letter::post(conn, &letter, email, lang, None, now)?;
    Ok(found.len())
}
