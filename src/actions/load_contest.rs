//! Loads a contest into the database: its definition's text, and its rounds.

use super::tx::Tx;
use crate::db::{DbError, contests};

/// Stores the definition and adds missing rounds; does nothing when the newest stored definition is this one.
pub fn load_contest(tx: &mut Tx<'_>) -> Result<(), DbError> {
    let contest = tx.contest;
    if contests::newest_definition_hash(tx.conn)?.as_deref() == Some(&contest.hash) {
        return Ok(());
    }
    contests::record_definition(tx.conn, &contest.hash, &contest.toml, tx.now)?;
    for key in contest.definition.round_keys() {
        contests::ensure_round(tx.conn, key)?;
    }
    tx.record("load_contest", &contest.definition.key, &contest.hash)
}
