//! A judge gives points for a criterion. They are saved at once, but never replace newer points that the judge has not
//! seen.

use super::own_task::OwnTask;
use super::tx::StaffTx;
use crate::contest::Contest;
use crate::contest::ballot::{HalfPoints, PointsError};
use crate::contest::task::TaskClosed;
use crate::db::judging::{self, Score};
use crate::db::{Failed, refuse};

/// Why points were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CastRefused {
    /// The judge cannot give points on this task.
    Closed(TaskClosed),
    /// The contest has no such criterion.
    NoSuchCriterion,
    /// The text cannot be read as points.
    Points(PointsError),
    /// The points were changed meanwhile, in another tab.
    Conflict {
        /// The version in force.
        version: i32,
        /// The points in force.
        holds: HalfPoints,
    },
}

/// The points in force after a judge gave some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// The number of times that points were given for the criterion.
    pub version: i32,
    /// The points.
    pub points: HalfPoints,
}

/// Stores points for a criterion. `base` is the version that the judge saw, 0 for none. Giving the current points again
/// changes nothing, so that a repeated request is harmless.
pub fn cast_points(
    tx: &mut StaffTx<'_>,
    own: &mut OwnTask,
    criterion: &str,
    typed: &str,
    base: i32,
) -> Result<Cast, Failed<CastRefused>> {
    if let Some(closed) = own.closed_to_points() {
        return refuse(CastRefused::Closed(closed));
    }
    let points = read_points(tx.contest, criterion, typed).map_err(Failed::Refused)?;
    let mut scores = own.scores().iter();
    let version = match scores.find(|score| score.criterion == criterion) {
        None => 1,
        Some(score) if score.points == points => {
            let version = score.version;
            return Ok(Cast { version, points });
        }
        Some(score) if score.version == base => base + 1,
        Some(score) => {
            return refuse(CastRefused::Conflict {
                version: score.version,
                holds: score.points,
            });
        }
    };
    let score = Score {
        assignment: own.task.id,
        criterion: criterion.to_owned(),
        version,
        points,
    };
    let now = tx.now;
    judging::insert_score(tx.conn, &score, now)?;
    own.put(score);
    Ok(Cast { version, points })
}

fn read_points(contest: &Contest, criterion: &str, typed: &str) -> Result<HalfPoints, CastRefused> {
    let mut rules = contest.definition.criteria.iter();
    let rule = rules.find(|rule| rule.key == criterion);
    let rule = rule.ok_or(CastRefused::NoSuchCriterion)?;
    HalfPoints::parse(typed, HalfPoints::whole(rule.points)).map_err(CastRefused::Points)
}
