//! How far an entry is: entered, reviewed, and the stages of the month in which it counts.

use std::cmp::Ordering;

use super::entry::EntryState;
use super::round::Stage;

/// A step on the way of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgressStep {
    /// It was entered.
    Entered,
    /// Its eligibility is reviewed.
    Review,
    /// Its month is in this stage.
    Stage(Stage),
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// It is over.
    Done,
    /// It is the current one.
    Now,
    /// It is to come.
    ToDo,
}

/// The steps of an entry; `month` is the stage of the month in which it counts. An entry that does not take part ends
/// with its review.
#[must_use]
pub fn steps(state: EntryState, month: Option<Stage>) -> Vec<(ProgressStep, StepState)> {
    let later = Stage::with(|flags| !flags.gathers).into_iter();
    let all = [ProgressStep::Entered, ProgressStep::Review];
    let mut all: Vec<_> = all
        .into_iter()
        .chain(later.map(ProgressStep::Stage))
        .collect();
    let month = month.filter(|_| state == EntryState::Accepted);
    let now = month.map_or(1, |stage| position(&all, stage));
    if matches!(state, EntryState::Rejected | EntryState::Withdrawn) {
        all.truncate(2);
    }
    let is_over = month.is_some_and(|stage| stage.flags().is_final);
    let of = |position: usize| match position.cmp(&now) {
        Ordering::Less => StepState::Done,
        Ordering::Equal if is_over => StepState::Done,
        Ordering::Equal => StepState::Now,
        Ordering::Greater => StepState::ToDo,
    };
    let steps = all.into_iter().enumerate();
    steps.map(|(at, step)| (step, of(at))).collect()
}

/// Where a stage is among the steps; an accepted entry waits for the first stage until its month leaves the review.
fn position(steps: &[ProgressStep], stage: Stage) -> usize {
    let found = steps
        .iter()
        .position(|step| *step == ProgressStep::Stage(stage));
    found.unwrap_or(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(state: EntryState, month: Option<Stage>) -> String {
        let steps = steps(state, month).into_iter();
        let letter = |(_, state)| match state {
            StepState::Done => 'x',
            StepState::Now => '!',
            StepState::ToDo => '.',
        };
        steps.map(letter).collect()
    }

    #[test]
    fn an_entry_is_reviewed_and_then_goes_with_its_month() {
        let accepted = |stage| states(EntryState::Accepted, Some(stage));
        assert_eq!(states(EntryState::Submitted, None), "x!.....");
        assert_eq!(states(EntryState::Returned, Some(Stage::Jury)), "x!.....");
        assert_eq!(accepted(Stage::Eligibility), "xx!....");
        assert_eq!(accepted(Stage::Screening), "xx!....");
        assert_eq!(accepted(Stage::Jury), "xxx!...");
        assert_eq!(accepted(Stage::Publicity), "xxxxx!.");
        assert_eq!(accepted(Stage::Final), "xxxxxxx");
    }

    #[test]
    fn an_entry_that_does_not_take_part_ends_with_its_review() {
        assert_eq!(states(EntryState::Rejected, None), "x!");
        assert_eq!(states(EntryState::Withdrawn, Some(Stage::Jury)), "x!");
    }
}
