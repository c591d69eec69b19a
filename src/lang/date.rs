//! Days and times in phrases: each language writes them in its own way. Instants are made local before.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::{Arg, IntoArg, Phrase};

/// A day under a key of the catalogues that takes year, month and day; the month is a number, so that a language can
/// choose its name.
#[must_use]
pub fn day(key: &'static str, at: &impl Datelike) -> Phrase {
    Phrase::new(key)
        .with("year", at.year().to_string())
        .with("month", at.month())
        .with("day", at.day())
}

/// Day and time to the minute: 「2024年1月16日 09:05」, "16 January 2024, 09:05".
#[must_use]
pub fn day_and_time(at: &(impl Datelike + Timelike)) -> Phrase {
    Phrase::new("day-and-time")
        .with("day", day("day-full", at))
        .with("time", format!("{:02}:{:02}", at.hour(), at.minute()))
}

impl IntoArg for NaiveDate {
    fn into_arg(self) -> Arg {
        day("day-full", &self).into_arg()
    }
}

impl IntoArg for NaiveDateTime {
    fn into_arg(self) -> Arg {
        day_and_time(&self).into_arg()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_day_in_a_phrase_is_written_as_its_language_writes_days() {
        let day = NaiveDate::from_ymd_opt(2024, 1, 16).expect("a day");
        let phrase = Phrase::new("submit-not-yet").with("day", day);
        assert!(Lang::Zh.word(&phrase).contains("2024年1月16日"));
        assert!(Lang::En.word(&phrase).contains("16 January 2024"));
        let phrase =
            Phrase::new("verdict-in-time").with("at", day.and_hms_opt(9, 5, 59).expect("a time"));
        assert!(Lang::Zh.word(&phrase).contains("2024年1月16日 09:05，"));
        assert!(Lang::En.word(&phrase).contains("16 January 2024, 09:05:"));
    }
}
