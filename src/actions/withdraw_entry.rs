//! A contestant takes an entry back.

use chrono::{DateTime, Utc};

use super::correct_entry::{ChangeRefused, is_open};
use crate::contest::entry::EntryStep;
use crate::contest::hold::HoldOutcome;
use crate::db::entries::{self, Entry, NewStep};
use crate::db::holds::{self, Ending};
use crate::db::{Conn, DbError, Failed};

/// Withdraws an entry and gives its video free; the entry itself stays, marked.
///
/// # Errors
/// [`ChangeRefused`] once its month is judged, and when the database fails.
pub fn withdraw_entry(
    conn: &mut Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Entry, Failed<ChangeRefused>> {
    let entry = entries::by_token_hash(conn, token_hash)?.ok_or(DbError::Missing)?;
    let refused = |refused| Failed::Refused(ChangeRefused::NotNow(refused));
    let state = entry.state.0.after(EntryStep::Withdraw).map_err(refused)?;
    if !is_open(conn, &entry)? {
        return Err(Failed::Refused(ChangeRefused::Closed));
    }
    holds::resolve(
        conn,
        entry.id,
        Ending::by_contestant(HoldOutcome::Left),
        now,
    )?;
    entries::hold_keys(conn, entry.id, &[], now)?;
    entries::set_round(conn, entry.id, None)?;
    let step = NewStep {
        step: EntryStep::Withdraw,
        state,
        reason: None,
        note: "",
        by: None,
    };
    entries::take_step(conn, entry.id, &step, now)?;
    Ok(entry)
}
