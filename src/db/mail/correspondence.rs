//! Messages that belong together because of their entry, Message-ID or sender.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::messages::{self as incoming, Message};
use crate::contest::message::MessageStep;
use crate::db::entries::{self, Entry};
use crate::db::schema::{letters, message_steps, messages};
use crate::db::types::{EntryId, MessageId, Stamp, StoredMessageStep};
use crate::db::{Conn, DbError};

/// Other messages with the same Message-ID, oldest first: sent twice, or forged.
pub fn namesakes(conn: &mut Conn, message: &Message) -> Result<Vec<MessageId>, DbError> {
    let Some(name) = &message.message_id else {
        return Ok(vec![]);
    };
    Ok(messages::table
        .filter(messages::message_id.eq(name))
        .filter(messages::id.ne(message.id))
        .order(messages::id)
        .limit(20)
        .select(messages::id)
        .load(conn)?)
}

/// The message from which an entry was made, and the messages joined to it, oldest first.
pub fn of_entry(conn: &mut Conn, entry: EntryId) -> Result<Vec<Message>, DbError> {
    Ok(messages::table
        .filter(messages::entry_id.eq(entry))
        .order(messages::id)
        .select(Message::as_select())
        .load(conn)?)
}

/// The message from which an entry was made. A message joined to the entry later may have been received earlier.
pub fn founding(conn: &mut Conn, entry: EntryId) -> Result<Option<Message>, DbError> {
    let makes = [MessageStep::Arrive, MessageStep::MakeEntry].map(StoredMessageStep);
    Ok(messages::table
        .inner_join(message_steps::table.on(message_steps::message_id.eq(messages::id)))
        .filter(messages::entry_id.eq(entry))
        .filter(message_steps::entry_id.eq(entry))
        .filter(message_steps::step.eq_any(makes))
        .order(message_steps::id)
        .select(Message::as_select())
        .first(conn)
        .optional()?)
}

/// How many letters of one kind were written since an instant in reply to messages from an address.
pub fn count_answers(
    conn: &mut Conn,
    kind: &str,
    address: &str,
    since: DateTime<Utc>,
) -> Result<i64, DbError> {
    let written = messages::table
        .inner_join(letters::table.on(letters::about_message.eq(messages::id.nullable())))
        .filter(messages::from_address.eq(address))
        .filter(letters::kind.eq(kind))
        .filter(letters::created_at.gt(Stamp::from(since)));
    Ok(written.count().get_result(conn)?)
}

/// The entry to which a message may belong: the message replies to a letter that the program sent about this entry.
pub fn answered_entry(conn: &mut Conn, message: &Message) -> Result<Option<Entry>, DbError> {
    if let Some(id) = message.answers_entry {
        return Ok(Some(entries::get(conn, id)?));
    }
    let Some(earlier) = message.answers_message else {
        return Ok(None);
    };
    match incoming::get(conn, earlier)?.entry_id {
        Some(id) => Ok(Some(entries::get(conn, id)?)),
        None => Ok(None),
    }
}
