//! The state of a task in words, the progress of a queue in numbers, and the reasons why points cannot be given.

use crate::actions::own_task::TaskClosed;
use crate::actions::round_status::is_complete;
use crate::contest::Contest;
use crate::contest::key::keyed;
use crate::contest::round::Stage;
use crate::db::contests::Round;
use crate::db::judging::{Assignment, Score, Seat};
use crate::lang::Phrase;

/// The progress of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
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
    /// The progress of a task, in a contest with this many criteria.
    #[must_use]
    pub fn of(task: &Assignment, criteria: usize) -> Self {
        if task.recused_at.is_some() {
            Self::Recused
        } else if is_complete(task, criteria) {
            Self::Complete
        } else if task.given > 0 {
            Self::Begun
        } else {
            Self::Open
        }
    }

    /// The words for the state.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        Phrase::new(format!("judge-state-{}", self.key()))
    }

    /// The kind of mark that is shown with the state.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Open => "plain",
            Self::Begun => "unknown",
            Self::Complete => "pass",
            Self::Recused => "gone",
        }
    }

    /// Whether points are missing.
    #[must_use]
    pub fn is_to_do(self) -> bool {
        matches!(self, Self::Open | Self::Begun)
    }
}

/// A queue in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueProgress {
    /// Complete sheets.
    pub done: usize,
    /// Entries to be scored, without those from which the judge recused themselves.
    pub all: usize,
}

impl QueueProgress {
    /// Counts a queue.
    #[must_use]
    pub fn of<'a>(tasks: impl Iterator<Item = &'a Assignment>, criteria: usize) -> Self {
        let mut progress = Self::default();
        for task in tasks {
            match TaskState::of(task, criteria) {
                TaskState::Recused => {}
                state => {
                    progress.all += 1;
                    progress.done += usize::from(state == TaskState::Complete);
                }
            }
        }
        progress
    }

    /// Entries that lack points.
    #[must_use]
    pub fn left(self) -> usize {
        self.all - self.done
    }
}

/// Why no points can be given in a round; `None` while the jury is at work.
#[must_use]
pub fn closed(round: &Round, seat: &Seat) -> Option<Phrase> {
    if seat.released_at.is_some() {
        return Some(Phrase::new("judge-closed-released"));
    }
    (round.stage != Stage::Jury).then(|| stage_closed(round.stage))
}

/// Why a round in this stage takes no points.
#[must_use]
pub fn stage_closed(stage: Stage) -> Phrase {
    Phrase::new(match stage < Stage::Jury {
        true => "judge-closed-before",
        false => "judge-closed-after",
    })
}

/// Why a judge cannot act on a task, in words.
#[must_use]
pub fn task_closed(closed: TaskClosed) -> Phrase {
    match closed {
        TaskClosed::NotWithTheJury(stage) => stage_closed(stage),
        TaskClosed::Recused => Phrase::new("judge-recused"),
        TaskClosed::OnHold => Phrase::new("hold-shut"),
        TaskClosed::Released => Phrase::new("judge-closed-released"),
    }
}

/// The sum of a sheet in halves; `None` until every criterion has points.
#[must_use]
pub fn total(scores: &[Score], contest: &Contest) -> Option<u32> {
    let points = |key: &str| {
        let mut scores = scores.iter();
        scores
            .find(|score| score.criterion == key)
            .map(|score| score.points.0)
    };
    let criteria = contest.definition.criteria.iter();
    criteria.map(|rule| points(&rule.key)).sum()
}
