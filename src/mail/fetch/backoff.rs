//! When may the program contact a mailbox again? Never a refused password in a loop: the services lock mailboxes for
//! that.

use chrono::Duration;

/// The pause in minutes after the first, second, … refused sign-in in a row.
const AFTER_REFUSAL: [i64; 3] = [5, 15, 30];
/// The longest pause.
const LONGEST: Duration = Duration::minutes(30);
/// The shortest pause between two checks; the services refuse clients that come more often.
pub const SHORTEST_POLL: Duration = Duration::minutes(2);

/// The pause after this many refused sign-ins in a row.
#[must_use]
pub fn after_refusals(in_a_row: u32) -> Duration {
    let n = usize::try_from(in_a_row.saturating_sub(1)).unwrap_or(usize::MAX);
    AFTER_REFUSAL
        .get(n)
        .map_or(LONGEST, |minutes| Duration::minutes(*minutes))
}

/// The pause after this many passes in a row that ended early for another reason; `poll` is the usual pause.
#[must_use]
pub fn after_failures(in_a_row: u32, poll: Duration) -> Duration {
    let doubled = poll * (1 << in_a_row.saturating_sub(1).min(8));
    doubled.min(LONGEST.max(poll))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_lead_to_half_an_hour() {
        let pauses: Vec<i64> = (1..6).map(|n| after_refusals(n).num_minutes()).collect();
        assert_eq!(pauses, [5, 15, 30, 30, 30]);
        assert_eq!(after_refusals(u32::MAX), LONGEST);
    }

    #[test]
    fn failures_double_the_usual_rest_up_to_half_an_hour() {
        let poll = Duration::minutes(5);
        let pauses: Vec<i64> = (1..6)
            .map(|n| after_failures(n, poll).num_minutes())
            .collect();
        assert_eq!(pauses, [5, 10, 20, 30, 30]);
        assert_eq!(after_failures(u32::MAX, poll), LONGEST);
        assert_eq!(after_failures(1, Duration::hours(2)), Duration::hours(2));
    }
}
