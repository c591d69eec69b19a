//! When a demonstration begins, and the local times of its events.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::contest::Contest;

/// An instant before everything that a demonstration shows; its first account is made on the next working day.
pub fn eve(contest: &Contest) -> DateTime<Utc> {
    contest.calendar.instant(local(6, 9, 10, 0))
}

/// The instant at which a demonstration begins: a working day between the national holiday and the fourth month's end.
pub fn instant(contest: &Contest) -> DateTime<Utc> {
    contest.calendar.instant(local(10, 8, 10, 0))
}

/// A local time of the year 2023, in which the whole demonstration takes place.
pub(super) fn local(month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2023, month, day)
        .and_then(|day| day.and_hms_opt(hour, minute, 0))
        .expect("a day of 2023 and a time of that day")
}
