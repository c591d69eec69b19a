//! An organizer shuts an account out, or lets it in again.

use super::Acting;
use crate::contest::role::Role;
use crate::db::types::{AccountId, Stamp};
use crate::db::{Conn, Failed, accounts, audit};

/// Why an account was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisableRefused {
    /// Nobody shuts themselves out.
    Oneself,
    /// The contest needs an organizer.
    LastOrganizer,
}

/// Disables an account and ends its sessions, or enables it again.
///
/// # Errors
/// [`DisableRefused`], and when the database fails.
pub fn set_disabled(
    conn: &mut Conn,
    acting: Acting,
    account: AccountId,
    disabled: bool,
) -> Result<(), Failed<DisableRefused>> {
    let target = accounts::get(conn, account)?;
    if disabled && account == acting.by {
        return Err(Failed::Refused(DisableRefused::Oneself));
    }
    if disabled && target.role.0 == Role::Organizer && accounts::count(conn, Role::Organizer)? <= 1
    {
        return Err(Failed::Refused(DisableRefused::LastOrganizer));
    }
    accounts::set_disabled(conn, account, disabled.then_some(Stamp::from(acting.now)))?;
    if disabled {
        accounts::revoke_sessions(conn, account, acting.now)?;
    }
    let act = if disabled {
        "disable_account"
    } else {
        "enable_account"
    };
    audit::record(conn, acting.now, Some(acting.by), act, &target.email, "")?;
    Ok(())
}
