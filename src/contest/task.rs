//! A judge's tasks: the state of each, the progress of a queue, the reasons why a task is closed, and what the judge
//! does next in a round.

use strum::{IntoStaticStr, VariantArray};

use super::ballot::HalfPoints;
use super::definition::Criterion;
use super::key::keyed;
use super::round::Stage;

/// The state of a task: how many of the contest's criteria have points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TaskState {
    /// No criterion has points.
    Open,
    /// Some criteria have points, but not all.
    Begun,
    /// All criteria have points.
    Complete,
    /// The judge recused themselves from the entry.
    Recused,
}

keyed!(TaskState);

impl TaskState {
    /// The state of a task with points for `given` of `criteria`.
    #[must_use]
    pub fn of(is_recused: bool, given: usize, criteria: usize) -> Self {
        if is_recused {
            Self::Recused
        } else if given >= criteria {
            Self::Complete
        } else if given > 0 {
            Self::Begun
        } else {
            Self::Open
        }
    }

    /// Whether points are missing.
    #[must_use]
    pub fn is_to_do(self) -> bool {
        matches!(self, Self::Open | Self::Begun)
    }
}

/// The numbers of a queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueProgress {
    /// Complete sheets.
    pub done: usize,
    /// Entries to score, without those from which the judge recused themselves.
    pub all: usize,
}

impl QueueProgress {
    /// Counts the tasks of a queue.
    #[must_use]
    pub fn of(tasks: impl Iterator<Item = TaskState>) -> Self {
        let mut progress = Self::default();
        for state in tasks.filter(|state| *state != TaskState::Recused) {
            progress.all += 1;
            progress.done += usize::from(state == TaskState::Complete);
        }
        progress
    }

    /// Entries that lack points.
    #[must_use]
    pub fn left(self) -> usize {
        self.all - self.done
    }
}

/// Why a judge cannot act on one of their tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskClosed {
    /// The judges do not score the round; this is its stage.
    NotWithTheJury(Stage),
    /// The judge recused themselves from the entry.
    Recused,
    /// The entry is on hold, or was left out of the round.
    OnHold,
    /// The judge was released from the round.
    Released,
}

/// Why a judge can give no points in a round; `None` if they can.
#[must_use]
pub fn round_closed(stage: Stage, is_released: bool) -> Option<TaskClosed> {
    if is_released {
        return Some(TaskClosed::Released);
    }
    (!stage.flags().scores).then_some(TaskClosed::NotWithTheJury(stage))
}

/// What a judge does next in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgeStep {
    /// Put equal entries in order, as chief judge.
    OrderTies,
    /// Score the entries that lack points.
    Score,
    /// Say that they have finished.
    Finish,
}

impl JudgeStep {
    /// The next step; `None` if the judge has nothing to do. `ties` are the groups of equal entries that wait for this
    /// judge, `left` the entries that lack points.
    #[must_use]
    pub fn next(ties: usize, is_closed: bool, left: usize, has_finished: bool) -> Option<Self> {
        match left {
            _ if ties > 0 => Some(Self::OrderTies),
            _ if is_closed => None,
            0 => (!has_finished).then_some(Self::Finish),
            _ => Some(Self::Score),
        }
    }
}

/// The sum of a sheet's points in halves; `None` until every criterion has points.
#[must_use]
pub fn total(criteria: &[Criterion], points: impl Fn(&str) -> Option<HalfPoints>) -> Option<u32> {
    let all = criteria.iter().map(|criterion| points(&criterion.key));
    all.map(|points| points.map(|points| points.0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::Contest;
    use crate::contest::definition::BUILT_IN;

    #[test]
    fn a_task_is_complete_with_points_for_every_criterion_and_gone_once_recused() {
        let states = [0, 1, 4, 5].map(|given| TaskState::of(false, given, 5));
        use TaskState::{Begun, Complete, Open, Recused};
        assert_eq!(states, [Open, Begun, Begun, Complete]);
        assert_eq!(TaskState::of(true, 5, 5), Recused);
        assert_eq!(
            TaskState::ALL.map(TaskState::is_to_do),
            [true, true, false, false]
        );
    }

    #[test]
    fn a_queue_counts_without_the_entries_that_the_judge_recused_themselves_from() {
        let progress = QueueProgress::of(TaskState::ALL.into_iter());
        assert_eq!(progress, QueueProgress { done: 1, all: 3 });
        assert_eq!(progress.left(), 2);
    }

    #[test]
    fn points_are_given_while_the_jury_scores_and_only_by_who_is_on_the_panel() {
        for stage in Stage::ALL {
            let open = round_closed(stage, false).is_none();
            assert_eq!(open, stage == Stage::Jury);
            assert_eq!(round_closed(stage, true), Some(TaskClosed::Released));
        }
    }

    #[test]
    fn ties_come_first_and_finishing_last() {
        assert_eq!(
            JudgeStep::next(1, true, 0, true),
            Some(JudgeStep::OrderTies)
        );
        assert_eq!(JudgeStep::next(0, true, 3, false), None);
        assert_eq!(JudgeStep::next(0, false, 3, true), Some(JudgeStep::Score));
        assert_eq!(JudgeStep::next(0, false, 0, false), Some(JudgeStep::Finish));
        assert_eq!(JudgeStep::next(0, false, 0, true), None);
    }

    #[test]
    fn a_sheet_has_a_total_once_every_criterion_has_points() {
        let contest = Contest::parse(BUILT_IN).expect("the built-in");
        let criteria = &contest.definition.criteria;
        let halves = u32::try_from(criteria.len()).expect("few") * 3;
        assert_eq!(total(criteria, |_| Some(HalfPoints(3))), Some(halves));
        let last = criteria.last().map(|one| one.key.as_str());
        let missing = |key: &str| (Some(key) != last).then_some(HalfPoints(3));
        assert_eq!(total(criteria, missing), None);
    }
}
