//! The verdicts of the rules on an entry. Every run of the checks is stored.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::contest::rules::{Check, Rule};
use crate::db::schema::entry_checks;
use crate::db::types::{EntryId, Stamp, StoredVerdict};
use crate::db::{Conn, DbError};

/// Stores the verdicts of one run of the checks.
pub fn keep_checks(
    conn: &mut Conn,
    id: EntryId,
    checks: &[Check],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let run = newest_run(conn, id)? + 1;
    for check in checks {
        let evidence = serde_json::to_string(&check.evidence)
            .map_err(|error| DbError::Corrupt(error.to_string()))?;
        diesel::insert_into(entry_checks::table)
            .values((
                entry_checks::entry_id.eq(id),
                entry_checks::run.eq(run),
                entry_checks::rule.eq(check.rule.key()),
                entry_checks::verdict.eq(StoredVerdict(check.verdict)),
                entry_checks::evidence.eq(evidence),
                entry_checks::at.eq(Stamp::from(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The verdicts of the newest run, in their stored order.
///
/// # Errors
/// [`DbError::Corrupt`] when stored evidence cannot be read.
pub fn newest_checks(conn: &mut Conn, id: EntryId) -> Result<Vec<Check>, DbError> {
    let run = newest_run(conn, id)?;
    let rows: Vec<(String, StoredVerdict, String)> = entry_checks::table
        .filter(entry_checks::entry_id.eq(id))
        .filter(entry_checks::run.eq(run))
        .order(entry_checks::id)
        .select((
            entry_checks::rule,
            entry_checks::verdict,
            entry_checks::evidence,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(rule, verdict, evidence)| read_check(&rule, verdict, &evidence))
        .collect()
}

fn newest_run(conn: &mut Conn, id: EntryId) -> Result<i32, DbError> {
    let of_entry = entry_checks::table.filter(entry_checks::entry_id.eq(id));
    let newest: Option<i32> = of_entry
        .select(diesel::dsl::max(entry_checks::run))
        .first(conn)?;
    Ok(newest.unwrap_or(0))
}

fn read_check(rule: &str, verdict: StoredVerdict, evidence: &str) -> Result<Check, DbError> {
    Ok(Check {
        rule: Rule::of_word(rule).map_err(DbError::Corrupt)?,
        verdict: verdict.0,
        evidence: serde_json::from_str(evidence)
            .map_err(|_| DbError::Corrupt(evidence.to_owned()))?,
    })
}
