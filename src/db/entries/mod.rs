//! The entries. [`history`] has what was done to them, [`keys`] the keys that recognise a video entered twice, and
//! [`checks`] the verdicts of the rules.

mod checks;
mod history;
mod keys;
mod link;
mod row;

use diesel::prelude::*;

use super::schema::entries;
use super::types::{EntryId, RoundId};
use super::{Conn, DbError};
pub use checks::*;
pub use history::*;
pub use keys::*;
pub use link::EntryLink;
pub use row::{Content, Detail, Entry, NewEntry};

/// Adds an entry. Its code is `prefix` followed by its id: `TJ2-000123`.
pub fn insert(conn: &mut Conn, prefix: &str, new: &NewEntry<'_>) -> Result<Entry, DbError> {
    let id: EntryId = diesel::insert_into(entries::table)
        .values(new.row())
        .returning(entries::id)
        .get_result(conn)?;
    set_code(conn, id, &code_of(prefix, id))?;
    get(conn, id)
}

/// The code of the entry with this id.
#[must_use]
pub fn code_of(prefix: &str, id: EntryId) -> String {
    format!("{prefix}-{:06}", id.0)
}

/// Gives an entry its code.
pub(in crate::db) fn set_code(conn: &mut Conn, id: EntryId, code: &str) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set(entries::code.eq(code))
        .execute(conn)?;
    Ok(())
}

/// The entry with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: EntryId) -> Result<Entry, DbError> {
    Ok(entries::table
        .find(id)
        .select(Entry::as_select())
        .first(conn)?)
}

/// The entry with this code.
pub fn by_code(conn: &mut Conn, code: &str) -> Result<Option<Entry>, DbError> {
    let found = entries::table.filter(entries::code.eq(code));
    Ok(found.select(Entry::as_select()).first(conn).optional()?)
}

/// The entry whose status link has the secret with this hash.
pub fn by_token_hash(conn: &mut Conn, hash: &str) -> Result<Option<Entry>, DbError> {
    let found = entries::table.filter(entries::token_hash.eq(hash));
    Ok(found.select(Entry::as_select()).first(conn).optional()?)
}

/// The entry that was already made from the form with this receipt key.
pub fn by_receipt_key(conn: &mut Conn, key: &str) -> Result<Option<Entry>, DbError> {
    let found = entries::table.filter(entries::receipt_key.eq(key));
    Ok(found.select(Entry::as_select()).first(conn).optional()?)
}

/// The entries with this e-mail address, newest first.
pub fn by_email(conn: &mut Conn, email: &str, limit: i64) -> Result<Vec<Entry>, DbError> {
    let found = entries::table
        .filter(entries::email.eq(email))
        .order(entries::id.desc())
        .limit(limit);
    Ok(found.select(Entry::as_select()).load(conn)?)
}

/// The author's other entries, newest first.
pub fn others_of_author(conn: &mut Conn, entry: &Entry, limit: i64) -> Result<Vec<Entry>, DbError> {
    Ok(entries::table
        .filter(entries::author_key.eq(&entry.author_key))
        .filter(entries::id.ne(entry.id))
        .order(entries::id.desc())
        .limit(limit)
        .select(Entry::as_select())
        .load(conn)?)
}

/// Sets the link under which judges and visitors find an entry by e-mail.
pub fn set_link(
    conn: &mut Conn,
    id: EntryId,
    canonical: &str,
    pasted: &str,
) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set((entries::link.eq(canonical), entries::pasted_link.eq(pasted)))
        .execute(conn)?;
    Ok(())
}

/// Sets the month in which an entry counts.
pub fn set_round(conn: &mut Conn, id: EntryId, round: Option<RoundId>) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set(entries::round_id.eq(round))
        .execute(conn)?;
    Ok(())
}
