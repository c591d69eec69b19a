//! Template filters that write money, times, numbers and points. Amounts are in fen, points in halves, instants in UTC;
//! they are shown in the page's language and the contest's time zone. All arithmetic is in whole numbers.

#![allow(
    missing_docs,
    reason = "filter_fn makes items without documentation beside each filter"
)]

use askama::{Result, Values, filter_fn};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::page::Page;
use crate::lang::{Lang, Phrase, date, separated};

/// A whole number, in any form that a template passes.
pub trait ToWhole {
    /// The number.
    fn whole(&self) -> i64;
}

impl<T: ToWhole + ?Sized> ToWhole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl ToWhole for $number {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )*};
}
whole_numbers!(i32, i64, u8, u16, u32, u64, usize);

/// An instant, in any form that a template passes.
pub trait ToInstant {
    /// The instant.
    fn instant(&self) -> DateTime<Utc>;
}

impl<T: ToInstant + ?Sized> ToInstant for &T {
    fn instant(&self) -> DateTime<Utc> {
        (**self).instant()
    }
}

impl ToInstant for DateTime<Utc> {
    fn instant(&self) -> DateTime<Utc> {
        *self
    }
}

/// An exact amount: 「300,000 元」, "¥300,000"; with fen only if they are not zero.
#[filter_fn]
pub fn money<T: ToWhole>(fen: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(amount(fen.whole(), page.lang))
}

/// A prize in everyday form: 「30万元」, "¥300,000".
#[filter_fn]
pub fn prize<T: ToWhole>(fen: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(spoken_prize(fen.whole(), page.lang))
}

/// A number with separators: "2,673".
#[filter_fn]
pub fn count<T: ToWhole>(number: T, _: &dyn Values) -> Result<String> {
    Ok(separated(number.whole()))
}

/// Points given in halves: 175 is "87.5", 174 is "87".
#[filter_fn]
pub fn points<T: ToWhole>(halves: T, _: &dyn Values) -> Result<String> {
    Ok(half_points(halves.whole()))
}

/// A size in bytes: "512 B", "3.4 MB" (thousands, cut off rather than rounded up).
#[filter_fn]
pub fn size<T: ToWhole>(bytes: T, _: &dyn Values) -> Result<String> {
    Ok(byte_size(bytes.whole()))
}

/// A day in full: 「2024年1月16日」, "16 January 2024".
#[filter_fn]
pub fn day<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(full_day(local(&at, page), page.lang))
}

/// A day of the current year: 「1月16日」, "16 Jan".
#[filter_fn]
pub fn short_day<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(page.word(&date::day("day-short", &local(&at, page))))
}

/// A day in the shortest form: 「1.16」, "16 Jan".
#[filter_fn]
pub fn dotted_day<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(page.word(&date::day("day-dotted", &local(&at, page))))
}

/// Day and time: 「2024年1月16日 09:05」, "16 January 2024, 09:05".
#[filter_fn]
pub fn moment<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    let at = local(&at, page);
    Ok(page.word(&date::day_and_time(&at)))
}

/// Day and time for tables, the same in every language: "2024-01-16 09:05".
#[filter_fn]
pub fn stamp<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(local(&at, page).format("%Y-%m-%d %H:%M").to_string())
}

/// The time of day alone: "09:05".
#[filter_fn]
pub fn time<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(local(&at, page).format("%H:%M").to_string())
}

/// For `<time datetime>`: RFC 3339 with the contest's offset.
#[filter_fn]
pub fn machine<T: ToInstant>(at: T, _: &dyn Values, page: &Page) -> Result<String> {
    Ok(local(&at, page).to_rfc3339())
}

fn amount(fen: i64, lang: Lang) -> String {
    lang.word(&Phrase::new("money").with("amount", yuan(fen)))
}

/// Yuan with their cents, if any: `1,234.05`.
fn yuan(fen: i64) -> String {
    let (yuan, rest) = (fen / 100, (fen % 100).abs());
    let sign = if fen < 0 && yuan == 0 { "-" } else { "" };
    let cents = if rest == 0 {
        String::new()
    } else {
        format!(".{rest:02}")
    };
    format!("{sign}{}{cents}", separated(yuan))
}

fn spoken_prize(fen: i64, lang: Lang) -> String {
    const WAN: i64 = 10_000 * 100;
    let whole = fen >= WAN && fen % WAN == 0;
    let phrase = Phrase::new("money-spoken")
        .with("amount", yuan(fen))
        .with("wan", if whole { fen / WAN } else { 0 });
    lang.word(&phrase)
}

fn half_points(halves: i64) -> String {
    let sign = if halves == -1 { "-" } else { "" };
    let half = if halves % 2 == 0 { "" } else { ".5" };
    format!("{sign}{}{half}", halves / 2)
}

fn byte_size(bytes: i64) -> String {
    const UNITS: [(i64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    for (unit, name) in UNITS {
        if bytes >= unit {
            return format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit);
        }
    }
    format!("{bytes} B")
}

fn full_day(at: DateTime<Tz>, lang: Lang) -> String {
    lang.word(&date::day("day-full", &at))
}

fn local(at: &impl ToInstant, page: &Page) -> DateTime<Tz> {
    at.instant().with_timezone(&page.zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact_and_shows_fen_only_where_there_are_some() {
        assert_eq!(amount(30_000_000, Lang::Zh), "300,000 元");
        assert_eq!(amount(30_000_000, Lang::En), "¥300,000");
        assert_eq!(amount(123_405, Lang::En), "¥1,234.05");
        assert_eq!(amount(-50, Lang::En), "¥-0.50");
        assert_eq!(amount(0, Lang::Zh), "0 元");
    }

    #[test]
    fn a_prize_is_said_in_wan_when_it_comes_out_even() {
        assert_eq!(spoken_prize(30_000_000, Lang::Zh), "30万元");
        assert_eq!(spoken_prize(500_000, Lang::Zh), "5,000元");
        assert_eq!(spoken_prize(1_550_000, Lang::Zh), "15,500元");
        assert_eq!(spoken_prize(30_000_000, Lang::En), "¥300,000");
    }

    #[test]
    fn points_in_halves_are_written_with_a_half_or_without() {
        assert_eq!(half_points(175), "87.5");
        assert_eq!(half_points(174), "87");
        assert_eq!(half_points(1), "0.5");
        assert_eq!(half_points(-1), "-0.5");
    }

    #[test]
    fn sizes_and_separators_hold_at_the_edges() {
        assert_eq!(byte_size(999), "999 B");
        assert_eq!(byte_size(3_450_000), "3.4 MB");
        assert_eq!(separated(-1_000), "-1,000");
        assert_eq!(separated(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn days_are_those_of_the_contest_s_zone() {
        let at: DateTime<Utc> = "2024-01-15T16:30:00Z".parse().unwrap();
        let there = at.with_timezone(&chrono_tz::Asia::Shanghai);
        assert_eq!(full_day(there, Lang::Zh), "2024年1月16日");
        assert_eq!(full_day(there, Lang::En), "16 January 2024");
    }
}
