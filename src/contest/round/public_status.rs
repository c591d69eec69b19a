//! The public status of a round: it takes entries, is judged, its list is open to objections, or its list is final.

use chrono::{DateTime, Utc};

use super::{RoundKey, RoundKind, Stage};
use crate::contest::Contest;
use crate::contest::window::{WindowState, last_instant};

/// The parts of a round that decide its public status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// The round.
    pub key: RoundKey,
    /// Its stage.
    pub stage: Stage,
    /// When its list was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When its publicity period ends.
    pub ends_at: Option<DateTime<Utc>>,
}

/// The public status of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicStatus {
    /// The round has not begun.
    Upcoming,
    /// The round takes entries.
    Open,
    /// No more entries are taken; the last ones are reviewed.
    Reviewed,
    /// It is being judged.
    Judged,
    /// The list is open to objections from the first to the second instant's day, both included.
    Publicity(DateTime<Utc>, DateTime<Utc>),
    /// The time for objections ended on this instant's day, and the list is about to become final.
    PublicityOver(DateTime<Utc>),
    /// The list is final; its publicity period ended on this instant's day.
    Final(DateTime<Utc>),
}

impl PublicStatus {
    /// The status of a round at an instant.
    #[must_use]
    pub fn of(contest: &Contest, round: Publication, now: DateTime<Utc>) -> Self {
        let flags = round.stage.flags();
        let ends = round.ends_at.unwrap_or(now);
        let until = last_instant(ends);
        if flags.gathers {
            gathering(contest, round.key, now)
        } else if !flags.is_public {
            Self::Judged
        } else if flags.is_final {
            Self::Final(until)
        } else if ends > now {
            Self::Publicity(first_day(contest, round), until)
        } else {
            Self::PublicityOver(until)
        }
    }

    /// Its key in the catalogues.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Reviewed => "reviewed",
            Self::Judged => "judged",
            Self::Publicity(..) => "publicity",
            Self::PublicityOver(_) => "publicity-over",
            Self::Final(_) => "final",
        }
    }

    /// Whether objections can be made.
    #[must_use]
    pub fn takes_objections(self) -> bool {
        matches!(self, Self::Publicity(..))
    }
}

/// The status before judging: months take entries; quarters and the final wait for the rounds below.
fn gathering(contest: &Contest, key: RoundKey, now: DateTime<Utc>) -> PublicStatus {
    if key.kind() != RoundKind::Month {
        return PublicStatus::Upcoming;
    }
    match contest.calendar.window(key).state(now) {
        WindowState::Before => PublicStatus::Upcoming,
        WindowState::Open => PublicStatus::Open,
        WindowState::Over => PublicStatus::Reviewed,
    }
}

/// The first working day of a round's publicity period, or the day of publishing if the calendar does not cover it.
fn first_day(contest: &Contest, round: Publication) -> DateTime<Utc> {
    let published = round.published_at.unwrap_or_default();
    let day = contest.calendar.local(published).date();
    let days = contest.definition.publicity.working_days;
    let period = contest.workdays.publicity(day, days);
    let first_day = period.map_or(day, |period| period.first_day);
    contest.calendar.day_begins(first_day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::definition::BUILT_IN;

    fn contest() -> Contest {
        Contest::parse(BUILT_IN).expect("the built-in")
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn status(key: RoundKey, stage: Stage, now: &str) -> PublicStatus {
        let round = Publication {
            key,
            stage,
            published_at: Some(utc("2023-09-27T10:00:00+08:00")),
            ends_at: Some(utc("2023-10-11T00:00:00+08:00")),
        };
        PublicStatus::of(&contest(), round, utc(now))
    }

    #[test]
    fn a_month_opens_and_closes_with_its_window_and_a_quarter_waits() {
        let month = |now| status(RoundKey::Month(1), Stage::Eligibility, now);
        assert_eq!(month("2023-06-16T23:59:59+08:00"), PublicStatus::Upcoming);
        assert_eq!(month("2023-06-17T00:00:00+08:00"), PublicStatus::Open);
        assert_eq!(month("2023-07-17T00:00:00+08:00"), PublicStatus::Reviewed);
        let quarter = status(
            RoundKey::Quarter(1),
            Stage::Eligibility,
            "2023-07-01T00:00:00Z",
        );
        assert_eq!(quarter, PublicStatus::Upcoming);
    }

    #[test]
    fn objections_are_taken_until_the_period_ends_and_not_once_the_list_is_final() {
        let list = |stage, now| status(RoundKey::Month(2), stage, now);
        let first = utc("2023-09-28T00:00:00+08:00");
        let last = utc("2023-10-10T23:59:59.999999+08:00");
        let open = list(Stage::Publicity, "2023-10-10T23:59:59+08:00");
        assert_eq!(open, PublicStatus::Publicity(first, last));
        assert!(open.takes_objections());
        let over = list(Stage::Publicity, "2023-10-11T00:00:00+08:00");
        assert_eq!(over, PublicStatus::PublicityOver(last));
        let done = list(Stage::Final, "2023-10-09T00:00:00+08:00");
        assert_eq!(done, PublicStatus::Final(last));
        assert!(!over.takes_objections() && !done.takes_objections());
    }

    #[test]
    fn between_the_review_and_the_list_a_round_is_judged() {
        for stage in Stage::ALL {
            let judged = matches!(stage, Stage::Screening | Stage::Jury | Stage::Settling);
            let found = status(RoundKey::Month(2), stage, "2023-10-01T00:00:00Z");
            assert_eq!(found == PublicStatus::Judged, judged, "{stage:?}");
        }
    }
}
