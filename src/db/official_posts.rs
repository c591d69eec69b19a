//! Which e-mail works did the contest's own accounts publish, where and when?

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::official_posts;
use super::types::{AccountId, EntryId, Stamp, StoredPlatform};
use super::{Conn, DbError};

/// A work on the contest's own account.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = official_posts)]
pub struct OfficialPost {
    /// On which platform.
    pub platform: StoredPlatform,
    /// The canonical link.
    pub link: String,
    /// When it was published there.
    pub published_at: Stamp,
}

/// Remembers that a work was published.
///
/// # Errors
/// As a lost race when it is remembered already.
pub fn insert(
    conn: &mut Conn,
    entry: EntryId,
    post: &OfficialPost,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(official_posts::table)
        .values((
            official_posts::entry_id.eq(entry),
            official_posts::platform.eq(post.platform),
            official_posts::link.eq(&post.link),
            official_posts::published_at.eq(post.published_at),
            official_posts::account_id.eq(by),
            official_posts::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Where a work was published.
///
/// # Errors
/// When the database fails.
pub fn of_entry(conn: &mut Conn, entry: EntryId) -> Result<Option<OfficialPost>, DbError> {
    let found = official_posts::table.filter(official_posts::entry_id.eq(entry));
    Ok(found
        .select(OfficialPost::as_select())
        .first(conn)
        .optional()?)
}
