//! Until when a cloud file can be downloaded, from the words of mail services and net disks in Chinese and English.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::mail::structure::date::MONTHS;

/// Until when a cloud file can be downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// Until this local time of the service (Asia/Shanghai).
    At(NaiveDateTime),
    /// For this many days from the day on which the message was sent.
    InDays(u32),
    /// Without end.
    Never,
    /// It can no longer be downloaded.
    Over,
}

impl fmt::Display for Expiry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(time) => write!(out, "{}", time.format("%Y-%m-%d %H:%M")),
            Self::InDays(days) => write!(out, "+{days}d"),
            Self::Never => out.write_str("never"),
            Self::Over => out.write_str("over"),
        }
    }
}

const NEVER: [&str; 7] = [
    "无限期",
    "无期限",
    "永久有效",
    "长期有效",
    "永不过期",
    "never expires",
    "unlimited",
];

/// Words that make a date next to them an expiry; the English ones are in lower case.
const ENDS: [&str; 11] = [
    "到期",
    "过期",
    "有效期",
    "失效",
    "expires",
    "expire on",
    "expired on",
    "expiry",
    "expiration",
    "valid until",
    "available until",
];

const OVER: [&str; 3] = ["已过期", "已失效", "expired"];

/// Words after or before a number of days that make it the number of days left.
const DAYS_THEN: [&str; 10] = [
    "后过期",
    "后到期",
    "后失效",
    "内过期",
    "内有效",
    "过期",
    "到期",
    "失效",
    "有效",
    "后将过期",
];
const LEFT_THEN_DAYS: [&str; 6] = ["有效期", "有效期为", "有效期还有", "剩余", "还剩", "剩"];

/// The expiry that a text states.
pub fn expiry(text: &str) -> Option<Expiry> {
    // ASCII only, so that positions in the text stay the same
    let text = &text.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&NEVER) {
        return Some(Expiry::Never);
    }
    let ends = match says(&ENDS) {
        true => date_time(text),
        false => closing_date(text),
    };
    ends.map(Expiry::At)
        .or_else(|| days_left(text).map(Expiry::InDays))
        .or(says(&OVER).then_some(Expiry::Over))
}

/// A date such as `截止2026-09-01`. With a word before it, it is the deadline of something else, such as the contest.
fn closing_date(text: &str) -> Option<NaiveDateTime> {
    ["截止", "截至"].iter().find_map(|word| {
        let (before, after) = text.split_once(word)?;
        let is_alone = !before.ends_with(|c: char| c.is_alphanumeric());
        let after = after.trim_start_matches([' ', '\u{a0}', ':', '：', '到', '至']);
        (is_alone && after.starts_with("20")).then(|| date_time(after))?
    })
}

/// The number of days left, as in `15天后过期`, `有效期：7天`, `expires in 15 days`.
fn days_left(text: &str) -> Option<u32> {
    let of_unit = |unit: &'static str| text.match_indices(unit).map(move |(at, _)| (at, unit));
    let mut units = of_unit("天").chain(of_unit("日")).chain(of_unit("day"));
    units.find_map(|(at, unit)| {
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let words = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let days = before[words.len()..].parse().ok()?;
        let words = words.trim_end_matches([' ', '\u{a0}', ':', '：']);
        let then = text[at + unit.len()..].trim_start_matches([' ', '\u{a0}']);
        let is_left = match unit {
            "day" => words.ends_with("expires in") || words.ends_with("expire in"),
            _ => LEFT_THEN_DAYS.iter().any(|word| words.ends_with(word)),
        };
        // `17日到期` is the end of a date, `7天到期` is a number of days
        let counts = unit == "天" && DAYS_THEN.iter().any(|word| then.starts_with(word));
        (is_left || counts).then_some(days)
    })
}

/// The first date and time: `2026年8月17日 0:49`, `2026-08-17 00:49`, `Oct 18, 2026 08:00`. For a date without a time, it
/// is the last minute of the day.
fn date_time(text: &str) -> Option<NaiveDateTime> {
    let (date, rest) = numbered_date(text).or_else(|| named_date(text))?;
    let last = NaiveTime::from_hms_opt(23, 59, 0)?;
    Some(date.and_time(clock_behind(rest).unwrap_or(last)))
}

/// A date in digits, and the text after it.
fn numbered_date(text: &str) -> Option<(NaiveDate, &str)> {
    let mut starts = text.match_indices("20");
    starts.find_map(|(at, _)| {
        let (year, rest) = number(&text[at..])?;
        let (month, rest) = number(rest.strip_prefix(['年', '-', '/', '.'])?.trim_start())?;
        let (day, rest) = number(rest.strip_prefix(['月', '-', '/', '.'])?.trim_start())?;
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        Some((date, rest))
    })
}

/// A date with the name of its month, and the text after it: `oct 18, 2026`, `18 october 2026`.
fn named_date(text: &str) -> Option<(NaiveDate, &str)> {
    MONTHS.iter().zip(1..).find_map(|(name, month)| {
        let short = name.get(..3)?;
        let mut starts = text.match_indices(short);
        starts.find_map(|(at, _)| {
            let (before, after) = text.split_at(at);
            let begins = !before.ends_with(|c: char| c.is_ascii_alphabetic());
            let rest =
                begins.then(|| after.trim_start_matches(|c: char| c.is_ascii_alphabetic()))?;
            let word = &after[..after.len() - rest.len()];
            let is_month = name.starts_with(word) || word == "sept";
            is_month.then(|| day_and_year(before, month, rest))?
        })
    })
}

fn day_and_year<'t>(before: &str, month: u32, after: &'t str) -> Option<(NaiveDate, &'t str)> {
    let spaces = [' ', '\u{a0}', '.', ','];
    let (first, rest) = number(after.trim_start_matches(spaces))?;
    let (day, year, rest) = match first {
        1..=31 => {
            let rest = ["st", "nd", "rd", "th"]
                .iter()
                .find_map(|ordinal| rest.strip_prefix(ordinal))
                .unwrap_or(rest);
            let (year, rest) = number(rest.trim_start_matches(spaces))?;
            (first, year, rest)
        }
        year => {
            let before = before.trim_end_matches(spaces);
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            (before[start..].parse().ok()?, year, rest)
        }
    };
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (2000..2100).contains(year))?;
    Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
}

/// The longest distance between a date and its time, in bytes; the day of the week or 下午 may be between them.
const CLOCK_IS_NEAR: usize = 18;

/// The time after a date: `21:59`, `21：59`, `下午3:00`, `10:00:05 pm`, `10时30分`.
fn clock_behind(text: &str) -> Option<NaiveTime> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let between = text.get(..at).filter(|text| text.len() <= CLOCK_IS_NEAR)?;
    let (hour, rest) = number(&text[at..])?;
    let (minute, rest) = number(rest.strip_prefix([':', '：', '时', '点'])?)?;
    let seconds = rest.strip_prefix([':', '：']).and_then(number);
    let then = seconds.map_or(rest, |(_, rest)| rest).trim_start();
    let is_late =
        then.starts_with("pm") || ["下午", "晚"].iter().any(|word| between.contains(word));
    let is_early = then.starts_with("am");
    let hour = match hour {
        1..=11 if is_late => hour + 12,
        12 if is_early => 0,
        hour => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The number of at most four digits with which a text begins, and the text after it.
fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    Some((number.parse().ok().filter(|_| digits <= 4)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        expiry(text).map_or(String::new(), |expiry| expiry.to_string())
    }

    #[test]
    fn a_date_in_numbers_is_an_end_where_words_say_so() {
        for (text, expected) in [
            ("2026年8月17日 0:49 到期", "2026-08-17 00:49"),
            ("(2026-08-17 到期)", "2026-08-17 23:59"),
            ("有效期至：2026/08/17T00:49:30", "2026-08-17 00:49"),
            ("2026年8月17日 （周一） 21：59 到期", "2026-08-17 21:59"),
            ("2026年8月17日 下午3:00 到期", "2026-08-17 15:00"),
            ("2026年8月17日 上午10:00 到期", "2026-08-17 10:00"),
            ("2026年8月17日 10时30分到期", "2026-08-17 10:30"),
            ("(1.2M，截止2026-09-01)", "2026-09-01 23:59"),
            ("2026年8月17日 0:49 拍摄", ""),
            ("投稿截止2026-09-01", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_date_with_the_name_of_its_month_is_read_in_either_order() {
        for (text, expected) in [
            ("(1.2M, Expires on Nov 3, 2026 08:00)", "2026-11-03 08:00"),
            ("EXPIRES ON Nov 3, 2026 10:00 AM", "2026-11-03 10:00"),
            ("expire on Nov 3 2026, 10:00:05 PM", "2026-11-03 22:00"),
            ("Expires on Nov. 3rd, 2026 12:10 am", "2026-11-03 00:10"),
            ("Expires on 3 November 2026", "2026-11-03 23:59"),
            ("Expires on Sept 3, 2026", "2026-09-03 23:59"),
            ("Expired on Nov 3, 2026 08:00", "2026-11-03 08:00"),
            ("Expires on decoy 3, 2026", ""),
            ("Nov 3, 2026 08:00", ""),
            ("Expired", "over"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn days_that_are_left_are_counted_and_other_days_are_not() {
        for text in [
            "(9天后过期)",
            "有效期9天",
            "有效期：9天",
            "9天过期",
            "还有9天过期",
            "剩余9天",
            "9天内有效",
            "9 天后到期",
            "有效期9日",
            "Expires in 9 days",
        ] {
            assert_eq!(shown(text), "+9d", "{text}");
        }
        for text in ["9天拍完", "拍了9天，9月9日到期", "过期", "9 days"] {
            assert_eq!(shown(text), "", "{text}");
        }
    }

    #[test]
    fn what_never_ends_and_what_has_ended_say_so() {
        for text in ["无限期", "长期有效", "永不过期", "永久有效"] {
            assert_eq!(shown(text), "never", "{text}");
        }
        for text in ["已过期", "已失效", "Expired"] {
            assert_eq!(shown(text), "over", "{text}");
        }
    }
}
