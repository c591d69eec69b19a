//! A signed-in person gives the password again before something weighty, in two acts: the password is checked between
//! them, outside any transaction, since that is slow on purpose.

use chrono::{DateTime, Duration, Utc};

use super::tx::Tx;
use crate::db::DbError;
use crate::db::accounts::sessions::{self, Session};
use crate::db::accounts::{Account, throttle};

/// For how many minutes a password that was given counts.
pub const MINUTES: i64 = 10;

/// The most wrong passwords of one account in [`SPAN`].
const TRIES: i32 = 5;
/// The span in which tries are counted.
const SPAN: Duration = Duration::minutes(15);

/// Whether the password was given for this session a short time ago.
#[must_use]
pub fn is_confirmed(session: &Session, now: DateTime<Utc>) -> bool {
    let given = session.confirmed_at.map(|at| now - at.utc());
    given.is_some_and(|ago| ago < Duration::minutes(MINUTES))
}

/// Counts a try, and returns whether the password may be checked. With `throttle` off, the number of tries is not
/// limited.
pub fn begin_confirm(tx: &mut Tx<'_>, account: &Account, throttle: bool) -> Result<bool, DbError> {
    let tries = throttle::hit(tx.conn, &bucket(account), SPAN, tx.now)?;
    Ok(!throttle || tries <= TRIES)
}

/// Notes that the right password was given, gives the session a new token, and clears the account's wrong tries.
pub fn confirm_session(
    tx: &mut Tx<'_>,
    account: &Account,
    session: &Session,
    token_hash: &str,
) -> Result<(), DbError> {
    throttle::forget(tx.conn, &bucket(account))?;
    sessions::confirm(tx.conn, session.id, token_hash, tx.now)
}

fn bucket(account: &Account) -> String {
    format!("confirm {}", account.id)
}
