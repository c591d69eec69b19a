//! An organizer chooses a round's judges and its chief judge, before the jury begins.

use super::tx::StaffTx;
use crate::contest::role::Role;
use crate::contest::round::RoundKey;
use crate::db::types::AccountId;
use crate::db::{Failed, accounts, contests, judging, refuse};

/// Why a panel was not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelRefused {
    /// The jury has begun; the panel can no longer be replaced as a whole.
    JuryBegan,
    /// The chief judge is not among the chosen judges.
    ChiefNotChosen,
    /// A chosen account is not a judge's, or is disabled.
    NoJudge,
}

/// Sets a round's panel; judges are numbered in the order given.
pub fn choose_panel(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    judges: &[AccountId],
    chief: Option<AccountId>,
) -> Result<(), Failed<PanelRefused>> {
    let round = contests::round(tx.conn, key)?;
    if round.stage.flags().has_shortlist {
        return refuse(PanelRefused::JuryBegan);
    }
    if chief.is_some_and(|chief| !judges.contains(&chief)) {
        return refuse(PanelRefused::ChiefNotChosen);
    }
    let accounts = accounts::with_role(tx.conn, Role::Judge)?.into_iter();
    let active = accounts.filter(|account| account.disabled_at.is_none());
    let active: Vec<AccountId> = active.map(|account| account.id).collect();
    if judges.iter().any(|judge| !active.contains(judge)) {
        return refuse(PanelRefused::NoJudge);
    }
    let now = tx.now;
    judging::clear_panel(tx.conn, round.id)?;
    for (number, judge) in (1..).zip(judges) {
        let is_chief = chief == Some(*judge);
        judging::insert_panelist(tx.conn, round.id, *judge, number, is_chief, now)?;
    }
    let chief = chief.map(|id| id.to_string()).unwrap_or_default();
    let chosen = format!("{} judges, chief {chief}", judges.len());
    tx.record("choose_panel", &key.to_string(), &chosen)?;
    Ok(())
}
