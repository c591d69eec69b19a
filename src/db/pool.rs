//! Connection pools for either database; every connection gets the program's settings.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection, R2D2Connection};

use super::conn::Conn;
use super::error::DbError;

/// SQLite has one writer at a time, so one connection writes and the others read; PostgreSQL has one pool for both.
#[derive(Clone)]
pub(super) struct Pools {
    readers: Pool<Manager>,
    writer: Pool<Manager>,
}

const READERS: u32 = 6;
/// How long a request waits for a connection; after that, it is refused because the database is busy.
const WAIT: Duration = Duration::from_secs(10);

/// The settings of every SQLite connection; the timeout is in milliseconds.
pub(super) const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
     PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

impl Pools {
    pub(super) fn open(url: &str) -> Result<Self, DbError> {
        let manager = Manager {
            url: url.strip_prefix("sqlite:").unwrap_or(url).to_owned(),
        };
        if manager.is_postgres() {
            let pool = pool(&manager, READERS)?;
            return Ok(Self {
                readers: pool.clone(),
                writer: pool,
            });
        }
        // the writer is opened first, since it creates the file
        let writer = pool(&manager, 1)?;
        Ok(Self {
            writer,
            readers: pool(&manager, READERS)?,
        })
    }

    pub(super) fn reader(&self) -> Result<PooledConnection<Manager>, DbError> {
        Ok(self.readers.get()?)
    }

    pub(super) fn writer(&self) -> Result<PooledConnection<Manager>, DbError> {
        Ok(self.writer.get()?)
    }
}

fn pool(manager: &Manager, size: u32) -> Result<Pool<Manager>, DbError> {
    let built = Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .connection_timeout(WAIT)
        .build(manager.clone());
    Ok(built?)
}

/// Opens the kind of connection that the URL names. Diesel's own manager would try both kinds, and so create a SQLite
/// file named after the URL of a PostgreSQL server that is down.
#[derive(Clone, Debug)]
pub(super) struct Manager {
    url: String,
}

impl Manager {
    fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres://") || self.url.starts_with("postgresql://")
    }

    fn establish(&self) -> Result<Conn, diesel::r2d2::Error> {
        use diesel::r2d2::Error::{ConnectionError, QueryError};
        if self.is_postgres() {
            let mut conn = PgConnection::establish(&self.url).map_err(ConnectionError)?;
            conn.batch_execute("SET TIME ZONE 'UTC'")
                .map_err(QueryError)?;
            return Ok(Conn::Pg(conn));
        }
        let mut conn = SqliteConnection::establish(&self.url).map_err(ConnectionError)?;
        conn.batch_execute(SQLITE_SETTINGS).map_err(QueryError)?;
        Ok(Conn::Sqlite(conn))
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        self.establish()
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        conn.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}
