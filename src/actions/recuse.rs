//! A judge declares a conflict of interest (回避) with one work; somebody else gets it at once.

use super::Acting;
use super::release_judge::hand_on;
use crate::contest::Contest;
use crate::contest::round::Stage;
use crate::db::judging;
use crate::db::types::AssignmentId;
use crate::db::{Conn, Failed, audit, contests};

/// Why a declaration was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecuseRefused {
    /// No such assignment of this judge.
    NotYours,
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// It was declared before.
    Already,
    /// The conflict must be named.
    ReasonNeeded,
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
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Failed::Refused(RecuseRefused::ReasonNeeded));
    }
    judging::recuse(conn, id, reason, acting.now)?;
    hand_on(conn, contest, &round)?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "recuse",
        &entry.code,
        reason,
    )?;
    Ok(())
}
