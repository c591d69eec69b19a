//! What organizers can do with a message that came in.

use chrono::{DateTime, TimeDelta, Utc};

use super::entry::{Channel, EntryState};
use super::entry_details::is_email;

/// A Date header that differs from the time of receipt by more than this is shown, since it may be forged.
const MOST_DIFFERENCE: TimeDelta = TimeDelta::days(1);

/// Whether the sender can be asked for missing details: a person, with an address that can be one.
#[must_use]
pub fn can_be_asked(is_automatic: bool, from_address: &str) -> bool {
    !is_automatic && is_email(from_address)
}

/// Whether a message's own date is far from the time of its receipt.
#[must_use]
pub fn is_oddly_dated(dated: DateTime<Utc>, received: DateTime<Utc>) -> bool {
    (received - dated).abs() > MOST_DIFFERENCE
}

/// Whether the details of the entry that was made from a message can still be corrected from it: until its review.
#[must_use]
pub fn corrects_details(entry: EntryState) -> bool {
    entry == EntryState::Submitted
}

/// Why a message cannot be joined to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinProblem {
    /// The entry was entered by a platform's link, so no message can belong to it.
    NotByMail,
    /// The entry was rejected or withdrawn.
    EntryIsOut,
    /// The entry is being judged: some judges would see a different video than the others.
    EntryIsJudged,
}

/// Whether a message can be joined to an entry; `is_judged` if the entry's month is no longer reviewed.
///
/// # Errors
/// Why it cannot.
pub fn may_join(channel: Channel, state: EntryState, is_judged: bool) -> Result<(), JoinProblem> {
    if channel == Channel::Platform {
        Err(JoinProblem::NotByMail)
    } else if !state.holds_its_video() {
        Err(JoinProblem::EntryIsOut)
    } else if is_judged {
        Err(JoinProblem::EntryIsJudged)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_person_with_an_address_is_asked() {
        assert!(can_be_asked(false, "wang@example.com"));
        assert!(!can_be_asked(true, "wang@example.com"));
        assert!(!can_be_asked(false, "wang"));
        assert!(!can_be_asked(false, ""));
    }

    #[test]
    fn a_date_more_than_a_day_off_is_odd_in_either_direction() {
        let utc = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        let received = utc("2023-07-02T00:00:00Z");
        assert!(!is_oddly_dated(utc("2023-07-01T00:00:00Z"), received));
        assert!(is_oddly_dated(utc("2023-06-30T23:59:59Z"), received));
        assert!(is_oddly_dated(utc("2023-07-03T00:00:01Z"), received));
    }

    #[test]
    fn a_message_joins_an_entry_by_mail_that_takes_part_and_is_not_judged() {
        use EntryState::{Accepted, Rejected, Withdrawn};
        let mail = |state, is_judged| may_join(Channel::Mail, state, is_judged);
        assert_eq!(mail(Accepted, false), Ok(()));
        assert_eq!(mail(Accepted, true), Err(JoinProblem::EntryIsJudged));
        for state in [Rejected, Withdrawn] {
            assert_eq!(mail(state, true), Err(JoinProblem::EntryIsOut));
        }
        let by_link = may_join(Channel::Platform, Accepted, false);
        assert_eq!(by_link, Err(JoinProblem::NotByMail));
    }
}
