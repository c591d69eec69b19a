//! The words for a judge's tasks: their states, and the reasons why points cannot be given.

use crate::contest::Contest;
use crate::contest::round::Stage;
use crate::contest::task::{self, TaskClosed, TaskState, round_closed};
use crate::db::contests::Round;
use crate::db::judging::{Score, Seat};
use crate::lang::Phrase;

impl TaskState {
    /// The mark shown with the state.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Open => "plain",
            Self::Begun => "unknown",
            Self::Complete => "pass",
            Self::Recused => "gone",
        }
    }
}

/// Why no points can be given in a round; `None` while the jury is at work.
#[must_use]
pub fn closed(round: &Round, seat: &Seat) -> Option<Phrase> {
    round_closed(round.stage, seat.released_at.is_some()).map(task_closed)
}

/// Why a round in this stage takes no points.
#[must_use]
pub fn stage_closed(stage: Stage) -> Phrase {
    Phrase::new(match stage.flags().has_result {
        true => "judge-closed-after",
        false => "judge-closed-before",
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
    task::total(&contest.definition.criteria, |key| {
        let mut scores = scores.iter();
        let found = scores.find(|score| score.criterion == key);
        found.map(|score| score.points)
    })
}
