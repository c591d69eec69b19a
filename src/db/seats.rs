//! What does one judge's own desk hold? Their seats on panels, their tasks with the works, the points they gave.
//! Every question names the judge, so that nothing here can answer about another.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::contests::{self, Round};
use super::entries::Entry;
use super::holds;
use super::judging::{Assignment, Score, newest_versions};
use super::schema::{assignments, entries, panelists, scores};
use super::types::{AccountId, AssignmentId, RoundId, Stamp};
use super::{Conn, DbError};

/// A judge's seat on a round's panel.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = panelists)]
pub struct Seat {
    /// In which round.
    pub round_id: RoundId,
    /// Whether they decide ties.
    pub chief: bool,
    /// When they said that they are done.
    pub finished_at: Option<Stamp>,
    /// When they left the panel.
    pub released_at: Option<Stamp>,
}

/// A judge's seats with their rounds, by round.
///
/// # Errors
/// When the database fails.
pub fn seats(conn: &mut Conn, judge: AccountId) -> Result<Vec<(Round, Seat)>, DbError> {
    let own: Vec<Seat> = panelists::table
        .filter(panelists::account_id.eq(judge))
        .select(Seat::as_select())
        .load(conn)?;
    let mut by_round: BTreeMap<RoundId, Seat> =
        own.into_iter().map(|seat| (seat.round_id, seat)).collect();
    let rounds = contests::rounds(conn)?.into_iter();
    Ok(rounds
        .filter_map(|round| by_round.remove(&round.id).map(|seat| (round, seat)))
        .collect())
}

/// A judge's seat on one panel; none when they are not on it.
///
/// # Errors
/// When the database fails.
pub fn seat(conn: &mut Conn, round: RoundId, judge: AccountId) -> Result<Option<Seat>, DbError> {
    Ok(panelists::table
        .filter(panelists::round_id.eq(round))
        .filter(panelists::account_id.eq(judge))
        .select(Seat::as_select())
        .first(conn)
        .optional()?)
}

/// A judge's tasks in all rounds, by round and place; what was taken away and what rests is left out.
///
/// # Errors
/// When the database fails.
pub fn own_tasks(conn: &mut Conn, judge: AccountId) -> Result<Vec<Assignment>, DbError> {
    let mut tasks: Vec<Assignment> = assignments::table
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .order((
            assignments::round_id,
            assignments::position,
            assignments::id,
        ))
        .select(Assignment::as_select())
        .load(conn)?;
    let on_hold = holds::on_hold(conn)?;
    tasks.retain(|task| !on_hold.has(task.round_id, task.entry_id));
    Ok(tasks)
}

/// A judge's queue in one round with the works, by place; what was taken away and what rests is left out.
///
/// # Errors
/// When the database fails.
pub fn own_queue(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<Vec<(Assignment, Entry)>, DbError> {
    let mut queue: Vec<(Assignment, Entry)> = assignments::table
        .inner_join(entries::table)
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .order((assignments::position, assignments::id))
        .select((Assignment::as_select(), Entry::as_select()))
        .load(conn)?;
    let on_hold = holds::on_hold(conn)?;
    queue.retain(|(task, entry)| !on_hold.has(task.round_id, entry.id));
    Ok(queue)
}

/// The points that count of a judge's own sheets in one round, by assignment.
///
/// # Errors
/// When the database fails.
pub fn own_scores(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<BTreeMap<AssignmentId, Vec<Score>>, DbError> {
    let rows: Vec<(AssignmentId, String, i32, i32)> = scores::table
        .inner_join(assignments::table)
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .order((scores::assignment_id, scores::criterion, scores::version))
        .select((
            scores::assignment_id,
            scores::criterion,
            scores::version,
            scores::half_points,
        ))
        .load(conn)?;
    let mut by_sheet: BTreeMap<AssignmentId, Vec<Score>> = BTreeMap::new();
    for score in newest_versions(rows) {
        by_sheet.entry(score.assignment).or_default().push(score);
    }
    Ok(by_sheet)
}
