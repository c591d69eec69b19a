//! The audit records: who did what, and when. Rows are added and never changed.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{accounts, audit};
use super::types::{AccountId, Stamp};
use super::{Conn, DbError};

/// Adds an audit record.
pub fn record(
    conn: &mut Conn,
    at: DateTime<Utc>,
    by: Option<AccountId>,
    act: &str,
    subject: &str,
    detail: &str,
) -> Result<(), DbError> {
    diesel::insert_into(audit::table)
        .values((
            audit::at.eq(Stamp::from(at)),
            audit::account_id.eq(by),
            audit::act.eq(act),
            audit::subject.eq(subject),
            audit::detail.eq(detail),
        ))
        .execute(conn)?;
    Ok(())
}

/// One audit record, as it is shown.
#[derive(Debug, Clone, Queryable)]
pub struct AuditRecord {
    /// Its number, which rises; pages of the list begin at it.
    pub id: i64,
    /// When it was done.
    pub at: Stamp,
    /// The name of the account; `None` when a contestant or the program did it.
    pub by: Option<String>,
    /// The name of the act: `review_entry` …
    pub act: String,
    /// What the act was done to: an entry's code, a round's key …
    pub subject: String,
    /// Details in words.
    pub detail: String,
}

/// Whether an act with this name was ever recorded.
pub fn has_act(conn: &mut Conn, act: &str) -> Result<bool, DbError> {
    let recorded = audit::table.filter(audit::act.eq(act));
    Ok(diesel::select(diesel::dsl::exists(recorded)).get_result(conn)?)
}

/// A page of records, newest first: those with an id below `before`, or (with `after`) the nearest ones above that id.
pub fn page(
    conn: &mut Conn,
    before: Option<i64>,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<AuditRecord>, DbError> {
    let mut query = audit::table
        .left_join(accounts::table)
        .limit(limit)
        .select((
            audit::id,
            audit::at,
            accounts::name.nullable(),
            audit::act,
            audit::subject,
            audit::detail,
        ))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(audit::id.lt(before));
    }
    let Some(after) = after else {
        return Ok(query.order(audit::id.desc()).load(conn)?);
    };
    let mut newer: Vec<AuditRecord> = query
        .filter(audit::id.gt(after))
        .order(audit::id.asc())
        .load(conn)?;
    newer.reverse();
    Ok(newer)
}
