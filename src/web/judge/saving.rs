//! Saves points sent by a form or a script. Each criterion is saved separately, so that an error in one does not
//! prevent saving the others.

use crate::actions::cast_points::{Cast, CastRefused, cast_points};
use crate::actions::own_task::OwnTask;
use crate::actions::tx::StaffTx;
use crate::contest::ballot::{HalfPoints, PointsError};
use crate::contest::definition::Criterion;
use crate::db::{DbError, Failed};
use crate::lang::Phrase;
use crate::web::form::Form;

/// Points sent for one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The criterion's key.
    pub criterion: String,
    /// The points as typed.
    pub typed: String,
    /// The version that the judge saw, 0 for none.
    pub base: i32,
}

/// The result of saving one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveOutcome {
    /// The points as sent.
    pub given: Given,
    /// The saved points, or why they were refused.
    pub result: Result<Cast, CastRefused>,
}

/// The page after the points are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Stay on the sheet.
    Stay,
    /// The next entry that lacks points; this one must be complete.
    Next,
    /// The next entry, even if this one lacks points.
    Later,
}

impl Then {
    /// The choice of the pressed button.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        match form.value("then") {
            "next" => Self::Next,
            "later" => Self::Later,
            _ => Self::Stay,
        }
    }
}

/// The points in a form, in the order of the criteria. A button in a row (`give.theme`) replaces the row's field. An
/// empty field that never had points is left out, unless the judge wants to continue with a complete sheet.
#[must_use]
pub fn given_in(form: &Form, criteria: &[Criterion], then: Then) -> Vec<Given> {
    let pressed = criteria
        .iter()
        .any(|rule| form.was_sent(&format!("give.{}", rule.key)));
    let blanks_matter = then == Then::Next && !pressed;
    criteria
        .iter()
        .filter_map(|rule| given_for(form, &rule.key))
        .filter(|given| blanks_matter || given.base > 0 || !given.typed.trim().is_empty())
        .collect()
}

fn given_for(form: &Form, key: &str) -> Option<Given> {
    let (button, field) = (format!("give.{key}"), format!("points.{key}"));
    let sent = [button, field]
        .into_iter()
        .find(|name| form.was_sent(name))?;
    Some(Given {
        criterion: key.to_owned(),
        typed: form.value(&sent).to_owned(),
        base: form
            .value(&format!("base.{key}"))
            .trim()
            .parse()
            .unwrap_or(0),
    })
}

/// Saves points criterion by criterion, all in one transaction.
pub fn save(
    tx: &mut StaffTx<'_>,
    own: &mut OwnTask,
    sent: &[Given],
) -> Result<Vec<SaveOutcome>, DbError> {
    let mut outcomes = Vec::with_capacity(sent.len());
    for given in sent {
        let result = match cast_points(tx, own, &given.criterion, &given.typed, given.base) {
            Ok(cast) => Ok(cast),
            Err(Failed::Refused(refused)) => Err(refused),
            Err(Failed::Db(error)) => return Err(error),
        };
        let given = given.clone();
        outcomes.push(SaveOutcome { given, result });
    }
    Ok(outcomes)
}

/// The error in the points of a criterion, in words; `None` when the whole sheet is closed.
#[must_use]
pub fn words_of(refused: &CastRefused, rule: &Criterion, typed: &str) -> Option<Phrase> {
    let message = match refused {
        CastRefused::Points(error) => points_words(error, rule),
        CastRefused::Conflict { holds, .. } => Phrase::new("score-conflict")
            .with("holds", holds.to_string())
            .with("typed", shortened(typed)),
        CastRefused::NoSuchCriterion => Phrase::new("score-no-such-criterion"),
        CastRefused::Closed(_) => return None,
    };
    Some(message)
}

fn points_words(error: &PointsError, rule: &Criterion) -> Phrase {
    let max = HalfPoints::whole(rule.points).to_string();
    match error {
        PointsError::Blank => Phrase::new("score-blank"),
        PointsError::NotANumber => Phrase::new("score-no-number"),
        PointsError::Negative => Phrase::new("score-negative"),
        PointsError::NotWholeOrHalf => Phrase::new("score-no-half"),
        PointsError::OverMaximum { .. } => Phrase::new("score-over"),
    }
    .with("max", max)
}

fn shortened(typed: &str) -> String {
    typed.trim().chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        let owned = pairs
            .iter()
            .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()));
        Form::from(owned.collect::<Vec<_>>())
    }

    fn criteria() -> Vec<Criterion> {
        let contest = crate::contest::Contest::parse(crate::contest::definition::BUILT_IN);
        contest.expect("the built-in contest").definition.criteria
    }

    fn keys(given: &[Given]) -> Vec<&str> {
        given.iter().map(|given| given.criterion.as_str()).collect()
    }

    #[test]
    fn rows_never_given_and_left_empty_are_passed_over_unless_the_sheet_must_be_complete() {
        let form = form(&[
            ("points.theme", "20"),
            ("base.theme", "0"),
            ("points.craft", " "),
            ("base.craft", "0"),
        ]);
        let criteria = criteria();
        assert_eq!(keys(&given_in(&form, &criteria, Then::Stay)), ["theme"]);
        assert_eq!(keys(&given_in(&form, &criteria, Then::Later)), ["theme"]);
        assert_eq!(
            keys(&given_in(&form, &criteria, Then::Next)),
            ["theme", "craft"]
        );
    }

    #[test]
    fn points_that_were_emptied_are_never_passed_over() {
        let form = form(&[("points.theme", ""), ("base.theme", "3")]);
        let given = given_in(&form, &criteria(), Then::Later);
        assert_eq!((keys(&given), given[0].base), (vec!["theme"], 3));
    }

    #[test]
    fn a_button_stands_for_its_field() {
        let form = form(&[
            ("points.theme", "1"),
            ("give.theme", "24"),
            ("points.craft", ""),
            ("then", "next"),
        ]);
        let given = given_in(&form, &criteria(), Then::Next);
        assert_eq!(
            (keys(&given), given[0].typed.as_str()),
            (vec!["theme"], "24")
        );
    }
}
