//! Reads a typed date as an instant: dates as people, spreadsheets and platforms write them, on the contest's clocks.
//!
//! A date without a zone is local; a day alone is its first instant, which lies in the same month as the rest of it.
//! What could mean two days (`01/08/2023`) or leaves out the year is not read.

mod machine;
mod spoken;
mod written;

use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization;

use super::window::Calendar;
pub use written::Written;

/// So long that no date is cut off, and so short that a whole text costs nothing.
const MOST_CHARACTERS: usize = 60;

/// What a text says; `None` if it is no date.
#[must_use]
pub fn written(text: &str) -> Option<Written> {
    let folded: String = text.trim().nfkc().take(MOST_CHARACTERS + 1).collect();
    if folded.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let folded = without_label(&folded).replace('_', " ");
    machine::read(&folded).or_else(|| spoken::read(&folded))
}

/// The instant that a text names, such as `2023-08-01 12:30`, `2023年8月1日 下午3:20`, `20230801`, RFC 3339,
/// `Tue Aug 01 12:30:00 +0800 2023`, days since 1900, or seconds or thousandths since 1970; `None` for anything else.
#[must_use]
pub fn read(text: &str, calendar: &Calendar) -> Option<DateTime<Utc>> {
    written(text)?.instant(calendar)
}

/// The text behind `发布时间：`, `发布于` and the like.
fn without_label(text: &str) -> &str {
    let labels = [
        "发布",
        "发表",
        "上传",
        "投稿",
        "作品",
        "视频",
        "posted",
        "published",
        "on",
        "at",
    ];
    let ends = ["时间", "日期", "时刻", "于", "在", ":", " "];
    let mut rest = text.trim();
    while let Some(shorter) = labels
        .into_iter()
        .chain(ends)
        .find_map(|word| strip_word(rest, word))
    {
        rest = shorter.trim_start();
    }
    rest
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let start = text.get(..word.len())?;
    start
        .eq_ignore_ascii_case(word)
        .then(|| &text[word.len()..])
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

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
            "2023-08-01 周二 12:30",
            "2023年8月1日（星期二）12:30",
            "2023年8月1号 12点30分",
            "2023年8月1日 中午12:30",
            "2023-08-01_12:30:00",
            "2023-08-01T12:30:00.000+0800",
            "2023-08-01T12:30:00.000Z+08:00".trim_end_matches("Z+08:00"),
            "2023-08-01 12:30:00 +0800",
            "2023-08-01 12:30 (UTC+8)",
            "Tue Aug 01 12:30:00 +0800 2023",
            "Tue Aug 01 2023 12:30:00 GMT+0800 (中国标准时间)",
            "Tue, 01 Aug 2023 04:30:00 GMT",
            "Aug 1, 2023 12:30 PM",
            "1 August 2023 12:30",
            "发布时间：2023-08-01 12:30",
            "发布于 2023-08-01 12:30",
            "2023-8-1 12:30 来自 微博视频号",
            "2023-08-01 12:30 天津",
            "2023-08-01 12:30 北京时间",
            "45139.5208333333",
            "2023/8/1 12:30:00 PM",
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
    fn parts_of_the_day_are_understood() {
        let at = |text: &str| read(text, &calendar()).map(|at| at.to_rfc3339());
        for (text, expected) in [
            ("2023年8月1日 下午3:20", "2023-08-01T07:20:00+00:00"),
            ("2023年8月1日 上午9点", "2023-08-01T01:00:00+00:00"),
            ("2023-08-01 晚上8:05", "2023-08-01T12:05:00+00:00"),
            ("2023-08-01 凌晨12:30", "2023-07-31T16:30:00+00:00"),
            ("2023-08-01 12:30 AM", "2023-07-31T16:30:00+00:00"),
            ("2023-08-15 24:00", "2023-08-15T16:00:00+00:00"),
            ("2023-08-01 3:20pm", "2023-08-01T07:20:00+00:00"),
        ] {
            assert_eq!(at(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_day_and_a_time_are_told_apart() {
        let day = NaiveDate::from_ymd_opt(2023, 8, 1).unwrap();
        let time = NaiveTime::from_hms_opt(12, 30, 0).unwrap();
        for (text, expected) in [
            ("2023-08-01", Written::Day(day)),
            ("45139", Written::Day(day)),
            (
                "08/15/2023",
                Written::Day(NaiveDate::from_ymd_opt(2023, 8, 15).unwrap()),
            ),
            ("12:30", Written::Time(time)),
            ("12:30:00", Written::Time(time)),
            ("12点30分", Written::Time(time)),
            ("2023-08-01 12:30", Written::DayAndTime(day, time)),
        ] {
            assert_eq!(written(text), Some(expected), "{text}");
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
            "01/08/2023",
            "8月1号",
            "23-08-01",
            "2023-08-01 12:30 至 2023-08-05",
            "2023-08-01 晚上12:30",
            "2023-08-01 13:30 AM",
            "1.5",
            "2023-08-01 24:30",
            "2023-08-01 25:00",
            "2023-08-01 12",
            "2023-08-01 99",
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
