//! Dates as people write them, in Chinese or English.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

use super::written::{TimeOfDay, Written};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
/// The parts of a day, each with the hours that its twelve o'clock and its one o'clock are on a clock of 24 hours.
const DAY_PARTS: [(&str, u32, u32); 13] = [
    ("凌晨", 0, 1),
    ("清晨", 0, 1),
    ("早上", 0, 1),
    ("上午", 0, 1),
    ("中午", 12, 13),
    ("下午", 12, 13),
    ("傍晚", 12, 13),
    // twelve at night is the end of one day or of another: it is not read
    ("晚上", 99, 13),
    ("晚间", 99, 13),
    ("夜里", 99, 13),
    ("am", 0, 1),
    ("pm", 12, 13),
    ("午后", 12, 13),
];
/// The most characters of what follows a date, such as a place or an app's name.
const MOST_AFTER: usize = 24;

pub(super) fn read(text: &str) -> Option<Written> {
    let text = text.to_lowercase();
    let mut rest = Rest(&text);
    rest.skip_weekday();
    let day = rest.day();
    if day.is_some() {
        rest.skip_weekday();
    }
    let time = rest.time();
    let zone = rest.zone();
    rest.ends()?;
    match (day, time) {
        (Some(day), Some(time)) => Written::at(day, time?, zone),
        (Some(day), None) => Some(Written::Day(day)),
        (None, Some(Some(TimeOfDay::At(time)))) => Some(Written::Time(time)),
        (None, _) => None,
    }
}

/// What is left of a text to read.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip(&mut self, what: impl Fn(char) -> bool) {
        self.0 = self.0.trim_start_matches(what);
    }

    fn word(&mut self, word: &str) -> bool {
        let rest = self.0.strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn one_of(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }

    /// A number of at most four digits, and how many it has.
    fn number(&mut self) -> Option<(u32, usize)> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.0.get(..length)?.parse().ok().filter(|_| length <= 4)?;
        self.0 = &self.0[length..];
        Some((number, length))
    }

    /// Reads on, or stays where it was.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.0;
        let found = read(self);
        if found.is_none() {
            self.0 = before;
        }
        found
    }

    fn skip_weekday(&mut self) {
        self.skip(|c| c.is_whitespace() || "(,".contains(c));
        let chinese = self.attempt(|rest| {
            let named = rest.one_of(&["星期", "礼拜", "周"]);
            let day = rest
                .0
                .chars()
                .next()
                .filter(|c| "一二三四五六日天".contains(*c));
            let day = day.filter(|_| named)?;
            rest.0 = &rest.0[day.len_utf8()..];
            Some(())
        });
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        if chinese.is_none() && days.iter().any(|day| self.0.starts_with(day)) {
            self.skip(char::is_alphabetic);
        }
        self.skip(|c| c.is_whitespace() || "),.".contains(c));
    }

    fn day(&mut self) -> Option<NaiveDate> {
        self.attempt(Self::year_first)
            .or_else(|| self.attempt(Self::year_last))
            .or_else(|| self.attempt(Self::month_in_words))
            .or_else(|| self.attempt(Self::day_before_month_in_words))
    }

    fn year_first(&mut self) -> Option<NaiveDate> {
        let (year, _) = self.number().filter(|(_, digits)| *digits == 4)?;
        self.between(&["年", "-", "/", "."])?;
        let (month, _) = self.number()?;
        self.between(&["月", "-", "/", "."])?;
        let (day, _) = self.number()?;
        self.one_of(&["日", "号"]);
        self.word("t");
        date(year, month, day)
    }

    /// `8/15/2023` or `15/8/2023`, where the numbers leave no doubt.
    fn year_last(&mut self) -> Option<NaiveDate> {
        let (first, _) = self.number()?;
        self.between(&["-", "/", "."])?;
        let (second, _) = self.number()?;
        self.between(&["-", "/", "."])?;
        let (year, _) = self.number().filter(|(_, digits)| *digits == 4)?;
        match (first > 12, second > 12) {
            (false, true) => date(year, first, second),
            (true, false) => date(year, second, first),
            _ => (first == second).then(|| date(year, first, second))?,
        }
    }

    fn month_in_words(&mut self) -> Option<NaiveDate> {
        let month = self.month()?;
        let (day, _) = self.ordinal()?;
        let (year, _) = self.number().filter(|(_, digits)| *digits == 4)?;
        date(year, month, day)
    }

    fn day_before_month_in_words(&mut self) -> Option<NaiveDate> {
        let (day, _) = self.ordinal()?;
        let month = self.month()?;
        let (year, _) = self.number().filter(|(_, digits)| *digits == 4)?;
        date(year, month, day)
    }

    fn ordinal(&mut self) -> Option<(u32, usize)> {
        let number = self.number()?;
        self.one_of(&["st", "nd", "rd", "th"]);
        self.skip(|c| c.is_whitespace() || ",.-/".contains(c));
        Some(number)
    }

    fn month(&mut self) -> Option<u32> {
        let at = MONTHS.iter().position(|month| self.0.starts_with(month))?;
        self.skip(|c| c.is_ascii_alphabetic());
        self.skip(|c| c.is_whitespace() || ",.-/".contains(c));
        u32::try_from(at + 1).ok()
    }

    fn between(&mut self, marks: &[&str]) -> Option<()> {
        self.skip(char::is_whitespace);
        let found = self.one_of(marks);
        self.skip(char::is_whitespace);
        found.then_some(())
    }

    /// A time of day: outside `None` if there is none, inside `None` if it is none of a clock.
    fn time(&mut self) -> Option<Option<TimeOfDay>> {
        self.skip(|c| c.is_whitespace() || c == ',');
        self.attempt(|rest| {
            let before = rest.day_part();
            let (hour, digits) = rest.number()?;
            let is_clock = rest.one_of(&[":", "时", "時", "点", "點"]);
            let minute = rest.unit(is_clock, &[":", "分"]);
            let second = rest.unit(minute.is_some(), &["秒"]);
            rest.fraction();
            let part = before.or_else(|| rest.day_part());
            // a bare number is a time only beside a part of the day
            (digits <= 2 && (is_clock || part.is_some()))
                .then(|| time_of(hour, minute.unwrap_or(0), second.unwrap_or(0), part))
        })
    }

    fn unit(&mut self, expected: bool, marks: &[&str]) -> Option<u32> {
        let (number, _) = self.attempt(|rest| rest.number().filter(|_| expected))?;
        self.one_of(marks);
        Some(number)
    }

    /// Thousandths say nothing that a month depends on.
    fn fraction(&mut self) {
        self.attempt(|rest| rest.word(".").then(|| rest.skip(|c| c.is_ascii_digit())));
    }

    fn day_part(&mut self) -> Option<(u32, u32)> {
        self.skip(char::is_whitespace);
        let mut parts = DAY_PARTS.into_iter();
        let (_, twelve, one) = parts.find(|(name, ..)| self.word(name))?;
        self.skip(char::is_whitespace);
        Some((twelve, one))
    }

    fn zone(&mut self) -> Option<FixedOffset> {
        self.skip(|c| c.is_whitespace() || c == '(');
        self.attempt(|rest| {
            let named = rest.one_of(&["utc", "gmt"]);
            let is_west = rest.word("-");
            let is_zone = is_west || rest.word("+");
            if !is_zone {
                return (named || rest.word("z")).then(|| FixedOffset::east_opt(0))?;
            }
            let (number, digits) = rest.number()?;
            let (hours, minutes) = match digits {
                4 => (number / 100, number % 100),
                _ => (number, if rest.word(":") { rest.number()?.0 } else { 0 }),
            };
            let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
            FixedOffset::east_opt(if is_west { -seconds } else { seconds })
        })
    }

    /// What follows is a place or an app's name: short, and without a number that could belong to the date.
    fn ends(&self) -> Option<()> {
        let is_short = self.0.chars().count() <= MOST_AFTER;
        let has_number = self.0.chars().any(char::is_numeric);
        let goes_on = ["至", "到", "前", "之前", "-", "~", "—"];
        let is_span = goes_on.iter().any(|mark| self.0.trim().starts_with(mark));
        (is_short && !has_number && !is_span).then_some(())
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn time_of(hour: u32, minute: u32, second: u32, part: Option<(u32, u32)>) -> Option<TimeOfDay> {
    let hour = match part {
        None => hour,
        Some((twelve, _)) if hour == 12 => twelve,
        Some((_, one)) if hour < 12 => hour + one - 1,
        // 下午15:20 says the same twice; 上午15:20 contradicts itself
        Some((_, 13)) => hour,
        Some(_) => return None,
    };
    if (hour, minute, second) == (24, 0, 0) {
        return Some(TimeOfDay::EndOfDay);
    }
    NaiveTime::from_hms_opt(hour, minute, second).map(TimeOfDay::At)
}
