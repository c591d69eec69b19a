//! How far is a task? One judge's work on one entry, in a word, and a queue in numbers.

use crate::actions::round_status::is_complete;
use crate::contest::Contest;
use crate::contest::key::keyed;
use crate::contest::round::Stage;
use crate::db::contests::Round;
use crate::db::judging::{Assignment, Score};
use crate::db::seats::Seat;
use crate::lang::Phrase;

/// Where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TaskState {
    /// No criterion has points.
    Open,
    /// Some have.
    Begun,
    /// All have.
    Complete,
    /// The judge stood back.
    Recused,
}

keyed!(TaskState);

impl TaskState {
    /// Where a task stands, in a contest with so many criteria.
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

    /// Its words.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        Phrase::new(format!("judge-state-{}", self.key()))
    }

    /// The mark beside the word.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Open => "plain",
            Self::Begun => "unknown",
            Self::Complete => "pass",
            Self::Recused => "gone",
        }
    }

    /// Whether points are still missing.
    #[must_use]
    pub fn is_to_do(self) -> bool {
        matches!(self, Self::Open | Self::Begun)
    }
}

/// A queue in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Complete sheets.
    pub done: usize,
    /// Works to be scored, without those stood back from.
    pub all: usize,
}

impl Progress {
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

    /// Works that still lack points.
    #[must_use]
    pub fn left(self) -> usize {
        self.all - self.done
    }
}

/// Why nothing can be given in a round; `None` while the jury is at work.
#[must_use]
pub fn closed(round: &Round, seat: &Seat) -> Option<Phrase> {
    if seat.released_at.is_some() {
        return Some(Phrase::new("judge-closed-released"));
    }
    stage_closed(round.stage)
}

/// What is said while a round is not with the jury.
#[must_use]
pub fn stage_closed(stage: Stage) -> Option<Phrase> {
    match stage {
        Stage::Jury => None,
        Stage::Eligibility | Stage::Screening => Some(Phrase::new("judge-closed-before")),
        Stage::Settling | Stage::Publicity | Stage::Final => {
            Some(Phrase::new("judge-closed-after"))
        }
    }
}

/// The sum of a sheet in halves, once every criterion has points.
#[must_use]
pub fn total(scores: &[Score], contest: &Contest) -> Option<i32> {
    let of = |key: &str| scores.iter().find(|score| score.criterion == key);
    contest
        .definition
        .criteria
        .iter()
        .map(|rule| of(&rule.key).map(|score| score.half_points))
        .sum()
}
