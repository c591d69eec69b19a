//! Lists of letters in the outbox: its pages, the letters about one entry or one message, and the state of each.

use diesel::prelude::*;

use super::outbox::OutboxLetter;
use crate::db::schema::letters;
use crate::db::types::{EntryId, LetterId, MessageId, Stamp, StoredLang};
use crate::db::{Conn, DbError};

/// The state of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// Waiting to be sent, for the first time or again.
    Waiting,
    /// Sent.
    Sent,
    /// Every try failed, and no other follows.
    GivenUp,
}

impl OutboxLetter {
    /// Its state.
    #[must_use]
    pub fn state(&self) -> LetterState {
        match (self.sent_at, self.gave_up_at) {
            (Some(_), _) => LetterState::Sent,
            (None, Some(_)) => LetterState::GivenUp,
            (None, None) => LetterState::Waiting,
        }
    }
}

/// The newest letters; with `before`, the newest that are older than it.
pub fn newest(
    conn: &mut Conn,
    before: Option<LetterId>,
    limit: i64,
) -> Result<Vec<OutboxLetter>, DbError> {
    let mut query = letters::table
        .order(letters::id.desc())
        .limit(limit)
        .select(OutboxLetter::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(letters::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// A page of letters, newest first: those older than `before`, or (with `after`) those just newer than `after`.
pub fn page(
    conn: &mut Conn,
    state: Option<LetterState>,
    before: Option<LetterId>,
    after: Option<LetterId>,
    limit: i64,
) -> Result<Vec<OutboxLetter>, DbError> {
    let mut query = letters::table
        .limit(limit)
        .select(OutboxLetter::as_select())
        .into_boxed();
    query = match state {
        None => query,
        Some(LetterState::Sent) => query.filter(letters::sent_at.is_not_null()),
        Some(LetterState::GivenUp) => query.filter(letters::gave_up_at.is_not_null()),
        Some(LetterState::Waiting) => query
            .filter(letters::sent_at.is_null())
            .filter(letters::gave_up_at.is_null()),
    };
    if let Some(before) = before {
        query = query.filter(letters::id.lt(before));
    }
    let Some(after) = after else {
        return Ok(query.order(letters::id.desc()).load(conn)?);
    };
    let mut newer: Vec<OutboxLetter> = query
        .filter(letters::id.gt(after))
        .order(letters::id.asc())
        .load(conn)?;
    newer.reverse();
    Ok(newer)
}

/// The letters about an entry, oldest first.
pub fn about_entry(conn: &mut Conn, entry: EntryId) -> Result<Vec<OutboxLetter>, DbError> {
    Ok(letters::table
        .filter(letters::entry_id.eq(entry))
        .order(letters::id)
        .select(OutboxLetter::as_select())
        .load(conn)?)
}

/// The letters in reply to a message, oldest first.
pub fn about_message(conn: &mut Conn, message: MessageId) -> Result<Vec<OutboxLetter>, DbError> {
    Ok(letters::table
        .filter(letters::about_message.eq(message))
        .order(letters::id)
        .select(OutboxLetter::as_select())
        .load(conn)?)
}

/// The invitations: the address, the letter's language, and when it was written; oldest first.
pub fn invitations(conn: &mut Conn) -> Result<Vec<(String, StoredLang, Stamp)>, DbError> {
    Ok(letters::table
        .filter(letters::kind.eq("invitation"))
        .order(letters::id)
        .select((letters::to_address, letters::lang, letters::created_at))
        .load(conn)?)
}

/// One letter.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: LetterId) -> Result<OutboxLetter, DbError> {
    Ok(letters::table
        .find(id)
        .select(OutboxLetter::as_select())
        .first(conn)?)
}

/// How many letters wait because their last try failed.
pub fn count_held_up(conn: &mut Conn) -> Result<i64, DbError> {
    let waiting = letters::table
        .filter(letters::sent_at.is_null())
        .filter(letters::gave_up_at.is_null());
    let held_up = waiting.filter(letters::last_error.is_not_null());
    Ok(held_up.count().get_result(conn)?)
}

/// How many letters wait, and how many were given up.
pub fn counts(conn: &mut Conn) -> Result<(i64, i64), DbError> {
    let unsent = letters::table.filter(letters::sent_at.is_null());
    let waiting = unsent
        .filter(letters::gave_up_at.is_null())
        .count()
        .get_result(conn)?;
    let given_up = unsent
        .filter(letters::gave_up_at.is_not_null())
        .count()
        .get_result(conn)?;
    Ok((waiting, given_up))
}
