//! The history of an entry: its steps and its earlier versions.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::row::{Content, Entry};
use crate::contest::entry::{EntryState, EntryStep, ReasonCode};
use crate::contest::entry_details::author_key;
use crate::db::schema::{accounts, entries, entry_steps, entry_versions};
use crate::db::types::{AccountId, EntryId, Stamp, StoredReason, StoredState, StoredStep};
use crate::db::{Conn, DbError};

/// Replaces the content of an entry, and stores the previous content as an earlier version.
pub fn change(
    conn: &mut Conn,
    before: &Entry,
    content: &Content,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let kept = serde_json::to_string(&before.content)
        .map_err(|error| DbError::Corrupt(error.to_string()))?;
    diesel::insert_into(entry_versions::table)
        .values((
            entry_versions::entry_id.eq(before.id),
            entry_versions::version.eq(before.version),
            entry_versions::content.eq(kept),
            entry_versions::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    diesel::update(entries::table.find(before.id))
        .set((
            content,
            entries::author_key.eq(author_key(&content.author)),
            entries::version.eq(before.version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// The earlier versions of an entry, newest first: version number, content as JSON, and when it was replaced.
pub fn versions(conn: &mut Conn, id: EntryId) -> Result<Vec<(i32, String, Stamp)>, DbError> {
    Ok(entry_versions::table
        .filter(entry_versions::entry_id.eq(id))
        .order(entry_versions::version.desc())
        .select((
            entry_versions::version,
            entry_versions::content,
            entry_versions::at,
        ))
        .load(conn)?)
}

/// A step in an entry's history, to be recorded.
pub struct NewStep<'a> {
    /// The step.
    pub step: EntryStep,
    /// The state it leads to.
    pub state: EntryState,
    /// The reason of a return or rejection.
    pub reason: Option<ReasonCode>,
    /// A person's own words.
    pub note: &'a str,
    /// The account of the person who took the step, unless that was the contestant.
    pub by: Option<AccountId>,
}

impl NewStep<'_> {
    /// A step without a reason or a note.
    #[must_use]
    pub fn plain(step: EntryStep, state: EntryState, by: Option<AccountId>) -> Self {
        Self {
            step,
            state,
            reason: None,
            note: "",
            by,
        }
    }
}

/// Records a step and moves the entry to the state it leads to.
pub fn take_step(
    conn: &mut Conn,
    id: EntryId,
    new: &NewStep<'_>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set(entries::state.eq(StoredState(new.state)))
        .execute(conn)?;
    diesel::insert_into(entry_steps::table)
        .values((
            entry_steps::entry_id.eq(id),
            entry_steps::step.eq(StoredStep(new.step)),
            entry_steps::state.eq(StoredState(new.state)),
            entry_steps::reason.eq(new.reason.map(StoredReason)),
            entry_steps::note.eq(new.note),
            entry_steps::account_id.eq(new.by),
            entry_steps::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// A step in an entry's history.
#[derive(Debug, Clone, Queryable)]
pub struct HistoryStep {
    /// The step.
    pub step: StoredStep,
    /// The state it led to.
    pub state: StoredState,
    /// The reason of a return or rejection.
    pub reason: Option<StoredReason>,
    /// A person's own words.
    pub note: String,
    /// The organizer's name.
    pub by: Option<String>,
    /// When it was taken.
    pub at: Stamp,
}

/// Everything that was done to an entry, oldest first.
pub fn steps(conn: &mut Conn, id: EntryId) -> Result<Vec<HistoryStep>, DbError> {
    Ok(entry_steps::table
        .left_join(accounts::table)
        .filter(entry_steps::entry_id.eq(id))
        .order(entry_steps::id)
        .select((
            entry_steps::step,
            entry_steps::state,
            entry_steps::reason,
            entry_steps::note,
            accounts::name.nullable(),
            entry_steps::at,
        ))
        .load(conn)?)
}
