//! The inbox as a list: the number of messages in each state, and a page of them.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::contest::message::MessageState;
use crate::db::schema::{entries, messages};
use crate::db::types::{MessageId, Stamp, StoredMessageState};
use crate::db::{Conn, DbError};

/// A message as a line of the list.
#[derive(Debug, Clone, Queryable)]
pub struct InboxLine {
    /// Its id.
    pub id: MessageId,
    /// The sender's address, unverified.
    pub from_address: String,
    /// The sender's display name.
    pub from_name: String,
    /// Its subject.
    pub subject: String,
    /// When it was received.
    pub received_at: Stamp,
    /// Its state.
    pub state: StoredMessageState,
    /// Why the message did not become an entry by itself: JSON list of keys.
    pub reasons: String,
    /// The code of the entry that it belongs to.
    pub code: Option<String>,
}

/// The number of messages, in total and by state: all = entries + waiting + dismissed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InboxCounts {
    /// All messages.
    pub all: i64,
    /// Messages that became an entry or were joined to one.
    pub entries: i64,
    /// Messages that wait for an organizer.
    pub waiting: i64,
    /// Messages that need no action.
    pub dismissed: i64,
}

/// Counts the messages.
pub fn counts(conn: &mut Conn) -> Result<InboxCounts, DbError> {
    let rows: Vec<(StoredMessageState, i64)> = messages::table
        .group_by(messages::state)
        .select((messages::state, count_star()))
        .load(conn)?;
    let of = |state| {
        let found = rows.iter().find(|(found, _)| found.0 == state);
        found.map_or(0, |(_, count)| *count)
    };
    Ok(InboxCounts {
        all: rows.iter().map(|(_, count)| count).sum(),
        entries: of(MessageState::Entry),
        waiting: of(MessageState::Waiting),
        dismissed: of(MessageState::Dismissed),
    })
}

/// A page of messages, newest first: those older than `before`, or (with `after`) those just newer than `after`.
pub fn page(
    conn: &mut Conn,
    state: Option<MessageState>,
    before: Option<MessageId>,
    after: Option<MessageId>,
    limit: i64,
) -> Result<Vec<InboxLine>, DbError> {
    let mut query = messages::table
        .left_join(entries::table.on(messages::entry_id.eq(entries::id.nullable())))
        .limit(limit)
        .select((
            messages::id,
            messages::from_address,
            messages::from_name,
            messages::subject,
            messages::received_at,
            messages::state,
            messages::reasons,
            entries::code.nullable(),
        ))
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(messages::state.eq(StoredMessageState(state)));
    }
    if let Some(before) = before {
        query = query.filter(messages::id.lt(before));
    }
    let Some(after) = after else {
        return Ok(query.order(messages::id.desc()).load(conn)?);
    };
    let mut newer: Vec<InboxLine> = query
        .filter(messages::id.gt(after))
        .order(messages::id.asc())
        .load(conn)?;
    newer.reverse();
    Ok(newer)
}
