//! The rules for an entry on hold because its link does not play: how long the link can be repaired, which link
//! certainly leads to the same video, and how the hold can end.

use chrono::{DateTime, Days, TimeDelta, Utc};
use strum::{IntoStaticStr, VariantArray};

use super::key::keyed;
use super::link::Link;
use super::round::Stage;
use super::window::Calendar;

/// Whole days for repairing a link, after the day on which the hold began. The contest's notice does not mention broken
/// links; a week reaches people who read their mail once a week.
pub const DAYS_TO_MEND: u64 = 7;

/// How a hold ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum HoldOutcome {
    /// The contestant repaired the link.
    Mended,
    /// An organizer saw the video play, or accepted another link.
    Plays,
    /// The link was not repaired in time, and the entry is left out of a round.
    GivenUp,
    /// The entry was returned, rejected or withdrawn meanwhile.
    Left,
}

keyed!(HoldOutcome);

/// What an organizer decides about an entry on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum HoldResolution {
    /// The video plays under its present link.
    Plays,
    /// The link that the contestant gave replaces the old one.
    TakeLink,
    /// The entry is left out of the current round.
    GiveUp,
}

keyed!(HoldResolution);

/// The state of an open hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldState {
    /// The contestant gave another link, which an organizer must see.
    Offered,
    /// The contestant's time is over.
    Overdue,
    /// The contestant still has time.
    Waiting,
}

impl HoldState {
    /// The state of a hold.
    #[must_use]
    pub fn of(is_offered: bool, is_overdue: bool) -> Self {
        match (is_offered, is_overdue) {
            (true, _) => Self::Offered,
            (false, true) => Self::Overdue,
            (false, false) => Self::Waiting,
        }
    }
}

/// Why an entry on hold cannot be left out of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveOutProblem {
    /// No round judges it yet; it can be returned or rejected in its review.
    NotJudged,
    /// The contestant's time is not over.
    NotDue,
}

/// Whether an entry on hold can be left out of the round that needs its video; `stage` is that round's.
///
/// # Errors
/// Why it cannot.
pub fn may_be_left_out(stage: Option<Stage>, is_overdue: bool) -> Result<(), LeaveOutProblem> {
    match stage {
        Some(stage) if !stage.flags().gathers => match is_overdue {
            true => Ok(()),
            false => Err(LeaveOutProblem::NotDue),
        },
        _ => Err(LeaveOutProblem::NotJudged),
    }
}

/// The end of the time for repairing a link: the end of the last day, in the contest's time zone.
#[must_use]
pub fn due(calendar: &Calendar, held_at: DateTime<Utc>) -> DateTime<Utc> {
    let after = calendar.local(held_at).date() + Days::new(DAYS_TO_MEND + 1);
    calendar.day_begins(after)
}

/// Whether a page was gone on two days. It was gone first at `before`; `now` must be on a later day of the contest's
/// calendar, and at least half a day later, since a platform that is down around midnight is down only once.
#[must_use]
pub fn is_gone_again(calendar: &Calendar, before: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let is_another_day = calendar.local(before).date() < calendar.local(now).date();
    is_another_day && now - before >= TimeDelta::hours(12)
}

/// Whether a link certainly leads to an entry's video: they have a key in common. A short link has no key until it is
/// followed.
#[must_use]
pub fn is_same_video(held: &[String], link: &Link) -> bool {
    link.keys.iter().any(|key| held.contains(&key.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::Contest;
    use crate::contest::definition::BUILT_IN;
    use crate::contest::link::{LinkSettings, recognise};

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn calendar() -> Calendar {
        Contest::parse(BUILT_IN).expect("the built-in").calendar
    }

    #[test]
    fn the_time_to_mend_ends_with_the_seventh_day_after() {
        let calendar = calendar();
        for held_at in ["2023-07-18T00:00:00+08:00", "2023-07-18T23:59:59+08:00"] {
            let due = due(&calendar, utc(held_at));
            assert_eq!(due, utc("2023-07-26T00:00:00+08:00"));
            assert_eq!(calendar.last_day(due).to_string(), "2023-07-25");
        }
    }

    #[test]
    fn an_entry_is_left_out_of_a_round_that_judges_it_once_its_time_is_over() {
        assert_eq!(may_be_left_out(Some(Stage::Jury), true), Ok(()));
        let early = may_be_left_out(Some(Stage::Screening), false);
        assert_eq!(early, Err(LeaveOutProblem::NotDue));
        for stage in [None, Some(Stage::Eligibility)] {
            let problem = may_be_left_out(stage, true);
            assert_eq!(problem, Err(LeaveOutProblem::NotJudged));
        }
    }

    #[test]
    fn a_link_that_was_offered_counts_even_after_the_time() {
        assert_eq!(HoldState::of(true, true), HoldState::Offered);
        assert_eq!(HoldState::of(false, true), HoldState::Overdue);
        assert_eq!(HoldState::of(false, false), HoldState::Waiting);
    }

    #[test]
    fn twice_on_one_day_in_tianjin_is_once() {
        let (evening, night) = (
            utc("2023-07-18T15:59:00Z"), // 23:59 in Tianjin
            utc("2023-07-18T16:01:00Z"), // 00:01 of the next day
        );
        assert!(!is_gone_again(&calendar(), evening, night));
        let noon = utc("2023-07-19T04:00:00Z");
        assert!(is_gone_again(&calendar(), evening, noon));
        assert!(!is_gone_again(
            &calendar(),
            night,
            utc("2023-07-19T15:59:00Z")
        ));
    }

    #[test]
    fn a_link_leads_to_the_same_video_when_it_shares_a_key() {
        let link = |text: &str| recognise(text, &LinkSettings::default()).expect("a link");
        let held: Vec<String> = link("https://www.bilibili.com/video/BV17x411w7KC")
            .keys
            .into_iter()
            .map(|key| key.0)
            .collect();
        assert!(is_same_video(
            &held,
            &link("https://www.bilibili.com/video/av170001")
        ));
        assert!(!is_same_video(
            &held,
            &link("https://www.bilibili.com/video/av2")
        ));
        assert!(!is_same_video(&held, &link("https://b23.tv/aBcDeFg")));
    }
}
