//! When are the demonstration's works published and entered? By day more than by night, at weekends more than on
//! weekdays, and most of all in the last days before a contest month ends. Times are local (Asia/Shanghai).

use super::dice::Dice;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

/// How busy each hour of a day is, from midnight on.
const HOURS: [usize; 24] = [
    3, 1, 1, 1, 1, 2, 5, 9, 10, 11, 12, 14, 18, 13, 10, 10, 11, 14, 19, 24, 28, 25, 16, 8,
];

/// When a work was published and when it was entered.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) published: NaiveDateTime,
    pub(super) submitted: NaiveDateTime,
}

/// The first day of the contest.
pub(super) fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 6, 17).expect("a day of the calendar")
}

/// The day after the last of `months` contest months, which run from a 17th to a 16th.
pub(super) fn end_day(months: u8) -> NaiveDate {
    first_day() + Months::new(u32::from(months))
}

/// `count` moments inside the first `months` contest months, in the order of entering.
pub(super) fn moments(dice: &mut Dice, months: u8, count: usize) -> Vec<Moment> {
    let days: Vec<_> = first_day()
        .iter_days()
        .take_while(|day| *day < end_day(months))
        .collect();
    let weights: Vec<_> = days.iter().map(|day| busy(*day)).collect();
    let mut moments = Vec::with_capacity(count);
    for _ in 0..count {
        let day = days[dice.weighted(&weights)];
        moments.push(moment(dice, day, months));
    }
    moments.sort_by_key(|moment| (moment.submitted, moment.published));
    moments
}

/// Some days before the contest begins.
pub(super) fn too_early(dice: &mut Dice) -> NaiveDateTime {
    let day = first_day() - Days::new(dice.between(1, 20) as u64);
    day.and_time(time_of_day(dice))
}

fn busy(day: NaiveDate) -> usize {
    let weekend = if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        5
    } else {
        0
    };
    let rush = match day.day() {
        16 => 26,
        15 => 16,
        13..=14 => 9,
        10..=12 => 4,
        _ => 0,
    };
    10 + weekend + rush
}

fn time_of_day(dice: &mut Dice) -> NaiveTime {
    let (hour, minute) = (dice.weighted(&HOURS), dice.below(60));
    NaiveTime::from_hms_opt(hour as u32, minute as u32, 0).expect("an hour and a minute of the day")
}

/// Most people enter a work within minutes or hours, some after days, nobody after the last month's end.
fn moment(dice: &mut Dice, day: NaiveDate, months: u8) -> Moment {
    let published = day.and_time(time_of_day(dice));
    let minutes = match dice.weighted(&[55, 30, 15]) {
        0 => dice.between(2, 50),
        1 => dice.between(60, 900),
        _ => dice.between(1440, 5760),
    };
    let latest = end_day(months).and_time(NaiveTime::MIN) - TimeDelta::seconds(1);
    let wished = published + TimeDelta::minutes(minutes) + TimeDelta::seconds(dice.between(0, 59));
    let rest = TimeDelta::seconds(dice.between(0, (latest - published).num_seconds()));
    Moment {
        published,
        submitted: if wished > latest {
            published + rest
        } else {
            wished
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Timelike;

    #[test]
    fn three_months_end_before_the_seventeenth_of_september() {
        let moments = moments(&mut Dice::new(1, 0), 3, 2000);
        let (start, end) = (
            first_day().and_time(NaiveTime::MIN),
            NaiveDate::from_ymd_opt(2023, 9, 17)
                .unwrap()
                .and_time(NaiveTime::MIN),
        );
        assert!(moments.iter().all(|moment| start <= moment.published
            && moment.published <= moment.submitted
            && moment.submitted < end));
    }

    #[test]
    fn evenings_are_busier_than_nights_and_a_months_last_days_busier_than_its_first() {
        let moments = moments(&mut Dice::new(2, 0), 3, 3000);
        let count = |holds: &dyn Fn(&NaiveDateTime) -> bool| {
            moments
                .iter()
                .filter(|moment| holds(&moment.published))
                .count()
        };
        assert!(
            count(&|at| (19..22).contains(&at.hour()))
                > 8 * count(&|at| (1..4).contains(&at.hour()))
        );
        assert!(
            count(&|at| (14..17).contains(&at.day()))
                > 2 * count(&|at| (17..20).contains(&at.day()))
        );
    }
}
