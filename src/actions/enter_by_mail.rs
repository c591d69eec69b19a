//! Makes an entry from a message, either on arrival or by an organizer's decision.

use chrono::{DateTime, Utc};

use super::find_pairs::find_pairs;
use super::tx::Tx;
use crate::contest::entry::{Channel, EntryState, EntryStep};
use crate::contest::entry_details::EntryDetails;
use crate::contest::message::{Detail, Statement};
use crate::contest::rules::{self, Check};
use crate::contest::similar::Likeness;
use crate::db::entries::{self, Content, Entry, NewEntry, NewStep};
use crate::db::mail::media;
use crate::db::types::{EntryId, Stamp, StoredChannel};
use crate::db::{DbError, contests, pairs};
use crate::lang::Lang;
use crate::links;

/// An entry to make from a message.
pub(super) struct MailEntry<'a> {
    /// The details; the introduction becomes the description.
    pub details: &'a EntryDetails,
    /// Which details are guessed or missing.
    pub uncertain: &'a [Detail],
    /// What the message states about earlier publication.
    pub said: Option<Statement>,
    /// When the message was received; this decides the month.
    pub received: DateTime<Utc>,
    /// SHA-256 of the message. The receipt key is made from it, so that a message becomes only one entry.
    pub sha256: &'a str,
    /// The language of letters about the entry.
    pub lang: Lang,
}

/// Makes the entry. The caller then links the message to it and calls [`remember_same_videos`].
pub(super) fn enter_by_mail(tx: &mut Tx<'_>, mail: &MailEntry<'_>) -> Result<Entry, DbError> {
    let checks = rules::check_by_mail(tx.contest, mail.received, mail.said, mail.uncertain);
    let content = content_of(tx, mail, &checks)?;
    let key = format!("mail-{}", mail.sha256);
    let new = NewEntry {
        channel: StoredChannel(Channel::Mail),
        content,
        lang: mail.lang.into(),
        submitted_at: Stamp::from(mail.received),
        receipt_key: &key,
        token_hash: &links::hash_of(&tx.links.status_token(&key)),
    };
    let entry = entries::insert(tx.conn, &tx.contest.definition.code_prefix, &new)?;
    let step = NewStep {
        step: EntryStep::Submit,
        state: EntryState::Submitted,
        reason: None,
        note: "",
        by: tx.by,
    };
    entries::take_step(tx.conn, entry.id, &step, tx.now)?;
    entries::keep_checks(tx.conn, entry.id, &checks, tx.now)?;
    find_pairs(tx.conn, &entry, tx.now)?;
    Ok(entry)
}

/// The content of an entry that came by e-mail.
pub(super) fn content_of(
    tx: &mut Tx<'_>,
    mail: &MailEntry<'_>,
    checks: &[Check],
) -> Result<Content, DbError> {
    let month = tx.contest.calendar.month_of(mail.received);
    let own_round_id = match month {
        Some(month) => Some(contests::round(tx.conn, month)?.id),
        None => None,
    };
    Ok(Content::of(mail.details, None, own_round_id, checks))
}

/// Stores a pair of the entry and every other entry with an identical video file.
pub(super) fn remember_same_videos(tx: &mut Tx<'_>, entry: EntryId) -> Result<(), DbError> {
    for other in media::entries_with_same_video(tx.conn, entry)? {
        pairs::remember(tx.conn, entry, other, Likeness::SameVideo, tx.now)?;
    }
    Ok(())
}
