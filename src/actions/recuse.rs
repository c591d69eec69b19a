//! A judge declares a conflict of interest (回避) with one entry; a substitute gets the entry at once.

use super::assign_judges::assign_judges;
use super::own_task::OwnTask;
use super::reason::{ReasonProblem, reason_of};
use super::tx::StaffTx;
use crate::contest::task::TaskClosed;
use crate::db::{Failed, judging, refuse};

/// Why a declaration was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecuseRefused {
    /// The judge cannot act on this task.
    Closed(TaskClosed),
    /// The reason is missing or too long.
    Reason(ReasonProblem),
}

/// Records the conflict. The judge no longer scores the entry, points already given do not count, and a substitute is
/// drawn by the round's seed if the panel has one.
pub fn recuse(
    tx: &mut StaffTx<'_>,
    own: &OwnTask,
    reason: &str,
) -> Result<(), Failed<RecuseRefused>> {
    if let Some(closed) = own.closed() {
        return refuse(RecuseRefused::Closed(closed));
    }
    let reason =
        reason_of(reason).map_err(|problem| Failed::Refused(RecuseRefused::Reason(problem)))?;
    let now = tx.now;
    judging::recuse(tx.conn, own.task.id, &reason, now)?;
    assign_judges(tx, &own.round)?;
    tx.record("recuse", &own.entry.code, &reason)?;
    Ok(())
}
