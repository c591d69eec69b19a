//! Exact means of points.
//!
//! A mean is a fraction in lowest terms. It is compared exactly, and rounded to two decimals only when it is shown.

use std::fmt;

use num_rational::Ratio;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::ballot::HalfPoints;

/// An exact mean in points (not halves). It is written as a fraction in lowest terms, without `/1`: `367/4`, `92`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mean(Ratio<i64>);

impl Mean {
    /// The mean of `count` values that add up to `sum` halves; `None` when
    /// there are no values or their sum is beyond any contest.
    pub fn of(sum: u64, count: usize) -> Option<Self> {
        let sum = i64::try_from(sum).ok()?;
        let halves = i64::try_from(count).ok()?.checked_mul(2)?;
        (halves > 0).then(|| Self(Ratio::new(sum, halves)))
    }

    /// The exact value in points.
    pub fn exact(self) -> Ratio<i64> {
        self.0
    }

    /// The value with two decimals, the third rounded half up: 91.125 is shown as 91.13. For reading only; no decision
    /// uses it.
    pub fn shown(self) -> String {
        let (numerator, denominator) = (i128::from(*self.0.numer()), i128::from(*self.0.denom()));
        let hundredths = (numerator * 200 + denominator).div_euclid(denominator * 2);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl From<HalfPoints> for Mean {
    fn from(points: HalfPoints) -> Self {
        Self(Ratio::new(i64::from(points.0), 2))
    }
}

impl fmt::Display for Mean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Mean {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mean {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).ok_or_else(|| de::Error::custom("not a fraction in lowest terms"))
    }
}

/// Accepts only the one spelling of a value, so that equal tables have equal hashes.
fn read(text: &str) -> Option<Mean> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let numerator: i64 = numerator.parse().ok().filter(|n| *n >= 0)?;
    let denominator: i64 = denominator.parse().ok().filter(|d| *d > 0)?;
    let mean = Mean(Ratio::new(numerator, denominator));
    (mean.to_string() == text).then_some(mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(text: &str) -> Option<Mean> {
        serde_json::from_value(serde_json::Value::from(text)).ok()
    }

    #[test]
    fn two_decimals_are_shown_rounded_half_up() {
        // 729/8 = 91.125; 274/3 = 91.333…; 275/3 = 91.666…; 1/200 = 0.005
        for (text, shown) in [
            ("729/8", "91.13"),
            ("274/3", "91.33"),
            ("275/3", "91.67"),
            ("92", "92.00"),
            ("1/200", "0.01"),
            ("1/201", "0.00"),
            ("0", "0.00"),
            ("19999/200", "100.00"),
        ] {
            assert_eq!(mean(text).unwrap().shown(), shown, "{text}");
        }
    }

    #[test]
    fn means_that_look_alike_are_still_told_apart() {
        let (above, below) = (mean("91335/1000"), mean("274/3").unwrap());
        assert_eq!(above, None, "91335/1000 is not in lowest terms");
        let above = mean("18267/200").unwrap();
        assert_eq!(
            (above.shown().as_str(), below.shown().as_str()),
            ("91.34", "91.33")
        );
        let near = mean("9133/100").unwrap();
        assert_eq!(near.shown(), below.shown());
        assert!(near < below);
    }

    #[test]
    fn a_mean_of_nothing_does_not_exist() {
        assert_eq!(Mean::of(0, 0), None);
        assert_eq!(Mean::of(15, 1).unwrap().to_string(), "15/2");
        assert_eq!(Mean::of(u64::MAX, 1), None);
    }

    #[test]
    fn only_one_spelling_of_a_value_is_read() {
        for text in [
            "2/4",
            "3/1",
            "+3",
            "03",
            "-1",
            "1/0",
            "1/-2",
            "",
            "1/2/3",
            "1.5",
            "-9223372036854775808/-1",
            "９",
        ] {
            assert_eq!(mean(text), None, "{text}");
        }
        assert_eq!(
            mean("9223372036854775807").unwrap().shown(),
            "9223372036854775807.00"
        );
    }
}
