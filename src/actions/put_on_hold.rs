//! A work's link does not play: it is put aside by one press of a judge or an organizer, or by the daily look; its
//! contestant is told until when it can be mended. Nobody scores it meanwhile, and points already given stay.

use chrono::{DateTime, Utc};

use super::post_letter;
use super::reason::note_of;
use super::{Acting, recuse::RecuseRefused};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState};
use crate::contest::hold;
use crate::contest::round::Stage;
use crate::db::entries::{self, Entry};
use crate::db::types::{AccountId, AssignmentId};
use crate::db::{Conn, DbError, Failed, audit, contests, holds, judging, seats};
use crate::links::Links;
use crate::mail::letter::{Letter, Seen};

/// Why a work was not put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoldRefused {
    /// It is aside already, or was given up in this round.
    Already,
    /// It takes no part or has no link, or no round asks for its video: its review is the place to say so.
    NotInRound,
    /// The judge cannot score it, and so cannot say this of it either.
    Judge(RecuseRefused),
}

/// Who puts a work aside: a person with an optional note, or the daily look with the status it was answered.
#[derive(Debug, Clone, Copy)]
pub enum Finder<'a> {
    /// A judge or an organizer.
    Person(AccountId, &'a str),
    /// The daily look.
    DailyCheck(u16),
}

/// A judge puts a work of their own queue aside.
///
/// # Errors
/// [`HoldRefused`], and when the database fails.
pub fn put_on_hold_by_judge(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    id: AssignmentId,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    let refused = |why| Failed::Refused(HoldRefused::Judge(why));
    let found = judging::own_assignment(conn, acting.by, id)?;
    let (task, entry) = found.ok_or(refused(RecuseRefused::NotYours))?;
    let stage = contests::round_by_id(conn, task.round_id)?.stage;
    if stage != Stage::Jury {
        return Err(refused(RecuseRefused::NotWithTheJury(stage)));
    }
    if task.recused_at.is_some() {
        return Err(refused(RecuseRefused::Already));
    }
    let seat = seats::seat(conn, task.round_id, acting.by)?;
    if seat.is_none_or(|seat| seat.released_at.is_some()) {
        return Err(refused(RecuseRefused::Released));
    }
    let finder = Finder::Person(acting.by, note);
    put_on_hold(conn, contest, links, &entry, finder, acting.now)
}

/// An organizer puts a work aside.
///
/// # Errors
/// [`HoldRefused`], and when the database fails.
pub fn put_on_hold_by_organizer(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    code: &str,
    note: &str,
) -> Result<(), Failed<HoldRefused>> {
    let entry = entries::by_code(conn, code)?.ok_or(DbError::Missing)?;
    let finder = Finder::Person(acting.by, note);
    put_on_hold(conn, contest, links, &entry, finder, acting.now)
}

/// Puts a work aside, writes to its contestant, and records who said so. The post of an e-mail work is the organizers'
/// own: they mend it, and nobody is asked for a link.
///
/// # Errors
/// [`HoldRefused`], and when the database fails.
pub fn put_on_hold(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    entry: &Entry,
    finder: Finder<'_>,
    now: DateTime<Utc>,
) -> Result<(), Failed<HoldRefused>> {
    if holds::open_of(conn, entry.id)?.is_some() {
        return Err(Failed::Refused(HoldRefused::Already));
    }
    if !may_be_on_hold(conn, entry)? {
        return Err(Failed::Refused(HoldRefused::NotInRound));
    }
    let (by, note) = match finder {
        Finder::Person(by, note) => (Some(by), note_of(note)),
        Finder::DailyCheck(status) => (None, status.to_string()),
    };
    let due_at = hold::due(&contest.calendar, now);
    holds::put(conn, entry.id, by, &note, due_at, now)?;
    audit::record(conn, now, by, "put_aside", &entry.code, &note)?;
    if entry.channel.0 == Channel::Mail {
        return Ok(());
    }
    let letter = letter(contest, links, entry, &note, by.is_none(), due_at);
    Ok(post_letter::post_to_contestant(conn, entry, &letter, now)?)
}

/// Whether a work takes part by a link, and some round waits to judge it.
///
/// # Errors
/// When the database fails.
pub fn may_be_on_hold(conn: &mut Conn, entry: &Entry) -> Result<bool, DbError> {
    let takes_part = entry.state.0 == EntryState::Accepted && entry.link.is_some();
    Ok(takes_part && holds::round_of(conn, entry)?.is_some())
}

fn letter(
    contest: &Contest,
    links: &Links,
    entry: &Entry,
    note: &str,
    by_look: bool,
    due_at: DateTime<Utc>,
) -> Letter {
    let lang = post_letter::lang_of(entry);
    Letter::Hold {
        contest: lang.pick(&contest.definition.name).to_owned(),
        work: post_letter::letter_entry(entry, links),
        seen: match by_look {
            true => Seen::Gone,
            false => Seen::DoesNotPlay(note.to_owned()),
        },
        link: entry.link.clone().unwrap_or_default(),
        day: hold::last_day(&contest.calendar, due_at),
    }
}
