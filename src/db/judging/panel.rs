//! A round's panel: its judges, and which of them have finished or left.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{accounts, panelists};
use crate::db::types::{AccountId, RoundId, Stamp};
use crate::db::{Conn, DbError};

/// A judge on a round's panel.
#[derive(Debug, Clone, Queryable)]
pub struct Panelist {
    /// The judge.
    pub account_id: AccountId,
    /// The number under which their sheets are published.
    pub number: i32,
    /// Whether they are the chief judge, who decides ties.
    pub chief: bool,
    /// When they finished the round.
    pub finished_at: Option<Stamp>,
    /// When they left the panel.
    pub released_at: Option<Stamp>,
    /// Why they left.
    pub release_reason: Option<String>,
    /// The judge's name.
    pub name: String,
    /// The judge's e-mail address.
    pub email: String,
    /// When their account was disabled.
    pub disabled_at: Option<Stamp>,
}

impl Panelist {
    /// Whether the judge can go on judging: neither released from the round nor disabled.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.released_at.is_none() && self.disabled_at.is_none()
    }
}

/// A round's panel in order of number, including the judges who left.
pub fn panel(conn: &mut Conn, round: RoundId) -> Result<Vec<Panelist>, DbError> {
    Ok(panelists::table
        .inner_join(accounts::table)
        .filter(panelists::round_id.eq(round))
        .order(panelists::number)
        .select((
            panelists::account_id,
            panelists::number,
            panelists::chief,
            panelists::finished_at,
            panelists::released_at,
            panelists::release_reason,
            accounts::name,
            accounts::email,
            accounts::disabled_at,
        ))
        .load(conn)?)
}

/// Puts a judge on a round's panel.
pub fn insert_panelist(
    conn: &mut Conn,
    round: RoundId,
    account: AccountId,
    number: i32,
    chief: bool,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(panelists::table)
        .values((
            panelists::round_id.eq(round),
            panelists::account_id.eq(account),
            panelists::number.eq(number),
            panelists::chief.eq(chief),
            panelists::added_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes one judge of a round's panel its only chief.
pub fn set_chief(conn: &mut Conn, round: RoundId, account: AccountId) -> Result<(), DbError> {
    diesel::update(panelists::table.filter(panelists::round_id.eq(round)))
        .set(panelists::chief.eq(panelists::account_id.eq(account)))
        .execute(conn)?;
    Ok(())
}

/// Empties a round's panel, so that another can be chosen before the jury begins.
pub fn clear_panel(conn: &mut Conn, round: RoundId) -> Result<(), DbError> {
    diesel::delete(panelists::table.filter(panelists::round_id.eq(round))).execute(conn)?;
    Ok(())
}

/// Records that a judge finished a round, or (with `None`) that the judge continues.
pub fn set_finished(
    conn: &mut Conn,
    round: RoundId,
    account: AccountId,
    at: Option<Stamp>,
) -> Result<(), DbError> {
    let judge = panelists::table.filter(panelists::round_id.eq(round));
    diesel::update(judge.filter(panelists::account_id.eq(account)))
        .set(panelists::finished_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Records that a judge left a round's panel. [`release_tasks`](super::release_tasks) takes the judge's tasks.
pub fn release_panelist(
    conn: &mut Conn,
    round: RoundId,
    account: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let judge = panelists::table.filter(panelists::round_id.eq(round));
    diesel::update(judge.filter(panelists::account_id.eq(account)))
        .set((
            panelists::released_at.eq(Stamp::from(now)),
            panelists::release_reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}
