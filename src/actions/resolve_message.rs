//! An organizer resolves a waiting message: makes it an entry, joins it to one, dismisses it, or undoes the dismissal.
//! An organizer can also correct the details of an entry that was made from a message automatically.

use super::enter_by_mail::{MailEntry, content_of, enter_by_mail, remember_same_videos};
use super::find_pairs::find_pairs;
use super::reason::note_of;
use super::tell_sender::receipt;
use super::tx::StaffTx;
use crate::contest::correspondence::{JoinProblem, corrects_details, may_join};
use crate::contest::entry::{EntryState, EntryStep};
use crate::contest::entry_details::EntryDetails;
use crate::contest::message::{Detail, MessageState, MessageStep, Statement};
use crate::contest::rules;
use crate::db::entries::{self, Entry};
use crate::db::mail::correspondence;
use crate::db::mail::messages::{self, Message, NewMessageStep};
use crate::db::types::{EntryId, MessageId};
use crate::db::{DbError, Failed, contests};

/// An organizer's decision about a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageResolution {
    /// It becomes an entry of its own, with these details.
    MakeEntry {
        /// The details as the organizer corrected them.
        details: Box<EntryDetails>,
        /// What the sender states about earlier publication.
        said: Option<Statement>,
    },
    /// It is joined to the entry with this code.
    Join(String),
    /// The message needs no action.
    Dismiss,
    /// The dismissal is undone; the message waits again.
    TakeBack,
}

/// Why a message was not resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolveMessageRefused {
    /// Somebody else resolved it meanwhile.
    NotNow,
    /// There is no entry with this code.
    NoSuchEntry,
    /// The message cannot be joined to that entry.
    Join(JoinProblem),
}

/// Resolves a message and records who did. The sender of a message that becomes an entry gets the entry's receipt. The
/// sender of a message that is joined to an entry gets it only if they sent the entry, too, since the receipt contains
/// the status link.
pub fn resolve_message(
    tx: &mut StaffTx<'_>,
    id: MessageId,
    resolution: &MessageResolution,
    note: &str,
) -> Result<Option<Entry>, Failed<ResolveMessageRefused>> {
    let message = messages::get(tx.conn, id)?;
    let expected = match resolution {
        MessageResolution::TakeBack => MessageState::Dismissed,
        _ => MessageState::Waiting,
    };
    if message.state.0 != expected {
        return Err(Failed::Refused(ResolveMessageRefused::NotNow));
    }
    let entry = match resolution {
        MessageResolution::MakeEntry { details, said } => {
            let uncertain = left_open(details);
            let new = mail_entry(&message, details, &uncertain, *said);
            Some(enter_by_mail(tx, &new)?)
        }
        MessageResolution::Join(code) => Some(entry_to_join(tx, code)?),
        MessageResolution::Dismiss | MessageResolution::TakeBack => None,
    };
    record(tx, id, resolution, &note_of(note), entry.as_ref())?;
    if let Some(entry) = &entry {
        remember_same_videos(tx, entry.id)?;
        if is_from_its_sender(&message, entry) {
            let letter = receipt(tx, &message, entry);
            tx.answer(&message, &letter, Some(entry.id))?;
        }
    }
    Ok(entry)
}

fn is_from_its_sender(message: &Message, entry: &Entry) -> bool {
    let sender = message.from_address.to_lowercase();
    entry.email.as_deref().map(str::to_lowercase) == Some(sender)
}

fn mail_entry<'a>(
    message: &'a Message,
    details: &'a EntryDetails,
    uncertain: &'a [Detail],
    said: Option<Statement>,
) -> MailEntry<'a> {
    MailEntry {
        details,
        uncertain,
        said,
        received: message.received_at.utc(),
        sha256: &message.sha256,
        lang: message.lang.0,
    }
}

/// An organizer's details are certain; only the telephone number may be left open.
fn left_open(details: &EntryDetails) -> Vec<Detail> {
    match details.phone.is_empty() {
        true => vec![Detail::Phone],
        false => vec![],
    }
}

fn entry_to_join(tx: &mut StaffTx<'_>, code: &str) -> Result<Entry, Failed<ResolveMessageRefused>> {
    let found = entries::by_code(tx.conn, &code.trim().to_ascii_uppercase())?;
    let entry = found.ok_or(Failed::Refused(ResolveMessageRefused::NoSuchEntry))?;
    let is_judged = has_left_eligibility(tx, &entry)?;
    may_join(entry.channel.0, entry.state.0, is_judged)
        .map_err(|problem| Failed::Refused(ResolveMessageRefused::Join(problem)))?;
    Ok(entry)
}

fn has_left_eligibility(tx: &mut StaffTx<'_>, entry: &Entry) -> Result<bool, DbError> {
    Ok(match entry.round_id {
        Some(round) => !contests::round_by_id(tx.conn, round)?.stage.flags().gathers,
        None => false,
    })
}

fn record(
    tx: &mut StaffTx<'_>,
    id: MessageId,
    resolution: &MessageResolution,
    note: &str,
    entry: Option<&Entry>,
) -> Result<(), DbError> {
    let (step, state) = match resolution {
        MessageResolution::MakeEntry { .. } => (MessageStep::MakeEntry, MessageState::Entry),
        MessageResolution::Join(_) => (MessageStep::Join, MessageState::Entry),
        MessageResolution::Dismiss => (MessageStep::Dismiss, MessageState::Dismissed),
        MessageResolution::TakeBack => (MessageStep::TakeBack, MessageState::Waiting),
    };
    let new = NewMessageStep {
        step,
        state,
        entry: entry.map(|entry| entry.id),
        note,
        by: tx.by,
    };
    let now = tx.now;
    messages::take_step(tx.conn, id, &new, now)?;
    let code = entry.map_or("", |entry| entry.code.as_str());
    let detail = format!("{} {code} {note}", step.key());
    tx.record("settle_message", &format!("message {id}"), detail.trim())
}

/// Why the details of an entry were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailsRefused {
    /// It did not come by e-mail.
    NotByMail,
    /// It was reviewed already.
    NotNow,
    /// It was changed meanwhile.
    Changed,
}

/// Corrects the details of an entry that was made from a message automatically. The earlier details go to its history,
/// and the entry is checked again. Its e-mail address stays, since letters about it go there.
pub fn resolve_details(
    tx: &mut StaffTx<'_>,
    entry: EntryId,
    version: i32,
    details: &EntryDetails,
    said: Option<Statement>,
) -> Result<Entry, Failed<DetailsRefused>> {
    let entry = entries::get(tx.conn, entry)?;
    let message = correspondence::founding(tx.conn, entry.id)?;
    let message = message.ok_or(Failed::Refused(DetailsRefused::NotByMail))?;
    if !corrects_details(entry.state.0) {
        return Err(Failed::Refused(DetailsRefused::NotNow));
    }
    if entry.version != version {
        return Err(Failed::Refused(DetailsRefused::Changed));
    }
    let details = EntryDetails {
        email: entry.email.clone(),
        ..details.clone()
    };
    let uncertain = left_open(&details);
    change(
        tx,
        &entry,
        &mail_entry(&message, &details, &uncertain, said),
    )?;
    tx.record("settle_details", &entry.code, "")?;
    Ok(entries::get(tx.conn, entry.id)?)
}

fn change(tx: &mut StaffTx<'_>, entry: &Entry, mail: &MailEntry<'_>) -> Result<(), DbError> {
    let now = tx.now;
    let checks = rules::check_by_mail(tx.contest, mail.received, mail.said, mail.uncertain);
    let content = content_of(tx, mail, &checks)?;
    entries::change(tx.conn, entry, &content, now)?;
    let step = entries::NewStep {
        step: EntryStep::Resolve,
        state: EntryState::Submitted,
        reason: None,
        note: "",
        by: tx.by,
    };
    entries::take_step(tx.conn, entry.id, &step, now)?;
    entries::keep_checks(tx.conn, entry.id, &checks, now)?;
    let resolved = entries::get(tx.conn, entry.id)?;
    find_pairs(tx.conn, &resolved, now)
}
