//! What a text says about a date, before it is placed on the contest's clocks.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, Utc};

use crate::contest::window::Calendar;

/// What a text says about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// An instant, by a zone or by the seconds since 1970.
    Instant(DateTime<Utc>),
    /// A day and a time on the contest's clocks.
    DayAndTime(NaiveDate, NaiveTime),
    /// A day alone.
    Day(NaiveDate),
    /// A time alone, whose day stands elsewhere.
    Time(NaiveTime),
}

impl Written {
    /// The instant; `None` for a time whose day is not known.
    #[must_use]
    pub fn instant(self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::DayAndTime(day, time) => Some(calendar.instant(day.and_time(time))),
            Self::Day(day) => Some(calendar.instant(day.and_time(NaiveTime::MIN))),
            Self::Time(_) => None,
        }
    }

    /// A day with a time of day and, where it is stated, a zone. 24:00 is the first instant of the next day.
    pub(super) fn at(day: NaiveDate, time: TimeOfDay, zone: Option<FixedOffset>) -> Option<Self> {
        let (day, time) = match time {
            TimeOfDay::At(time) => (day, time),
            TimeOfDay::EndOfDay => (day.checked_add_days(Days::new(1))?, NaiveTime::MIN),
        };
        match zone {
            None => Some(Self::DayAndTime(day, time)),
            Some(zone) => {
                let instant = day.and_time(time).and_local_timezone(zone).single()?;
                Some(Self::Instant(instant.with_timezone(&Utc)))
            }
        }
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeOfDay {
    /// Before midnight.
    At(NaiveTime),
    /// 24:00.
    EndOfDay,
}
