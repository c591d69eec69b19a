//! Video keys. A key identifies a video, and only one entry at a time can hold it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::contest::entry::EntryState;
use crate::db::schema::{entries, entry_keys};
use crate::db::types::{EntryId, Stamp, StoredState};
use crate::db::{Conn, DbError};

/// The entry that holds one of these keys, if there is one: its code and the key.
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

/// The states in which an entry holds the keys of its video.
pub(in crate::db) fn holding() -> Vec<StoredState> {
    let all = EntryState::ALL.into_iter();
    all.filter(|state| state.holds_its_video())
        .map(StoredState)
        .collect()
}

/// The first entry that was entered with this short link and still holds its video: its code, and whether the link's
/// target is known.
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

/// Makes an entry hold exactly these keys: releases the others and takes the missing ones.
///
/// # Errors
/// A violated unique constraint when another entry holds one of them.
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

/// Every key that an entry has ever held. The entry takes them again when its rejection is undone.
pub fn keys_ever(conn: &mut Conn, id: EntryId) -> Result<Vec<String>, DbError> {
    let of_entry = entry_keys::table.filter(entry_keys::entry_id.eq(id));
    Ok(of_entry
        .select(entry_keys::key)
        .distinct()
        .order(entry_keys::key)
        .load(conn)?)
}
