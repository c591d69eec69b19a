//! Makes an entry of a letter that came in, by itself or by an organizer's word.

use chrono::{DateTime, Utc};

use super::find_pairs::find_pairs;
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState, EntryStep};
use crate::contest::entry_details::EntryDetails;
use crate::contest::message::{Detail, Statement};
use crate::contest::rules::{self, Check};
use crate::contest::similar::Likeness;
use crate::db::entries::{self, Content, Entry, NewEntry, NewStep};
use crate::db::types::{AccountId, EntryId, Stamp, StoredChannel};
use crate::db::{Conn, DbError, contests, media, pairs};
use crate::lang::Lang;
use crate::links::{self, Links};

/// What is entered.
pub(super) struct MailEntry<'a> {
    /// The details; the introduction is the description.
    pub details: &'a EntryDetails,
    /// Which of them are guesses or missing.
    pub uncertain: &'a [Detail],
    /// What the letter says about earlier publication.
    pub said: Option<Statement>,
    /// When the letter was received: decides the month.
    pub received: DateTime<Utc>,
    /// SHA-256 of the letter: names it as a form's key names a form.
    pub sha256: &'a str,
    /// The language of its letters.
    pub lang: Lang,
    /// Who makes it; none for the program itself.
    pub by: Option<AccountId>,
}

/// Makes the entry. Its letter must be tied to it afterwards, and then [`remember_same_videos`].
pub(super) fn enter_by_mail(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    work: &MailEntry<'_>,
    now: DateTime<Utc>,
) -> Result<Entry, DbError> {
    let checks = rules::check_by_mail(contest, work.received, work.said, work.uncertain);
    let content = content_of(conn, contest, work, &checks)?;
    let key = format!("mail-{}", work.sha256);
    let new = NewEntry {
        channel: StoredChannel(Channel::Mail),
        content,
        lang: work.lang.tag(),
        submitted_at: Stamp::from(work.received),
        receipt_key: &key,
        token_hash: &links::hash_of(&links.status_token(&key)),
    };
    let entry = entries::insert(conn, &contest.definition.code_prefix, &new)?;
    let step = NewStep {
        step: EntryStep::Submit,
        state: EntryState::Submitted,
        reason: None,
        note: "",
        by: work.by,
    };
    entries::take_step(conn, entry.id, &step, now)?;
    entries::keep_checks(conn, entry.id, &checks, now)?;
    find_pairs(conn, &entry, now)?;
    Ok(entry)
}

/// What is stored of an e-mail work.
pub(super) fn content_of(
    conn: &mut Conn,
    contest: &Contest,
    work: &MailEntry<'_>,
    checks: &[Check],
) -> Result<Content, DbError> {
    let month = contest.calendar.month_of(work.received);
    let own_round_id = match month {
        Some(month) => Some(contests::round(conn, month)?.id),
        None => None,
    };
    Ok(Content::of(work.details, None, own_round_id, checks))
}

/// Lays the entry beside others to which somebody sent a video with the same bytes.
pub(super) fn remember_same_videos(
    conn: &mut Conn,
    entry: EntryId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    for other in media::entries_with_same_video(conn, entry)? {
        pairs::remember(conn, entry, other, Likeness::SameVideo, now)?;
    }
    Ok(())
}
