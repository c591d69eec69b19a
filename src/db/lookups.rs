//! The state of the job that follows short links: which links are due, and which hosts are paused. All copies of the
//! program share it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::entries::holding;
use super::schema::{entries, lookup_hosts, lookups};
use super::types::{EntryId, Stamp, StoredKind, StoredLookupOutcome};
use super::{Conn, DbError, on_either};
use crate::contest::link::Kind;
use crate::contest::lookup::LookupOutcome;

/// A short link to be followed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct DueLookup {
    /// The entry with the link.
    pub entry_id: EntryId,
    /// The link.
    pub link: String,
    /// How many times it was tried; `None` before the first try, and when the entry has a different link now.
    pub tries: Option<i32>,
}

/// The entry, its link, the link that was tried, and the number of tries.
type LookupRow = (EntryId, Option<String>, Option<String>, Option<i32>);

/// The short links to follow now, oldest entries first: the entry holds its video, the try is due, and the host is not
/// paused.
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

/// The hosts that are paused at this instant.
pub(super) fn paused_hosts(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<String>, DbError> {
    let paused = lookup_hosts::table.filter(lookup_hosts::free_at.gt(Stamp::from(now)));
    Ok(paused.select(lookup_hosts::host).load(conn)?)
}

/// The outcome of a try.
#[derive(Debug, Clone, Copy)]
pub struct Tried {
    /// `None` while the link is being followed.
    pub outcome: Option<LookupOutcome>,
    /// The number of tries, this one included.
    pub tries: i32,
    /// When it is tried again; `None` if never.
    pub due_at: Option<DateTime<Utc>>,
}

/// Stores the newest try of an entry's link.
pub fn keep(
    conn: &mut Conn,
    due: &DueLookup,
    tried: Tried,
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
            lookups::outcome.eq(tried.outcome.map(StoredLookupOutcome)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The outcome of the last try; `None` when the link was never followed.
pub fn outcome(conn: &mut Conn, entry: EntryId) -> Result<Option<LookupOutcome>, DbError> {
    let found = lookups::table.filter(lookups::entry_id.eq(entry));
    let outcome: Option<Option<StoredLookupOutcome>> =
        found.select(lookups::outcome).first(conn).optional()?;
    Ok(outcome.flatten().map(|stored| stored.0))
}

/// How many times in a row a host refused to answer, and until when it is paused.
pub fn host(conn: &mut Conn, host: &str) -> Result<(i32, Option<DateTime<Utc>>), DbError> {
    let found = lookup_hosts::table.filter(lookup_hosts::host.eq(host));
    let found: Option<(i32, Stamp)> = found
        .select((lookup_hosts::refusals, lookup_hosts::free_at))
        .first(conn)
        .optional()?;
    Ok(found.map_or((0, None), |(refusals, free)| (refusals, Some(free.utc()))))
}

/// Pauses a host until an instant, for all copies of the program.
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
