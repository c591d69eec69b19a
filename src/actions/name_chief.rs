//! An organizer names another member of the panel as chief judge, when the present one can no longer serve.

use super::reason::{ReasonProblem, reason_of};
use super::tally_round::judge_code;
use super::tx::StaffTx;
use crate::contest::round::{RoundKey, Stage};
use crate::db::judging::{self, Panelist};
use crate::db::types::AccountId;
use crate::db::{Failed, contests};

/// Why no other chief judge was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChiefRefused {
    /// Before the jury begins, the panel is chosen as a whole; once the list is decided, there are no ties to order.
    NotNow(Stage),
    /// The judge is not on the panel, was released, or is disabled.
    NotOnPanel,
    /// The judge is the chief already.
    Already,
    /// The reason is missing or too long.
    Reason(ReasonProblem),
}

/// Makes a judge of the panel its chief. Decisions of the former chief remain valid.
pub fn name_chief(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    judge: AccountId,
    reason: &str,
) -> Result<(), Failed<ChiefRefused>> {
    let round = contests::round(tx.conn, key)?;
    let panel = judging::panel(tx.conn, round.id)?;
    let seat = panel.iter().find(|one| one.account_id == judge);
    let seat = seat.ok_or(Failed::Refused(ChiefRefused::NotOnPanel))?;
    may_become_chief(round.stage, seat).map_err(Failed::Refused)?;
    let reason =
        reason_of(reason).map_err(|problem| Failed::Refused(ChiefRefused::Reason(problem)))?;
    judging::set_chief(tx.conn, round.id, judge)?;
    let detail = format!("{}: {reason}", judge_code(seat.number).0);
    tx.record("name_chief", &key.to_string(), &detail)?;
    Ok(())
}

/// Whether a judge of a panel can be named its chief in this stage.
///
/// # Errors
/// Why not.
pub fn may_become_chief(stage: Stage, judge: &Panelist) -> Result<(), ChiefRefused> {
    if !stage.flags().can_name_chief() {
        Err(ChiefRefused::NotNow(stage))
    } else if !judge.is_present() {
        Err(ChiefRefused::NotOnPanel)
    } else if judge.chief {
        Err(ChiefRefused::Already)
    } else {
        Ok(())
    }
}
