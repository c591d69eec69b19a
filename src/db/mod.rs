//! The database: what is stored, and how it is read and written safely on SQLite and PostgreSQL.
//!
//! [`Db::read`] runs a closure on a snapshot, [`Db::write`] in a serializable transaction. The closure of a write may
//! run more than once (PostgreSQL refuses one of two transactions that collide), so it has no effects outside the
//! database; letters and files are recorded as rows of the same transaction.

pub mod accounts;
pub mod audit;
mod conn;
pub mod contests;
pub mod entries;
pub mod error;
pub mod gallery;
pub mod holds;
pub mod imports;
pub mod judging;
pub mod link_checks;
pub mod lookups;
pub mod mail;
pub mod migrate;
pub mod official_posts;
pub mod pairs;
mod pool;
pub mod posts;
pub mod results;
mod schema;
mod transaction;
pub mod types;

use std::time::Duration;

pub use error::{DbError, Failed, Retryable, refuse};
use pool::Pools;
use transaction::{begin, in_transaction, roll_back};

pub use conn::Conn;

/// Runs the same expression on either database, for statements that Diesel's connection enum does not support (ON
/// CONFLICT, batch insert).
macro_rules! on_either {
    ($conn:expr, $inner:ident => $body:expr) => {
        match $conn {
            $crate::db::Conn::Pg($inner) => $body,
            $crate::db::Conn::Sqlite($inner) => $body,
        }
    };
}
pub(crate) use on_either;

/// The database of a running program.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
}

/// The most tries of a write that collides with another on PostgreSQL.
const MAX_TRIES: u32 = 12;

impl Db {
    /// Opens the database at a URL: `postgres://…`, or a path (with or without `sqlite:` in front).
    ///
    /// # Errors
    /// When no connection can be made.
    pub fn open(url: &str) -> Result<Self, DbError> {
        Ok(Self {
            pools: Pools::open(url)?,
        })
    }

    /// Runs pending migrations and returns how many ran.
    ///
    /// # Errors
    /// When a migration fails; the ones before it stay applied.
    pub fn migrate(&self) -> Result<usize, DbError> {
        self.on_connection(|conn| migrate::BUILT_IN.run_pending(conn))
    }

    /// Runs a closure on the writing connection, outside any transaction: for migrations.
    ///
    /// # Errors
    /// The closure's own error, or a [`DbError`] when there is no connection.
    pub fn on_connection<T>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        f(&mut *self.pools.writer()?)
    }

    /// Runs a closure that reads from one snapshot, on a thread for blocking work.
    ///
    /// # Errors
    /// The closure's own error, or a [`DbError`] when the database cannot be used.
    pub async fn read<T, E>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let db = self.clone();
        off_thread(move || db.read_now(f)).await
    }

    /// Runs a closure in one write transaction, on a thread for blocking work; `f` may run more than once.
    ///
    /// # Errors
    /// The closure's own error (then nothing was written), or a [`DbError`] when the database cannot be used.
    pub async fn write<T, E>(
        &self,
        f: impl Fn(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Retryable + Send + 'static,
    {
        let db = self.clone();
        off_thread(move || db.write_now(f)).await
    }

    /// Like [`Db::read`], on the calling thread.
    pub fn read_now<T, E: From<DbError>>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let conn = &mut *self.pools.reader()?;
        begin(
            conn,
            "BEGIN",
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?;
        let answer = f(conn);
        roll_back(conn);
        answer
    }

    /// Like [`Db::write`], on the calling thread.
    pub fn write_now<T, E>(&self, f: impl Fn(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbError> + Retryable,
    {
        let mut tries = 1;
        loop {
            // the connection returns to its pool before the pause, so that others can write meanwhile
            let (sqlite, pg) = ("BEGIN IMMEDIATE", "BEGIN ISOLATION LEVEL SERIALIZABLE");
            let answer = in_transaction(&mut *self.pools.writer()?, sqlite, pg, &f);
            match answer {
                Err(error) if error.is_conflict() && tries < MAX_TRIES => {
                    std::thread::sleep(pause_before(tries));
                    tries += 1;
                }
                answer => return answer,
            }
        }
    }
}

/// The pause grows with every try, and differs between two transactions that collided.
fn pause_before(tries: u32) -> Duration {
    let mut byte = [0_u8; 1];
    let jitter = if getrandom::fill(&mut byte).is_ok() {
        u64::from(byte[0])
    } else {
        128
    };
    Duration::from_micros(u64::from(tries) * (500 + 20 * jitter))
}

async fn off_thread<T, E>(f: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    match tokio::task::spawn_blocking(f).await {
        Ok(answer) => answer,
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(DbError::Unavailable("the program is stopping".to_owned()).into()),
        },
    }
}
