//! A judge's own task, loaded and checked once. An [`OwnTask`] is proof that the task belongs to that judge, that it
//! was not taken away, and that the judge's account is not disabled; acts on a task take it instead of an id.

use std::ops::Deref;

use crate::contest::task::{TaskClosed, round_closed};
use crate::db::judging::{self, OwnTaskRow, Score};
use crate::db::types::{AccountId, AssignmentId};
use crate::db::{Conn, DbError};

/// A task of one judge, with its entry, its round, the judge's seat, and the points given so far.
#[derive(Debug, Clone)]
pub struct OwnTask {
    row: OwnTaskRow,
    scores: Vec<Score>,
}

impl OwnTask {
    /// Loads a judge's task in two statements.
    ///
    /// # Errors
    /// [`DbError::Missing`] when the judge has no such task.
    pub fn load(conn: &mut Conn, judge: AccountId, id: AssignmentId) -> Result<Self, DbError> {
        let row = judging::own_task(conn, judge, id)?.ok_or(DbError::Missing)?;
        let scores = judging::scores(conn, id)?;
        Ok(Self { row, scores })
    }

    /// The points given so far, by criterion's key.
    #[must_use]
    pub fn scores(&self) -> &[Score] {
        &self.scores
    }

    /// Why the judge can neither recuse themselves nor put the entry on hold; `None` when they can.
    #[must_use]
    pub fn closed(&self) -> Option<TaskClosed> {
        let closed = round_closed(self.round.stage, self.seat.released_at.is_some());
        closed.or(self.task.recused_at.map(|_| TaskClosed::Recused))
    }

    /// Why the judge cannot give points; `None` when they can.
    #[must_use]
    pub fn closed_to_points(&self) -> Option<TaskClosed> {
        self.closed().or(self.on_hold.then_some(TaskClosed::OnHold))
    }

    /// Adds a version of points that was just stored.
    pub(super) fn put(&mut self, score: Score) {
        let known = self
            .scores
            .iter_mut()
            .find(|known| known.criterion == score.criterion);
        match known {
            Some(known) => *known = score,
            None => {
                self.row.task.given += 1;
                self.scores.push(score);
            }
        }
    }
}

impl Deref for OwnTask {
    type Target = OwnTaskRow;

    fn deref(&self) -> &OwnTaskRow {
        &self.row
    }
}
