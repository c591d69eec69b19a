//! The points that judges gave. Each change adds a version, and the highest version of each criterion counts.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::contest::ballot::HalfPoints;
use crate::db::schema::{assignments, scores};
use crate::db::types::{AssignmentId, RoundId, Stamp};
use crate::db::{Conn, DbError};

/// The points that count for a criterion: its highest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The assignment.
    pub assignment: AssignmentId,
    /// The criterion's key.
    pub criterion: String,
    /// The number of times that points were given for the criterion, this time included.
    pub version: i32,
    /// The points.
    pub points: HalfPoints,
}

/// The points that count in one assignment, by criterion's key.
pub fn scores(conn: &mut Conn, assignment: AssignmentId) -> Result<Vec<Score>, DbError> {
    let rows: Vec<(AssignmentId, String, i32, i32)> = scores::table
        .filter(scores::assignment_id.eq(assignment))
        .order((scores::criterion, scores::version))
        .select((
            scores::assignment_id,
            scores::criterion,
            scores::version,
            scores::half_points,
        ))
        .load(conn)?;
    newest_versions(rows)
}

/// The points that count in all assignments of a round, by assignment and criterion's key.
pub fn round_scores(conn: &mut Conn, round: RoundId) -> Result<Vec<Score>, DbError> {
    let rows: Vec<(AssignmentId, String, i32, i32)> = scores::table
        .inner_join(assignments::table)
        .filter(assignments::round_id.eq(round))
        .order((scores::assignment_id, scores::criterion, scores::version))
        .select((
            scores::assignment_id,
            scores::criterion,
            scores::version,
            scores::half_points,
        ))
        .load(conn)?;
    newest_versions(rows)
}

/// The highest version of each criterion. A row is assignment, criterion, version and halves; the versions of a
/// criterion come in rising order.
pub(super) fn newest_versions(
    rows: Vec<(AssignmentId, String, i32, i32)>,
) -> Result<Vec<Score>, DbError> {
    let mut newest: Vec<Score> = Vec::with_capacity(rows.len());
    for (assignment, criterion, version, half_points) in rows {
        let score = Score {
            assignment,
            criterion,
            version,
            points: stored_points(half_points)?,
        };
        match newest.last_mut() {
            Some(last) if last.assignment == assignment && last.criterion == score.criterion => {
                *last = score
            }
            _ => newest.push(score),
        }
    }
    Ok(newest)
}

fn stored_points(half_points: i32) -> Result<HalfPoints, DbError> {
    let halves = u32::try_from(half_points);
    let halves = halves.map_err(|_| DbError::Corrupt(format!("{half_points} half points")))?;
    Ok(HalfPoints(halves))
}

/// Adds a version of a criterion's points, and updates how many criteria of the assignment have points.
///
/// # Errors
/// [`DbError::Corrupt`] when the points are too many to be stored.
pub fn insert_score(conn: &mut Conn, new: &Score, now: DateTime<Utc>) -> Result<(), DbError> {
    let half_points = i32::try_from(new.points.0)
        .map_err(|_| DbError::Corrupt(format!("{} half points", new.points.0)))?;
    diesel::insert_into(scores::table)
        .values((
            scores::assignment_id.eq(new.assignment),
            scores::criterion.eq(&new.criterion),
            scores::version.eq(new.version),
            scores::half_points.eq(half_points),
            scores::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    if new.version == 1 {
        diesel::update(assignments::table.find(new.assignment))
            .set(assignments::given.eq(assignments::given + 1))
            .execute(conn)?;
    }
    Ok(())
}
