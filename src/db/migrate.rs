//! The migrations of both databases, built into the program and run at its start: one program at a time, each migration
//! in a transaction of its own.

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::Conn;
use super::error::DbError;
use super::patience::{self, Patience};
use super::pool;
use super::pulse::Pulse;
use super::transaction::{Purpose, in_transaction};

/// The migrations for both databases, under the same names.
pub struct Migrations<S = EmbeddedMigrations> {
    /// The migrations for SQLite.
    pub sqlite: S,
    /// The migrations for PostgreSQL.
    pub postgresql: S,
}

/// The migrations built into this program.
pub const BUILT_IN: Migrations = Migrations {
    sqlite: embed_migrations!("migrations/sqlite"),
    postgresql: embed_migrations!("migrations/postgresql"),
};

/// The lock that lets only one copy of the program migrate at a time. The number is arbitrary.
const LOCK: i64 = 7_251_340_662;

/// Turns off SQLite's foreign key checks, which would forbid a migration to replace a table by a new one. This is
/// possible only outside a transaction. The timeout is long because another program may be migrating the file.
const PREPARE_SQLITE: &str = "PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 60000";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl<S: MigrationSource<Sqlite> + MigrationSource<Pg>> Migrations<S> {
    /// Runs every pending migration and returns how many ran.
    ///
    /// # Errors
    /// [`DbError::Migration`] and [`DbError::TooNew`]; the migrations before the failed one stay applied.
    pub fn run_pending(&self, conn: &mut Conn) -> Result<usize, DbError> {
        let mut ran = 0;
        while self.run_next(conn)?.is_some() {
            ran += 1;
        }
        Ok(ran)
    }

    /// Runs the oldest pending migration and returns its name; `None` when nothing is pending.
    ///
    /// # Errors
    /// [`DbError::Migration`] and [`DbError::TooNew`]; the database is unchanged.
    pub fn run_next(&self, conn: &mut Conn) -> Result<Option<String>, DbError> {
        self.step(conn, Direction::Up)
    }

    /// Reverts the newest migration and returns its name; `None` when none is applied.
    pub fn revert_last(&self, conn: &mut Conn) -> Result<Option<String>, DbError> {
        self.step(conn, Direction::Down)
    }

    fn step(&self, conn: &mut Conn, direction: Direction) -> Result<Option<String>, DbError> {
        if let Conn::Sqlite(conn) = conn {
            conn.batch_execute(PREPARE_SQLITE)?;
        }
        let stepped = in_transaction(
            conn,
            Purpose::Simple,
            Patience::Migration,
            &Pulse::new(),
            |conn| self.step_locked(conn, direction),
        );
        if let Conn::Sqlite(conn) = conn {
            conn.batch_execute(patience::ON_SQLITE)?;
            conn.batch_execute(pool::SQLITE_SETTINGS)?;
        }
        stepped
    }

    /// Takes one step after locking out other programs that migrate.
    fn step_locked(
        &self,
        conn: &mut Conn,
        direction: Direction,
    ) -> Result<Option<String>, DbError> {
        match conn {
            Conn::Sqlite(conn) => {
                let name = apply(conn, &self.sqlite, direction)?;
                name.map(|name| find_dangling(conn, &name).map(|()| name))
                    .transpose()
            }
            Conn::Pg(conn) => {
                conn.batch_execute(&format!("SELECT pg_advisory_xact_lock({LOCK})"))?;
                apply(conn, &self.postgresql, direction)
            }
        }
    }
}

/// Applies or reverts one migration of the source and returns its name.
fn apply<C, B>(
    conn: &mut C,
    source: &impl MigrationSource<B>,
    direction: Direction,
) -> Result<Option<String>, DbError>
where
    B: Backend,
    C: MigrationHarness<B>,
{
    let Some(migration) = next(conn, source, direction)? else {
        return Ok(None);
    };
    let name = migration.name().to_string();
    let applied = match direction {
        Direction::Up => conn.run_migration(&migration),
        Direction::Down => conn.revert_migration(&migration),
    };
    match applied {
        Ok(_) => Ok(Some(name)),
        Err(error) => Err(failed(&name, &error.to_string())),
    }
}

/// The oldest pending migration, or the newest applied one.
fn next<C, B>(
    conn: &mut C,
    source: &impl MigrationSource<B>,
    direction: Direction,
) -> Result<Option<Box<dyn Migration<B>>>, DbError>
where
    B: Backend,
    C: MigrationHarness<B>,
{
    let unavailable =
        |error: Box<dyn std::error::Error + Send + Sync>| DbError::Unavailable(error.to_string());
    let mut known = source.migrations().map_err(unavailable)?;
    known.sort_by(|one, other| one.name().version().cmp(&other.name().version()));
    let applied = conn.applied_migrations().map_err(unavailable)?;
    let is_known = |version: &MigrationVersion<'_>| {
        known.iter().any(|known| known.name().version() == *version)
    };
    if let Some(unknown) = applied.iter().find(|version| !is_known(version)) {
        return Err(DbError::TooNew(unknown.to_string()));
    }
    Ok(match direction {
        Direction::Up => known
            .into_iter()
            .find(|of| !applied.contains(&of.name().version())),
        Direction::Down => known
            .into_iter()
            .rfind(|of| applied.contains(&of.name().version())),
    })
}

fn failed(name: &str, why: &str) -> DbError {
    DbError::Migration {
        name: name.to_owned(),
        why: why.to_owned(),
    }
}

#[derive(QueryableByName)]
struct Dangling {
    #[diesel(sql_type = Text)]
    child: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    row_id: Option<i64>,
    #[diesel(sql_type = Text)]
    parent: String,
}

/// Fails if a migration left a row whose foreign key refers to no row.
fn find_dangling(conn: &mut SqliteConnection, migration: &str) -> Result<(), DbError> {
    const QUERY: &str =
        "SELECT \"table\" AS child, rowid AS row_id, parent FROM pragma_foreign_key_check LIMIT 1";
    let found: Option<Dangling> = diesel::sql_query(QUERY).get_result(conn).optional()?;
    let Some(found) = found else { return Ok(()) };
    let row = found.row_id.map_or_else(String::new, |id| format!(" {id}"));
    let (child, parent) = (found.child, found.parent);
    let why = format!("row{row} of {child} refers to a row of {parent} that is not there");
    Err(failed(migration, &why))
}
