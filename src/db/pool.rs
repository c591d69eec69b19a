//! Connection pools for either database; every connection gets the program's settings.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection, R2D2Connection};

use super::conn::Conn;
use super::error::DbError;
use super::file::{DbFile, Identity};
use super::pulse::Slot;
use super::{patience, postgres};

/// SQLite has one writer at a time, so one connection writes and the others read; PostgreSQL has one pool for both. One
/// more connection, made when it is first needed, tests whether the database can be used, without waiting for the others.
#[derive(Clone)]
pub(super) struct Pools {
    pub(super) readers: Pool<Manager>,
    pub(super) writer: Pool<Manager>,
    pub(super) probe: Pool<Manager>,
    pub(super) place: Place,
}

/// Where the database is.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// The URL of a PostgreSQL server, with limits.
    Postgres(Arc<str>),
    /// A SQLite file.
    File(Arc<DbFile>),
}

/// How long the first connection may take, before the program gives up its start.
const START: Duration = Duration::from_secs(10);

/// The settings of every SQLite connection. The log of writes is cut to this many bytes when it begins anew.
/// What is deleted is overwritten in the file, so that no secret of a letter stays behind.
pub(super) const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 16777216; \
     PRAGMA secure_delete = ON;";

impl Pools {
    pub(super) fn open(url: &str, connections: u32) -> Result<Self, DbError> {
        let place = match postgres::is_url(url) {
            true => Place::Postgres(postgres::with_limits(url).into()),
            false => {
                let path = Path::new(url.strip_prefix("sqlite:").unwrap_or(url));
                Place::File(Arc::new(DbFile::open(path)?))
            }
        };
        let readers = pool(&place, connections, 1)?;
        let writer = match place {
            Place::Postgres(_) => readers.clone(),
            Place::File(_) => pool(&place, 1, 1)?,
        };
        Ok(Self {
            probe: pool(&place, 1, 0)?,
            readers,
            writer,
            place,
        })
    }
}

/// A pool that keeps a SQLite connection for as long as the program runs: the last one to be closed would delete the
/// log, by which the others know the file.
fn pool(place: &Place, size: u32, idle: u32) -> Result<Pool<Manager>, DbError> {
    let mut builder = Pool::builder()
        .max_size(size)
        .min_idle(Some(idle))
        .connection_timeout(START);
    if matches!(place, Place::File(_)) {
        builder = builder.max_lifetime(None).idle_timeout(None);
    }
    Ok(builder.build(Manager(place.clone()))?)
}

/// A connection of a pool.
pub(super) struct Link {
    pub(super) conn: Conn,
    /// The work that it does.
    pub(super) work: Slot,
    /// The file's log when the connection was opened.
    log: Option<Identity>,
}

/// A connection that is taken from a pool, for as long as it is used.
pub(super) type Taken = PooledConnection<Manager>;

impl Place {
    /// Fails when the SQLite file is not the one that the program opened.
    pub(super) fn check_file(&self) -> Result<(), DbError> {
        match self {
            Self::Postgres(_) => Ok(()),
            Self::File(file) => file.check(),
        }
    }

    /// Fails when the SQLite file is not the one that this connection has open.
    pub(super) fn check(&self, link: &Link) -> Result<(), DbError> {
        match self {
            Self::Postgres(_) => Ok(()),
            Self::File(file) => file.check().and_then(|()| file.check_log(link.log)),
        }
    }
}

/// Opens the kind of connection that the place is. Diesel's own manager would try both kinds, and so create a SQLite
/// file named after the URL of a PostgreSQL server that is down.
#[derive(Clone, Debug)]
pub(super) struct Manager(Place);

impl ManageConnection for Manager {
    type Connection = Link;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Link, Self::Error> {
        let (mut conn, log) = match &self.0 {
            Place::Postgres(url) => (Conn::Pg(postgres::connect(url)?), None),
            Place::File(file) => {
                let conn = connect_to_file(file)?;
                (Conn::Sqlite(conn), file.log())
            }
        };
        let work = Slot::default();
        let heard = work.clone();
        conn.set_instrumentation(move |event: diesel::connection::InstrumentationEvent<'_>| {
            heard.hear(&event);
        });
        Ok(Link { conn, work, log })
    }

    fn is_valid(&self, link: &mut Link) -> Result<(), Self::Error> {
        link.conn.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, link: &mut Link) -> bool {
        std::thread::panicking() || link.conn.is_broken()
    }
}

/// The file is compared before and after, so that it was not replaced in between.
fn connect_to_file(file: &DbFile) -> Result<SqliteConnection, diesel::r2d2::Error> {
    use diesel::r2d2::Error::{ConnectionError, QueryError};
    let gone =
        |error: DbError| ConnectionError(diesel::ConnectionError::BadConnection(error.to_string()));
    file.check().map_err(gone)?;
    let mut conn = SqliteConnection::establish(&file.uri()).map_err(ConnectionError)?;
    conn.batch_execute(patience::ON_SQLITE)
        .map_err(QueryError)?;
    conn.batch_execute(SQLITE_SETTINGS).map_err(QueryError)?;
    file.check().map_err(gone)?;
    Ok(conn)
}
