//! An organizer names another member of the panel as chief judge, when the present one can no longer serve.

use super::reason::{ReasonProblem, reason_of};
use super::tally_round::judge_code;
use super::tx::StaffTx;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::AccountId;
use crate::db::{Failed, contests, judging, refuse};

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
    if !matches!(round.stage, Stage::Jury | Stage::Settling) {
        return refuse(ChiefRefused::NotNow(round.stage));
    }
    let reason =
        reason_of(reason).map_err(|problem| Failed::Refused(ChiefRefused::Reason(problem)))?;
    let panel = judging::panel(tx.conn, round.id)?;
    let mut present = panel.iter().filter(|one| one.is_present());
    let Some(seat) = present.find(|one| one.account_id == judge) else {
        return refuse(ChiefRefused::NotOnPanel);
    };
    if seat.chief {
        return refuse(ChiefRefused::Already);
    }
    judging::set_chief(tx.conn, round.id, judge)?;
    let detail = format!("{}: {reason}", judge_code(seat.number).0);
    tx.record("name_chief", &key.to_string(), &detail)?;
    Ok(())
}
