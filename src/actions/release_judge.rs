//! An organizer releases a judge from a round; other judges get the entries that the judge has not finished.

use super::assign_judges::assign_judges;
use super::reason::note_of;
use super::tally_round::judge_code;
use super::tx::StaffTx;
use crate::contest::round::{RoundKey, Stage};
use crate::db::judging::{self, Panelist};
use crate::db::types::AccountId;
use crate::db::{Failed, contests, refuse};

/// Why a judge was not released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReleaseRefused {
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// The judge is not on the panel, or is released already.
    NotOnPanel,
    /// The reason is missing.
    ReasonNeeded,
    /// The remaining judges are fewer than the sheets that an entry needs to be ranked.
    TooFewLeft,
    /// The judge is the chief, who decides ties: another chief must be named first.
    IsChief,
}

/// Releases a judge: complete sheets stay and count, unfinished tasks go to substitutes drawn by the round's seed.
pub fn release_judge(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    judge: AccountId,
    reason: &str,
) -> Result<(), Failed<ReleaseRefused>> {
    let now = tx.now;
    let round = contests::round(tx.conn, key)?;
    if !round.stage.flags().scores {
        return refuse(ReleaseRefused::NotWithTheJury(round.stage));
    }
    let reason = note_of(reason);
    if reason.is_empty() {
        return refuse(ReleaseRefused::ReasonNeeded);
    }
    let panel = judging::panel(tx.conn, round.id)?;
    let mut seated = panel.iter().filter(|one| may_be_released(round.stage, one));
    let Some(leaves) = seated.find(|one| one.account_id == judge) else {
        return refuse(ReleaseRefused::NotOnPanel);
    };
    let others = panel
        .iter()
        .filter(|one| one.account_id != judge && one.is_present());
    if others.count() < tx.contest.definition.jury.minimum as usize {
        return refuse(ReleaseRefused::TooFewLeft);
    }
    if leaves.chief {
        return refuse(ReleaseRefused::IsChief);
    }
    let criteria = tx.contest.definition.criteria.len();
    judging::release_panelist(tx.conn, round.id, judge, &reason, now)?;
    judging::release_tasks(tx.conn, round.id, judge, criteria, now)?;
    assign_judges(tx, &round)?;
    let detail = format!("{}: {reason}", judge_code(leaves.number).0);
    tx.record("release_judge", &key.to_string(), &detail)?;
    Ok(())
}

/// Whether a judge is on a panel from which judges can be released now.
#[must_use]
pub fn may_be_released(stage: Stage, judge: &Panelist) -> bool {
    stage.flags().scores && judge.released_at.is_none()
}
