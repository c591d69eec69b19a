//! A judge declares a conflict of interest (回避) with one work; somebody else gets it at once.

use super::Acting;
use super::reason::{ReasonProblem, reason_of};
use super::release_judge::hand_on;
use crate::contest::Contest;
use crate::contest::round::Stage;
use crate::db::judging;
use crate::db::types::AssignmentId;
use crate::db::{Conn, Failed, audit, contests, seats};

/// Why a declaration was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecuseRefused {
    /// No such assignment of this judge.
    NotYours,
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// It was declared before.
    Already,
    /// The judge left the panel.
    Released,
    /// The conflict must be named.
    ReasonNeeded,
    /// It is named at more length than is kept.
    ReasonTooLong,
}

/// Records the conflict; the judge no longer scores the work, points already given do not count, and a substitute is
/// drawn by the round's seed where the panel has one.
///
/// # Errors
/// [`RecuseRefused`], and when the database fails.
pub fn recuse(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    id: AssignmentId,
    reason: &str,
) -> Result<(), Failed<RecuseRefused>> {
    let found = judging::own_assignment(conn, acting.by, id)?;
    let (task, entry) = found.ok_or(Failed::Refused(RecuseRefused::NotYours))?;
    let round = contests::round_by_id(conn, task.round_id)?;
    if round.stage != Stage::Jury {
        return Err(Failed::Refused(RecuseRefused::NotWithTheJury(round.stage)));
    }
    if task.recused_at.is_some() {
        return Err(Failed::Refused(RecuseRefused::Already));
    }
    let seat = seats::seat(conn, round.id, acting.by)?;
    if seat.is_none_or(|seat| seat.released_at.is_some()) {
        return Err(Failed::Refused(RecuseRefused::Released));
    }
    let reason = reason_of(reason).map_err(|problem| {
        Failed::Refused(match problem {
            ReasonProblem::Missing => RecuseRefused::ReasonNeeded,
            ReasonProblem::TooLong => RecuseRefused::ReasonTooLong,
        })
    })?;
    judging::recuse(conn, id, &reason, acting.now)?;
    hand_on(conn, contest, &round)?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "recuse",
        &entry.code,
        &reason,
    )?;
    Ok(())
}
