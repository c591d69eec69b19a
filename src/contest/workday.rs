//! On which days does a publicity period (公示) run?
//!
//! Periods are counted in working days. The government announces them each year, so they are data; a year without data
//! is an error, and is never guessed from the days of the week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

/// The days off and swapped working days of the known years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeSet<i32>,
    days_off: BTreeMap<NaiveDate, String>,
    working_days: BTreeSet<NaiveDate>,
}

/// Why a calendar is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// The text is not such a table; the message of the TOML reader, for the person who maintains the file.
    Unreadable(String),
    /// A year is given twice.
    RepeatedYear(i32),
    /// A holiday ends before it begins, lasts more than a month, or is neither in its year nor in the December before.
    Holiday {
        /// The year in which it is listed.
        year: i32,
        /// Its name.
        name: String,
    },
    /// A swapped working day that is not a Saturday or Sunday of its year, or that is inside a holiday.
    WorkingDay(NaiveDate),
}

/// Why working days cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkdayError {
    /// The calendar has no data for this year.
    MissingYear(i32),
    /// A period of zero days.
    NoDays,
}

/// A publicity period, including both days; it ends with the last day's midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publicity {
    /// The first day that counts.
    pub first_day: NaiveDate,
    /// The last day that counts.
    pub last_day: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    year: Vec<Year>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: i32,
    /// The announcement from which the days come, for people who read the file.
    #[serde(rename = "source")]
    _source: String,
    working_days: Vec<NaiveDate>,
    holidays: Vec<Holiday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    name: String,
    first: NaiveDate,
    last: NaiveDate,
}

impl Calendar {
    /// The days announced for mainland China, for the years that are built in.
    pub fn china() -> Self {
        let table = include_str!("calendar/cn-2023-2025.toml");
        Self::parse(table).expect("a test reads the built-in calendar")
    }

    /// Reads a calendar in the form of `calendar/cn-2023-2025.toml`.
    ///
    /// # Errors
    /// The first year, holiday or day that cannot be right.
    pub fn parse(toml: &str) -> Result<Self, CalendarError> {
        let table: Table =
            toml::from_str(toml).map_err(|error| CalendarError::Unreadable(error.to_string()))?;
        let mut calendar = Self::default();
        for year in table.year {
            calendar.add(year)?;
        }
        let inside = |day: &&NaiveDate| calendar.days_off.contains_key(day);
        match calendar.working_days.iter().find(inside) {
            Some(day) => Err(CalendarError::WorkingDay(*day)),
            None => Ok(calendar),
        }
    }

    /// The years that are known.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
    }

    /// The holiday on a day, in the words of the calendar.
    pub fn holiday(&self, day: NaiveDate) -> Option<&str> {
        self.days_off.get(&day).map(String::as_str)
    }

    /// Whether offices work on a day. The last days of December are known only together with the next year, whose
    /// new-year holiday can include them.
    ///
    /// # Errors
    /// The year that is missing.
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, WorkdayError> {
        let next = (day.month() == 12 && day.day() >= 28).then_some(day.year() + 1);
        let needed = [Some(day.year()), next].into_iter().flatten();
        match needed.into_iter().find(|year| !self.years.contains(year)) {
            Some(year) => Err(WorkdayError::MissingYear(year)),
            None if is_weekend(day) => Ok(self.working_days.contains(&day)),
            None => Ok(!self.days_off.contains_key(&day)),
        }
    }

    /// The publicity period of a list that is published on `start`.
    ///
    /// The day of publication does not count (Civil Code, article 201: the day on which a period begins is not
    /// counted): the first day is the first working day after it, so that everybody has the full number of days.
    ///
    /// # Errors
    /// The year that is missing from the calendar.
    pub fn publicity(
        &self,
        start: NaiveDate,
        working_days: u32,
    ) -> Result<Publicity, WorkdayError> {
        let first_day = self.next_working_day(start)?;
        let more = working_days.checked_sub(1).ok_or(WorkdayError::NoDays)?;
        let last_day = (0..more).try_fold(first_day, |day, _| self.next_working_day(day))?;
        Ok(Publicity {
            first_day,
            last_day,
        })
    }

    fn next_working_day(&self, after: NaiveDate) -> Result<NaiveDate, WorkdayError> {
        let mut day = after;
        loop {
            day = day
                .succ_opt()
                .ok_or(WorkdayError::MissingYear(day.year()))?;
            if self.is_working_day(day)? {
                return Ok(day);
            }
        }
    }

    fn add(&mut self, year: Year) -> Result<(), CalendarError> {
        if !self.years.insert(year.year) {
            return Err(CalendarError::RepeatedYear(year.year));
        }
        for holiday in year.holidays {
            if !holiday.fits(year.year) {
                return Err(CalendarError::Holiday {
                    year: year.year,
                    name: holiday.name,
                });
            }
            let days = holiday
                .first
                .iter_days()
                .take_while(|day| *day <= holiday.last);
            self.days_off
                .extend(days.map(|day| (day, holiday.name.clone())));
        }
        for day in year.working_days {
            if !is_weekend(day) || !near(year.year, day) {
                return Err(CalendarError::WorkingDay(day));
            }
            self.working_days.insert(day);
        }
        Ok(())
    }
}

impl Holiday {
    fn fits(&self, year: i32) -> bool {
        let days = self.last.signed_duration_since(self.first).num_days();
        (0..31).contains(&days) && near(year, self.first) && near(year, self.last)
    }
}

/// Whether a day is in the year or in the last days of the year before, as the announcements are.
fn near(year: i32, day: NaiveDate) -> bool {
    day.year() == year || (day.year() == year - 1 && day.month() == 12 && day.day() >= 28)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2023, month, day).unwrap()
    }

    fn day24(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, month, day).unwrap()
    }

    fn period(start: NaiveDate, days: u32) -> (NaiveDate, NaiveDate) {
        let publicity = Calendar::china().publicity(start, days).unwrap();
        (publicity.first_day, publicity.last_day)
    }

    #[test]
    fn the_built_in_years_have_as_many_days_off_as_were_announced() {
        // lengths of the announced breaks: 3+7+1+5+3+8 = 27 in 2023, 3+8+3+5+3+3+7 = 32 in 2024, 1+8+3+5+3+8 = 28 in
        // 2025
        let calendar = Calendar::china();
        assert_eq!(calendar.years().collect::<Vec<_>>(), [2023, 2024, 2025]);
        assert_eq!(calendar.days_off.len(), 27 + 32 + 28);
        assert_eq!(calendar.working_days.len(), 7 + 8 + 5);
        assert_eq!(calendar.holiday(day24(2, 10)), Some("春节"));
        // working days of a year: weekdays, less the holidays on them, plus the swapped days
        let working = |year| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let days = first.iter_days().take_while(move |day| day.year() == year);
            let days = days.take_while(|day| (day.month(), day.day()) < (12, 28));
            days.filter(|day| calendar.is_working_day(*day).unwrap())
                .count()
        };
        // To 27 December. 2023: 258 weekdays - 18 holidays on weekdays + 7 = 247.
        // 2024: 260 weekdays - 19 + 8 = 249. 2025: 258 weekdays - 18 + 5 = 245.
        assert_eq!([2023, 2024, 2025].map(working), [247, 249, 245]);
    }

    #[test]
    fn the_day_of_publishing_does_not_count() {
        // Monday 2023-07-24: Tuesday 25 to Monday 31.
        assert_eq!(period(day(7, 24), 5), (day(7, 25), day(7, 31)));
        // Friday: the next Monday to Friday. Saturday and Sunday: the same.
        for start in [day(7, 28), day(7, 29), day(7, 30)] {
            assert_eq!(period(start, 5), (day(7, 31), day(8, 4)));
        }
        assert_eq!(period(day(7, 24), 1), (day(7, 25), day(7, 25)));
    }

    #[test]
    fn holidays_are_left_out_and_swapped_days_count() {
        // Published Wednesday 09-27: 28, then the break to 10-06, then Saturday 7 and
        // Sunday 8 are worked, then 9 and 10.
        assert_eq!(period(day(9, 27), 5), (day(9, 28), day(10, 10)));
        // Published Friday 2024-02-02: Sunday 4 is worked; 4, 5, 6, 7, 8.
        assert_eq!(period(day24(2, 2), 5), (day24(2, 4), day24(2, 8)));
        // Over the new year: 12-28, 12-29, then 2, 3, 4 January.
        assert_eq!(period(day(12, 27), 5), (day(12, 28), day24(1, 4)));
    }

    #[test]
    fn a_year_without_data_is_named() {
        let calendar = Calendar::china();
        let day25 = |month, day| NaiveDate::from_ymd_opt(2025, month, day).unwrap();
        let ends = |month, day| calendar.publicity(day25(month, day), 5);
        assert_eq!(ends(12, 26), Err(WorkdayError::MissingYear(2026)));
        assert!(ends(12, 20).is_ok());
        // The last days of December wait for the next year's new-year holiday.
        assert_eq!(calendar.is_working_day(day25(12, 26)), Ok(true));
        let last = calendar.is_working_day(day25(12, 31));
        assert_eq!(last, Err(WorkdayError::MissingYear(2026)));
        let before = NaiveDate::from_ymd_opt(2022, 12, 1).unwrap();
        assert_eq!(
            calendar.publicity(before, 5),
            Err(WorkdayError::MissingYear(2022))
        );
        assert_eq!(calendar.publicity(day(7, 3), 0), Err(WorkdayError::NoDays));
        assert_eq!(
            calendar.publicity(NaiveDate::MAX, 1),
            Err(WorkdayError::MissingYear(262_142))
        );
    }

    fn parsed(days: &str, holiday: &str) -> Result<Calendar, CalendarError> {
        Calendar::parse(&format!(
            "[[year]]\nyear = 2023\nsource = \"\"\nworking_days = [{days}]\nholidays = [{holiday}]\n"
        ))
    }

    #[test]
    fn a_table_that_can_not_be_right_is_refused() {
        assert!(parsed("", "").is_ok());
        assert_eq!(
            parsed("\"2023-04-24\"", ""),
            Err(CalendarError::WorkingDay(day(4, 24)))
        );
        assert_eq!(
            parsed("\"2024-02-04\"", ""),
            Err(CalendarError::WorkingDay(day24(2, 4)))
        );
        let holiday = |first: &str, last: &str| {
            format!("{{ name = \"x\", first = \"{first}\", last = \"{last}\" }}")
        };
        let wrong = CalendarError::Holiday {
            year: 2023,
            name: "x".to_owned(),
        };
        for (first, last) in [
            ("2023-05-03", "2023-05-01"),
            ("2024-05-01", "2024-05-02"),
            ("2023-01-01", "2023-12-31"),
        ] {
            assert_eq!(parsed("", &holiday(first, last)), Err(wrong.clone()));
        }
        let swapped_inside = parsed("\"2023-04-29\"", &holiday("2023-04-29", "2023-05-03"));
        assert_eq!(swapped_inside, Err(CalendarError::WorkingDay(day(4, 29))));
        assert!(matches!(
            parsed("\"2023-02-30\"", ""),
            Err(CalendarError::Unreadable(_))
        ));
    }
}
