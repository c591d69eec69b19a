//! One judge's own data: their seats on panels, their tasks with the entries, and the points they gave. Every query
//! selects by the judge, so that none can return another judge's data.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::scores::{Score, newest_versions};
use super::tasks::{Assignment, is_on_hold};
use crate::db::contests::{self, Round, RoundRow};
use crate::db::entries::Entry;
use crate::db::schema::{accounts, assignments, entries, panelists, rounds, scores};
use crate::db::types::{AccountId, AssignmentId, RoundId, Stamp};
use crate::db::{Conn, DbError};

/// A judge's seat on a round's panel.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = panelists)]
pub struct Seat {
    /// The round.
    pub round_id: RoundId,
    /// Whether the judge is the chief, who decides ties.
    pub chief: bool,
    /// When the judge finished the round.
    pub finished_at: Option<Stamp>,
    /// When the judge left the panel.
    pub released_at: Option<Stamp>,
}

impl Seat {
    /// Whether the judge decides ties: the chief, unless released.
    #[must_use]
    pub fn orders_ties(&self) -> bool {
        self.chief && self.released_at.is_none()
    }
}

/// A judge's seats with their rounds, in the rounds' order.
pub fn own_seats(conn: &mut Conn, judge: AccountId) -> Result<Vec<(Round, Seat)>, DbError> {
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

/// A judge's seat on one panel; `None` when they are not on it.
pub fn own_seat(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<Option<Seat>, DbError> {
    Ok(panelists::table
        .filter(panelists::round_id.eq(round))
        .filter(panelists::account_id.eq(judge))
        .select(Seat::as_select())
        .first(conn)
        .optional()?)
}

/// A judge's task with everything that decides what the judge may do with it.
#[derive(Debug, Clone)]
pub struct OwnTaskRow {
    /// The task.
    pub task: Assignment,
    /// Its entry.
    pub entry: Entry,
    /// Its round.
    pub round: Round,
    /// The judge's seat in that round.
    pub seat: Seat,
    /// Whether the entry is on hold in that round, or was left out of it.
    pub on_hold: bool,
}

/// A judge's own task, in one statement; `None` when it is another judge's, was taken away, or the judge's account is
/// disabled.
pub fn own_task(
    conn: &mut Conn,
    judge: AccountId,
    id: AssignmentId,
) -> Result<Option<OwnTaskRow>, DbError> {
    let own_seat = panelists::round_id
        .eq(assignments::round_id)
        .and(panelists::account_id.eq(assignments::account_id));
    let found: Option<(Assignment, Entry, RoundRow, Seat, bool)> = assignments::table
        .inner_join(entries::table)
        .inner_join(rounds::table)
        .inner_join(accounts::table)
        .inner_join(panelists::table.on(own_seat))
        .filter(assignments::id.eq(id))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .filter(accounts::disabled_at.is_null())
        .select((
            Assignment::as_select(),
            Entry::as_select(),
            RoundRow::as_select(),
            Seat::as_select(),
            is_on_hold(),
        ))
        .first(conn)
        .optional()?;
    let row = |(task, entry, round, seat, on_hold): (_, _, RoundRow, _, _)| {
        let round = round.try_into()?;
        Ok(OwnTaskRow {
            task,
            entry,
            round,
            seat,
            on_hold,
        })
    };
    found.map(row).transpose()
}

/// A judge's tasks in all rounds, by round and position. Tasks that were taken away or whose entry is on hold are left
/// out.
pub fn own_tasks(conn: &mut Conn, judge: AccountId) -> Result<Vec<Assignment>, DbError> {
    Ok(assignments::table
        .inner_join(rounds::table)
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .filter(diesel::dsl::not(is_on_hold()))
        .order((
            assignments::round_id,
            assignments::position,
            assignments::id,
        ))
        .select(Assignment::as_select())
        .load(conn)?)
}

/// A judge's queue in one round with the entries, by position. Tasks that were taken away or whose entry is on hold are
/// left out.
pub fn own_queue(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<Vec<(Assignment, Entry)>, DbError> {
    Ok(assignments::table
        .inner_join(entries::table)
        .inner_join(rounds::table)
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .filter(diesel::dsl::not(is_on_hold()))
        .order((assignments::position, assignments::id))
        .select((Assignment::as_select(), Entry::as_select()))
        .load(conn)?)
}

/// The points that count on a judge's own sheets in one round, by assignment.
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
    for score in newest_versions(rows)? {
        by_sheet.entry(score.assignment).or_default().push(score);
    }
    Ok(by_sheet)
}
