//! A person looks at their own sessions and ends them.

use super::find_viewer::span;
use super::tx::Tx;
use crate::db::accounts::Account;
use crate::db::accounts::sessions::{self, Session};
use crate::db::types::SessionId;
use crate::db::{DbError, audit};

/// The open sessions of an account, the last used first.
pub fn open_sessions(tx: &mut Tx<'_>, account: &Account) -> Result<Vec<Session>, DbError> {
    sessions::of_account(tx.conn, account.id, span(tx.now))
}

/// Ends one of the person's sessions; nothing happens when it has ended already or is another's.
pub fn end_session(tx: &mut Tx<'_>, account: &Account, session: SessionId) -> Result<(), DbError> {
    if sessions::revoke(tx.conn, account.id, session, tx.now)? {
        record(tx, account, "")?;
    }
    Ok(())
}

/// Ends all of the person's sessions but the one they use.
pub fn end_other_sessions(
    tx: &mut Tx<'_>,
    account: &Account,
    own: SessionId,
) -> Result<(), DbError> {
    let ended = sessions::revoke_all(tx.conn, account.id, Some(own), tx.now)?;
    match ended {
        0 => Ok(()),
        _ => record(tx, account, &ended.to_string()),
    }
}

fn record(tx: &mut Tx<'_>, account: &Account, detail: &str) -> Result<(), DbError> {
    let by = Some(account.id);
    audit::record(tx.conn, tx.now, by, "end_session", &account.email, detail)
}
