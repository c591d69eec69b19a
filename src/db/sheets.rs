//! How are many sheets taken in at once? Points that were given elsewhere, as in demonstrations and imports.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::judging::Score;
use super::schema::{assignments, scores};
use super::types::{AssignmentId, Stamp};
use super::{Conn, DbError, on_either};

/// Adds points for criteria that have none yet (their version is 1), and counts them at their assignments.
///
/// # Errors
/// As a lost race when a criterion has points already.
pub fn insert_first(conn: &mut Conn, new: &[Score], now: DateTime<Utc>) -> Result<(), DbError> {
    // 200 rows a statement stay far below either database's limit of bound values
    for chunk in new.chunks(200) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|score| {
                (
                    scores::assignment_id.eq(score.assignment),
                    scores::criterion.eq(&score.criterion),
                    scores::version.eq(score.version),
                    scores::half_points.eq(score.half_points),
                    scores::at.eq(Stamp::from(now)),
                )
            })
            .collect();
        on_either!(conn, conn => diesel::insert_into(scores::table).values(&rows).execute(conn))?;
    }
    for (given, tasks) in by_number(new) {
        for chunk in tasks.chunks(500) {
            diesel::update(assignments::table.filter(assignments::id.eq_any(chunk)))
                .set(assignments::given.eq(assignments::given + given))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// The assignments by how many criteria they are given.
fn by_number(new: &[Score]) -> BTreeMap<i32, Vec<AssignmentId>> {
    let mut numbers: BTreeMap<AssignmentId, i32> = BTreeMap::new();
    for score in new {
        *numbers.entry(score.assignment).or_default() += 1;
    }
    let mut tasks: BTreeMap<i32, Vec<AssignmentId>> = BTreeMap::new();
    for (task, number) in numbers {
        tasks.entry(number).or_default().push(task);
    }
    tasks
}
