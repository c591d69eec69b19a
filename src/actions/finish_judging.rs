//! A judge finishes a round.

use super::tx::StaffTx;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::Stamp;
use crate::db::{Failed, contests, judging, refuse};

/// Why a judge cannot finish yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FinishRefused {
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// The judge is not on the panel, was released, or is disabled.
    NotOnPanel,
    /// This many entries lack points.
    Unfinished(usize),
}

/// Records that a judge finished; points can still be changed until the round leaves the jury.
pub fn finish_judging(tx: &mut StaffTx<'_>, key: RoundKey) -> Result<(), Failed<FinishRefused>> {
    let (judge, now) = (tx.account, tx.now);
    let round = contests::round(tx.conn, key)?;
    if !round.stage.flags().scores {
        return refuse(FinishRefused::NotWithTheJury(round.stage));
    }
    let panel = judging::panel(tx.conn, round.id)?;
    let mut present = panel.iter().filter(|one| one.is_present());
    match present.find(|one| one.account_id == judge) {
        None => return refuse(FinishRefused::NotOnPanel),
        // the same form again changes nothing
        Some(seat) if seat.finished_at.is_some() => return Ok(()),
        Some(_) => {}
    }
    let criteria = tx.contest.definition.criteria.len();
    let queue = judging::queue(tx.conn, round.id, judge)?;
    let states = queue.iter().map(|task| task.state(criteria));
    let unfinished = states.filter(|state| state.is_to_do()).count();
    if unfinished > 0 {
        return refuse(FinishRefused::Unfinished(unfinished));
    }
    judging::set_finished(tx.conn, round.id, judge, Some(Stamp::from(now)))?;
    tx.record("finish_judging", &key.to_string(), "")?;
    Ok(())
}
