//! A video does not play, so its entry is put on hold: by a judge, by an organizer, or by the daily link check. Its
//! contestant is told until when the link can be repaired. Nobody scores it meanwhile; points already given stay.

use chrono::{DateTime, Utc};

use super::Acting;
use super::reason::note_of;
use super::recuse::RecuseRefused;
use super::tx::{StaffTx, Tx};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState};
use crate::contest::hold;
use crate::contest::round::Stage;
use crate::db::entries::{self, Entry};
use crate::db::types::AssignmentId;
use crate::db::{Conn, DbError, Failed, contests, holds, judging, seats};
use crate::links::Links;
use crate::mail::letter::{Letter, Seen};

/// Why an entry was not put on hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoldRefused {
    /// It is on hold already, or was left out of this round.
    Already,
    /// It takes no part or has no link, or no round needs its video; then its review is the place to say so.
    NotInRound,
    /// The judge may not score it, and so cannot put it on hold either.
    Judge(RecuseRefused),
}

/// What was seen of the video.
#[derive(Debug, Clone, Copy)]
pub enum Finding<'a> {
    /// A judge or an organizer could not play it; their note may be empty.
    DoesNotPlay(&'a str),
    /// The daily check was answered with this HTTP status.
    Gone(u16),
}

/// A judge puts an entry of their own queue on hold.
///
/// # Errors
/// [`HoldRefused`].
pub fn judge_puts_on_hold(
    tx: &mut StaffTx<'_>,
    id: AssignmentId,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    let judge = tx.account;
    let refused = |why| Failed::Refused(HoldRefused::Judge(why));
    let found = judging::own_assignment(tx.conn, judge, id)?;
    let (task, entry) = found.ok_or(refused(RecuseRefused::NotYours))?;
    let stage = contests::round_by_id(tx.conn, task.round_id)?.stage;
    if stage != Stage::Jury {
        return Err(refused(RecuseRefused::NotWithTheJury(stage)));
    }
    if task.recused_at.is_some() {
        return Err(refused(RecuseRefused::Already));
    }
    let seat = seats::seat(tx.conn, task.round_id, judge)?;
    if seat.is_none_or(|seat| seat.released_at.is_some()) {
        return Err(refused(RecuseRefused::Released));
    }
    put_on_hold(tx, &entry, Finding::DoesNotPlay(note))
}

/// An organizer puts an entry on hold.
///
/// # Errors
/// [`HoldRefused`].
pub fn organizer_puts_on_hold(
    tx: &mut StaffTx<'_>,
    code: &str,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    let entry = entries::by_code(tx.conn, code)?.ok_or(DbError::Missing)?;
    put_on_hold(tx, &entry, Finding::DoesNotPlay(note))
}

/// Puts an entry on hold, writes to its contestant, and records who found it. The post of an entry by e-mail is the
/// organizers' own: they repair it, and nobody is asked for a link.
///
/// # Errors
/// [`HoldRefused`].
pub fn put_on_hold(
    tx: &mut Tx<'_>,
    entry: &Entry,
    finding: Finding<'_>,
) -> Result<(), Failed<HoldRefused>> {
    if holds::open_of(tx.conn, entry.id)?.is_some() {
        return Err(Failed::Refused(HoldRefused::Already));
    }
    if !may_be_on_hold(tx, entry)? {
        return Err(Failed::Refused(HoldRefused::NotInRound));
    }
    let (note, seen) = match finding {
        Finding::DoesNotPlay(note) => {
            let note = note_of(note);
            (note.clone(), Seen::DoesNotPlay(note))
        }
        Finding::Gone(status) => (status.to_string(), Seen::Gone),
    };
    let due_at = hold::due(&tx.contest.calendar, tx.now);
    holds::put(tx.conn, entry.id, tx.by, &note, due_at, tx.now)?;
    tx.record("put_aside", &entry.code, &note)?;
    if entry.channel.0 == Channel::Platform {
        let letter = letter(tx, entry, seen, due_at);
        tx.post_to_contestant(entry, &letter)?;
    }
    Ok(())
}

/// Whether an entry takes part by a link, and some round waits to judge it.
pub fn may_be_on_hold(tx: &mut Tx<'_>, entry: &Entry) -> Result<bool, DbError> {
    let takes_part = entry.state.0 == EntryState::Accepted && entry.link.url.is_some();
    Ok(takes_part && holds::round_of(tx.conn, entry)?.is_some())
}

fn letter(tx: &Tx<'_>, entry: &Entry, seen: Seen, due_at: DateTime<Utc>) -> Letter {
    Letter::Hold {
        contest: tx.contest_name(entry),
        work: tx.letter_entry(entry),
        seen,
        link: entry.link.url.clone().unwrap_or_default(),
        day: tx.contest.calendar.last_day(due_at),
    }
}

/// As [`judge_puts_on_hold`], for callers without a [`StaffTx`].
///
/// # Errors
/// As there.
pub fn put_on_hold_by_judge(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    id: AssignmentId,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    judge_puts_on_hold(&mut staff(conn, contest, links, acting), id, note)
}

/// As [`organizer_puts_on_hold`], for callers without a [`StaffTx`].
///
/// # Errors
/// As there.
pub fn put_on_hold_by_organizer(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    code: &str,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    organizer_puts_on_hold(&mut staff(conn, contest, links, acting), code, note)
}

fn staff<'a>(
    conn: &'a mut Conn,
    contest: &'a Contest,
    links: &'a Links,
    acting: Acting,
) -> StaffTx<'a> {
    let tx = Tx {
        conn,
        contest,
        links,
        by: None,
        now: acting.now,
    };
    StaffTx::new(tx, acting.by)
}
