//! An organizer settles a letter that waits: makes it an entry, joins it to one, sets it aside, or takes that back.

use chrono::{DateTime, Utc};

use super::enter_by_mail::{MailWork, content_of, enter_by_mail, remember_same_videos};
use super::find_pairs::find_pairs;
use super::tell_sender::receipt;
use super::{Acting, post_letter};
use crate::contest::Contest;
use crate::contest::claim::Claim;
use crate::contest::entry::{EntryState, EntryStep, Way};
use crate::contest::message::{Detail, MessageState, MessageStep, Statement};
use crate::contest::round::Stage;
use crate::contest::rules;
use crate::db::entries::{self, Entry};
use crate::db::messages::{self, Message, NewStep};
use crate::db::types::{EntryId, MessageId};
use crate::db::{Conn, DbError, Failed, audit, contests, correspondence};
use crate::lang::Lang;
use crate::site::Site;

/// What an organizer decides about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settling {
    /// It is a work of its own, with these details.
    MakeEntry {
        /// As the organizer settled them.
        claim: Box<Claim>,
        /// What the sender says about earlier publication.
        said: Option<Statement>,
    },
    /// It belongs to the entry with this code.
    Join(String),
    /// Nothing is to be done with it.
    SetAside,
    /// It waits again.
    TakeBack,
}

/// Why a letter was not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettleRefused {
    /// Somebody settled it meanwhile.
    NotNow,
    /// There is no entry with this code.
    NoSuchEntry,
    /// That entry came by a platform's link: a letter cannot be part of it.
    NotByMail,
    /// That entry was rejected or withdrawn.
    EntryIsOut,
    /// That entry is being judged: another video now would be judged by some and not by others.
    EntryIsJudged,
}

/// Settles a letter and records who did; a letter that becomes an entry is answered with its receipt. A letter that is
/// joined to one is answered only where it is from the entry's own sender: the receipt holds the status link.
///
/// # Errors
/// [`SettleRefused`], and when the database fails.
pub fn settle_message(
    conn: &mut Conn,
    contest: &Contest,
    site: &Site,
    acting: Acting,
    id: MessageId,
    (settling, note): (&Settling, &str),
) -> Result<Option<Entry>, Failed<SettleRefused>> {
    let message = messages::get(conn, id)?;
    let expected = match settling {
        Settling::TakeBack => MessageState::SetAside,
        _ => MessageState::Waiting,
    };
    if message.state.0 != expected {
        return Err(Failed::Refused(SettleRefused::NotNow));
    }
    let entry = match settling {
        Settling::MakeEntry { claim, said } => Some(make_entry(
            conn,
            contest,
            site,
            acting,
            &message,
            (claim, *said),
        )?),
        Settling::Join(code) => Some(entry_to_join(conn, code)?),
        Settling::SetAside | Settling::TakeBack => None,
    };
    record(conn, acting, id, (settling, note), entry.as_ref())?;
    if let Some(entry) = &entry {
        remember_same_videos(conn, entry.id, acting.now)?;
        if is_from_its_sender(&message, entry) {
            let letter = receipt(contest, site, &message, entry);
            post_letter::answer(conn, &message, &letter, Some(entry.id), acting.now)?;
        }
    }
    Ok(entry)
}

fn is_from_its_sender(message: &Message, entry: &Entry) -> bool {
    let sender = message.from_address.to_lowercase();
    entry.email.as_deref().map(str::to_lowercase) == Some(sender)
}

fn make_entry(
    conn: &mut Conn,
    contest: &Contest,
    site: &Site,
    acting: Acting,
    message: &Message,
    (claim, said): (&Claim, Option<Statement>),
) -> Result<Entry, DbError> {
    let uncertain = left_open(claim);
    let work = work_of(message, claim, &uncertain, said, acting);
    enter_by_mail(conn, contest, site, &work, acting.now)
}

fn work_of<'a>(
    message: &'a Message,
    claim: &'a Claim,
    uncertain: &'a [Detail],
    said: Option<Statement>,
    acting: Acting,
) -> MailWork<'a> {
    MailWork {
        claim,
        uncertain,
        said,
        received: message.received_at.utc(),
        sha256: &message.sha256,
        lang: Lang::from_tag(&message.lang).unwrap_or_default(),
        by: Some(acting.by),
    }
}

/// What an organizer wrote is settled; only a telephone number may be left open.
fn left_open(claim: &Claim) -> Vec<Detail> {
    match claim.phone.is_empty() {
        true => vec![Detail::Phone],
        false => vec![],
    }
}

fn entry_to_join(conn: &mut Conn, code: &str) -> Result<Entry, Failed<SettleRefused>> {
    let found = entries::by_code(conn, &code.trim().to_ascii_uppercase())?;
    let entry = found.ok_or(Failed::Refused(SettleRefused::NoSuchEntry))?;
    match (entry.way.0, entry.state.0) {
        (Way::Platform, _) => Err(Failed::Refused(SettleRefused::NotByMail)),
        (_, EntryState::Rejected | EntryState::Withdrawn) => {
            Err(Failed::Refused(SettleRefused::EntryIsOut))
        }
        _ if has_left_eligibility(conn, &entry)? => {
            Err(Failed::Refused(SettleRefused::EntryIsJudged))
        }
        _ => Ok(entry),
    }
}

fn has_left_eligibility(conn: &mut Conn, entry: &Entry) -> Result<bool, DbError> {
    Ok(match entry.round_id {
        Some(round) => contests::round_by_id(conn, round)?.stage != Stage::Eligibility,
        None => false,
    })
}

fn record(
    conn: &mut Conn,
    acting: Acting,
    id: MessageId,
    (settling, note): (&Settling, &str),
    entry: Option<&Entry>,
) -> Result<(), DbError> {
    let (step, state) = match settling {
        Settling::MakeEntry { .. } => (MessageStep::MakeEntry, MessageState::Entry),
        Settling::Join(_) => (MessageStep::Join, MessageState::Entry),
        Settling::SetAside => (MessageStep::SetAside, MessageState::SetAside),
        Settling::TakeBack => (MessageStep::TakeBack, MessageState::Waiting),
    };
    let new = NewStep {
        step,
        state,
        entry: entry.map(|entry| entry.id),
        note: note.trim(),
        by: Some(acting.by),
    };
    messages::take_step(conn, id, &new, acting.now)?;
    let code = entry.map_or("", |entry| entry.code.as_str());
    let detail = format!("{} {code} {}", step.key(), note.trim());
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "settle_message",
        &format!("message {id}"),
        detail.trim(),
    )
}

/// Why the details of an entry were not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailsRefused {
    /// It did not come by e-mail.
    NotByMail,
    /// It is decided: only what waits for its review is settled.
    NotNow,
    /// It was changed meanwhile.
    Changed,
}

/// Settles the details of an entry that a letter became by itself: what it said before is kept, and it is checked anew.
/// Its address stays: whoever it was receives its letters.
///
/// # Errors
/// [`DetailsRefused`], and when the database fails.
pub fn settle_details(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    (entry, version): (EntryId, i32),
    (claim, said): (&Claim, Option<Statement>),
) -> Result<Entry, Failed<DetailsRefused>> {
    let entry = entries::get(conn, entry)?;
    let message = correspondence::founding(conn, entry.id)?;
    let message = message.ok_or(Failed::Refused(DetailsRefused::NotByMail))?;
    if entry.state.0 != EntryState::Submitted {
        return Err(Failed::Refused(DetailsRefused::NotNow));
    }
    if entry.version != version {
        return Err(Failed::Refused(DetailsRefused::Changed));
    }
    let email = entry.email.clone();
    let claim = Claim {
        email,
        ..claim.clone()
    };
    change(conn, contest, acting, &entry, &message, (&claim, said))?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "settle_details",
        &entry.code,
        "",
    )?;
    Ok(entries::get(conn, entry.id)?)
}

fn change(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    entry: &Entry,
    message: &Message,
    (claim, said): (&Claim, Option<Statement>),
) -> Result<(), DbError> {
    let uncertain = left_open(claim);
    let received: DateTime<Utc> = message.received_at.utc();
    let checks = rules::check_by_mail(contest, received, said, &uncertain);
    let work = work_of(message, claim, &uncertain, said, acting);
    let content = content_of(conn, contest, &work, &checks)?;
    let before = super::correct_entry::snapshot(entry);
    entries::change(conn, entry, &before, &content, acting.now)?;
    let step = entries::NewStep {
        step: EntryStep::Settle,
        state: EntryState::Submitted,
        reason: None,
        note: "",
        by: Some(acting.by),
    };
    entries::take_step(conn, entry.id, &step, acting.now)?;
    entries::keep_checks(conn, entry.id, &checks, acting.now)?;
    let settled = entries::get(conn, entry.id)?;
    find_pairs(conn, &settled, acting.now)
}
