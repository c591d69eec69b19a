//! Somebody signs in or out. The password is checked between two acts, since that is slow on purpose.

use chrono::{DateTime, Duration, Utc};

use crate::db::accounts::{self, Account};
use crate::db::{Conn, DbError, audit, throttle};

/// How long a session lasts.
pub const SESSION_HOURS: i64 = 14 * 24;

/// Tries of one account, and of one address, in [`SPAN`].
const TRIES: (i32, i32) = (10, 30);
/// The span in which tries are counted.
const SPAN: Duration = Duration::minutes(15);

/// What is known before the password is checked.
#[derive(Debug)]
pub enum Attempt {
    /// Too many tries; none is checked for a while.
    HeldBack,
    /// To be checked against this account, or against nothing when there is none.
    Check(Option<Account>),
}

/// Counts a try and finds the account; a disabled one is as good as none.
///
/// # Errors
/// When the database fails.
pub fn begin_sign_in(
    conn: &mut Conn,
    email: &str,
    address: &str,
    held_back: bool,
    now: DateTime<Utc>,
) -> Result<Attempt, DbError> {
    let (most_of_account, most_of_address) = TRIES;
    let by_account = throttle::hit(conn, &of_account(email), SPAN, now)?;
    let by_address = throttle::hit(conn, &format!("sign-in {address}"), SPAN, now)?;
    if held_back && (by_account > most_of_account || by_address > most_of_address) {
        return Ok(Attempt::HeldBack);
    }
    let account = accounts::by_email(conn, email)?;
    Ok(Attempt::Check(
        account.filter(|account| account.disabled_at.is_none()),
    ))
}

fn of_account(email: &str) -> String {
    format!("sign-in {email}")
}

/// Opens a session after the password was found right.
///
/// # Errors
/// When the database fails.
pub fn open_session(
    conn: &mut Conn,
    account: &Account,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    // whoever knows the password was no guesser
    throttle::forget(conn, &of_account(&account.email))?;
    accounts::insert_session(
        conn,
        account.id,
        token_hash,
        now,
        now + Duration::hours(SESSION_HOURS),
    )?;
    audit::record(conn, now, Some(account.id), "sign_in", &account.email, "")
}
