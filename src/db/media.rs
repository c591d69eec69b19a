//! Which files are kept, what are they, and whose are they? The bytes lie in the media store under the same hash.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{attachments, media, messages};
use super::types::{AttachmentId, EntryId, MediaId, Stamp};
use super::{Conn, DbError};

/// A kept file.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = media)]
pub struct Media {
    /// Its id.
    pub id: MediaId,
    /// Of its bytes, in hexadecimal: its place in the store.
    pub sha256: String,
    /// How many bytes.
    pub bytes: i64,
    /// What it is by its bytes.
    pub media_type: String,
    /// `video`, `audio`, `image`, `archive`, `document` or `other`.
    pub what: String,
    /// A video's length.
    pub duration_ms: Option<i64>,
    /// A video's or picture's width in pixels.
    pub width: Option<i32>,
    /// A video's or picture's height in pixels.
    pub height: Option<i32>,
    /// A video's codecs.
    pub codecs: Option<String>,
    /// What is wrong with it: key of the words.
    pub problem: Option<String>,
    /// What an archive holds: JSON.
    pub listing: Option<String>,
    /// The ending that its name deserves by its bytes; empty where these tell nothing.
    pub extension: String,
}

/// A file that was put into the store.
#[derive(Debug, Clone, PartialEq, Eq, Insertable)]
#[diesel(table_name = media, treat_none_as_default_value = false)]
#[allow(missing_docs)]
pub struct NewMedia {
    pub sha256: String,
    pub bytes: i64,
    pub media_type: String,
    pub what: String,
    pub duration_ms: Option<i64>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub codecs: Option<String>,
    pub problem: Option<String>,
    pub listing: Option<String>,
    pub extension: String,
}

/// Remembers a file, once however often it comes.
///
/// # Errors
/// When the database fails.
pub fn remember(conn: &mut Conn, new: &NewMedia, now: DateTime<Utc>) -> Result<MediaId, DbError> {
    let known: Option<MediaId> = media::table
        .filter(media::sha256.eq(&new.sha256))
        .select(media::id)
        .first(conn)
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    Ok(diesel::insert_into(media::table)
        .values((new, media::kept_at.eq(Stamp::from(now))))
        .returning(media::id)
        .get_result(conn)?)
}

/// A file to be shown: its sender's name for it, what is kept, and the entry it belongs to.
///
/// # Errors
/// When the database fails.
pub fn of_attachment(
    conn: &mut Conn,
    id: AttachmentId,
) -> Result<Option<(String, Media, Option<EntryId>)>, DbError> {
    Ok(attachments::table
        .inner_join(media::table)
        .inner_join(messages::table)
        .filter(attachments::id.eq(id))
        .select((attachments::name, Media::as_select(), messages::entry_id))
        .first(conn)
        .optional()?)
}

/// The videos of an entry, in the order in which they came: where to ask for each, and what is kept.
///
/// # Errors
/// When the database fails.
pub fn videos_of(
    conn: &mut Conn,
    entry: EntryId,
) -> Result<Vec<(AttachmentId, String, Media)>, DbError> {
    Ok(attachments::table
        .inner_join(media::table)
        .inner_join(messages::table)
        .filter(messages::entry_id.eq(entry))
        .filter(attachments::video.eq(true))
        .order(attachments::id)
        .select((attachments::id, attachments::name, Media::as_select()))
        .load(conn)?)
}

/// Other entries to which somebody sent a video with the same bytes, oldest first.
///
/// # Errors
/// When the database fails.
pub fn entries_with_same_video(conn: &mut Conn, entry: EntryId) -> Result<Vec<EntryId>, DbError> {
    let videos: Vec<Option<MediaId>> = attachments::table
        .inner_join(messages::table)
        .filter(messages::entry_id.eq(entry))
        .filter(attachments::video.eq(true))
        .select(attachments::media_id)
        .load(conn)?;
    let others: Vec<Option<EntryId>> = attachments::table
        .inner_join(messages::table)
        .filter(attachments::media_id.eq_any(videos.into_iter().flatten()))
        .filter(messages::entry_id.is_not_null())
        .filter(messages::entry_id.ne(entry))
        .order(messages::entry_id)
        .select(messages::entry_id)
        .distinct()
        .limit(50)
        .load(conn)?;
    Ok(others.into_iter().flatten().collect())
}
