//! Dates as programs write them: with a zone, as days of a spreadsheet, as seconds since 1970, or as eight digits.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::written::Written;

/// Dates with a zone beside RFC 3339 and RFC 2822: ISO 8601 without a colon in the zone, Weibo's and JavaScript's.
const ZONED: [&str; 4] = [
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%a %b %d %H:%M:%S %z %Y",
    "%a %b %d %Y %H:%M:%S GMT%z",
];
/// Seconds since 1970 of dates between 2001 and 2286: ten digits.
const SECONDS_DIGITS: usize = 10;
/// The same in thousandths.
const MILLIS_DIGITS: usize = 13;
/// Days of a spreadsheet for the years 2000 to 2099. Other numbers are no dates of a contest.
const SERIAL_DAYS: std::ops::Range<u64> = 36_526..73_051;
/// Milliseconds of a day.
const DAY_MILLIS: u64 = 86_400_000;

pub(super) fn read(text: &str) -> Option<Written> {
    zoned(text)
        .or_else(|| since_1970(text))
        .map(Written::Instant)
        .or_else(|| digits(text))
        .or_else(|| serial_day(text))
}

fn zoned(text: &str) -> Option<DateTime<Utc>> {
    let text = text.split(" (").next()?.trim();
    let standard =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    let mut others = ZONED.into_iter();
    let other = || others.find_map(|format| DateTime::parse_from_str(text, format).ok());
    standard
        .ok()
        .or_else(other)
        .map(|at| at.with_timezone(&Utc))
}

fn since_1970(text: &str) -> Option<DateTime<Utc>> {
    let number: i64 = only_digits(text)?.parse().ok()?;
    match text.len() {
        SECONDS_DIGITS => DateTime::from_timestamp(number, 0),
        MILLIS_DIGITS => DateTime::from_timestamp_millis(number),
        _ => None,
    }
}

/// `20230801`, `202308011230` or `20230801123000`.
fn digits(text: &str) -> Option<Written> {
    let text = only_digits(text)?;
    let day = NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok()?;
    let time = match text.get(8..)? {
        "" => return Some(Written::Day(day)),
        time if time.len() == 4 => NaiveTime::parse_from_str(time, "%H%M"),
        time => NaiveTime::parse_from_str(time, "%H%M%S"),
    };
    Some(Written::DayAndTime(day, time.ok()?))
}

/// Days since 1900 as spreadsheets count them, with a fraction for the time of day: `45139.5208333333`.
fn serial_day(text: &str) -> Option<Written> {
    let (days, fraction) = text.split_once('.').unwrap_or((text, ""));
    let days: u64 = only_digits(days)?.parse().ok()?;
    if !SERIAL_DAYS.contains(&days) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    if fraction.is_empty() {
        return (days.to_string() == text).then_some(Written::Day(day));
    }
    let fraction: String = only_digits(fraction)?.chars().take(12).collect();
    let of = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
    let millis = fraction.parse::<u64>().ok()?.checked_mul(DAY_MILLIS)? / of;
    // a fraction of ten digits is a few thousandths off: the second that it means is the nearest
    let seconds = i64::try_from((millis + 500) / 1000).ok()?;
    let at = day.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds);
    Some(Written::DayAndTime(at.date(), at.time()))
}

fn only_digits(text: &str) -> Option<&str> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(text)
}
