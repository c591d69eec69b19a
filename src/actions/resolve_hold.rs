//! An organizer ends that a work is aside: it plays, or plays under the link its contestant gave, or it was not mended by
//! its date and is left out of the round. Everything else about an entry is its review.

use super::reason::note_of;
use super::repair_link::{link_checks, relink};
use super::{Acting, post_letter};
use crate::contest::Contest;
use crate::contest::hold::HoldOutcome;
use crate::contest::key::keyed;
use crate::contest::round::{RoundKey, Stage};
use crate::contest::rules::{self, Check};
use crate::db::entries::{self, Entry};
use crate::db::holds::{self, Ending, Hold};
use crate::db::types::RoundId;
use crate::db::{Conn, DbError, Failed, audit};
use crate::links::Links;
use crate::mail::letter::Letter;

/// What an organizer decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum HoldResolution {
    /// It plays as it is.
    Plays,
    /// The link that the contestant gave takes the place of the old one.
    TakeLink,
    /// It is left out of the round that is under way.
    GiveUp,
}

keyed!(HoldResolution);

/// Why nothing was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResolveHoldRefused {
    /// It is not aside any more.
    NotOnHold,
    /// The contestant gave no link, or a newer one than was seen.
    OtherLink,
    /// The link that was given does not stand any more: the checks that say so.
    Link(Vec<Check>),
    /// The contestant still has time.
    NotDue,
    /// No round judges it yet: its review is the place to return or reject it.
    NotJudged,
}

/// Ends that a work is aside. `seen` is the contestant's link as it was on the screen, empty where there was none.
///
/// # Errors
/// [`ResolveHoldRefused`], and when the database fails.
pub fn resolve_hold(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    code: &str,
    (resolution, seen, note): (HoldResolution, &str, &str),
) -> Result<(), Failed<ResolveHoldRefused>> {
    let entry = entries::by_code(conn, code)?.ok_or(DbError::Missing)?;
    let open = holds::open_of(conn, entry.id)?;
    let hold = open.ok_or(Failed::Refused(ResolveHoldRefused::NotOnHold))?;
    let note = note_of(note);
    let mut ending = Ending {
        outcome: HoldOutcome::Plays,
        by: Some(acting.by),
        note: &note,
        round: None,
    };
    match resolution {
        HoldResolution::Plays => {}
        HoldResolution::TakeLink => take_link(conn, contest, acting, &entry, &hold, seen)?,
        HoldResolution::GiveUp => {
            let (round, key) = round_to_leave(conn, &entry, &hold, acting)?;
            ending.outcome = HoldOutcome::GivenUp;
            ending.round = Some(round);
            let letter = letter(contest, links, &entry, key, &note);
            post_letter::post_to_contestant(conn, &entry, &letter, acting.now)?;
        }
    }
    holds::resolve(conn, entry.id, ending, acting.now)?;
    let (by, detail) = (Some(acting.by), format!("{} {note}", resolution.key()));
    audit::record(conn, acting.now, by, "settle_aside", code, detail.trim())?;
    Ok(())
}

fn take_link(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    entry: &Entry,
    hold: &Hold,
    seen: &str,
) -> Result<(), Failed<ResolveHoldRefused>> {
    let offered = holds::offers(conn, &[hold.id])?.remove(&hold.id);
    let offered = offered.filter(|(link, _)| link == seen);
    let (offered, _) = offered.ok_or(Failed::Refused(ResolveHoldRefused::OtherLink))?;
    let reading = rules::read(contest, &offered, &entry.description);
    let checks = link_checks(conn, contest, entry, &reading)?;
    match &reading.link {
        Ok(link) if !rules::any_failed(&checks) => {
            Ok(relink(conn, contest, entry, link, acting.now)?)
        }
        _ => Err(Failed::Refused(ResolveHoldRefused::Link(checks))),
    }
}

/// The contestant was promised a date, and nothing is taken before it.
fn round_to_leave(
    conn: &mut Conn,
    entry: &Entry,
    hold: &Hold,
    acting: Acting,
) -> Result<(RoundId, RoundKey), Failed<ResolveHoldRefused>> {
    if !hold.is_overdue(acting.now) {
        return Err(Failed::Refused(ResolveHoldRefused::NotDue));
    }
    match holds::round_of(conn, entry)? {
        Some(round) if round.stage != Stage::Eligibility => Ok((round.id, round.key)),
        _ => Err(Failed::Refused(ResolveHoldRefused::NotJudged)),
    }
}

fn letter(contest: &Contest, links: &Links, entry: &Entry, round: RoundKey, note: &str) -> Letter {
    let lang = post_letter::lang_of(entry);
    Letter::LeftOut {
        contest: lang.pick(&contest.definition.name).to_owned(),
        work: post_letter::letter_entry(entry, links),
        round,
        note: note.to_owned(),
    }
}
