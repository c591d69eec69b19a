//! A judge says that a round is done, or goes on after all.

use super::Acting;
use super::round_status::is_complete;
use crate::contest::Contest;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::Stamp;
use crate::db::{Conn, Failed, audit, contests, judging};

/// Why a judge cannot finish yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FinishRefused {
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// Not on this panel.
    NotOnPanel,
    /// So many works lack points.
    Unfinished(usize),
}

/// Records that a judge is done; points can still be changed until the round leaves the jury.
///
/// # Errors
/// [`FinishRefused`], and when the database fails.
pub fn finish_judging(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    key: RoundKey,
) -> Result<(), Failed<FinishRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage != Stage::Jury {
        return Err(Failed::Refused(FinishRefused::NotWithTheJury(round.stage)));
    }
    let panel = judging::panel(conn, round.id)?;
    if !panel
        .iter()
        .any(|judge| judge.account_id == acting.by && judge.released_at.is_none())
    {
        return Err(Failed::Refused(FinishRefused::NotOnPanel));
    }
    let criteria = contest.definition.criteria.len();
    let queue = judging::queue(conn, round.id, acting.by)?;
    let open = queue
        .iter()
        .filter(|task| task.is_live() && !is_complete(task, criteria))
        .count();
    if open > 0 {
        return Err(Failed::Refused(FinishRefused::Unfinished(open)));
    }
    judging::set_finished(conn, round.id, acting.by, Some(Stamp::from(acting.now)))?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "finish_judging",
        &key.to_string(),
        "",
    )?;
    Ok(())
}
