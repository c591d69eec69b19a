//! An organizer decides whether an entry takes part: accepts, returns or rejects it, or undoes such a decision.

use super::find_pairs::find_pairs;
use super::reason::note_of;
use super::tx::{StaffTx, Tx};
use crate::contest::entry::{Channel, EntryState, EntryStep, NotNow, ReasonCode};
use crate::contest::hold::HoldOutcome;
use crate::db::entries::{self, Entry, NewStep};
use crate::db::holds::{self, Ending};
use crate::db::types::RoundId;
use crate::db::{DbError, Failed, contests, official_posts};
use crate::mail::letter::Letter;

/// An organizer's decision on an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Review {
    /// It takes part.
    Accept,
    /// The contestant is asked to correct it.
    Return {
        /// The reason.
        reason: ReasonCode,
        /// The organizer's own words.
        note: String,
    },
    /// It does not take part.
    Reject {
        /// The reason.
        reason: ReasonCode,
        /// The organizer's own words.
        note: String,
    },
    /// An earlier return or rejection is undone.
    Reopen {
        /// The organizer's own words.
        note: String,
    },
}

/// Why a decision was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewRefused {
    /// The contestant changed the entry meanwhile, so that the organizer must look at it again.
    Changed,
    /// Its state does not allow it.
    NotNow(NotNow),
    /// No month in which it could count is open.
    NoOpenMonth,
    /// The entry is being judged; it can no longer be returned or rejected.
    InJudging,
    /// Its publication date is unknown, and so is its month.
    NoMonth,
    /// Another entry, with this code, now holds the same video.
    VideoTaken(String),
    /// A decision of this kind needs a note.
    NoteNeeded,
}

/// Applies a decision to the entry as the organizer saw it (its `version`), records it, and writes the letter.
pub fn review_entry(
    tx: &mut StaffTx<'_>,
    code: &str,
    version: i32,
    review: &Review,
) -> Result<Entry, Failed<ReviewRefused>> {
    let now = tx.now;
    let entry = entries::by_code(tx.conn, code)?.ok_or(DbError::Missing)?;
    let state = may_follow(tx, &entry, version, review)?;
    match review {
        Review::Accept => {
            let month = month_to_count_in(tx, &entry)?;
            let counts = is_published(tx, &entry)?.then_some(month);
            entries::set_round(tx.conn, entry.id, counts)?;
        }
        Review::Return { .. } => entries::set_round(tx.conn, entry.id, None)?,
        Review::Reject { .. } => {
            entries::set_round(tx.conn, entry.id, None)?;
            entries::hold_keys(tx.conn, entry.id, &[], now)?;
        }
        Review::Reopen { .. } => take_keys_again(tx, &entry)?,
    }
    record(tx, &entry, state, review)?;
    if let Some(letter) = letter(tx, &entry, review) {
        tx.post_to_contestant(&entry, &letter)?;
    }
    let entry = entries::get(tx.conn, entry.id)?;
    if matches!(review, Review::Reopen { .. }) {
        // entries that arrived while it took no part were not compared with it
        find_pairs(tx.conn, &entry, now)?;
    }
    Ok(entry)
}

/// An entry as an organizer saw it on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The entry's code.
    pub code: String,
    /// The version that the organizer saw; each change by the contestant adds one.
    pub version: i32,
    /// Its state.
    pub state: EntryState,
}

/// Decides like [`review_entry`], but also refuses when a colleague decided meanwhile.
pub fn review_as_seen(
    tx: &mut StaffTx<'_>,
    seen: &Seen,
    review: &Review,
) -> Result<Entry, Failed<ReviewRefused>> {
    let entry = entries::by_code(tx.conn, &seen.code)?.ok_or(DbError::Missing)?;
    if entry.state.0 != seen.state {
        return Err(Failed::Refused(ReviewRefused::Changed));
    }
    review_entry(tx, &seen.code, seen.version, review)
}

/// Whether the video is public. A video sent by e-mail becomes public when the contest's own account publishes it, and
/// counts from then on.
fn is_published(tx: &mut Tx<'_>, entry: &Entry) -> Result<bool, DbError> {
    match entry.channel.0 {
        Channel::Platform => Ok(true),
        Channel::Mail => Ok(official_posts::of_entry(tx.conn, entry.id)?.is_some()),
    }
}

/// The month in which an entry would count if it were accepted now; `None` while its month of publication is unknown,
/// or no month is open.
pub fn month_if_accepted(tx: &mut Tx<'_>, entry: &Entry) -> Result<Option<RoundId>, DbError> {
    match month_to_count_in(tx, entry) {
        Ok(month) => Ok(Some(month)),
        Err(Failed::Refused(_)) => Ok(None),
        Err(Failed::Db(error)) => Err(error),
    }
}

fn may_follow(
    tx: &mut Tx<'_>,
    entry: &Entry,
    version: i32,
    review: &Review,
) -> Result<EntryState, Failed<ReviewRefused>> {
    if entry.version != version {
        return Err(Failed::Refused(ReviewRefused::Changed));
    }
    if review.needs_note() && note_of(review.note()).is_empty() {
        return Err(Failed::Refused(ReviewRefused::NoteNeeded));
    }
    if let Some(round) = entry.round_id
        && !contests::round_by_id(tx.conn, round)?.stage.flags().gathers
    {
        return Err(Failed::Refused(ReviewRefused::InJudging));
    }
    let after = entry.state.0.after(review.step());
    after.map_err(|refused| Failed::Refused(ReviewRefused::NotNow(refused)))
}

fn month_to_count_in(tx: &mut Tx<'_>, entry: &Entry) -> Result<RoundId, Failed<ReviewRefused>> {
    let own = entry
        .own_round_id
        .ok_or(Failed::Refused(ReviewRefused::NoMonth))?;
    let own = contests::round_by_id(tx.conn, own)?.key;
    let month = tx.counting_month(own)?;
    let month = month.ok_or(Failed::Refused(ReviewRefused::NoOpenMonth))?;
    Ok(month.id)
}

/// A rejected entry released its video, and another entry may hold it now.
fn take_keys_again(tx: &mut Tx<'_>, entry: &Entry) -> Result<(), Failed<ReviewRefused>> {
    let keys = entries::keys_ever(tx.conn, entry.id)?;
    if let Some((_, code, _)) = entries::holder(tx.conn, &keys, Some(entry.id))? {
        return Err(Failed::Refused(ReviewRefused::VideoTaken(code)));
    }
    Ok(entries::hold_keys(tx.conn, entry.id, &keys, tx.now)?)
}

fn record(
    tx: &mut StaffTx<'_>,
    entry: &Entry,
    state: EntryState,
    review: &Review,
) -> Result<(), DbError> {
    let note = note_of(review.note());
    let step = NewStep {
        reason: review.reason(),
        note: &note,
        ..NewStep::plain(review.step(), state, tx.by)
    };
    let (now, by) = (tx.now, tx.by);
    entries::take_step(tx.conn, entry.id, &step, now)?;
    if matches!(review, Review::Return { .. } | Review::Reject { .. }) {
        // an entry that does not take part needs no other link
        let ending = Ending {
            by,
            ..Ending::by_contestant(HoldOutcome::Left)
        };
        holds::resolve(tx.conn, entry.id, ending, now)?;
    }
    let reason = review.reason().map_or("", ReasonCode::key);
    let detail = format!("{} {reason} {note}", review.step().key());
    tx.record("review_entry", &entry.code, detail.trim())
}

/// The letter that tells the contestant of a decision; `None` when a decision is undone.
#[must_use]
pub fn letter(tx: &Tx<'_>, entry: &Entry, review: &Review) -> Option<Letter> {
    let by_mail = entry.channel.0 == Channel::Mail;
    let (entry, note) = (&tx.letter_entry(entry), &note_of(review.note()));
    match review {
        Review::Accept if by_mail => Some(Letter::mail_accepted(entry)),
        Review::Accept => Some(Letter::accepted(entry)),
        Review::Return { reason, .. } if by_mail => {
            Some(Letter::mail_returned(entry, *reason, note))
        }
        Review::Return { reason, .. } => Some(Letter::returned(entry, *reason, note)),
        Review::Reject { reason, .. } => Some(Letter::rejected(entry, *reason, note)),
        Review::Reopen { .. } => None,
    }
}

impl Review {
    fn step(&self) -> EntryStep {
        match self {
            Self::Accept => EntryStep::Accept,
            Self::Return { .. } => EntryStep::Return,
            Self::Reject { .. } => EntryStep::Reject,
            Self::Reopen { .. } => EntryStep::Reopen,
        }
    }

    fn reason(&self) -> Option<ReasonCode> {
        match self {
            Self::Return { reason, .. } | Self::Reject { reason, .. } => Some(*reason),
            Self::Accept | Self::Reopen { .. } => None,
        }
    }

    fn note(&self) -> &str {
        match self {
            Self::Return { note, .. } | Self::Reject { note, .. } | Self::Reopen { note } => note,
            Self::Accept => "",
        }
    }

    /// A note is required for "something else" and for undoing a decision.
    fn needs_note(&self) -> bool {
        self.reason() == Some(ReasonCode::Other) || matches!(self, Self::Reopen { .. })
    }
}
