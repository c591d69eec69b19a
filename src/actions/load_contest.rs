//! Takes a contest into the database: its definition's text, and its rounds.

use chrono::{DateTime, Utc};

use crate::contest::Contest;
use crate::db::{Conn, DbError, audit, contests};

/// Records the definition and makes the rounds that are missing; nothing happens when it is all there.
///
/// # Errors
/// When the database fails.
pub fn load_contest(conn: &mut Conn, contest: &Contest, now: DateTime<Utc>) -> Result<(), DbError> {
    if contests::newest_definition_hash(conn)?.as_deref() == Some(&contest.hash) {
        return Ok(());
    }
    contests::record_definition(conn, &contest.hash, &contest.toml, now)?;
    for key in contest.definition.round_keys() {
        contests::ensure_round(conn, key)?;
    }
    audit::record(
        conn,
        now,
        None,
        "load_contest",
        &contest.definition.key,
        &contest.hash,
    )
}
