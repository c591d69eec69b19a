//! An organizer ends a hold: the video plays, it plays under the contestant's new link, or the link was not repaired in
//! time and the entry is left out of the round.

use super::reason::note_of;
use super::repair_link::{link_checks, relink};
use super::tx::{StaffTx, Tx};
use crate::contest::hold::{HoldOutcome, HoldResolution, LeaveOutProblem, may_be_left_out};
use crate::contest::round::RoundKey;
use crate::contest::rules::{self, Check};
use crate::db::entries::{self, Entry};
use crate::db::holds::{self, Ending, Hold};
use crate::db::types::RoundId;
use crate::db::{DbError, Failed};
use crate::mail::letter::Letter;

/// Why a hold was not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResolveHoldRefused {
    /// The entry is no longer on hold.
    NotOnHold,
    /// The contestant gave no link, or a newer one than the organizer saw.
    OtherLink,
    /// A rule now refuses the link: the failed checks.
    Link(Vec<Check>),
    /// The entry cannot be left out.
    LeaveOut(LeaveOutProblem),
}

/// Ends the hold of an entry. `offered` is the contestant's link that was on the screen; empty when there was none.
pub fn resolve_hold(
    tx: &mut StaffTx<'_>,
    code: &str,
    resolution: HoldResolution,
    offered: &str,
    note: &str,
) -> Result<(), Failed<ResolveHoldRefused>> {
    let entry = entries::by_code(tx.conn, code)?.ok_or(DbError::Missing)?;
    let open = holds::open_of(tx.conn, entry.id)?;
    let hold = open.ok_or(Failed::Refused(ResolveHoldRefused::NotOnHold))?;
    let note = note_of(note);
    let mut ending = Ending {
        outcome: HoldOutcome::Plays,
        by: tx.by,
        note: &note,
        round: None,
    };
    match resolution {
        HoldResolution::Plays => {}
        HoldResolution::TakeLink => take_link(tx, &entry, &hold, offered)?,
        HoldResolution::GiveUp => {
            let (round, key) = round_to_leave(tx, &entry, &hold)?;
            ending.outcome = HoldOutcome::GivenUp;
            ending.round = Some(round);
            let letter = Letter::left_out(&tx.letter_entry(&entry), key, &note);
            tx.post_to_contestant(&entry, &letter)?;
        }
    }
    let now = tx.now;
    holds::resolve(tx.conn, entry.id, ending, now)?;
    let detail = format!("{} {note}", resolution.key());
    Ok(tx.record("settle_aside", code, detail.trim())?)
}

fn take_link(
    tx: &mut Tx<'_>,
    entry: &Entry,
    hold: &Hold,
    seen: &str,
) -> Result<(), Failed<ResolveHoldRefused>> {
    let offered = holds::offers(tx.conn, &[hold.id])?.remove(&hold.id);
    let offered = offered.filter(|(link, _)| link == seen);
    let (offered, _) = offered.ok_or(Failed::Refused(ResolveHoldRefused::OtherLink))?;
    let reading = rules::read(tx.contest, &offered, &entry.description);
    let checks = link_checks(tx, entry, &reading)?;
    match &reading.link {
        Ok(link) if !rules::any_failed(&checks) => Ok(relink(tx, entry, link)?),
        _ => Err(Failed::Refused(ResolveHoldRefused::Link(checks))),
    }
}

/// The round from which an entry is left out.
fn round_to_leave(
    tx: &mut Tx<'_>,
    entry: &Entry,
    hold: &Hold,
) -> Result<(RoundId, RoundKey), Failed<ResolveHoldRefused>> {
    let refused = |problem| Failed::Refused(ResolveHoldRefused::LeaveOut(problem));
    let round = holds::round_of(tx.conn, entry)?;
    let stage = round.as_ref().map(|round| round.stage);
    may_be_left_out(stage, hold.is_overdue(tx.now)).map_err(refused)?;
    let round = round.ok_or(refused(LeaveOutProblem::NotJudged))?;
    Ok((round.id, round.key))
}
