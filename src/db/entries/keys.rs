//! The keys of videos. A key is held by one entry at a time.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::contest::entry::EntryState;
use crate::db::schema::{entries, entry_keys};
use crate::db::types::{EntryId, Stamp, StoredState};
use crate::db::{Conn, DbError};

/// The entry that holds one of these keys, if any: its code and which key.
pub fn holder(
    conn: &mut Conn,
    keys: &[String],
    but_not: Option<EntryId>,
) -> Result<Option<(EntryId, String, String)>, DbError> {
    let but_not = but_not.unwrap_or(EntryId(0));
    Ok(entry_keys::table
        .inner_join(entries::table)
        .filter(entry_keys::released_at.is_null())
        .filter(entry_keys::key.eq_any(keys))
        .filter(entry_keys::entry_id.ne(but_not))
        .order(entry_keys::id)
        .select((entries::id, entries::code, entry_keys::key))
        .first(conn)
        .optional()?)
}

/// The states in which an entry holds its video.
pub(in crate::db) fn holding() -> Vec<StoredState> {
    let all = EntryState::ALL.into_iter();
    all.filter(|state| state.holds_its_video())
        .map(StoredState)
        .collect()
}

/// The first entry that came under this short link and still holds its video: its code, and whether it is known where
/// the link leads.
pub fn under_short_code(
    conn: &mut Conn,
    short_code: &str,
    but_not: Option<EntryId>,
) -> Result<Option<(EntryId, String, bool)>, DbError> {
    Ok(entries::table
        .filter(entries::short_code.eq(short_code))
        .filter(entries::state.eq_any(holding()))
        .filter(entries::id.ne(but_not.unwrap_or(EntryId(0))))
        .order(entries::id)
        .select((
            entries::id,
            entries::code,
            entries::canonical_id.is_not_null(),
        ))
        .first(conn)
        .optional()?)
}

/// Lets an entry hold exactly these keys: gives back the others, takes what it lacks.
///
/// # Errors
/// [`DbError::Conflict`] when another entry holds one of them.
pub fn hold_keys(
    conn: &mut Conn,
    id: EntryId,
    keys: &[String],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let held = held_keys(conn, id)?;
    let superfluous = entry_keys::table
        .filter(entry_keys::entry_id.eq(id))
        .filter(entry_keys::released_at.is_null())
        .filter(entry_keys::key.ne_all(keys));
    diesel::update(superfluous)
        .set(entry_keys::released_at.eq(Stamp::from(now)))
        .execute(conn)?;
    for key in keys.iter().filter(|key| !held.contains(key)) {
        diesel::insert_into(entry_keys::table)
            .values((entry_keys::entry_id.eq(id), entry_keys::key.eq(key)))
            .execute(conn)?;
    }
    Ok(())
}

/// The keys an entry holds.
pub fn held_keys(conn: &mut Conn, id: EntryId) -> Result<Vec<String>, DbError> {
    Ok(entry_keys::table
        .filter(entry_keys::entry_id.eq(id))
        .filter(entry_keys::released_at.is_null())
        .order(entry_keys::key)
        .select(entry_keys::key)
        .load(conn)?)
}

/// Every key an entry has ever held, for taking them again when a rejection is taken back.
pub fn keys_ever(conn: &mut Conn, id: EntryId) -> Result<Vec<String>, DbError> {
    let of_entry = entry_keys::table.filter(entry_keys::entry_id.eq(id));
    Ok(of_entry
        .select(entry_keys::key)
        .distinct()
        .order(entry_keys::key)
        .load(conn)?)
}
