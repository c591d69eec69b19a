//! Which works' pages are to be looked at today, and since when has one been gone? What the daily look remembers, the same
//! for every copy of the program.

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;

use super::contests;
use super::lookups::resting_hosts;
use super::schema::{asides, candidates, entries, looks};
use super::types::{EntryId, RoundId, Stamp, StoredKind, StoredOutcome, StoredState, StoredWay};
use super::{Conn, DbError, on_either};
use crate::contest::aside::Outcome;
use crate::contest::entry::{EntryState, Way};
use crate::contest::link::Kind;
use crate::contest::round::Stage;

/// A page to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Whose it is.
    pub entry_id: EntryId,
    /// The page.
    pub link: String,
    /// When it was first seen gone; none while it is there.
    pub gone_at: Option<DateTime<Utc>>,
}

/// Entry, its link, the link that was looked at, and when that was seen gone.
type Row = (EntryId, Option<String>, Option<String>, Option<Stamp>);

/// Pages of works that some round asks for, due at this instant and of a host that may be asked, oldest entries first;
/// works that are aside, or that an organizer saw play when they were, are left out.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<Due>, DbError> {
    let looked = looks::link.nullable();
    let is_new = looked.is_null().or(looked.ne(entries::link));
    let is_due = is_new.or(looks::due_at.nullable().le(Stamp::from(now)));
    let kinds = [Kind::Video, Kind::Note, Kind::Image].map(StoredKind);
    let shows_a_work = entries::canonical_id
        .is_not_null()
        .and(entries::kind.eq_any(kinds).assume_not_null());
    // only a video is ever marked as an official post
    let is_official = entries::way.eq(StoredWay(Way::Mail));
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
    // where a person saw the video play, the page's answer means nothing
    let aside = asides::table
        .filter(asides::entry_id.eq(entries::id))
        .filter(
            asides::settled_at
                .is_null()
                .or(asides::outcome.eq(StoredOutcome(Outcome::Plays))),
        );
    let mut query = entries::table
        .left_join(looks::table)
        .filter(entries::state.eq(StoredState(EntryState::Accepted)))
        .filter(shows_a_work.or(is_official))
        .filter(entries::round_id.eq_any(gathering).or(exists(in_pool)))
        .filter(diesel::dsl::not(exists(aside)))
        .filter(is_due)
        .into_boxed();
    for host in resting_hosts(conn, now)? {
        query = query.filter(entries::link.not_like(format!("%://{host}/%")));
    }
    let rows: Vec<Row> = query
        .order(entries::id)
        .limit(limit)
        .select((
            entries::id,
            entries::link,
            looks::link.nullable(),
            looks::gone_at.nullable(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(due_of).collect())
}

fn due_of((entry_id, link, looked, gone_at): Row) -> Option<Due> {
    let gone_at = gone_at.filter(|_| looked == link).map(Stamp::utc);
    link.map(|link| Due {
        entry_id,
        link,
        gone_at,
    })
}

/// Months that take works in, rounds in screening, rounds with the jury.
type OpenRounds = (Vec<RoundId>, Vec<RoundId>, Vec<RoundId>);

fn open_rounds(conn: &mut Conn) -> Result<OpenRounds, DbError> {
    let rounds = contests::rounds(conn)?;
    let at = |stage: Stage| {
        let found = rounds.iter().filter(|round| round.stage == stage);
        found.map(|round| round.id).collect()
    };
    Ok((
        at(Stage::Eligibility),
        at(Stage::Screening),
        at(Stage::Jury),
    ))
}

/// Keeps since when a page has been gone, and when it is looked at next.
///
/// # Errors
/// When the database fails.
pub fn keep(conn: &mut Conn, seen: &Due, due_at: DateTime<Utc>) -> Result<(), DbError> {
    let gone_at = seen.gone_at.map(Stamp::from);
    let row = (
        looks::entry_id.eq(seen.entry_id),
        looks::link.eq(&seen.link),
        looks::gone_at.eq(gone_at),
        looks::due_at.eq(Stamp::from(due_at)),
    );
    let changed = (
        looks::link.eq(&seen.link),
        looks::gone_at.eq(gone_at),
        looks::due_at.eq(Stamp::from(due_at)),
    );
    on_either!(conn, conn => diesel::insert_into(looks::table)
        .values(row)
        .on_conflict(looks::entry_id)
        .do_update()
        .set(changed)
        .execute(conn))?;
    Ok(())
}
