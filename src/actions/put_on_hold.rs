//! Puts an entry on hold because its video does not play. A judge, an organizer or the daily link check does so. The
//! contestant is told the deadline for repairing the link. Nobody scores the entry meanwhile, and points already given
//! stay.

use super::own_task::OwnTask;
use super::reason::note_of;
use super::tx::{StaffTx, Tx};
use crate::contest::entry::{Channel, EntryState};
use crate::contest::hold;
use crate::contest::task::TaskClosed;
use crate::db::entries::{self, Entry};
use crate::db::{DbError, Failed, holds, refuse};
use crate::mail::letter::Letter;
use crate::mail::letter::kinds::Seen;

/// Why an entry was not put on hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoldRefused {
    /// It is already on hold, or was left out of this round.
    Already,
    /// It does not take part, has no link, or no round needs its video; organizers use its review instead.
    NotInRound,
    /// The judge cannot act on this task.
    Judge(TaskClosed),
}

/// What was found out about the video.
#[derive(Debug, Clone, Copy)]
pub enum Finding<'a> {
    /// A judge or an organizer could not play it; their note may be empty.
    DoesNotPlay(&'a str),
    /// The page answered the daily check with this HTTP status.
    Gone(u16),
}

/// A judge puts an entry of their own queue on hold.
pub fn judge_puts_on_hold(
    tx: &mut StaffTx<'_>,
    own: &OwnTask,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    if let Some(closed) = own.closed() {
        return refuse(HoldRefused::Judge(closed));
    }
    put_on_hold(tx, &own.entry, Finding::DoesNotPlay(note))
}

/// An organizer puts an entry on hold.
pub fn organizer_puts_on_hold(
    tx: &mut StaffTx<'_>,
    code: &str,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    let entry = entries::by_code(tx.conn, code)?.ok_or(DbError::Missing)?;
    put_on_hold(tx, &entry, Finding::DoesNotPlay(note))
}

/// Puts an entry on hold, writes to its contestant, and records who found the problem. The organizers themselves repair
/// the post of an entry by e-mail, so its contestant is not asked for a link.
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
        let link = entry.link.url.as_deref().unwrap_or_default();
        let day = tx.contest.calendar.last_day(due_at);
        let letter = Letter::hold(&tx.letter_entry(entry), &seen, link, day);
        tx.post_to_contestant(entry, &letter)?;
    }
    Ok(())
}

/// Whether an entry takes part by a link, and a round needs its video.
pub fn may_be_on_hold(tx: &mut Tx<'_>, entry: &Entry) -> Result<bool, DbError> {
    let takes_part = entry.state.0 == EntryState::Accepted && entry.link.url.is_some();
    Ok(takes_part && holds::round_of(tx.conn, entry)?.is_some())
}
