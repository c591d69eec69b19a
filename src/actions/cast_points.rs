//! A judge gives a criterion points; saved at once, and never over a newer value unseen.

use super::Acting;
use crate::contest::Contest;
use crate::contest::ballot::{HalfPoints, PointsError};
use crate::contest::round::Stage;
use crate::db::judging::{self, Score};
use crate::db::types::AssignmentId;
use crate::db::{Conn, Failed, contests, holds, seats};

/// Why points were not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CastRefused {
    /// No such assignment of this judge.
    NotYours,
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// The judge stood back from this work.
    Recused,
    /// The work is aside, or was given up.
    OnHold,
    /// The judge left the panel; what they gave stays as it is.
    Released,
    /// The contest has no such criterion.
    NoSuchCriterion,
    /// The points are no points.
    Points(PointsError),
    /// They were changed meanwhile (in another tab): the version and value that hold.
    Conflict {
        /// How often it was given.
        version: i32,
        /// What holds.
        holds: HalfPoints,
    },
}

/// What holds after points were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// How often this criterion was given.
    pub version: i32,
    /// What holds.
    pub points: HalfPoints,
    /// How many criteria of this work have points.
    pub given: i32,
}

/// Takes points for a criterion. `base` is the version that the judge saw, 0 for none; giving what holds already
/// changes nothing, so that a repeated request is harmless.
///
/// # Errors
/// [`CastRefused`], and when the database fails.
pub fn cast_points(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    id: AssignmentId,
    criterion: &str,
    typed: &str,
    base: i32,
) -> Result<Cast, Failed<CastRefused>> {
    let refused = Failed::Refused;
    let (task, _) =
        judging::own_assignment(conn, acting.by, id)?.ok_or(refused(CastRefused::NotYours))?;
    let stage = contests::round_by_id(conn, task.round_id)?.stage;
    if stage != Stage::Jury {
        return Err(refused(CastRefused::NotWithTheJury(stage)));
    }
    if !task.is_live() {
        return Err(refused(CastRefused::Recused));
    }
    if holds::on_hold(conn)?.has(task.round_id, task.entry_id) {
        return Err(refused(CastRefused::OnHold));
    }
    let seat = seats::seat(conn, task.round_id, acting.by)?;
    if seat.is_none_or(|seat| seat.released_at.is_some()) {
        return Err(refused(CastRefused::Released));
    }
    let rule = contest
        .definition
        .criteria
        .iter()
        .find(|rule| rule.key == criterion);
    let rule = rule.ok_or(refused(CastRefused::NoSuchCriterion))?;
    let points = HalfPoints::parse(typed, HalfPoints::whole(rule.points));
    let points = points.map_err(|error| refused(CastRefused::Points(error)))?;
    let holds = judging::scores(conn, id)?
        .into_iter()
        .find(|score| score.criterion == criterion);
    let holds = holds.map(|score| {
        (
            score.version,
            HalfPoints(u32::try_from(score.half_points).unwrap_or(0)),
        )
    });
    match holds {
        Some((version, holds)) if holds == points => Ok(Cast {
            version,
            points,
            given: task.given,
        }),
        Some((version, holds)) if version != base => {
            Err(refused(CastRefused::Conflict { version, holds }))
        }
        holds => {
            let version = holds.map_or(1, |(version, _)| version + 1);
            let half_points = i32::try_from(points.0).unwrap_or(i32::MAX);
            let new = Score {
                assignment: id,
                criterion: criterion.to_owned(),
                version,
                half_points,
            };
            judging::insert_score(conn, &new, acting.now)?;
            Ok(Cast {
                version,
                points,
                given: task.given + i32::from(version == 1),
            })
        }
    }
}
