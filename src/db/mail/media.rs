//! Stored files: the type of each, and the message and the entry it belongs to. The bytes are in the media store under
//! the same hash.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{attachments, media, messages};
use crate::db::types::{AttachmentId, EntryId, MediaId, Stamp, StoredFileKind};
use crate::db::{Conn, DbError};

/// A stored file.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = media)]
pub struct Media {
    /// Its id.
    pub id: MediaId,
    /// Hash of its bytes, in hexadecimal: its name in the store.
    pub sha256: String,
    /// How many bytes.
    pub bytes: i64,
    /// Its media type, found from its bytes.
    pub media_type: String,
    /// Its kind, found from its bytes.
    pub what: StoredFileKind,
    /// The length of a video.
    pub duration_ms: Option<i64>,
    /// A video's or picture's width in pixels.
    pub width: Option<i32>,
    /// A video's or picture's height in pixels.
    pub height: Option<i32>,
    /// The codecs of a video.
    pub codecs: Option<String>,
    /// The key of a problem with the file.
    pub problem: Option<String>,
    /// The contents of an archive: JSON.
    pub listing: Option<String>,
    /// The file extension that fits its bytes; empty when the bytes do not show their type.
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
    pub what: StoredFileKind,
    pub duration_ms: Option<i64>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub codecs: Option<String>,
    pub problem: Option<String>,
    pub listing: Option<String>,
    pub extension: String,
}

/// Stores a file's row. The same file again gets the row that exists.
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

/// The file of an attachment: the name that its sender gave it, the stored file, and the entry it belongs to.
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

/// The videos of an entry in the order in which they were received: the attachment, its name, and the stored file.
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

/// Other entries with an identical video file, oldest first.
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
