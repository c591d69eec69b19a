//! Sessions of accounts, by device. A session is open until it is ended, is too old, or was not used for too long.

use chrono::{DateTime, Utc};
use diesel::dsl::auto_type;
use diesel::prelude::*;

use super::Account;
use crate::db::schema::{accounts, sessions};
use crate::db::types::{AccountId, SessionId, Stamp};
use crate::db::{Conn, DbError};

/// A session of an account.
#[derive(Debug, Clone, Queryable, Selectable)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose session it is.
    pub account_id: AccountId,
    /// When the person signed in.
    pub created_at: Stamp,
    /// When it was last used, as far as that was stored.
    pub used_at: Stamp,
    /// The device, as keys of a browser and a system: `firefox windows`.
    pub device: String,
    /// The network address at signing in, shortened.
    pub address: String,
    /// When the person last gave their password.
    pub confirmed_at: Option<Stamp>,
}

/// A session to add.
#[derive(Insertable)]
#[diesel(table_name = sessions)]
pub struct NewSession<'a> {
    /// Whose session it is.
    pub account_id: AccountId,
    /// The hash of its token.
    pub token_hash: &'a str,
    /// The device, as keys of a browser and a system.
    pub device: &'a str,
    /// The network address, shortened.
    pub address: &'a str,
    /// When it begins.
    pub created_at: Stamp,
    /// When it ends, even if it is used.
    pub expires_at: Stamp,
    /// The same instant as `created_at`.
    pub used_at: Stamp,
    /// When the person gave their password for it.
    pub confirmed_at: Option<Stamp>,
}

/// The instants that decide which sessions are open.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// Sessions that were last used before this instant have ended.
    pub used_since: DateTime<Utc>,
}

/// Starts a session.
pub fn insert(conn: &mut Conn, new: &NewSession<'_>) -> Result<SessionId, DbError> {
    Ok(diesel::insert_into(sessions::table)
        .values(new)
        .returning(sessions::id)
        .get_result(conn)?)
}

#[auto_type(no_type_alias)]
fn open(now: Stamp, used_since: Stamp) -> _ {
    sessions::revoked_at
        .is_null()
        .and(sessions::expires_at.gt(now))
        .and(sessions::used_at.gt(used_since))
}

/// The open session with this token's hash, and its account; `None` when the account is disabled.
pub fn by_token(
    conn: &mut Conn,
    token_hash: &str,
    span: Span,
) -> Result<Option<(Account, Session)>, DbError> {
    Ok(sessions::table
        .inner_join(accounts::table)
        .filter(sessions::token_hash.eq(token_hash))
        .filter(open(span.now.into(), span.used_since.into()))
        .filter(accounts::disabled_at.is_null())
        .select((Account::as_select(), Session::as_select()))
        .first(conn)
        .optional()?)
}

/// The open sessions of an account, the last used first.
pub fn of_account(
    conn: &mut Conn,
    account: AccountId,
    span: Span,
) -> Result<Vec<Session>, DbError> {
    Ok(sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(open(span.now.into(), span.used_since.into()))
        .order((sessions::used_at.desc(), sessions::id.desc()))
        .select(Session::as_select())
        .load(conn)?)
}

/// Stores that a session was used.
pub fn note_use(conn: &mut Conn, id: SessionId, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::update(sessions::table.find(id))
        .set(sessions::used_at.eq(Stamp::from(now)))
        .execute(conn)?;
    Ok(())
}

/// Gives a session a new token, since its owner has just given the password.
pub fn confirm(
    conn: &mut Conn,
    id: SessionId,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(sessions::table.find(id))
        .set((
            sessions::token_hash.eq(token_hash),
            sessions::confirmed_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends one session of an account; returns whether it was there and not ended before.
pub fn revoke(
    conn: &mut Conn,
    account: AccountId,
    id: SessionId,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let session = sessions::table
        .find(id)
        .filter(sessions::account_id.eq(account));
    let ended = diesel::update(session.filter(sessions::revoked_at.is_null()))
        .set(sessions::revoked_at.eq(Stamp::from(now)))
        .execute(conn)?;
    Ok(ended > 0)
}

/// Ends all sessions of an account but `kept`, and returns their number.
pub fn revoke_all(
    conn: &mut Conn,
    account: AccountId,
    kept: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<usize, DbError> {
    let alive = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::id.ne(kept.unwrap_or(SessionId(0))))
        .filter(sessions::revoked_at.is_null());
    Ok(diesel::update(alive)
        .set(sessions::revoked_at.eq(Stamp::from(now)))
        .execute(conn)?)
}
