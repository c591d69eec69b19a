//! Begins and ends transactions, with the statements of either database.

use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::result::Error;

use super::conn::Conn;
use super::error::{DbError, is_lost};
use super::patience::Patience;
use super::pulse::{Pulse, too_late};

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It reads one snapshot.
    Read,
    /// It is as if it ran alone.
    Write,
    /// Like [`Self::Write`], and nobody else changes entries meanwhile.
    Entries,
    /// It sees what others have committed meanwhile: for locks, and for rows that no decision rests on.
    Simple,
}

impl Purpose {
    fn on_sqlite(self) -> &'static str {
        match self {
            Self::Read => "BEGIN",
            Self::Write | Self::Entries | Self::Simple => "BEGIN IMMEDIATE",
        }
    }

    fn on_postgres(self) -> &'static str {
        match self {
            Self::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Self::Write | Self::Entries => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Self::Simple => "BEGIN ISOLATION LEVEL READ COMMITTED",
        }
    }
}

/// The pause before SQLite is asked again for the lock that another program holds.
const PAUSE: Duration = Duration::from_millis(50);

/// Runs a closure in a transaction, and commits when the closure succeeds and nobody has given the work up.
pub(super) fn in_transaction<T, E: From<DbError>>(
    conn: &mut Conn,
    purpose: Purpose,
    patience: Patience,
    pulse: &Pulse,
    f: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    begin(conn, purpose, patience)?;
    let locked = lock(conn, purpose).map_err(E::from);
    let value = match locked.and_then(|()| f(conn)) {
        Ok(value) => value,
        Err(error) => {
            roll_back(conn);
            return Err(error);
        }
    };
    match pulse.commit(|| commit(conn)) {
        Some(committed) => committed.map(|()| value).map_err(E::from),
        None => {
            roll_back(conn);
            Err(too_late().into())
        }
    }
}

pub(super) fn begin(conn: &mut Conn, purpose: Purpose, patience: Patience) -> Result<(), DbError> {
    let until = Instant::now() + patience.lock();
    loop {
        let begun = match conn {
            Conn::Sqlite(conn) => {
                AnsiTransactionManager::begin_transaction_sql(conn, purpose.on_sqlite())
            }
            Conn::Pg(conn) => {
                let sql = format!("{}{}", purpose.on_postgres(), patience.on_postgres());
                AnsiTransactionManager::begin_transaction_sql(conn, &sql)
            }
        };
        match begun.map_err(DbError::from) {
            // SQLite itself waits for as long as a request may
            Err(DbError::Unavailable(why))
                if why.contains("database is locked") && Instant::now() < until =>
            {
                std::thread::sleep(PAUSE);
            }
            begun => return begun,
        }
    }
}

/// Keeps others from changing entries. It must come before the first query, which fixes what the transaction sees; then
/// whoever changed entries before is seen, and whoever does so later is the one that collides.
fn lock(conn: &mut Conn, purpose: Purpose) -> Result<(), DbError> {
    match (conn, purpose) {
        (Conn::Pg(conn), Purpose::Entries) => {
            Ok(conn.batch_execute("LOCK TABLE entries IN SHARE ROW EXCLUSIVE MODE")?)
        }
        _ => Ok(()),
    }
}

fn commit(conn: &mut Conn) -> Result<(), DbError> {
    let committed = match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::commit_transaction(conn),
        Conn::Pg(conn) => AnsiTransactionManager::commit_transaction(conn),
    };
    committed.map_err(|error| match error {
        // the answer to a COMMIT that was sent never came
        error if is_lost(&error) => DbError::Unsure(error.to_string()),
        Error::RollbackErrorOnCommit { commit_error, .. } => (*commit_error).into(),
        error => error.into(),
    })
}

/// Rolls back. A connection that cannot is broken, and the pool drops it.
pub(super) fn roll_back(conn: &mut Conn) {
    let rolled_back = match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::rollback_transaction(conn),
        Conn::Pg(conn) => AnsiTransactionManager::rollback_transaction(conn),
    };
    match rolled_back {
        // SQLite has taken a transaction back itself after some failures
        Ok(()) | Err(Error::NotInTransaction) => {}
        Err(error) => tracing::warn!(%error, "a transaction could not be rolled back"),
    }
}
