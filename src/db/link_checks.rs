//! The state of the daily link check: which pages are due, and since when a page has been missing. All copies of the
//! program share it.

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;

use super::contests;
use super::lookups::paused_hosts;
use super::schema::{candidates, entries, holds, link_checks};
use super::types::{
    EntryId, RoundId, Stamp, StoredChannel, StoredHoldOutcome, StoredKind, StoredState,
};
use super::{Conn, DbError, on_either};
use crate::contest::entry::{Channel, EntryState};
use crate::contest::hold::HoldOutcome;
use crate::contest::link::Kind;
use crate::contest::round::StageFlags;

/// A page to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLinkCheck {
    /// The entry with the page.
    pub entry_id: EntryId,
    /// The page.
    pub link: String,
    /// When the page was first found missing; `None` while it exists.
    pub gone_at: Option<DateTime<Utc>>,
}

/// The entry, its link, the link that was checked, and since when that link's page has been gone.
type DueRow = (EntryId, Option<String>, Option<String>, Option<Stamp>);

/// The pages to check now, oldest entries first: some round needs the entry, the check is due, and the host is not
/// paused. Entries on hold are left out, and so are entries whose hold an organizer ended because the video plays.
pub fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<DueLinkCheck>, DbError> {
    let looked = link_checks::link.nullable();
    let is_new = looked.is_null().or(looked.ne(entries::link));
    let is_due = is_new.or(link_checks::due_at.nullable().le(Stamp::from(now)));
    let kinds = [Kind::Video, Kind::Note, Kind::Image].map(StoredKind);
    let shows_an_entry = entries::canonical_id
        .is_not_null()
        .and(entries::kind.eq_any(kinds).assume_not_null());
    // the link of an entry by e-mail is the contest's own post, which is always a video's
    let is_official = entries::channel.eq(StoredChannel(Channel::Mail));
    let (gathering, screened, judged) = open_rounds(conn)?;
    let in_pool = candidates::table
        .filter(candidates::entry_id.eq(entries::id))
        .filter(
            candidates::round_id
                .eq_any(screened)
                .or(candidates::shortlisted
                    .eq(true)
                    .and(candidates::round_id.eq_any(judged))),
        );
    // a person saw the video play, so the page's status proves nothing
    let hold = holds::table.filter(holds::entry_id.eq(entries::id)).filter(
        holds::resolved_at
            .is_null()
            .or(holds::outcome.eq(StoredHoldOutcome(HoldOutcome::Plays))),
    );
    let mut query = entries::table
        .left_join(link_checks::table)
        .filter(entries::state.eq(StoredState(EntryState::Accepted)))
        .filter(shows_an_entry.or(is_official))
        .filter(entries::round_id.eq_any(gathering).or(exists(in_pool)))
        .filter(diesel::dsl::not(exists(hold)))
        .filter(is_due)
        .into_boxed();
    for host in paused_hosts(conn, now)? {
        query = query.filter(entries::link.not_like(format!("%://{host}/%")));
    }
    let rows: Vec<DueRow> = query
        .order(entries::id)
        .limit(limit)
        .select((
            entries::id,
            entries::link,
            link_checks::link.nullable(),
            link_checks::gone_at.nullable(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(due_of).collect())
}

fn due_of((entry_id, link, looked, gone_at): DueRow) -> Option<DueLinkCheck> {
    let gone_at = gone_at.filter(|_| looked == link).map(Stamp::utc);
    link.map(|link| DueLinkCheck {
        entry_id,
        link,
        gone_at,
    })
}

/// Months that take entries, rounds in screening, and rounds with the jury.
type OpenRounds = (Vec<RoundId>, Vec<RoundId>, Vec<RoundId>);

fn open_rounds(conn: &mut Conn) -> Result<OpenRounds, DbError> {
    let rounds = contests::rounds(conn)?;
    let with = |flag: fn(StageFlags) -> bool| {
        let found = rounds.iter().filter(|round| flag(round.stage.flags()));
        found.map(|round| round.id).collect()
    };
    Ok((
        with(|flags| flags.gathers),
        with(|flags| flags.screens),
        with(|flags| flags.scores),
    ))
}

/// Stores since when a page has been missing, and when it is checked next.
pub fn keep(conn: &mut Conn, seen: &DueLinkCheck, due_at: DateTime<Utc>) -> Result<(), DbError> {
    let gone_at = seen.gone_at.map(Stamp::from);
    let row = (
        link_checks::entry_id.eq(seen.entry_id),
        link_checks::link.eq(&seen.link),
        link_checks::gone_at.eq(gone_at),
        link_checks::due_at.eq(Stamp::from(due_at)),
    );
    let changed = (
        link_checks::link.eq(&seen.link),
        link_checks::gone_at.eq(gone_at),
        link_checks::due_at.eq(Stamp::from(due_at)),
    );
    on_either!(conn, conn => diesel::insert_into(link_checks::table)
        .values(row)
        .on_conflict(link_checks::entry_id)
        .do_update()
        .set(changed)
        .execute(conn))?;
    Ok(())
}
