//! One type of connection for two databases.

use diesel::prelude::*;

/// One connection, to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite, a file.
    Sqlite(SqliteConnection),
}
