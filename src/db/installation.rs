//! What the copies of the program that share this database know of each other: the mark of their common secret key, and
//! when one of them last proved that it can write.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::installation;
use super::types::Stamp;
use super::{Conn, DbError};

/// The one row.
const ROW: i64 = 1;

/// The mark of the secret key; `None` in a database that no program has used yet.
pub fn key_mark(conn: &mut Conn) -> Result<Option<String>, DbError> {
    let row = installation::table.find(ROW);
    Ok(row.select(installation::key_mark).first(conn).optional()?)
}

/// Stores the mark of the secret key. Marks of earlier keys are forgotten.
pub fn set_key_mark(conn: &mut Conn, mark: &str, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::delete(installation::table).execute(conn)?;
    diesel::insert_into(installation::table)
        .values((
            installation::id.eq(ROW),
            installation::key_mark.eq(mark),
            installation::ready_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes when a copy of the program was ready.
pub fn set_ready(conn: &mut Conn, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::update(installation::table.find(ROW))
        .set(installation::ready_at.eq(Stamp::from(now)))
        .execute(conn)?;
    Ok(())
}
