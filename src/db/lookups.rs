//! The state of the job that follows short links: which are due, and which hosts may be asked. All copies of the program
//! share it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::entries::holding;
use super::schema::{entries, lookup_hosts, lookups};
use super::types::{EntryId, Stamp, StoredKind};
use super::{Conn, DbError, on_either};
use crate::contest::link::Kind;

/// A short link to be followed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct DueLookup {
    /// Whose it is.
    pub entry_id: EntryId,
    /// The link.
    pub link: String,
    /// How often it was tried; none before the first time, or when the entry has another link by now.
    pub tries: Option<i32>,
}

/// Entry, its link, the link that was tried, and how often.
type LookupRow = (EntryId, Option<String>, Option<String>, Option<i32>);

/// Short links of entries that hold their video, due at this instant and of a host that may be asked, oldest entries
/// first.
pub fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<DueLookup>, DbError> {
    let tried = lookups::link.nullable();
    let is_new = tried.is_null().or(tried.ne(entries::link));
    let is_due = is_new.or(lookups::due_at.nullable().le(Stamp::from(now)));
    let mut query = entries::table
        .left_join(lookups::table)
        .filter(entries::kind.eq(StoredKind(Kind::ShortLink)))
        .filter(entries::state.eq_any(holding()))
        .filter(is_due)
        .into_boxed();
    for host in paused_hosts(conn, now)? {
        query = query.filter(entries::link.not_like(format!("%://{host}/%")));
    }
    let rows: Vec<LookupRow> = query
        .order(entries::id)
        .limit(limit)
        .select((
            entries::id,
            entries::link,
            lookups::link.nullable(),
            lookups::tries.nullable(),
        ))
        .load(conn)?;
    let due = rows
        .into_iter()
        .filter_map(|(entry_id, link, tried, tries)| {
            let tries = tries.filter(|_| tried == link);
            link.map(|link| DueLookup {
                entry_id,
                link,
                tries,
            })
        });
    Ok(due.collect())
}

/// Hosts that are not asked at this instant.
pub(super) fn paused_hosts(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<String>, DbError> {
    let paused = lookup_hosts::table.filter(lookup_hosts::free_at.gt(Stamp::from(now)));
    Ok(paused.select(lookup_hosts::host).load(conn)?)
}

/// The outcome of a try.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// The word for it; none while it is under way.
    pub outcome: Option<&'a str>,
    /// How often it was tried, this time included.
    pub tries: i32,
    /// When it is tried again; never when none.
    pub due_at: Option<DateTime<Utc>>,
}

/// Keeps the newest try of an entry's link.
pub fn keep(
    conn: &mut Conn,
    due: &DueLookup,
    tried: Tried<'_>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::delete(lookups::table.filter(lookups::entry_id.eq(due.entry_id))).execute(conn)?;
    diesel::insert_into(lookups::table)
        .values((
            lookups::entry_id.eq(due.entry_id),
            lookups::link.eq(&due.link),
            lookups::tries.eq(tried.tries),
            lookups::tried_at.eq(Stamp::from(now)),
            lookups::due_at.eq(tried.due_at.map(Stamp::from)),
            lookups::outcome.eq(tried.outcome),
        ))
        .execute(conn)?;
    Ok(())
}

/// The outcome of the last try; none when the link was never followed.
pub fn outcome(conn: &mut Conn, entry: EntryId) -> Result<Option<String>, DbError> {
    let found = lookups::table.filter(lookups::entry_id.eq(entry));
    let outcome: Option<Option<String>> = found.select(lookups::outcome).first(conn).optional()?;
    Ok(outcome.flatten())
}

/// How often in a row a host refused to answer, and until when it is not asked.
pub fn host(conn: &mut Conn, host: &str) -> Result<(i32, Option<DateTime<Utc>>), DbError> {
    let found = lookup_hosts::table.filter(lookup_hosts::host.eq(host));
    let found: Option<(i32, Stamp)> = found
        .select((lookup_hosts::refusals, lookup_hosts::free_at))
        .first(conn)
        .optional()?;
    Ok(found.map_or((0, None), |(refusals, free)| (refusals, Some(free.utc()))))
}

/// Keeps everybody from asking a host until an instant.
pub fn leave_alone(
    conn: &mut Conn,
    host: &str,
    refusals: i32,
    until: DateTime<Utc>,
) -> Result<(), DbError> {
    let row = (
        lookup_hosts::host.eq(host),
        lookup_hosts::refusals.eq(refusals),
        lookup_hosts::free_at.eq(Stamp::from(until)),
    );
    let changed = (
        lookup_hosts::refusals.eq(refusals),
        lookup_hosts::free_at.eq(Stamp::from(until)),
    );
    on_either!(conn, conn => diesel::insert_into(lookup_hosts::table)
        .values(row)
        .on_conflict(lookup_hosts::host)
        .do_update()
        .set(changed)
        .execute(conn))?;
    Ok(())
}
