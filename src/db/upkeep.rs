//! What keeps a database well: its check at start, and its log of writes kept short.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::conn::Conn;
use super::error::DbError;
use super::pool::Place;
use super::{Db, Patience};

/// The length of the log of writes from which it is cut; bytes.
const LONG_LOG: u64 = 64 << 20;

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

/// Reads every page of a SQLite file.
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

impl Db {
    /// Cuts SQLite's log of writes when it has grown long: it grows while somebody reads an old snapshot, and stays
    /// long on the disk afterwards. Returns whether it is short now.
    pub fn shorten_log(&self) -> Result<bool, DbError> {
        let Place::File(file) = &self.pools.place else {
            return Ok(true);
        };
        if file.log_length() < LONG_LOG {
            return Ok(true);
        }
        self.with_patience(Patience::Work).on_connection(|conn| {
            if let Conn::Sqlite(conn) = conn {
                // while somebody reads an old snapshot, it does what it can and is tried again
                conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
            }
            Ok(())
        })?;
        Ok(file.log_length() < LONG_LOG)
    }
}
