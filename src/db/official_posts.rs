//! The posts on the contest's own accounts: where and when an entry by e-mail was published.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{entries, official_posts};
use super::types::{AccountId, EntryId, Stamp, StoredChannel, StoredPlatform, StoredState};
use super::{Conn, DbError, on_either};
use crate::contest::entry::{Channel, EntryState};

/// A post on the contest's own account.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = official_posts)]
pub struct OfficialPost {
    /// The platform of the post.
    pub platform: StoredPlatform,
    /// The canonical link.
    pub link: String,
    /// When it was published there.
    pub published_at: Stamp,
}

/// Stores the post of an entry; it replaces an earlier one.
pub fn put(
    conn: &mut Conn,
    entry: EntryId,
    post: &OfficialPost,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let row = (
        official_posts::platform.eq(post.platform),
        official_posts::link.eq(&post.link),
        official_posts::published_at.eq(post.published_at),
        official_posts::account_id.eq(by),
        official_posts::at.eq(Stamp::from(now)),
    );
    on_either!(conn, conn => diesel::insert_into(official_posts::table)
        .values((official_posts::entry_id.eq(entry), row))
        .on_conflict(official_posts::entry_id)
        .do_update()
        .set(row)
        .execute(conn))?;
    Ok(())
}

/// How many accepted entries by e-mail are not published on one of the contest's own accounts.
pub fn count_to_choose(conn: &mut Conn) -> Result<i64, DbError> {
    let by_mail = entries::table.filter(entries::channel.eq(StoredChannel(Channel::Mail)));
    let accepted = by_mail.filter(entries::state.eq(StoredState(EntryState::Accepted)));
    let waiting = accepted.filter(entries::round_id.is_null());
    Ok(waiting.count().get_result(conn)?)
}

/// The post of an entry.
pub fn of_entry(conn: &mut Conn, entry: EntryId) -> Result<Option<OfficialPost>, DbError> {
    let found = official_posts::table.filter(official_posts::entry_id.eq(entry));
    Ok(found
        .select(OfficialPost::as_select())
        .first(conn)
        .optional()?)
}
