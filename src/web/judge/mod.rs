//! The pages of a judge: their own rounds, queues and sheets, and nothing of other judges.

pub mod blind;
pub mod finish;
pub mod hold;
pub mod queue;
pub mod recuse;
pub mod saving;
pub mod score;
mod score_response;
mod sheet;
pub mod task;
pub mod ties;
pub mod video;

use crate::actions::own_task::OwnTask;
use crate::actions::tx::Tx;
use crate::contest::round::RoundKey;
use crate::db::DbError;
use crate::db::contests::{self, Round};
use crate::db::judging::{self, Seat};
use crate::db::types::{AccountId, AssignmentId};
use crate::web::error::WebError;

/// The round named in an address.
fn round_key(text: &str) -> Result<RoundKey, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// The task named in an address.
fn assignment_id(text: &str) -> Result<AssignmentId, WebError> {
    text.parse()
        .map(AssignmentId)
        .map_err(|_| WebError::NotFound)
}

/// A round and the judge's own seat on its panel.
///
/// # Errors
/// [`DbError::Missing`] when the judge is not on its panel.
fn seated(tx: &mut Tx<'_>, key: RoundKey, judge: AccountId) -> Result<(Round, Seat), DbError> {
    let round = contests::round(tx.conn, key)?;
    let seat = judging::own_seat(tx.conn, round.id, judge)?.ok_or(DbError::Missing)?;
    Ok((round, seat))
}

/// A judge's task as named in an address.
#[derive(Debug, Clone, Copy)]
struct TaskPath {
    key: RoundKey,
    id: AssignmentId,
    judge: AccountId,
}

impl TaskPath {
    fn read(round: &str, assignment: &str, judge: AccountId) -> Result<Self, WebError> {
        let (key, id) = (round_key(round)?, assignment_id(assignment)?);
        Ok(Self { key, id, judge })
    }

    /// The judge's task.
    ///
    /// # Errors
    /// [`DbError::Missing`] when it belongs to another judge or another round.
    fn load(self, tx: &mut Tx<'_>) -> Result<OwnTask, DbError> {
        let own = OwnTask::load(tx.conn, self.judge, self.id)?;
        match own.round.key == self.key {
            true => Ok(own),
            false => Err(DbError::Missing),
        }
    }
}
