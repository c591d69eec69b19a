//! The assignments of a round (which judge scores which entry), and each judge's own queue.

use chrono::{DateTime, Utc};
use diesel::dsl::{auto_type, exists, not};
use diesel::prelude::*;

use crate::contest::round::{Stage, StageFlags};
use crate::contest::task::TaskState;
use crate::db::schema::{assignments, holds, rounds};
use crate::db::types::{AccountId, AssignmentId, EntryId, RoundId, Stamp, StoredStage};
use crate::db::{Conn, DbError, on_either};

/// One judge's task to score one entry.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = assignments)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// The round.
    pub round_id: RoundId,
    /// The entry.
    pub entry_id: EntryId,
    /// The judge.
    pub account_id: AccountId,
    /// Its position in the judge's queue, from 1.
    pub position: i32,
    /// How many criteria have points.
    pub given: i32,
    /// When the judge declared a conflict of interest.
    pub recused_at: Option<Stamp>,
    /// The reason that the judge gave.
    pub recuse_reason: Option<String>,
    /// When it was taken from the judge.
    pub released_at: Option<Stamp>,
}

impl Assignment {
    /// Its state, in a contest with this many criteria.
    #[must_use]
    pub fn state(&self, criteria: usize) -> TaskState {
        let given = usize::try_from(self.given).unwrap_or(0);
        TaskState::of(self.recused_at.is_some(), given, criteria)
    }

    /// Whether the judge must score it: the judge did not recuse themselves, and the task was not taken away.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.recused_at.is_none() && self.released_at.is_none()
    }
}

/// An assignment to be made.
pub struct NewAssignment {
    /// The entry.
    pub entry: EntryId,
    /// The judge.
    pub account: AccountId,
    /// Its position in the judge's queue, from 1.
    pub position: i32,
}

/// Adds assignments.
pub fn insert_assignments(
    conn: &mut Conn,
    round: RoundId,
    new: &[NewAssignment],
) -> Result<(), DbError> {
    for chunk in new.chunks(200) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|task| {
                (
                    assignments::round_id.eq(round),
                    assignments::entry_id.eq(task.entry),
                    assignments::account_id.eq(task.account),
                    assignments::position.eq(task.position),
                    assignments::given.eq(0),
                )
            })
            .collect();
        on_either!(conn, conn => diesel::insert_into(assignments::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// All assignments of a round, by judge and position.
pub fn assignments(conn: &mut Conn, round: RoundId) -> Result<Vec<Assignment>, DbError> {
    Ok(assignments::table
        .filter(assignments::round_id.eq(round))
        .order((
            assignments::account_id,
            assignments::position,
            assignments::id,
        ))
        .select(Assignment::as_select())
        .load(conn)?)
}

/// Whether a task's entry is on hold in the task's round, or left out of it. A hold counts while the round is screened
/// or scored. The statement must join `rounds`.
#[auto_type(no_type_alias)]
pub(super) fn is_on_hold() -> _ {
    let needed: Vec<StoredStage> = stages_that_need_videos();
    let under_way = rounds::stage.eq_any(needed);
    let is_on_hold = holds::resolved_at.is_null().and(under_way);
    let is_left_out = holds::round_id.eq(assignments::round_id.nullable());
    let of_entry = holds::table.filter(holds::entry_id.eq(assignments::entry_id));
    exists(of_entry.filter(is_left_out.or(is_on_hold)))
}

fn stages_that_need_videos() -> Vec<StoredStage> {
    let stages = Stage::with(StageFlags::needs_videos).into_iter();
    stages.map(StoredStage).collect()
}

/// A judge's own queue in a round, by position. Tasks that were taken away or whose entry is on hold are left out.
pub fn queue(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<Vec<Assignment>, DbError> {
    Ok(assignments::table
        .inner_join(rounds::table)
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .filter(not(is_on_hold()))
        .order((assignments::position, assignments::id))
        .select(Assignment::as_select())
        .load(conn)?)
}

/// Takes the incomplete tasks from a judge; complete sheets stay with the judge.
pub fn release_tasks(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
    criteria: usize,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let criteria = i32::try_from(criteria).unwrap_or(i32::MAX);
    let unfinished = assignments::table
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .filter(assignments::given.lt(criteria));
    diesel::update(unfinished)
        .set(assignments::released_at.eq(Stamp::from(now)))
        .execute(conn)?;
    Ok(())
}

/// Records a conflict of interest.
pub fn recuse(
    conn: &mut Conn,
    id: AssignmentId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(assignments::table.find(id))
        .set((
            assignments::recused_at.eq(Stamp::from(now)),
            assignments::recuse_reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}
