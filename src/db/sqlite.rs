//! What a SQLite file needs: a check of all its pages, and its log of writes kept short.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::error::DbError;

/// The length of the log of writes from which it is cut; bytes.
pub(super) const LONG_LOG: u64 = 64 << 20;

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

/// Reads every page.
///
/// # Errors
/// [`DbError::Damaged`] with what was found first.
pub(super) fn check(conn: &mut SqliteConnection) -> Result<(), DbError> {
    let found: Vec<Answer> = diesel::sql_query("PRAGMA quick_check(1)").load(conn)?;
    match found.first() {
        Some(answer) if answer.quick_check == "ok" => Ok(()),
        Some(answer) => Err(DbError::Damaged(answer.quick_check.clone())),
        None => Err(DbError::Damaged("its check says nothing".to_owned())),
    }
}

/// Writes the log into the file and cuts it. While somebody reads an old snapshot, it does what it can.
pub(super) fn cut_log(conn: &mut SqliteConnection) -> Result<(), DbError> {
    Ok(conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?)
}
