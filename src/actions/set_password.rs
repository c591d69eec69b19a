//! Somebody sets a password by a one-time link.

use chrono::{DateTime, Utc};

use crate::db::accounts::{self, Account};
use crate::db::{Conn, DbError, Failed, audit};

/// Why a link does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRefused {
    /// There is no such link.
    Unknown,
    /// It was used.
    Used,
    /// Its time is over.
    Expired,
    /// The account is disabled.
    Disabled,
}

/// Whose password a link sets, if it still works.
///
/// # Errors
/// [`LinkRefused`], and when the database fails.
pub fn link_owner(
    conn: &mut Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Account, Failed<LinkRefused>> {
    let link =
        accounts::link_by_hash(conn, token_hash)?.ok_or(Failed::Refused(LinkRefused::Unknown))?;
    if link.used_at.is_some() {
        return Err(Failed::Refused(LinkRefused::Used));
    }
    if link.expires_at.utc() <= now {
        return Err(Failed::Refused(LinkRefused::Expired));
    }
    let account = accounts::get(conn, link.account_id)?;
    match account.disabled_at {
        Some(_) => Err(Failed::Refused(LinkRefused::Disabled)),
        None => Ok(account),
    }
}

/// Sets the password, uses the link up, and ends every session of the account.
///
/// # Errors
/// [`LinkRefused`], and when the database fails.
pub fn set_password(
    conn: &mut Conn,
    token_hash: &str,
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<Account, Failed<LinkRefused>> {
    let account = link_owner(conn, token_hash, now)?;
    let link = accounts::link_by_hash(conn, token_hash)?.ok_or(DbError::Missing)?;
    accounts::use_link(conn, link.id, now)?;
    accounts::set_password(conn, account.id, password_hash)?;
    accounts::revoke_sessions(conn, account.id, now)?;
    audit::record(
        conn,
        now,
        Some(account.id),
        "set_password",
        &account.email,
        "",
    )?;
    Ok(account)
}
