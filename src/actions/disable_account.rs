//! An organizer disables an account, or enables it again.

use super::assign_judges::assign_judges;
use super::tx::{StaffTx, Tx};
use crate::contest::role::Role;
use crate::db::accounts::sessions;
use crate::db::types::{AccountId, Stamp};
use crate::db::{DbError, Failed, accounts, judging, refuse};

/// Why an account was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisableRefused {
    /// Organizers cannot disable themselves.
    Oneself,
    /// The contest needs at least one organizer.
    LastOrganizer,
}

/// Disables an account, ends its sessions, and gives a judge's unfinished tasks to substitutes; or enables the account
/// again.
pub fn set_disabled(
    tx: &mut StaffTx<'_>,
    account: AccountId,
    disabled: bool,
) -> Result<(), Failed<DisableRefused>> {
    let now = tx.now;
    let target = accounts::get(tx.conn, account)?;
    if disabled && account == tx.account {
        return refuse(DisableRefused::Oneself);
    }
    let is_organizer = target.role.0 == Role::Organizer;
    if disabled && is_organizer && accounts::count(tx.conn, Role::Organizer)? <= 1 {
        return refuse(DisableRefused::LastOrganizer);
    }
    accounts::set_disabled(tx.conn, account, disabled.then_some(Stamp::from(now)))?;
    let act = if disabled {
        sessions::revoke_all(tx.conn, account, None, now)?;
        hand_tasks_on(tx, account)?;
        "disable_account"
    } else {
        "enable_account"
    };
    tx.record(act, &target.email, "")?;
    Ok(())
}

/// Complete sheets stay and count. The judge keeps the seat, and can be drawn for other entries once enabled again.
fn hand_tasks_on(tx: &mut Tx<'_>, judge: AccountId) -> Result<(), DbError> {
    let criteria = tx.contest.definition.criteria.len();
    for (round, seat) in judging::own_seats(tx.conn, judge)? {
        if round.stage.flags().scores && seat.released_at.is_none() {
            judging::release_tasks(tx.conn, round.id, judge, criteria, tx.now)?;
            assign_judges(tx, &round)?;
        }
    }
    Ok(())
}
