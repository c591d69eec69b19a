//! Stores and finds many entries at once, with a few statements for a whole batch.
//!
//! The caller limits each batch, so that no statement has more variables than SQLite allows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::entries::{self, NewEntry};
use super::schema::{entries as entries_table, entry_checks, entry_keys, entry_steps};
use super::types::{AccountId, EntryId, Stamp, StoredState, StoredStep, StoredVerdict};
use super::{Conn, DbError, on_either};
use crate::contest::entry::{EntryState, EntryStep};
use crate::contest::rules::Check;

/// The most rows in one statement. The widest table decides: SQLite allows 32,766 variables.
pub const BATCH: usize = 500;

/// The codes of the entries that hold these keys, by key.
pub fn holders(conn: &mut Conn, keys: &[String]) -> Result<HashMap<String, String>, DbError> {
    let held: Vec<(String, String)> = entry_keys::table
        .inner_join(entries_table::table)
        .filter(entry_keys::released_at.is_null())
        .filter(entry_keys::key.eq_any(keys))
        .select((entry_keys::key, entries_table::code))
        .load(conn)?;
    Ok(held.into_iter().collect())
}

/// The codes of the entries that were entered with these short links, by the links' codes.
pub fn under_short_codes(
    conn: &mut Conn,
    keys: &[String],
) -> Result<HashMap<String, String>, DbError> {
    let known: Vec<(Option<String>, String)> = entries_table::table
        .filter(entries_table::short_code.eq_any(keys))
        .filter(entries_table::state.eq_any(entries::holding()))
        .order(entries_table::id.desc())
        .select((entries_table::short_code, entries_table::code))
        .load(conn)?;
    let known = known.into_iter();
    Ok(known
        .filter_map(|(short, code)| Some((short?, code)))
        .collect())
}

/// The codes of the entries with these receipt keys, by receipt key.
pub fn by_receipt_keys(
    conn: &mut Conn,
    keys: &[String],
) -> Result<HashMap<String, String>, DbError> {
    let known: Vec<(String, String)> = entries_table::table
        .filter(entries_table::receipt_key.eq_any(keys))
        .select((entries_table::receipt_key, entries_table::code))
        .load(conn)?;
    Ok(known.into_iter().collect())
}

/// Adds entries; returns their ids by receipt key.
pub fn insert_all(
    conn: &mut Conn,
    new: &[NewEntry<'_>],
) -> Result<HashMap<String, EntryId>, DbError> {
    let rows: Vec<_> = new.iter().map(NewEntry::row).collect();
    let made: Vec<(String, EntryId)> = on_either!(conn, conn => diesel::insert_into(entries_table::table)
        .values(rows)
        .returning((entries_table::receipt_key, entries_table::id))
        .get_results(conn))?;
    Ok(made.into_iter().collect())
}

/// The rows of other tables that belong to a new entry.
pub struct NewEntryParts {
    /// The entry.
    pub id: EntryId,
    /// Its code.
    pub code: String,
    /// The keys of its video.
    pub keys: Vec<String>,
    /// Its first checks.
    pub checks: Vec<Check>,
}

/// Gives new entries their codes, and stores their keys, first step and first checks.
///
/// # Errors
/// A violated unique constraint when another entry holds one of the keys.
pub fn keep_parts(
    conn: &mut Conn,
    all: &[NewEntryParts],
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    for one in all {
        entries::set_code(conn, one.id, &one.code)?;
    }
    hold_first_keys(conn, all)?;
    record_submitted(conn, all, by, now)?;
    keep_first_checks(conn, all, now)
}

fn hold_first_keys(conn: &mut Conn, all: &[NewEntryParts]) -> Result<(), DbError> {
    let rows = all.iter().flat_map(|one| {
        let keys = one.keys.iter();
        keys.map(|key| (entry_keys::entry_id.eq(one.id), entry_keys::key.eq(key)))
    });
    let rows: Vec<_> = rows.collect();
    on_either!(conn, conn => diesel::insert_into(entry_keys::table).values(&rows).execute(conn))?;
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = entry_steps, treat_none_as_default_value = false)]
struct FirstStep {
    entry_id: EntryId,
    step: StoredStep,
    state: StoredState,
    note: &'static str,
    account_id: Option<AccountId>,
    at: Stamp,
}

fn record_submitted(
    conn: &mut Conn,
    all: &[NewEntryParts],
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let rows = all.iter().map(|one| FirstStep {
        entry_id: one.id,
        step: StoredStep(EntryStep::Submit),
        state: StoredState(EntryState::Submitted),
        note: "",
        account_id: by,
        at: Stamp::from(now),
    });
    let rows: Vec<_> = rows.collect();
    on_either!(conn, conn => diesel::insert_into(entry_steps::table).values(&rows).execute(conn))?;
    Ok(())
}

fn keep_first_checks(
    conn: &mut Conn,
    all: &[NewEntryParts],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let mut rows = vec![];
    for one in all {
        for check in &one.checks {
            let evidence = serde_json::to_string(&check.evidence)
                .map_err(|error| DbError::Corrupt(error.to_string()))?;
            rows.push((
                entry_checks::entry_id.eq(one.id),
                entry_checks::run.eq(1),
                entry_checks::rule.eq(check.rule.key()),
                entry_checks::verdict.eq(StoredVerdict(check.verdict)),
                entry_checks::evidence.eq(evidence),
                entry_checks::at.eq(Stamp::from(now)),
            ));
        }
    }
    on_either!(conn, conn => diesel::insert_into(entry_checks::table).values(&rows).execute(conn))?;
    Ok(())
}
