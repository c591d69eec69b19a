//! When are the demonstration's entries published and entered? More by day than by night, more at weekends than on
//! weekdays, and mostly in the last days of a contest month. Times are local (Asia/Shanghai).

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use super::rng::SeededRng;

/// How many entries come in each hour of a day, relative to the others, from midnight on.
const HOURS: [usize; 24] = [
    3, 1, 1, 1, 1, 2, 5, 9, 10, 11, 12, 14, 18, 13, 10, 10, 11, 14, 19, 24, 28, 25, 16, 8,
];

/// When a post was published and when it was entered.
#[derive(Clone, Copy)]
pub(super) struct EntryDates {
    pub(super) published: NaiveDateTime,
    pub(super) submitted: NaiveDateTime,
}

/// The first day of the contest.
pub(super) fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 6, 17).expect("a day of the calendar")
}

/// Dates inside the first `months` contest months, which run from a 17th to a 16th, in the order of entering.
pub(super) fn entry_dates(rng: &mut SeededRng, months: u8, count: usize) -> Vec<EntryDates> {
    let end = first_day() + Months::new(u32::from(months));
    let days = first_day().iter_days().take_while(|day| *day < end);
    let (days, weights): (Vec<_>, Vec<_>) = days.map(|day| (day, busy(day))).unzip();
    let latest = end.and_time(NaiveTime::MIN) - TimeDelta::seconds(1);
    let draw = |_| {
        let day = days[rng.weighted(&weights)];
        dates_on(rng, day, latest)
    };
    let mut dates: Vec<_> = (0..count).map(draw).collect();
    dates.sort_by_key(|dates| (dates.submitted, dates.published));
    dates
}

/// Some days before the contest begins.
pub(super) fn before_window(rng: &mut SeededRng) -> NaiveDateTime {
    let day = first_day() - Days::new(rng.between(1, 20) as u64);
    day.and_time(time_of_day(rng))
}

fn busy(day: NaiveDate) -> usize {
    let weekend = match day.weekday() {
        Weekday::Sat | Weekday::Sun => 5,
        _ => 0,
    };
    let rush = match day.day() {
        16 => 26,
        15 => 16,
        13..=14 => 9,
        10..=12 => 4,
        _ => 0,
    };
    10 + weekend + rush
}

fn time_of_day(rng: &mut SeededRng) -> NaiveTime {
    let (hour, minute) = (rng.weighted(&HOURS), rng.below(60));
    NaiveTime::from_hms_opt(hour as u32, minute as u32, 0).expect("an hour and a minute of the day")
}

/// Most people enter a post within minutes or hours, some after days, nobody after the last month's end.
fn dates_on(rng: &mut SeededRng, day: NaiveDate, latest: NaiveDateTime) -> EntryDates {
    let published = day.and_time(time_of_day(rng));
    let minutes = match rng.weighted(&[55, 30, 15]) {
        0 => rng.between(2, 50),
        1 => rng.between(60, 900),
        _ => rng.between(1440, 5760),
    };
    let wished = published + TimeDelta::minutes(minutes) + TimeDelta::seconds(rng.between(0, 59));
    let rest = TimeDelta::seconds(rng.between(0, (latest - published).num_seconds()));
    let submitted = if wished > latest {
        published + rest
    } else {
        wished
    };
    EntryDates {
        published,
        submitted,
    }
}
