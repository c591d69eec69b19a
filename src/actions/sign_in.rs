//! Signing in, in two acts. The password is checked between them, outside any transaction, since checking is slow on
//! purpose.

use chrono::Duration;

use super::tx::Tx;
use crate::db::accounts::sessions::{self, NewSession};
use crate::db::accounts::throttle;
use crate::db::accounts::{self, Account};
use crate::db::types::{AccountId, SessionId, Stamp};
use crate::db::{DbError, audit};

/// How many days a session lasts at most.
pub const SESSION_DAYS: i64 = 7;

/// The most tries for one account in [`SPAN`].
const TRIES_OF_ACCOUNT: i32 = 10;
/// The most tries from one network address in [`SPAN`].
const TRIES_OF_ADDRESS: i32 = 30;
/// The span in which tries are counted.
const SPAN: Duration = Duration::minutes(15);

/// What is known before the password is checked.
#[derive(Debug)]
pub enum Attempt {
    /// There were too many tries; no password is checked until the span ends.
    HeldBack,
    /// The password is to be checked against this account's, or against a decoy if there is no account.
    Check(Option<Account>),
}

/// Counts a try from a network address and finds the account; disabled accounts are not found. With `throttle` off, the
/// number of tries is not limited.
pub fn begin_sign_in(
    tx: &mut Tx<'_>,
    email: &str,
    address: &str,
    throttle: bool,
) -> Result<Attempt, DbError> {
    let by_account = throttle::hit(tx.conn, &of_account(email), SPAN, tx.now)?;
    let by_address = throttle::hit(tx.conn, &format!("sign-in {address}"), SPAN, tx.now)?;
    if throttle && (by_account > TRIES_OF_ACCOUNT || by_address > TRIES_OF_ADDRESS) {
        return Ok(Attempt::HeldBack);
    }
    let account = accounts::by_email(tx.conn, email)?;
    let active = account.filter(|account| account.disabled_at.is_none());
    Ok(Attempt::Check(active))
}

fn of_account(email: &str) -> String {
    format!("sign-in {email}")
}

/// The session that signing in opens.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The hash of its token.
    pub token_hash: String,
    /// The device, as keys of a browser and a system: `firefox windows`.
    pub device: String,
    /// The network address, shortened.
    pub address: String,
    /// The session that the same browser used until now; it ends.
    pub replaces: Option<(AccountId, SessionId)>,
}

/// Opens a session for an account whose password was right, and clears its failed tries.
pub fn open_session(
    tx: &mut Tx<'_>,
    account: &Account,
    opening: &Opening,
) -> Result<SessionId, DbError> {
    throttle::forget(tx.conn, &of_account(&account.email))?;
    if let Some((owner, replaced)) = opening.replaces {
        sessions::revoke(tx.conn, owner, replaced, tx.now)?;
    }
    let new = NewSession {
        account_id: account.id,
        token_hash: &opening.token_hash,
        device: &opening.device,
        address: &opening.address,
        created_at: Stamp::from(tx.now),
        expires_at: Stamp::from(tx.now + Duration::days(SESSION_DAYS)),
        used_at: Stamp::from(tx.now),
        confirmed_at: Some(Stamp::from(tx.now)),
    };
    let session = sessions::insert(tx.conn, &new)?;
    let by = Some(account.id);
    audit::record(tx.conn, tx.now, by, "sign_in", &account.email, "")?;
    Ok(session)
}
