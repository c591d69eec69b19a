//! An organizer chooses a round's judges and its chief judge, before the jury begins.

use super::Acting;
use crate::contest::role::Role;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::AccountId;
use crate::db::{Conn, Failed, accounts, audit, contests, judging};

/// Why a panel was not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelRefused {
    /// The jury has begun; judges leave it one by one from here on.
    JuryBegan,
    /// The chief judge is not among the chosen.
    ChiefNotChosen,
    /// Somebody chosen is no judge, or is disabled.
    NoJudge,
}

/// Sets a round's panel; judges are numbered in the order given.
///
/// # Errors
/// [`PanelRefused`], and when the database fails.
pub fn choose_panel(
    conn: &mut Conn,
    acting: Acting,
    key: RoundKey,
    judges: &[AccountId],
    chief: Option<AccountId>,
) -> Result<(), Failed<PanelRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage > Stage::Screening {
        return Err(Failed::Refused(PanelRefused::JuryBegan));
    }
    if chief.is_some_and(|chief| !judges.contains(&chief)) {
        return Err(Failed::Refused(PanelRefused::ChiefNotChosen));
    }
    let active: Vec<AccountId> = accounts::with_role(conn, Role::Judge)?
        .into_iter()
        .filter(|account| account.disabled_at.is_none())
        .map(|account| account.id)
        .collect();
    if judges.iter().any(|judge| !active.contains(judge)) {
        return Err(Failed::Refused(PanelRefused::NoJudge));
    }
    judging::clear_panel(conn, round.id)?;
    for (number, judge) in (1..).zip(judges) {
        judging::insert_panelist(
            conn,
            round.id,
            *judge,
            number,
            chief == Some(*judge),
            acting.now,
        )?;
    }
    let chosen = format!(
        "{} judges, chief {}",
        judges.len(),
        chief.map(|id| id.to_string()).unwrap_or_default()
    );
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "choose_panel",
        &key.to_string(),
        &chosen,
    )?;
    Ok(())
}
