//! Finds who is signed in, and notes that the session is used.

use chrono::{DateTime, Duration, Utc};

use super::tx::Tx;
use crate::db::DbError;
use crate::db::accounts::Account;
use crate::db::accounts::sessions::{self, Session, Span};

/// How many hours a session stays open without being used.
pub const IDLE_HOURS: i64 = 12;

/// How long a noted use stands for later ones, so that most requests write nothing.
const NOTED_FOR: Duration = Duration::minutes(5);

/// The span in which a session must have been used.
pub(super) fn span(now: DateTime<Utc>) -> Span {
    Span {
        now,
        used_since: now - Duration::hours(IDLE_HOURS),
    }
}

/// The account and the open session of a token, by its hash.
pub fn find_viewer(
    tx: &mut Tx<'_>,
    token_hash: &str,
) -> Result<Option<(Account, Session)>, DbError> {
    sessions::by_token(tx.conn, token_hash, span(tx.now))
}

/// Whether the use of a session at `now` is to be noted.
#[must_use]
pub fn is_to_note(session: &Session, now: DateTime<Utc>) -> bool {
    now - session.used_at.utc() >= NOTED_FOR
}

/// Notes that a session is used.
pub fn note_use(tx: &mut Tx<'_>, session: &Session) -> Result<(), DbError> {
    sessions::note_use(tx.conn, session.id, tx.now)
}
