//! Reads a typed date as an instant: dates as people, spreadsheets and platforms write them, in the contest's time
//! zone.
//!
//! A date without a zone is local. A date without a time is the first instant of the day, which is in the same month as
//! the rest of the day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use unicode_normalization::UnicodeNormalization;

use super::window::Calendar;

/// Long enough for every form of a date, and short enough that a pasted text costs nothing.
const MOST_CHARACTERS: usize = 60;
/// The number of digits of seconds since 1970, for dates from 2001 to 2286.
const SECONDS_DIGITS: usize = 10;
/// The number of digits of milliseconds since 1970, for the same dates.
const MILLIS_DIGITS: usize = 13;

/// The instant that a text names, such as `2023-08-01 12:30`, `2023/8/1`, `2023年8月1日 12时30分`, `20230801`, RFC 3339, or
/// seconds or milliseconds since 1970; `None` for anything else.
#[must_use]
pub fn read(text: &str, calendar: &Calendar) -> Option<DateTime<Utc>> {
    let folded: String = text.trim().nfkc().take(MOST_CHARACTERS + 1).collect();
    if folded.chars().count() > MOST_CHARACTERS {
        return None;
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(&folded) {
        return Some(instant.with_timezone(&Utc));
    }
    since_1970(&folded).or_else(|| local(&folded).map(|shown| calendar.instant(shown)))
}

fn since_1970(text: &str) -> Option<DateTime<Utc>> {
    let number: i64 = only_digits(text)?.parse().ok()?;
    match text.len() {
        SECONDS_DIGITS => DateTime::from_timestamp(number, 0),
        MILLIS_DIGITS => DateTime::from_timestamp_millis(number),
        _ => None,
    }
}

fn only_digits(text: &str) -> Option<&str> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(text)
}

fn local(text: &str) -> Option<NaiveDateTime> {
    if only_digits(text).is_some_and(|text| text.len() == 8) {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
        return Some(day.and_time(NaiveTime::MIN));
    }
    let numbers = numbers(text)?;
    let (day, time) = numbers.split_at_checked(3)?;
    let day = NaiveDate::from_ymd_opt(i32::try_from(day[0]).ok()?, day[1], day[2])?;
    if !(1000..=9999).contains(&numbers[0]) {
        return None;
    }
    let time = match time {
        [] => NaiveTime::MIN,
        [hour, minute] => NaiveTime::from_hms_opt(*hour, *minute, 0)?,
        // milliseconds are dropped: no month depends on them
        [hour, minute, second] | [hour, minute, second, _] => {
            NaiveTime::from_hms_opt(*hour, *minute, *second)?
        }
        _ => return None,
    };
    Some(day.and_time(time))
}

/// The numbers of a date, if nothing but a date's separators is between them.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let between = |c: char| "-/.:年月日时時分点點秒T,".contains(c) || c.is_whitespace();
    if !text.chars().all(|c| c.is_ascii_digit() || between(c)) {
        return None;
    }
    let parts = text.split(between).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::definition::{BUILT_IN, Definition};
    use proptest::prelude::*;

    fn calendar() -> Calendar {
        Calendar::of(&Definition::parse(BUILT_IN).expect("the built-in edition adds up"))
    }

    #[test]
    fn one_minute_is_read_in_every_spelling() {
        let expected = "2023-08-01T04:30:00Z".parse::<DateTime<Utc>>().unwrap();
        for text in [
            "2023-08-01 12:30",
            "2023-08-01T12:30",
            "2023-08-01 12:30:00",
            "2023-08-01 12:30:00.000",
            " 2023/8/1 12:30 ",
            "2023.8.1 12:30",
            "2023年8月1日 12:30",
            "2023年8月1日12时30分",
            "2023年08月01日　12：30",
            "２０２３-０８-０１ １２:３０",
            "2023-08-01T12:30:00+08:00",
            "2023-08-01T04:30:00Z",
            "1690864200",
            "1690864200000",
        ] {
            assert_eq!(read(text, &calendar()), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_day_alone_is_its_first_instant_in_tianjin() {
        let expected = "2023-06-16T16:00:00Z".parse::<DateTime<Utc>>().unwrap();
        for text in ["2023-06-17", "2023/6/17", "2023年6月17日", "20230617"] {
            assert_eq!(read(text, &calendar()), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in [
            "",
            "昨天",
            "3天前",
            "2023",
            "2023-13-01",
            "2023-02-30",
            "08-01 12:30",
            "1/2/3",
            "2023-08-01 25:00",
            "2023-08-01 12",
            "12:30",
            "-1",
            "99999999999999999999999",
        ] {
            assert_eq!(read(text, &calendar()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_an_answer(text in any::<String>()) {
            let _ = read(&text, &calendar());
        }

        #[test]
        fn anything_like_a_date_gives_an_answer(text in "[0-9年月日/:. T-]{0,30}") {
            let _ = read(&text, &calendar());
        }
    }
}
