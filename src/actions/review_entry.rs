//! An organizer decides whether an entry takes part: accept, return for correction, reject, or take that back.

use super::find_pairs::find_pairs;
use super::{Acting, post_letter};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState, EntryStep, NotNow, ReasonCode};
use crate::contest::hold::HoldOutcome;
use crate::contest::round::{Stage, counting_month};
use crate::db::entries::{self, Entry, NewStep};
use crate::db::holds::{self, Ending};
use crate::db::types::RoundId;
use crate::db::{Conn, DbError, Failed, audit, contests, official_posts};
use crate::links::Links;
use crate::mail::letter::Letter;

/// What an organizer decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Review {
    /// It takes part.
    Accept,
    /// The contestant is asked to correct it.
    Return {
        /// Why.
        reason: ReasonCode,
        /// In the organizer's words.
        note: String,
    },
    /// It does not take part.
    Reject {
        /// Why.
        reason: ReasonCode,
        /// In the organizer's words.
        note: String,
    },
    /// An earlier return or rejection is taken back.
    Reopen {
        /// In the organizer's words.
        note: String,
    },
}

/// Why a decision was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewRefused {
    /// The contestant changed the entry meanwhile; it must be looked at again.
    Changed,
    /// Its state does not allow it.
    NotNow(NotNow),
    /// No month is open in which it could count.
    NoOpenMonth,
    /// It is being judged; it can no longer be returned or rejected here.
    InJudging,
    /// Its publication date is not known, so no month is its own.
    NoMonth,
    /// Another entry holds the same video by now, under this code.
    VideoTaken(String),
    /// A decision of this kind needs words.
    NoteNeeded,
}

/// Takes a decision on the entry as the organizer saw it (its `version`), records it, and writes the letter.
///
/// # Errors
/// [`ReviewRefused`], and when the database fails.
pub fn review_entry(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    seen: (&str, i32),
    review: &Review,
) -> Result<Entry, Failed<ReviewRefused>> {
    let (code, version) = seen;
    let entry = entries::by_code(conn, code)?.ok_or(DbError::Missing)?;
    let state = may_follow(conn, &entry, version, review)?;
    match review {
        Review::Accept => {
            let month = month_to_count_in(conn, &entry)?;
            let judged = is_published(conn, &entry)?;
            entries::set_round(conn, entry.id, judged.then_some(month))?;
        }
        Review::Return { .. } => entries::set_round(conn, entry.id, None)?,
        Review::Reject { .. } => {
            entries::set_round(conn, entry.id, None)?;
            entries::hold_keys(conn, entry.id, &[], acting.now)?;
        }
        Review::Reopen { .. } => take_keys_again(conn, &entry, acting)?,
    }
    record(conn, &entry, state, review, acting)?;
    if let Some(letter) = letter(contest, links, &entry, review) {
        post_letter::post_to_contestant(conn, &entry, &letter, acting.now)?;
    }
    let entry = entries::get(conn, entry.id)?;
    if matches!(review, Review::Reopen { .. }) {
        // what came while it was out was not compared with it
        find_pairs(conn, &entry, acting.now)?;
    }
    Ok(entry)
}

/// An entry as an organizer saw it on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Which entry.
    pub code: String,
    /// The contestant's version.
    pub version: i32,
    /// Where it stood.
    pub state: EntryState,
}

/// As [`review_entry`], and also refused when a colleague decided meanwhile.
///
/// # Errors
/// As [`review_entry`].
pub fn review_as_seen(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    seen: &Seen,
    review: &Review,
) -> Result<Entry, Failed<ReviewRefused>> {
    let entry = entries::by_code(conn, &seen.code)?.ok_or(DbError::Missing)?;
    if entry.state.0 != seen.state {
        return Err(Failed::Refused(ReviewRefused::Changed));
    }
    let seen = (seen.code.as_str(), seen.version);
    review_entry(conn, contest, links, acting, seen, review)
}

/// A post is; an e-mail work is once the contest's own account published it, and counts from then on.
fn is_published(conn: &mut Conn, entry: &Entry) -> Result<bool, DbError> {
    match entry.channel.0 {
        Channel::Platform => Ok(true),
        Channel::Mail => Ok(official_posts::of_entry(conn, entry.id)?.is_some()),
    }
}

/// The month in which an entry would count if it were accepted at this moment; `None` while it has no month of its own,
/// or none is open.
///
/// # Errors
/// When the database fails.
pub fn month_if_accepted(conn: &mut Conn, entry: &Entry) -> Result<Option<RoundId>, DbError> {
    match month_to_count_in(conn, entry) {
        Ok(month) => Ok(Some(month)),
        Err(Failed::Refused(_)) => Ok(None),
        Err(Failed::Db(error)) => Err(error),
    }
}

fn may_follow(
    conn: &mut Conn,
    entry: &Entry,
    version: i32,
    review: &Review,
) -> Result<EntryState, Failed<ReviewRefused>> {
    if entry.version != version {
        return Err(Failed::Refused(ReviewRefused::Changed));
    }
    if review.needs_note() && review.note().trim().is_empty() {
        return Err(Failed::Refused(ReviewRefused::NoteNeeded));
    }
    if let Some(round) = entry.round_id
        && contests::round_by_id(conn, round)?.stage != Stage::Eligibility
    {
        return Err(Failed::Refused(ReviewRefused::InJudging));
    }
    let after = entry.state.0.after(review.step());
    after.map_err(|refused| Failed::Refused(ReviewRefused::NotNow(refused)))
}

fn month_to_count_in(conn: &mut Conn, entry: &Entry) -> Result<RoundId, Failed<ReviewRefused>> {
    let rounds = contests::rounds(conn)?;
    let own = entry
        .own_round_id
        .ok_or(Failed::Refused(ReviewRefused::NoMonth))?;
    let own = rounds
        .iter()
        .find(|round| round.id == own)
        .ok_or(DbError::Missing)?;
    let stages: Vec<_> = rounds
        .iter()
        .map(|round| (round.key, round.stage))
        .collect();
    let month =
        counting_month(own.key, &stages).ok_or(Failed::Refused(ReviewRefused::NoOpenMonth))?;
    Ok(rounds
        .iter()
        .find(|round| round.key == month)
        .ok_or(DbError::Missing)?
        .id)
}

/// A rejected entry gave its video free; meanwhile somebody else may hold it.
fn take_keys_again(
    conn: &mut Conn,
    entry: &Entry,
    acting: Acting,
) -> Result<(), Failed<ReviewRefused>> {
    let keys = entries::keys_ever(conn, entry.id)?;
    if let Some((_, code, _)) = entries::holder(conn, &keys, Some(entry.id))? {
        return Err(Failed::Refused(ReviewRefused::VideoTaken(code)));
    }
    Ok(entries::hold_keys(conn, entry.id, &keys, acting.now)?)
}

fn record(
    conn: &mut Conn,
    entry: &Entry,
    state: EntryState,
    review: &Review,
    acting: Acting,
) -> Result<(), DbError> {
    let step = NewStep {
        step: review.step(),
        state,
        reason: review.reason(),
        note: review.note().trim(),
        by: Some(acting.by),
    };
    entries::take_step(conn, entry.id, &step, acting.now)?;
    end_hold(conn, entry, review, acting)?;
    let reason = review.reason().map_or("", ReasonCode::key);
    let detail = format!("{} {reason} {}", review.step().key(), review.note());
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "review_entry",
        &entry.code,
        detail.trim(),
    )
}

/// What does not take part any more is waited for no longer.
fn end_hold(
    conn: &mut Conn,
    entry: &Entry,
    review: &Review,
    acting: Acting,
) -> Result<(), DbError> {
    if !matches!(review, Review::Return { .. } | Review::Reject { .. }) {
        return Ok(());
    }
    let ending = Ending {
        by: Some(acting.by),
        ..Ending::by_contestant(HoldOutcome::Left)
    };
    holds::resolve(conn, entry.id, ending, acting.now)
}

/// What the contestant will be told of a decision; a reopened entry is told nothing.
#[must_use]
pub fn letter(contest: &Contest, links: &Links, entry: &Entry, review: &Review) -> Option<Letter> {
    let contest = post_letter::lang_of(entry)
        .pick(&contest.definition.name)
        .to_owned();
    let work = post_letter::letter_entry(entry, links);
    let by_mail = entry.channel.0 == Channel::Mail;
    match review {
        Review::Accept if by_mail => Some(Letter::MailAccepted { contest, work }),
        Review::Accept => Some(Letter::Accepted { contest, work }),
        Review::Return { reason, note } if by_mail => Some(Letter::MailReturned {
            contest,
            work,
            reason: *reason,
            note: note.clone(),
        }),
        Review::Return { reason, note } => Some(Letter::Returned {
            contest,
            work,
            reason: *reason,
            note: note.clone(),
        }),
        Review::Reject { reason, note } => Some(Letter::Rejected {
            contest,
            work,
            reason: *reason,
            note: note.clone(),
        }),
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

    /// "Something else" must be said, and so must why a decision is taken back.
    fn needs_note(&self) -> bool {
        self.reason() == Some(ReasonCode::Other) || matches!(self, Self::Reopen { .. })
    }
}
