//! Which letters came in, what did they bring, and what was done with each? One counts once, by the hash of its bytes.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{attachments, cloud_links, media, message_steps, messages};
use super::types::{
    AccountId, AttachmentId, EntryId, MediaId, MessageId, Stamp, StoredMessageState,
    StoredMessageStep,
};
use super::{Conn, DbError};
use crate::contest::message::{MessageState, MessageStep};

/// A letter that came in.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = messages)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Of its raw bytes, in hexadecimal.
    pub sha256: String,
    /// Where it was found: a file, or a mailbox's folder.
    pub source: String,
    /// Its Message-ID as written, with brackets; a claim.
    pub message_id: Option<String>,
    /// Who it says it is from.
    pub from_address: String,
    /// The sender's display name.
    pub from_name: String,
    /// Its subject on one line.
    pub subject: String,
    /// The language it is answered in.
    pub lang: String,
    /// Its Date header: the sender's claim.
    pub dated_at: Option<Stamp>,
    /// When it was received: decides its month.
    pub received_at: Stamp,
    /// By whose word: `server`, `header`, `date` or `import`.
    pub received_by: String,
    /// When it was brought in.
    pub imported_at: Stamp,
    /// Bytes of the whole message.
    pub bytes: i64,
    /// Its text, HTML converted.
    pub text: String,
    /// What it seems to say: JSON of `contest::message::Understood`.
    pub said: String,
    /// What was odd about it: JSON list of words.
    pub problems: String,
    /// A program sent it; it is never answered.
    pub automatic: bool,
    /// Where it stands.
    pub state: StoredMessageState,
    /// Why it is no entry by itself: JSON list of words.
    pub reasons: String,
    /// The entry it is, or was joined to.
    pub entry_id: Option<EntryId>,
    /// The message that the letter of ours was about which it answers.
    pub answers_message: Option<MessageId>,
    /// The entry that the letter of ours was about which it answers.
    pub answers_entry: Option<EntryId>,
}

/// A letter to be kept.
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
    pub lang: &'a str,
    pub dated_at: Option<Stamp>,
    pub received_at: Stamp,
    pub received_by: &'a str,
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
}

/// A file that a letter brought.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = attachments)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Its place among the letter's files, from 0.
    pub position: i32,
    /// The place of the file it was packed in.
    pub container: Option<i32>,
    /// Its name as the sender wrote it; make it safe before it is used.
    pub name: String,
    /// The type that the sender gave: a claim.
    pub claimed_type: String,
    /// Its bytes after transfer decoding.
    pub bytes: i64,
    /// It counts as a video.
    pub video: bool,
    /// The message ends before it does.
    pub incomplete: bool,
    /// Foreign characters were skipped in it.
    pub damaged: bool,
    /// The kept file; none for a mere container.
    pub media_id: Option<MediaId>,
}

/// A file to be kept with its letter.
#[derive(Insertable)]
#[diesel(table_name = attachments, treat_none_as_default_value = false)]
#[allow(missing_docs)]
pub struct NewAttachment<'a> {
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

/// A link to a large attachment or net disk.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = cloud_links, treat_none_as_default_value = false)]
pub struct StoredCloudLink {
    /// Whose service.
    pub service: String,
    /// The link.
    pub url: String,
    /// The file's name.
    pub name: Option<String>,
    /// Its size as written.
    pub size: Option<String>,
    /// When it expires, as far as it is said.
    pub expires: Option<String>,
    /// 提取码.
    pub code: Option<String>,
}

/// A step in a message's history.
#[derive(Debug, Clone, Queryable)]
pub struct MessageEvent {
    /// What.
    pub step: StoredMessageStep,
    /// In the organizer's words.
    pub note: String,
    /// Who; none for the program itself.
    pub by: Option<String>,
    /// When.
    pub at: Stamp,
}

/// The letter with this hash.
///
/// # Errors
/// When the database fails.
pub fn by_sha256(conn: &mut Conn, sha256: &str) -> Result<Option<Message>, DbError> {
    let found = messages::table.filter(messages::sha256.eq(sha256));
    Ok(found.select(Message::as_select()).first(conn).optional()?)
}

/// The letter with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: MessageId) -> Result<Message, DbError> {
    let found = messages::table.find(id);
    Ok(found.select(Message::as_select()).first(conn)?)
}

/// Keeps a letter.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut Conn, new: &NewMessage<'_>) -> Result<MessageId, DbError> {
    Ok(diesel::insert_into(messages::table)
        .values(new)
        .returning(messages::id)
        .get_result(conn)?)
}

/// Keeps a file of a letter.
///
/// # Errors
/// When the database fails.
pub fn add_attachment(conn: &mut Conn, new: &NewAttachment<'_>) -> Result<(), DbError> {
    diesel::insert_into(attachments::table)
        .values(new)
        .execute(conn)?;
    Ok(())
}

/// Keeps the links of a letter, in order.
///
/// # Errors
/// When the database fails.
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

/// The files of a letter, in its order, each with what is kept of it.
///
/// # Errors
/// When the database fails.
pub fn files(
    conn: &mut Conn,
    id: MessageId,
) -> Result<Vec<(Attachment, Option<super::media::Media>)>, DbError> {
    Ok(attachments::table
        .left_join(media::table)
        .filter(attachments::message_id.eq(id))
        .order(attachments::position)
        .select((
            Attachment::as_select(),
            Option::<super::media::Media>::as_select(),
        ))
        .load(conn)?)
}

/// The links of a letter, in its order.
///
/// # Errors
/// When the database fails.
pub fn links(conn: &mut Conn, id: MessageId) -> Result<Vec<StoredCloudLink>, DbError> {
    Ok(cloud_links::table
        .filter(cloud_links::message_id.eq(id))
        .order(cloud_links::position)
        .select(StoredCloudLink::as_select())
        .load(conn)?)
}

/// What was done with a letter, oldest first.
///
/// # Errors
/// When the database fails.
pub fn steps(conn: &mut Conn, id: MessageId) -> Result<Vec<MessageEvent>, DbError> {
    use super::schema::accounts;
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

/// Something to be recorded about a letter.
pub struct NewMessageStep<'a> {
    /// What was done.
    pub step: MessageStep,
    /// Where the letter stands after it.
    pub state: MessageState,
    /// The entry it is part of after it.
    pub entry: Option<EntryId>,
    /// In the organizer's words.
    pub note: &'a str,
    /// Who; none for the program itself.
    pub by: Option<AccountId>,
}

/// Records what was done with a letter, and where it stands.
///
/// # Errors
/// When the database fails.
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
