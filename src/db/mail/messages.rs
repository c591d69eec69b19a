//! Incoming messages with their files, links and history. The hash of its bytes identifies a message, so that each is
//! stored once.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::media::Media;
use crate::contest::message::{MessageState, MessageStep};
use crate::db::schema::{attachments, cloud_links, media, message_steps, messages};
use crate::db::types::{
    AccountId, AttachmentId, EntryId, MediaId, MessageId, Stamp, StoredLang, StoredMessageState,
    StoredMessageStep, StoredReceivedBy,
};
use crate::db::{Conn, DbError};

/// An incoming message.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = messages)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Hash of its raw bytes, in hexadecimal.
    pub sha256: String,
    /// Where it was found: a file, or a mailbox's folder.
    pub source: String,
    /// Its Message-ID as written, with brackets; unverified.
    pub message_id: Option<String>,
    /// The sender's address, unverified.
    pub from_address: String,
    /// The sender's display name.
    pub from_name: String,
    /// Its subject on one line.
    pub subject: String,
    /// The language of replies to it.
    pub lang: StoredLang,
    /// Its Date header, unverified.
    pub dated_at: Option<Stamp>,
    /// When it was received; this decides its month.
    pub received_at: Stamp,
    /// The source of that instant.
    pub received_by: StoredReceivedBy,
    /// When it was stored.
    pub imported_at: Stamp,
    /// The size of the whole message in bytes.
    pub bytes: i64,
    /// Its text, HTML converted.
    pub text: String,
    /// What was understood from its text: JSON of `contest::message::Understood`.
    pub said: String,
    /// What is irregular about it: JSON list of keys.
    pub problems: String,
    /// Whether a program sent it; the program never replies to such a message.
    pub automatic: bool,
    /// Its state.
    pub state: StoredMessageState,
    /// Why it did not become an entry by itself: JSON list of keys.
    pub reasons: String,
    /// The entry that was made from it, or to which it was joined.
    pub entry_id: Option<EntryId>,
    /// The earlier message that it follows up: it replies to a letter about that message.
    pub answers_message: Option<MessageId>,
    /// The entry that it follows up: it replies to a letter about that entry.
    pub answers_entry: Option<EntryId>,
}

/// A message to be stored.
#[derive(Insertable)]
#[diesel(table_name = messages, treat_none_as_default_value = false)]
#[allow(missing_docs)]
pub struct NewMessage<'a> {
    pub sha256: &'a str,
    pub source: &'a str,
    pub message_id: Option<&'a str>,
    pub from_address: &'a str,
    pub from_name: &'a str,
    pub subject: &'a str,
    pub lang: StoredLang,
    pub dated_at: Option<Stamp>,
    pub received_at: Stamp,
    pub received_by: StoredReceivedBy,
    pub imported_at: Stamp,
    pub bytes: i64,
    pub text: &'a str,
    pub said: &'a str,
    pub problems: &'a str,
    pub automatic: bool,
    pub state: StoredMessageState,
    pub reasons: &'a str,
    pub entry_id: Option<EntryId>,
    pub answers_message: Option<MessageId>,
    pub answers_entry: Option<EntryId>,
    pub masked_at: Stamp,
}

/// A file of a message.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = attachments)]
pub struct MessageFile {
    /// Its id.
    pub id: AttachmentId,
    /// Its position among the message's files, from 0.
    pub position: i32,
    /// The position of the file that contains it, such as an archive.
    pub container: Option<i32>,
    /// The name that the sender gave it; it must be made safe before use.
    pub name: String,
    /// The media type that the sender gave; unverified.
    pub claimed_type: String,
    /// Its size in bytes after transfer decoding.
    pub bytes: i64,
    /// Whether it is treated as a video.
    pub video: bool,
    /// Whether the message ends before the file does.
    pub incomplete: bool,
    /// Whether invalid characters were skipped in decoding it.
    pub damaged: bool,
    /// The stored file; `None` for a container.
    pub media_id: Option<MediaId>,
}

/// A file to be stored with its message.
#[derive(Insertable)]
#[diesel(table_name = attachments, treat_none_as_default_value = false)]
#[allow(missing_docs)]
pub struct NewMessageFile<'a> {
    pub message_id: MessageId,
    pub position: i32,
    pub container: Option<i32>,
    pub name: &'a str,
    pub claimed_type: &'a str,
    pub bytes: i64,
    pub sha256: &'a str,
    pub video: bool,
    pub incomplete: bool,
    pub damaged: bool,
    pub media_id: Option<MediaId>,
}

/// A link to a large attachment or to a file on a net disk.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = cloud_links, treat_none_as_default_value = false)]
pub struct StoredCloudLink {
    /// The key of the cloud service.
    pub service: String,
    /// The link.
    pub url: String,
    /// The file's name.
    pub name: Option<String>,
    /// Its size as written.
    pub size: Option<String>,
    /// The expiry date in the message, if there is one.
    pub expires: Option<String>,
    /// 提取码.
    pub code: Option<String>,
}

/// A step in a message's history.
#[derive(Debug, Clone, Queryable)]
pub struct MessageEvent {
    /// What was done.
    pub step: StoredMessageStep,
    /// The organizer's own words.
    pub note: String,
    /// The organizer's name; `None` for the program itself.
    pub by: Option<String>,
    /// When the step was taken.
    pub at: Stamp,
}

/// The message with this hash.
pub fn by_sha256(conn: &mut Conn, sha256: &str) -> Result<Option<Message>, DbError> {
    let found = messages::table.filter(messages::sha256.eq(sha256));
    Ok(found.select(Message::as_select()).first(conn).optional()?)
}

/// The message with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: MessageId) -> Result<Message, DbError> {
    let found = messages::table.find(id);
    Ok(found.select(Message::as_select()).first(conn)?)
}

/// Stores a message.
pub fn insert(conn: &mut Conn, new: &NewMessage<'_>) -> Result<MessageId, DbError> {
    Ok(diesel::insert_into(messages::table)
        .values(new)
        .returning(messages::id)
        .get_result(conn)?)
}

/// Messages that an older version stored, whose tokens were not masked, oldest first.
pub fn unmasked(conn: &mut Conn, limit: i64) -> Result<Vec<Message>, DbError> {
    Ok(messages::table
        .filter(messages::masked_at.is_null())
        .order(messages::id)
        .limit(limit)
        .select(Message::as_select())
        .load(conn)?)
}

/// Stores a message's subject, text and understood details with their tokens masked.
pub fn mask(
    conn: &mut Conn,
    id: MessageId,
    [subject, text, said]: [&str; 3],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(messages::table.find(id))
        .set((
            messages::subject.eq(subject),
            messages::text.eq(text),
            messages::said.eq(said),
            messages::masked_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stores a file of a message.
pub fn add_attachment(conn: &mut Conn, new: &NewMessageFile<'_>) -> Result<(), DbError> {
    diesel::insert_into(attachments::table)
        .values(new)
        .execute(conn)?;
    Ok(())
}

/// Stores the links of a message, in order.
pub fn add_links(conn: &mut Conn, id: MessageId, links: &[StoredCloudLink]) -> Result<(), DbError> {
    for (position, link) in (0_i32..).zip(links) {
        diesel::insert_into(cloud_links::table)
            .values((
                cloud_links::message_id.eq(id),
                cloud_links::position.eq(position),
                link,
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The files of a message, in the message's order, each with the stored file.
pub fn files(conn: &mut Conn, id: MessageId) -> Result<Vec<(MessageFile, Option<Media>)>, DbError> {
    Ok(attachments::table
        .left_join(media::table)
        .filter(attachments::message_id.eq(id))
        .order(attachments::position)
        .select((MessageFile::as_select(), Option::<Media>::as_select()))
        .load(conn)?)
}

/// The links of a message, in the message's order.
pub fn links(conn: &mut Conn, id: MessageId) -> Result<Vec<StoredCloudLink>, DbError> {
    Ok(cloud_links::table
        .filter(cloud_links::message_id.eq(id))
        .order(cloud_links::position)
        .select(StoredCloudLink::as_select())
        .load(conn)?)
}

/// The history of a message, oldest first.
pub fn steps(conn: &mut Conn, id: MessageId) -> Result<Vec<MessageEvent>, DbError> {
    use crate::db::schema::accounts;
    Ok(message_steps::table
        .left_join(accounts::table)
        .filter(message_steps::message_id.eq(id))
        .order(message_steps::id)
        .select((
            message_steps::step,
            message_steps::note,
            accounts::name.nullable(),
            message_steps::at,
        ))
        .load(conn)?)
}

/// A step to be recorded.
pub struct NewMessageStep<'a> {
    /// What was done.
    pub step: MessageStep,
    /// The message's state after the step.
    pub state: MessageState,
    /// The entry that the message is part of after the step.
    pub entry: Option<EntryId>,
    /// The organizer's own words.
    pub note: &'a str,
    /// The organizer; `None` for the program itself.
    pub by: Option<AccountId>,
}

/// Records a step and changes the message's state.
pub fn take_step(
    conn: &mut Conn,
    id: MessageId,
    new: &NewMessageStep<'_>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(messages::table.find(id))
        .set((
            messages::state.eq(StoredMessageState(new.state)),
            messages::entry_id.eq(new.entry),
        ))
        .execute(conn)?;
    diesel::insert_into(message_steps::table)
        .values((
            message_steps::message_id.eq(id),
            message_steps::step.eq(StoredMessageStep(new.step)),
            message_steps::entry_id.eq(new.entry),
            message_steps::note.eq(new.note),
            message_steps::account_id.eq(new.by),
            message_steps::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}
