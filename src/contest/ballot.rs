//! The points that one judge gave one entry.
//!
//! Points are whole or half, and are stored as a count of halves, so that nothing is ever rounded. A sheet is complete
//! only when every criterion has points: a criterion without points never counts as zero.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// An entry's public number (作品编号), unique within the contest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryCode(pub String);

/// The pseudonym of a judge in a round's results: `J1`, `J2` …
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JudgeCode(pub String);

impl From<&str> for EntryCode {
    fn from(code: &str) -> Self {
        Self(code.to_owned())
    }
}

impl From<&str> for JudgeCode {
    fn from(code: &str) -> Self {
        Self(code.to_owned())
    }
}

/// Points counted in halves: 15 are 7.5 points.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct HalfPoints(pub u32);

/// Why a typed text cannot be read as points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointsError {
    /// Nothing was typed. Blank is not zero.
    Blank,
    /// Something other than digits with at most one decimal point.
    NotANumber,
    /// A number below zero.
    Negative,
    /// A fraction other than a half, such as 7.3.
    NotWholeOrHalf,
    /// More than the criterion allows.
    OverMaximum {
        /// The most that the criterion allows.
        max: HalfPoints,
    },
}

impl HalfPoints {
    /// This many whole points, at most half of `u32::MAX`.
    pub fn whole(points: u32) -> Self {
        Self(points.saturating_mul(2))
    }

    /// Reads what a judge typed: `7`, `7.5`, `7.50`, with full-width digits and
    /// either full-width point as an input method writes them.
    ///
    /// Only the full-width forms are folded. Compatibility folding (NFKC) would
    /// also read `1²` as 12.
    ///
    /// # Errors
    /// [`PointsError`]; points over `max` are refused, never cut down.
    pub fn parse(text: &str, max: HalfPoints) -> Result<Self, PointsError> {
        let typed: String = text.trim().chars().map(narrow).collect();
        if typed.is_empty() {
            return Err(PointsError::Blank);
        }
        if let Some(rest) = typed.strip_prefix(['-', '−']) {
            return Err(match number(rest) {
                Some(_) => PointsError::Negative,
                None => PointsError::NotANumber,
            });
        }
        let (whole, fraction) = number(&typed).ok_or(PointsError::NotANumber)?;
        let half = half(fraction).ok_or(PointsError::NotWholeOrHalf)?;
        let points = halves(whole, half).filter(|points| *points <= max);
        points.ok_or(PointsError::OverMaximum { max })
    }
}

impl fmt::Display for HalfPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        write!(f, "{}{half}", self.0 / 2)
    }
}

/// The range of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The key of the criterion in the contest definition.
    pub key: String,
    /// The most that a judge may give.
    #[serde(rename = "max_half_points")]
    pub max: HalfPoints,
}

/// One judge's points for one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The entry that was judged.
    pub entry: EntryCode,
    /// The judge.
    pub judge: JudgeCode,
    /// Points by criterion key; a criterion that was not judged is absent.
    #[serde(rename = "half_points")]
    pub points: BTreeMap<String, HalfPoints>,
}

/// A judge's conflict of interest with one entry (回避).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    /// The entry.
    pub entry: EntryCode,
    /// The judge, who is not counted among the entry's judges.
    pub judge: JudgeCode,
}

/// A mistake on a sheet, against the rules of the criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetProblem {
    /// Points for a criterion that the contest does not have.
    UnknownCriterion {
        /// The key that was given.
        key: String,
    },
    /// Points above the criterion's maximum.
    OverMaximum {
        /// The criterion.
        key: String,
        /// The points on the sheet.
        given: HalfPoints,
        /// The most that is allowed.
        max: HalfPoints,
    },
}

impl Sheet {
    /// The criteria still without points, in the order of `scales`.
    pub fn missing(&self, scales: &[Scale]) -> Vec<String> {
        let absent = scales
            .iter()
            .filter(|scale| !self.points.contains_key(&scale.key));
        absent.map(|scale| scale.key.clone()).collect()
    }

    /// The sum over all criteria, or `None` while one of them has no points.
    pub fn total(&self, scales: &[Scale]) -> Option<HalfPoints> {
        scales.iter().try_fold(HalfPoints(0), |sum, scale| {
            let given = self.points.get(&scale.key)?;
            Some(HalfPoints(sum.0.saturating_add(given.0)))
        })
    }

    /// Every mistake on the sheet, as the criteria define them.
    pub fn problems(&self, scales: &[Scale]) -> Vec<SheetProblem> {
        let judged = self.points.iter();
        judged
            .filter_map(|(key, given)| problem(scales, key, *given))
            .collect()
    }
}

fn narrow(typed: char) -> char {
    match typed {
        '０'..='９' => char::from(b'0' + (typed as u32 - '０' as u32) as u8),
        '．' | '。' => '.',
        '－' => '-',
        other => other,
    }
}

/// Splits `12.50` into its digits before and after the point.
fn number(text: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction)).then_some((whole, fraction))
}

fn half(fraction: &str) -> Option<u32> {
    match fraction.trim_end_matches('0') {
        "" => Some(0),
        "5" => Some(1),
        _ => None,
    }
}

/// `None` when the number is too large for the type, and so over any maximum.
fn halves(whole: &str, half: u32) -> Option<HalfPoints> {
    let whole: u32 = match whole.trim_start_matches('0') {
        "" => 0,
        digits => digits.parse().ok()?,
    };
    Some(HalfPoints(whole.checked_mul(2)?.checked_add(half)?))
}

fn problem(scales: &[Scale], key: &str, given: HalfPoints) -> Option<SheetProblem> {
    let Some(scale) = scales.iter().find(|scale| scale.key == key) else {
        return Some(SheetProblem::UnknownCriterion {
            key: key.to_owned(),
        });
    };
    (given > scale.max).then(|| SheetProblem::OverMaximum {
        key: key.to_owned(),
        given,
        max: scale.max,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MAX: HalfPoints = HalfPoints(40);

    fn sheet(points: &[(&str, u32)]) -> Sheet {
        let points = points
            .iter()
            .map(|(key, n)| ((*key).to_owned(), HalfPoints(*n)));
        Sheet {
            entry: "A1".into(),
            judge: "j1".into(),
            points: points.collect(),
        }
    }

    fn scales() -> Vec<Scale> {
        let scale = |key: &str, points| Scale {
            key: key.to_owned(),
            max: HalfPoints::whole(points),
        };
        vec![scale("theme", 30), scale("idea", 20)]
    }

    #[test]
    fn whole_and_half_points_are_read_however_they_are_typed() {
        for (text, halves) in [
            ("7", 14),
            ("7.5", 15),
            (" 7.50\t", 15),
            ("０７．５", 15),
            ("7。5", 15),
            ("0", 0),
            ("000", 0),
            ("20", 40),
            ("20.0", 40),
            ("0.5", 1),
        ] {
            assert_eq!(
                HalfPoints::parse(text, MAX),
                Ok(HalfPoints(halves)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_whole_or_half_points_is_refused_with_its_reason() {
        use PointsError::*;
        let over = || OverMaximum { max: MAX };
        for (text, reason) in [
            ("", Blank),
            (" \u{3000}\n", Blank),
            ("seven", NotANumber),
            ("7.", NotANumber),
            (".5", NotANumber),
            ("7.5.0", NotANumber),
            ("1²", NotANumber),
            ("7½", NotANumber),
            ("1e1", NotANumber),
            ("+7", NotANumber),
            ("7,5", NotANumber),
            ("٧", NotANumber),
            ("-1", Negative),
            ("－0.5", Negative),
            ("-", NotANumber),
            ("7.3", NotWholeOrHalf),
            ("6.333333", NotWholeOrHalf),
            ("7.55", NotWholeOrHalf),
            ("20.5", over()),
            ("99999999999999999999", over()),
            ("2147483648", over()),
            ("\0", NotANumber),
        ] {
            assert_eq!(HalfPoints::parse(text, MAX), Err(reason), "{text:?}");
        }
    }

    #[test]
    fn a_sheet_is_complete_only_when_every_criterion_has_points() {
        let draft = sheet(&[("theme", 55)]);
        assert_eq!(draft.total(&scales()), None);
        assert_eq!(draft.missing(&scales()), ["idea"]);
        let zero = sheet(&[("theme", 55), ("idea", 0)]);
        assert_eq!(zero.total(&scales()), Some(HalfPoints(55)));
        assert!(zero.problems(&scales()).is_empty());
    }

    #[test]
    fn a_sheet_with_foreign_or_excessive_points_says_so() {
        let odd = sheet(&[("theme", 61), ("idea", 40), ("luck", 1)]);
        let over = SheetProblem::OverMaximum {
            key: "theme".to_owned(),
            given: HalfPoints(61),
            max: HalfPoints(60),
        };
        let foreign = SheetProblem::UnknownCriterion {
            key: "luck".to_owned(),
        };
        assert_eq!(odd.problems(&scales()), [foreign, over]);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(halves in 0u32..=u32::MAX) {
            let points = HalfPoints(halves);
            prop_assert_eq!(HalfPoints::parse(&points.to_string(), HalfPoints(u32::MAX)), Ok(points));
        }

        #[test]
        fn any_text_is_answered_and_never_over_the_maximum(text in ".{0,40}|[-0-9.０-９]{0,12}") {
            if let Ok(points) = HalfPoints::parse(&text, MAX) {
                prop_assert!(points <= MAX);
            }
        }
    }
}
