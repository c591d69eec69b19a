//! Signing in, in two acts. The password is checked between them, outside any transaction, since checking is slow on
//! purpose.

use chrono::Duration;

use super::tx::Tx;
use crate::db::accounts::throttle;
use crate::db::accounts::{self, Account};
use crate::db::{DbError, audit};

/// How long a session lasts.
pub const SESSION_HOURS: i64 = 14 * 24;

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

/// Opens a session for an account whose password was right, and clears its failed tries.
pub fn open_session(tx: &mut Tx<'_>, account: &Account, token_hash: &str) -> Result<(), DbError> {
    throttle::forget(tx.conn, &of_account(&account.email))?;
    let expires = tx.now + Duration::hours(SESSION_HOURS);
    accounts::insert_session(tx.conn, account.id, token_hash, tx.now, expires)?;
    let by = Some(account.id);
    audit::record(tx.conn, tx.now, by, "sign_in", &account.email, "")
}
