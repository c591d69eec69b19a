//! Accounts, the one-time links that set their passwords, and their sessions.

pub mod sessions;
pub mod throttle;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{account_links, accounts};
use super::types::{AccountId, AccountLinkId, Stamp, StoredRole};
use super::{Conn, DbError};
use crate::contest::role::Role;

/// An organizer or a judge.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The address to sign in with, in lower case.
    pub email: String,
    /// The name shown to colleagues, never to contestants.
    pub name: String,
    /// Organizer or judge.
    pub role: StoredRole,
    /// argon2id in PHC form; `None` until the first password is set.
    pub password_hash: Option<String>,
    /// When the account was disabled; `None` while it can sign in.
    pub disabled_at: Option<Stamp>,
    /// When the account was made.
    pub created_at: Stamp,
}

/// An account to add.
#[derive(Insertable)]
#[diesel(table_name = accounts)]
pub struct NewAccount<'a> {
    /// Lower-case.
    pub email: &'a str,
    /// The name shown to colleagues.
    pub name: &'a str,
    /// Organizer or judge.
    pub role: StoredRole,
    /// When it is added.
    pub created_at: Stamp,
}

/// Adds an account.
///
/// # Errors
/// When the address already has an account.
pub fn insert(conn: &mut Conn, new: &NewAccount<'_>) -> Result<Account, DbError> {
    let id = diesel::insert_into(accounts::table)
        .values(new)
        .returning(accounts::id)
        .get_result(conn)?;
    get(conn, id)
}

/// The account with this address.
pub fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Account>, DbError> {
    let found = accounts::table.filter(accounts::email.eq(email));
    Ok(found.select(Account::as_select()).first(conn).optional()?)
}

/// The account with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: AccountId) -> Result<Account, DbError> {
    Ok(accounts::table
        .find(id)
        .select(Account::as_select())
        .first(conn)?)
}

/// All accounts of a role, by name then id.
pub fn with_role(conn: &mut Conn, role: Role) -> Result<Vec<Account>, DbError> {
    Ok(accounts::table
        .filter(accounts::role.eq(StoredRole(role)))
        .order((accounts::name, accounts::id))
        .select(Account::as_select())
        .load(conn)?)
}

/// How many accounts of a role can sign in or set a password.
pub fn count(conn: &mut Conn, role: Role) -> Result<i64, DbError> {
    let of_role = accounts::table.filter(accounts::role.eq(StoredRole(role)));
    Ok(of_role
        .filter(accounts::disabled_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Sets the password's hash.
pub fn set_password(conn: &mut Conn, id: AccountId, hash: &str) -> Result<(), DbError> {
    diesel::update(accounts::table.find(id))
        .set(accounts::password_hash.eq(hash))
        .execute(conn)?;
    Ok(())
}

/// Disables an account, or enables it again.
pub fn set_disabled(conn: &mut Conn, id: AccountId, since: Option<Stamp>) -> Result<(), DbError> {
    diesel::update(accounts::table.find(id))
        .set(accounts::disabled_at.eq(since))
        .execute(conn)?;
    Ok(())
}

/// A one-time link for setting a password.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = account_links)]
pub struct AccountLink {
    /// Its id.
    pub id: AccountLinkId,
    /// The account whose password it sets.
    pub account_id: AccountId,
    /// When it expires.
    pub expires_at: Stamp,
    /// When it was used.
    pub used_at: Option<Stamp>,
}

/// Stores a one-time link by its token's hash; earlier unused links of the account stop working.
pub fn insert_link(
    conn: &mut Conn,
    account: AccountId,
    token_hash: &str,
    now: DateTime<Utc>,
    expires: DateTime<Utc>,
) -> Result<(), DbError> {
    let unused = account_links::table
        .filter(account_links::account_id.eq(account))
        .filter(account_links::used_at.is_null());
    diesel::update(unused)
        .set(account_links::used_at.eq(Stamp::from(now)))
        .execute(conn)?;
    diesel::insert_into(account_links::table)
        .values((
            account_links::account_id.eq(account),
            account_links::token_hash.eq(token_hash),
            account_links::created_at.eq(Stamp::from(now)),
            account_links::expires_at.eq(Stamp::from(expires)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The one-time link whose token has this hash, used or not.
pub fn link_by_hash(conn: &mut Conn, token_hash: &str) -> Result<Option<AccountLink>, DbError> {
    let found = account_links::table.filter(account_links::token_hash.eq(token_hash));
    Ok(found
        .select(AccountLink::as_select())
        .first(conn)
        .optional()?)
}

/// Marks a one-time link as used.
pub fn use_link(conn: &mut Conn, id: AccountLinkId, now: DateTime<Utc>) -> Result<(), DbError> {
    let link = account_links::table.find(id);
    diesel::update(link)
        .set(account_links::used_at.eq(Stamp::from(now)))
        .execute(conn)?;
    Ok(())
}
