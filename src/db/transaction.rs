//! Begins and ends transactions, with the statements of either database.

use diesel::connection::{AnsiTransactionManager, TransactionManager};

use super::conn::Conn;
use super::error::DbError;

/// Runs a closure in a transaction that begins with the database's own statement, and commits when the closure
/// succeeds.
pub(super) fn in_transaction<T, E: From<DbError>>(
    conn: &mut Conn,
    sqlite: &str,
    pg: &str,
    f: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    begin(conn, sqlite, pg)?;
    match f(conn) {
        Ok(value) => {
            let committed = commit(conn);
            if committed.is_err() {
                roll_back(conn);
            }
            committed.map(|()| value).map_err(E::from)
        }
        Err(error) => {
            roll_back(conn);
            Err(error)
        }
    }
}

pub(super) fn begin(conn: &mut Conn, sqlite: &str, pg: &str) -> Result<(), DbError> {
    let begun = match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, sqlite),
        Conn::Pg(conn) => AnsiTransactionManager::begin_transaction_sql(conn, pg),
    };
    begun.map_err(DbError::from)
}

fn commit(conn: &mut Conn) -> Result<(), DbError> {
    let committed = match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::commit_transaction(conn),
        Conn::Pg(conn) => AnsiTransactionManager::commit_transaction(conn),
    };
    committed.map_err(DbError::from)
}

/// Rolls back. A connection that cannot is broken, and the pool drops it at its next check.
pub(super) fn roll_back(conn: &mut Conn) {
    let rolled_back = match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::rollback_transaction(conn),
        Conn::Pg(conn) => AnsiTransactionManager::rollback_transaction(conn),
    };
    if let Err(error) = rolled_back {
        tracing::warn!(%error, "a transaction could not be rolled back");
    }
}
