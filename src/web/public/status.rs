//! The public status of a round: it takes entries, is judged, its list is open to objections, or its list is final.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::contest::Contest;
use crate::contest::round::{RoundKind, Stage};
use crate::db::contests::Round;

/// The public status of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicStatus {
    /// The round has not begun.
    Upcoming,
    /// The round takes entries.
    Open,
    /// No more entries are taken; the last ones are reviewed.
    Reviewed,
    /// It is being judged.
    Judged,
    /// The list is open to objections from the first to the second day, both included.
    Publicity(DateTime<Utc>, DateTime<Utc>),
    /// The time for objections ended on this day, and the list is about to become final.
    PublicityOver(DateTime<Utc>),
    /// The list is final; its publicity period ended on this day.
    Final(DateTime<Utc>),
}

impl PublicStatus {
    /// The status of a round at an instant.
    #[must_use]
    pub fn of(contest: &Contest, round: &Round, now: DateTime<Utc>) -> Self {
        let ends = round.publicity_ends_at.map_or(now, |ends| ends.utc());
        let until = last_day(ends);
        match round.stage {
            Stage::Eligibility => gathering(contest, round, now),
            Stage::Screening | Stage::Jury | Stage::Settling => Self::Judged,
            Stage::Publicity if ends > now => Self::Publicity(first_day(contest, round), until),
            Stage::Publicity => Self::PublicityOver(until),
            Stage::Final => Self::Final(until),
        }
    }

    /// The key of its words.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Upcoming => "winners-upcoming",
            Self::Open => "winners-open",
            Self::Reviewed => "winners-reviewed",
            Self::Judged => "winners-judged",
            Self::Publicity(..) => "winners-publicity",
            Self::PublicityOver(_) => "winners-publicity-over",
            Self::Final(_) => "winners-final",
        }
    }

    /// Whether objections can be made.
    #[must_use]
    pub fn takes_objections(&self) -> bool {
        matches!(self, Self::Publicity(..))
    }
}

/// The last instant of a span, which is on its last day.
#[must_use]
pub fn last_day(closes: DateTime<Utc>) -> DateTime<Utc> {
    closes - Duration::microseconds(1)
}

/// The status before judging: months take entries; quarters and the final wait for the rounds below.
fn gathering(contest: &Contest, round: &Round, now: DateTime<Utc>) -> PublicStatus {
    let window = contest.calendar.window(round.key);
    if round.key.kind() != RoundKind::Month || now < window.opens {
        PublicStatus::Upcoming
    } else if window.contains(now) {
        PublicStatus::Open
    } else {
        PublicStatus::Reviewed
    }
}

/// The first working day of a round's publicity period, or the day of publishing if the calendar does not cover it.
fn first_day(contest: &Contest, round: &Round) -> DateTime<Utc> {
    let published = round.published_at.map(|at| at.utc()).unwrap_or_default();
    let day: NaiveDate = contest.calendar.local(published).date();
    let days = contest.definition.publicity.working_days;
    let period = contest.workdays.publicity(day, days);
    contest
        .calendar
        .day_begins(period.map_or(day, |period| period.first_day))
}
