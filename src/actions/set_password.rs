//! Sets a password with a one-time link.

use super::tx::Tx;
use crate::db::accounts::{self, Account, AccountLink, sessions};
use crate::db::{Failed, audit};

/// Why a link cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRefused {
    /// There is no such link.
    Unknown,
    /// It was used.
    Used,
    /// The link has expired.
    Expired,
    /// The account is disabled.
    Disabled,
}

/// The account whose password a link sets.
pub fn link_owner(tx: &mut Tx<'_>, token_hash: &str) -> Result<Account, Failed<LinkRefused>> {
    Ok(working_link(tx, token_hash)?.1)
}

/// Sets the password, marks the link as used, and ends every session of the account.
pub fn set_password(
    tx: &mut Tx<'_>,
    token_hash: &str,
    password_hash: &str,
) -> Result<Account, Failed<LinkRefused>> {
    let (link, account) = working_link(tx, token_hash)?;
    accounts::use_link(tx.conn, link.id, tx.now)?;
    accounts::set_password(tx.conn, account.id, password_hash)?;
    sessions::revoke_all(tx.conn, account.id, None, tx.now)?;
    let by = Some(account.id);
    audit::record(tx.conn, tx.now, by, "set_password", &account.email, "")?;
    Ok(account)
}

fn working_link(
    tx: &mut Tx<'_>,
    token_hash: &str,
) -> Result<(AccountLink, Account), Failed<LinkRefused>> {
    let found = accounts::link_by_hash(tx.conn, token_hash)?;
    let link = found.ok_or(Failed::Refused(LinkRefused::Unknown))?;
    if link.used_at.is_some() {
        return Err(Failed::Refused(LinkRefused::Used));
    }
    if link.expires_at.utc() <= tx.now {
        return Err(Failed::Refused(LinkRefused::Expired));
    }
    let account = accounts::get(tx.conn, link.account_id)?;
    match account.disabled_at {
        Some(_) => Err(Failed::Refused(LinkRefused::Disabled)),
        None => Ok((link, account)),
    }
}
