//! One connection type for both databases.

use diesel::prelude::*;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite: a file.
    Sqlite(SqliteConnection),
}
