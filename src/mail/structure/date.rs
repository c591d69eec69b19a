//! The instant in a Date field.
//!
//! Fields are read as RFC 5322 §3.3 defines them and as programs write them: without the day of the week or the
//! seconds, `18-Sep-2026`, `Sep 18, 2026`, the time before the year, two digits for the year, ISO 8601, `GMT+8`, AM and
//! PM. A day that is in no calendar gives no instant.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Timelike, Utc};

/// The most words of a field that are read, and the most bytes of a word.
const WORDS: usize = 12;
const WORD_BYTES: usize = 40;

/// The months in order.
pub(in crate::mail) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The zones that RFC 5322 §4.3 names, in hours; every other name means UTC.
const ZONES: [(&str, i32); 8] = [
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// The parts of a date that were found in the words so far.
#[derive(Default)]
struct Fields<'t> {
    numbers: Vec<&'t str>,
    month: Option<u32>,
    clock: Option<NaiveTime>,
    zone: Option<i32>,
    half: Option<Half>,
}

/// Half of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

impl Half {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            am if am.eq_ignore_ascii_case("am") => Some(Self::Am),
            pm if pm.eq_ignore_ascii_case("pm") => Some(Self::Pm),
            _ => None,
        }
    }

    fn of(self, clock: NaiveTime) -> Option<NaiveTime> {
        match (self, clock.hour()) {
            (Self::Am, 12) => clock.with_hour(0),
            (Self::Pm, hour @ 1..=11) => clock.with_hour(hour + 12),
            _ => Some(clock),
        }
    }
}

/// The instant in an unfolded Date field; in UTC if no zone is given.
#[must_use]
pub fn instant(field: &str) -> Option<DateTime<Utc>> {
    let field = without_comments(field);
    let mut fields = Fields::default();
    for word in field
        .split([' ', '\t', ','])
        .filter(|word| !word.is_empty())
        .take(WORDS)
    {
        fields.read(word.trim_end_matches([';', '.']))?;
    }
    let zone = FixedOffset::east_opt(fields.zone.unwrap_or(0))?;
    let clock = fields
        .half
        .map_or(fields.clock, |half| half.of(fields.clock?))?;
    let local = fields.date()?.and_time(clock);
    Some(local.and_local_timezone(zone).single()?.to_utc())
}

impl<'t> Fields<'t> {
    fn read(&mut self, word: &'t str) -> Option<()> {
        let first = word.bytes().next().filter(|_| word.len() <= WORD_BYTES)?;
        if word.contains(':') && first.is_ascii_digit() {
            return self.read_clock(word);
        }
        let zone = from_greenwich(word);
        match first {
            b'+' | b'-' => self.zone = self.zone.or(offset(word)),
            _ if zone.is_some() => self.zone = self.zone.or(zone),
            b'0'..=b'9' if word.contains('/') => {
                word.split('/').try_for_each(|part| self.read(part))?;
            }
            _ if word.len() > 3 && word.contains('-') => {
                word.split('-').try_for_each(|part| self.read(part))?;
            }
            b'0'..=b'9' => self.numbers.push(word),
            _ => self.read_name(word),
        }
        Some(())
    }

    /// A word with a time: `10:30`, `10:30:00`, also with a zone directly after it, or with the day of ISO 8601 before
    /// it.
    fn read_clock(&mut self, word: &'t str) -> Option<()> {
        if let Some((day, clock)) = word.split_once('T') {
            day.split('-').try_for_each(|part| self.read(part))?;
            return self.read_clock(clock);
        }
        let end = word.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'));
        let (clock, zone) = word.split_at(end.unwrap_or(word.len()));
        self.clock = self.clock.or(time(clock));
        if !zone.is_empty() {
            self.half = self.half.or(Half::from_word(zone));
            self.zone = self.zone.or(offset(zone)).or(from_greenwich(zone));
        }
        Some(())
    }

    fn read_name(&mut self, word: &str) {
        let name = word.to_ascii_lowercase();
        let is_month = |month: &&str| name.len() >= 3 && month.starts_with(&name);
        if let Some(month) = MONTHS.iter().position(is_month) {
            self.month = self.month.or(u32::try_from(month + 1).ok());
        } else if let Some(half) = Half::from_word(word).filter(|_| self.clock.is_some()) {
            self.half = self.half.or(Some(half));
        } else if self.clock.is_some() && self.zone.is_none() {
            let known = ZONES
                .iter()
                .find(|(zone, _)| word.eq_ignore_ascii_case(zone));
            self.zone = known.map(|(_, hours)| hours * 3600);
        }
    }

    fn date(&self) -> Option<NaiveDate> {
        let (year, month, day) = match (self.month, &self.numbers[..]) {
            (Some(month), [year, day]) if year.len() == 4 => (*year, month, *day),
            (Some(month), [day, year, ..]) => (*year, month, *day),
            (None, [year, month, day]) if year.len() == 4 => (*year, month.parse().ok()?, *day),
            _ => return None,
        };
        NaiveDate::from_ymd_opt(whole_year(year)?, month, day.parse().ok()?)
    }
}

/// A year of two or three digits is completed as in RFC 5322 §4.3, but the new century ends at 68, as in mail programs.
fn whole_year(digits: &str) -> Option<i32> {
    match digits.parse().ok()? {
        year @ 0..=68 => Some(2000 + year),
        year @ 69..=999 => Some(1900 + year),
        year @ 1000..=9999 => Some(year),
        _ => None,
    }
}

fn time(clock: &str) -> Option<NaiveTime> {
    let clock = clock.split('.').next().unwrap_or_default();
    let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    // chrono has no leap seconds, so one counts as the second before it
    let second = parts.next().unwrap_or(Some(0))?.min(59);
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// `GMT+0800`, `UTC+08:00`, `GMT+8` in seconds.
fn from_greenwich(word: &str) -> Option<i32> {
    let name = word.get(..3)?;
    let is_zero = name.eq_ignore_ascii_case("gmt") || name.eq_ignore_ascii_case("utc");
    let offset_of = word[3..]
        .starts_with(['+', '-'])
        .then(|| offset(&word[3..]));
    offset_of.filter(|_| is_zero)?
}

/// `+0800`, `-0330`, `+08:00`, `+800`, `+8` in seconds.
fn offset(zone: &str) -> Option<i32> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let value: i32 = digits.parse().ok()?;
    match digits.len() {
        3 | 4 => Some(sign * (value / 100 * 3600 + value % 100 * 60)),
        // no zone is further from Greenwich
        1 | 2 if value <= 14 => Some(sign * value * 3600),
        _ => None,
    }
}

fn without_comments(field: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    field.chars().filter(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(field: &str) -> Option<String> {
        instant(field).map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string())
    }

    #[test]
    fn all_forms_of_one_instant_are_read_alike() {
        for field in [
            "Fri, 18 Sep 2026 10:30:00 +0800",
            "18 Sep 2026 10:30 +0800",
            "Fri, 18 Sep 26 10:30:00 +0800 (CST)",
            "Friday, 18 September 2026 10:30:00 +0800",
            "Fri, 18-Sep-2026 10:30:00 +0800",
            "Fri, Sep 18, 2026 10:30:00 +0800;",
            "Fri,18 Sep 2026 10:30:00+0800",
            "Fri Sep 18 10:30:00 2026 +0800",
            "2026-09-18T10:30:00+08:00",
            "2026-09-18 10:30:00 +0800",
            "Fri, 18 Sep 2026 10:30:00 GMT+0800",
            "Fri, 18 Sep 2026 10:30:00 GMT+8",
            "Fri, 18 Sep 2026 10:30:00 UTC+08:00",
            "Fri, 18 Sep 2026 10:30:00 +800",
            "Fri, 18 Sep 2026 10:30:00 AM +0800",
            "2026/9/18 10:30:00 +0800",
            "Thu, 17 Sep 2026 09:30:00 PM GMT-0500",
        ] {
            assert_eq!(
                shown(field).as_deref(),
                Some("2026-09-18 02:30:00"),
                "{field}"
            );
        }
    }

    #[test]
    fn without_a_zone_it_is_utc_and_named_zones_are_those_of_the_standard() {
        for (field, expected) in [
            ("Fri Sep 18 10:30:00 2026", "2026-09-18 10:30:00"),
            ("18 Sep 2026 10:30:00 GMT", "2026-09-18 10:30:00"),
            ("18 Sep 2026 10:30:00 EST", "2026-09-18 15:30:00"),
            ("18 Sep 2026 10:30:60 -0330", "2026-09-18 14:00:59"),
            ("18 Sep 50 10:30:00 +0000", "2050-09-18 10:30:00"),
            ("18 Sep 99 10:30:00 +0000", "1999-09-18 10:30:00"),
        ] {
            assert_eq!(shown(field).as_deref(), Some(expected), "{field}");
        }
    }

    #[test]
    fn a_day_that_is_in_no_calendar_is_no_date() {
        for field in [
            "",
            "2026年9月18日 10:30:00",
            "31 Sep 2026 10:30:00 +0800",
            "29 Feb 2023 10:30:00 +0800",
            "18 Sep 19126 10:30:00 +0800",
            "18 Sep 2026",
            "18 Sep 2026 25:00:00 +0800",
            "yesterday",
        ] {
            assert_eq!(shown(field), None, "{field}");
        }
    }

    proptest! {
        #[test]
        fn any_field_is_read_without_panic(field in "(\\PC|[0-9]{1,5}|Sep|Fri|[-+:,;() T]|2026){0,40}") {
            let _ = instant(&field);
        }
    }
}
