//! Who scores what? The assignments of a round, and each judge's own queue.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::entries::Entry;
use crate::db::holds;
use crate::db::schema::{assignments, entries};
use crate::db::types::{AccountId, AssignmentId, EntryId, RoundId, Stamp};
use crate::db::{Conn, DbError, on_either};

/// One judge's task to score one work.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = assignments)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// In which round.
    pub round_id: RoundId,
    /// Which work.
    pub entry_id: EntryId,
    /// Whose.
    pub account_id: AccountId,
    /// Its place in the judge's queue, from 1.
    pub position: i32,
    /// How many criteria have points.
    pub given: i32,
    /// When the judge declared a conflict of interest.
    pub recused_at: Option<Stamp>,
    /// Which.
    pub recuse_reason: Option<String>,
    /// When it was taken from the judge.
    pub released_at: Option<Stamp>,
}

impl Assignment {
    /// Whether the judge is to score it: neither recused nor taken away.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.recused_at.is_none() && self.released_at.is_none()
    }
}

/// An assignment to be made: who scores what, at which place of the queue.
pub struct NewAssignment {
    /// Which work.
    pub entry: EntryId,
    /// Whose.
    pub account: AccountId,
    /// Its place in the judge's queue, from 1.
    pub position: i32,
}

/// Makes assignments.
///
/// # Errors
/// When the database fails.
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

/// All assignments of a round, by judge and place.
///
/// # Errors
/// When the database fails.
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

/// A judge's own queue in a round, by place; what was taken away and what rests is left out.
///
/// # Errors
/// When the database fails.
pub fn queue(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<Vec<Assignment>, DbError> {
    let mut tasks: Vec<Assignment> = assignments::table
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .order((assignments::position, assignments::id))
        .select(Assignment::as_select())
        .load(conn)?;
    let on_hold = holds::on_hold(conn)?;
    tasks.retain(|task| !on_hold.has(task.round_id, task.entry_id));
    Ok(tasks)
}

/// A judge's own assignment with its work; nobody else's can be loaded.
///
/// # Errors
/// When the database fails.
pub fn own_assignment(
    conn: &mut Conn,
    judge: AccountId,
    id: AssignmentId,
) -> Result<Option<(Assignment, Entry)>, DbError> {
    Ok(assignments::table
        .inner_join(entries::table)
        .filter(assignments::id.eq(id))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .select((Assignment::as_select(), Entry::as_select()))
        .first(conn)
        .optional()?)
}

/// Records a conflict of interest.
///
/// # Errors
/// When the database fails.
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
