//! An organizer settles a letter that waits: makes it an entry, joins it to one, sets it aside, or takes that back.

use chrono::{DateTime, Utc};

use super::enter_by_mail::{MailEntry, content_of, enter_by_mail, remember_same_videos};
use super::find_pairs::find_pairs;
use super::tell_sender::receipt;
use super::{Acting, post_letter};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState, EntryStep};
use crate::contest::entry_details::EntryDetails;
use crate::contest::message::{Detail, MessageState, MessageStep, Statement};
use crate::contest::round::Stage;
use crate::contest::rules;
use crate::db::entries::{self, Entry};
use crate::db::messages::{self, Message, NewStep};
use crate::db::types::{EntryId, MessageId};
use crate::db::{Conn, DbError, Failed, audit, contests, correspondence};
use crate::lang::Lang;
use crate::links::Links;

/// What an organizer decides about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageResolution {
    /// It is a work of its own, with these details.
    MakeEntry {
        /// As the organizer settled them.
        details: Box<EntryDetails>,
        /// What the sender says about earlier publication.
        said: Option<Statement>,
    },
    /// It belongs to the entry with this code.
    Join(String),
    /// Nothing is to be done with it.
    Dismiss,
    /// It waits again.
    TakeBack,
}

/// Why a letter was not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolveMessageRefused {
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
/// [`ResolveMessageRefused`], and when the database fails.
pub fn resolve_message(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    id: MessageId,
    (resolution, note): (&MessageResolution, &str),
) -> Result<Option<Entry>, Failed<ResolveMessageRefused>> {
    let message = messages::get(conn, id)?;
    let expected = match resolution {
        MessageResolution::TakeBack => MessageState::Dismissed,
        _ => MessageState::Waiting,
    };
    if message.state.0 != expected {
        return Err(Failed::Refused(ResolveMessageRefused::NotNow));
    }
    let entry = match resolution {
        MessageResolution::MakeEntry { details, said } => Some(make_entry(
            conn,
            contest,
            links,
            acting,
            &message,
            (details, *said),
        )?),
        MessageResolution::Join(code) => Some(entry_to_join(conn, code)?),
        MessageResolution::Dismiss | MessageResolution::TakeBack => None,
    };
    record(conn, acting, id, (resolution, note), entry.as_ref())?;
    if let Some(entry) = &entry {
        remember_same_videos(conn, entry.id, acting.now)?;
        if is_from_its_sender(&message, entry) {
            let letter = receipt(contest, links, &message, entry);
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
    links: &Links,
    acting: Acting,
    message: &Message,
    (details, said): (&EntryDetails, Option<Statement>),
) -> Result<Entry, DbError> {
    let uncertain = left_open(details);
    let work = letter_entry(message, details, &uncertain, said, acting);
    enter_by_mail(conn, contest, links, &work, acting.now)
}

fn letter_entry<'a>(
    message: &'a Message,
    details: &'a EntryDetails,
    uncertain: &'a [Detail],
    said: Option<Statement>,
    acting: Acting,
) -> MailEntry<'a> {
    MailEntry {
        details,
        uncertain,
        said,
        received: message.received_at.utc(),
        sha256: &message.sha256,
        lang: Lang::from_tag(&message.lang).unwrap_or_default(),
        by: Some(acting.by),
    }
}

/// What an organizer wrote is settled; only a telephone number may be left open.
fn left_open(details: &EntryDetails) -> Vec<Detail> {
    match details.phone.is_empty() {
        true => vec![Detail::Phone],
        false => vec![],
    }
}

fn entry_to_join(conn: &mut Conn, code: &str) -> Result<Entry, Failed<ResolveMessageRefused>> {
    let found = entries::by_code(conn, &code.trim().to_ascii_uppercase())?;
    let entry = found.ok_or(Failed::Refused(ResolveMessageRefused::NoSuchEntry))?;
    match (entry.channel.0, entry.state.0) {
        (Channel::Platform, _) => Err(Failed::Refused(ResolveMessageRefused::NotByMail)),
        (_, EntryState::Rejected | EntryState::Withdrawn) => {
            Err(Failed::Refused(ResolveMessageRefused::EntryIsOut))
        }
        _ if has_left_eligibility(conn, &entry)? => {
            Err(Failed::Refused(ResolveMessageRefused::EntryIsJudged))
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
    (resolution, note): (&MessageResolution, &str),
    entry: Option<&Entry>,
) -> Result<(), DbError> {
    let (step, state) = match resolution {
        MessageResolution::MakeEntry { .. } => (MessageStep::MakeEntry, MessageState::Entry),
        MessageResolution::Join(_) => (MessageStep::Join, MessageState::Entry),
        MessageResolution::Dismiss => (MessageStep::Dismiss, MessageState::Dismissed),
        MessageResolution::TakeBack => (MessageStep::TakeBack, MessageState::Waiting),
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
pub fn resolve_details(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    (entry, version): (EntryId, i32),
    (details, said): (&EntryDetails, Option<Statement>),
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
    let details = EntryDetails {
        email,
        ..details.clone()
    };
    change(conn, contest, acting, &entry, &message, (&details, said))?;
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
    (details, said): (&EntryDetails, Option<Statement>),
) -> Result<(), DbError> {
    let uncertain = left_open(details);
    let received: DateTime<Utc> = message.received_at.utc();
    let checks = rules::check_by_mail(contest, received, said, &uncertain);
    let work = letter_entry(message, details, &uncertain, said, acting);
    let content = content_of(conn, contest, &work, &checks)?;
    entries::change(conn, entry, &content, acting.now)?;
    let step = entries::NewStep {
        step: EntryStep::Resolve,
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
