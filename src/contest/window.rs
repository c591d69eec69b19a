//! The windows of the rounds: the round that an instant is in, and the opening and closing of each round. Only this
//! file knows the contest's time zone.
//!
//! All spans are half-open: a month begins at 00:00 of its first day and ends just before 00:00 of the next month's
//! first day.

use chrono::{
    DateTime, Datelike, Duration, LocalResult, Months, NaiveDate, NaiveDateTime, TimeZone, Utc,
};
use chrono_tz::Tz;

use super::definition::Definition;
use super::round::RoundKey;

/// A span of time, from `opens` (included) to `closes` (not included).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first instant of the span.
    pub opens: DateTime<Utc>,
    /// The first instant after the span.
    pub closes: DateTime<Utc>,
}

impl Window {
    /// Whether an instant lies in this span.
    #[must_use]
    pub fn contains(&self, at: DateTime<Utc>) -> bool {
        self.opens <= at && at < self.closes
    }

    /// Whether the span is to come, open, or over at an instant.
    #[must_use]
    pub fn state(&self, at: DateTime<Utc>) -> WindowState {
        if at < self.opens {
            WindowState::Before
        } else if at < self.closes {
            WindowState::Open
        } else {
            WindowState::Over
        }
    }

    /// Its last instant, which names its last day.
    #[must_use]
    pub fn last_instant(&self) -> DateTime<Utc> {
        last_instant(self.closes)
    }

    /// Whole days until the span closes, rounded up: 1 on its last day, 0 once it is over.
    #[must_use]
    pub fn days_left(&self, now: DateTime<Utc>) -> i64 {
        let left = self.closes - now;
        if left <= Duration::zero() {
            0
        } else {
            (left - Duration::microseconds(1)).num_days() + 1
        }
    }
}

/// The state of a span at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowState {
    /// It has not begun.
    Before,
    /// The instant is in it.
    Open,
    /// It is over.
    Over,
}

/// Whether the contest takes entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Not yet; it opens at this instant.
    NotYet(DateTime<Utc>),
    /// Yes, in this month with its span.
    Open(RoundKey, Window),
    /// No longer; it closed at this instant.
    Closed(DateTime<Utc>),
}

/// The contest's calendar: its months and quarters as instants.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: Tz,
    first_day: NaiveDate,
    months: u8,
    months_in_quarter: u8,
}

impl Calendar {
    /// The calendar that a definition describes.
    #[must_use]
    pub fn of(definition: &Definition) -> Self {
        Self {
            zone: definition.time_zone,
            first_day: definition.window.first_day,
            months: definition.window.months,
            months_in_quarter: definition.window.months_in_quarter,
        }
    }

    /// The zone in which the contest's days begin.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The whole contest, from its first instant to its end.
    #[must_use]
    pub fn whole(&self) -> Window {
        self.months_span(0, self.months)
    }

    /// The window in which a round's videos are published: a month's own span, a quarter's months, or the whole contest
    /// for the final.
    #[must_use]
    pub fn window(&self, key: RoundKey) -> Window {
        match key {
            RoundKey::Month(m) => self.months_span(m.saturating_sub(1), 1),
            RoundKey::Quarter(q) => {
                let first = q.saturating_sub(1).saturating_mul(self.months_in_quarter);
                self.months_span(first, self.months_in_quarter)
            }
            RoundKey::Annual => self.whole(),
        }
    }

    /// The month of an instant; `None` outside the contest's window.
    #[must_use]
    pub fn month_of(&self, at: DateTime<Utc>) -> Option<RoundKey> {
        (1..=self.months)
            .map(RoundKey::Month)
            .find(|key| self.window(*key).contains(at))
    }

    /// Whether the contest takes entries at an instant.
    #[must_use]
    pub fn opening(&self, at: DateTime<Utc>) -> Opening {
        let whole = self.whole();
        match self.month_of(at) {
            Some(month) => Opening::Open(month, self.window(month)),
            None if at < whole.opens => Opening::NotYet(whole.opens),
            None => Opening::Closed(whole.closes),
        }
    }

    /// The local time of an instant in the contest's time zone.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.zone).naive_local()
    }

    /// The instant of a local time in the contest's time zone. If the clocks show it twice, it is the earlier one; if
    /// they skip it, the end of the gap.
    #[must_use]
    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        match self.zone.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
            LocalResult::None => match self.zone.from_local_datetime(&(local + Duration::hours(1)))
            {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
                LocalResult::None => local.and_utc(),
            },
        }
    }

    /// The first instant of a day in the contest's time zone.
    #[must_use]
    pub fn day_begins(&self, day: NaiveDate) -> DateTime<Utc> {
        self.instant(day.and_time(chrono::NaiveTime::MIN))
    }

    /// The last instant of a span that ends at this instant; it is on the span's last day.
    #[must_use]
    pub fn last_instant(ends: DateTime<Utc>) -> DateTime<Utc> {
        ends - Duration::microseconds(1)
    }

    /// The last day of a span that ends at this instant, in the contest's time zone.
    #[must_use]
    pub fn last_day(&self, ends: DateTime<Utc>) -> NaiveDate {
        last_day(ends, self.zone)
    }

    fn months_span(&self, after: u8, count: u8) -> Window {
        let begin = |months| add_months(self.first_day, months).unwrap_or(NaiveDate::MAX);
        Window {
            opens: self.day_begins(begin(after)),
            closes: self.day_begins(begin(after.saturating_add(count))),
        }
    }
}

/// The last instant of a span that ends at this instant; it is on the span's last day.
#[must_use]
pub fn last_instant(ends: DateTime<Utc>) -> DateTime<Utc> {
    ends - Duration::microseconds(1)
}

/// The last day of a span that ends at this instant.
#[must_use]
pub fn last_day(ends: DateTime<Utc>, zone: Tz) -> NaiveDate {
    last_instant(ends).with_timezone(&zone).date_naive()
}

/// The same day so many months later; `None` if that month has no such day, since the months would then differ.
#[must_use]
pub fn add_months(day: NaiveDate, months: u8) -> Option<NaiveDate> {
    let later = day.checked_add_months(Months::new(months.into()))?;
    (later.day() == day.day()).then_some(later)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::definition::BUILT_IN;

    fn calendar() -> Calendar {
        Calendar::of(&Definition::parse(BUILT_IN).expect("the built-in edition adds up"))
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn the_first_month_begins_at_midnight_in_tianjin() {
        let window = calendar().window(RoundKey::Month(1));
        assert_eq!(window.opens, utc("2023-06-16T16:00:00Z"));
        assert_eq!(window.closes, utc("2023-07-16T16:00:00Z"));
    }

    #[test]
    fn an_instant_at_a_boundary_belongs_to_the_later_month() {
        let calendar = calendar();
        assert_eq!(
            calendar.month_of(utc("2023-07-16T15:59:59.999999Z")),
            Some(RoundKey::Month(1))
        );
        assert_eq!(
            calendar.month_of(utc("2023-07-16T16:00:00Z")),
            Some(RoundKey::Month(2))
        );
    }

    #[test]
    fn the_last_instant_of_the_last_day_is_inside_and_the_next_is_not() {
        let calendar = calendar();
        assert_eq!(
            calendar.month_of(utc("2024-06-16T15:59:59.999999Z")),
            Some(RoundKey::Month(12))
        );
        assert_eq!(calendar.month_of(utc("2024-06-16T16:00:00Z")), None);
        assert_eq!(calendar.month_of(utc("2023-06-16T15:59:59Z")), None);
    }

    #[test]
    fn the_contest_opens_with_its_first_month_and_closes_with_its_last() {
        let calendar = calendar();
        let whole = calendar.whole();
        let before = utc("2023-06-16T15:59:59Z");
        assert_eq!(calendar.opening(before), Opening::NotYet(whole.opens));
        let first = calendar.window(RoundKey::Month(1));
        assert_eq!(
            calendar.opening(whole.opens),
            Opening::Open(RoundKey::Month(1), first)
        );
        assert_eq!(
            calendar.opening(whole.closes),
            Opening::Closed(whole.closes)
        );
        assert_eq!(first.state(before), WindowState::Before);
        assert_eq!(first.state(first.opens), WindowState::Open);
        assert_eq!(first.state(first.closes), WindowState::Over);
    }

    #[test]
    fn months_and_quarters_follow_each_other_without_gap() {
        let calendar = calendar();
        for m in 1..12 {
            let (this, next) = (RoundKey::Month(m), RoundKey::Month(m + 1));
            assert_eq!(calendar.window(this).closes, calendar.window(next).opens);
        }
        assert_eq!(
            calendar.window(RoundKey::Quarter(1)).closes,
            calendar.window(RoundKey::Month(3)).closes
        );
        assert_eq!(
            calendar.window(RoundKey::Quarter(4)).closes,
            calendar.whole().closes
        );
    }

    #[test]
    fn days_left_count_the_day_that_has_begun() {
        let window = calendar().window(RoundKey::Month(1));
        assert_eq!(window.days_left(utc("2023-07-16T15:59:00Z")), 1);
        assert_eq!(window.days_left(utc("2023-07-15T15:59:00Z")), 2);
        assert_eq!(window.days_left(window.closes), 0);
    }

    #[test]
    fn a_day_that_a_month_lacks_makes_no_month() {
        let day = NaiveDate::from_ymd_opt(2023, 1, 31).expect("a day");
        assert_eq!(add_months(day, 1), None);
    }
}
