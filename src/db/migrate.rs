//! How does the schema come to be? The migrations of either database, built in and run at start.

use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::Conn;
use super::error::DbError;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRESQL: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

/// Any number; the same for every copy of the program, so that only one migrates at a time.
const LOCK: i64 = 7_251_340_662;

pub(super) fn run(conn: &mut Conn) -> Result<usize, DbError> {
    match conn {
        Conn::Sqlite(conn) => pending(conn, SQLITE),
        Conn::Pg(conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))?;
            let ran = pending(conn, POSTGRESQL);
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"))?;
            ran
        }
    }
}

/// Takes every migration back, newest first; for the test that both directions work.
///
/// # Errors
/// When a migration cannot be taken back.
pub fn revert_all(conn: &mut Conn) -> Result<usize, DbError> {
    let reverted = match conn {
        Conn::Sqlite(conn) => conn.revert_all_migrations(SQLITE),
        Conn::Pg(conn) => conn.revert_all_migrations(POSTGRESQL),
    };
    reverted
        .map(|versions| versions.len())
        .map_err(|error| DbError::Unavailable(error.to_string()))
}

fn pending<C, B>(conn: &mut C, migrations: EmbeddedMigrations) -> Result<usize, DbError>
where
    B: diesel::backend::Backend,
    C: MigrationHarness<B>,
{
    let ran = conn.run_pending_migrations(migrations);
    ran.map(|versions| versions.len())
        .map_err(|error| DbError::Unavailable(error.to_string()))
}
