//! Which points were given? Versions that are only ever added; the highest of each criterion counts.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{assignments, scores};
use crate::db::types::{AssignmentId, RoundId, Stamp};
use crate::db::{Conn, DbError};

/// A criterion's points that count: the highest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// For which assignment.
    pub assignment: AssignmentId,
    /// Which criterion.
    pub criterion: String,
    /// How often it was given, this time included.
    pub version: i32,
    /// Points in halves.
    pub half_points: i32,
}

/// The points of one assignment that count, by criterion's key.
///
/// # Errors
/// When the database fails.
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
    Ok(newest_versions(rows))
}

/// The points that count of every assignment of a round, by assignment and criterion's key.
///
/// # Errors
/// When the database fails.
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
    Ok(newest_versions(rows))
}

pub(in crate::db) fn newest_versions(rows: Vec<(AssignmentId, String, i32, i32)>) -> Vec<Score> {
    let mut newest: Vec<Score> = Vec::with_capacity(rows.len());
    for (assignment, criterion, version, half_points) in rows {
        let score = Score {
            assignment,
            criterion,
            version,
            half_points,
        };
        match newest.last_mut() {
            Some(last) if last.assignment == assignment && last.criterion == score.criterion => {
                *last = score
            }
            _ => newest.push(score),
        }
    }
    newest
}

/// Adds a version of a criterion's points and counts the criteria that have any.
///
/// # Errors
/// As a lost race when that version exists.
pub fn insert_score(conn: &mut Conn, new: &Score, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::insert_into(scores::table)
        .values((
            scores::assignment_id.eq(new.assignment),
            scores::criterion.eq(&new.criterion),
            scores::version.eq(new.version),
            scores::half_points.eq(new.half_points),
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
