//! The database: what is stored, and how it is read and written safely on SQLite and PostgreSQL.
//!
//! [`Db::read`] runs a closure on a snapshot, [`Db::write`] in a serializable transaction. The closure of a write may
//! run more than once (PostgreSQL refuses one of two transactions that collide), so it has no effects outside the
//! database; letters and files are recorded as rows of the same transaction.
//!
//! Nothing waits for the database without end ([`Patience`]). A write whose commit got no answer fails with
//! [`DbError::Unsure`].

pub mod accounts;
pub mod audit;
pub mod backup;
mod conn;
pub mod contests;
pub mod entries;
pub mod error;
mod file;
pub mod gallery;
pub mod holds;
pub mod imports;
pub mod installation;
pub mod judging;
pub mod link_checks;
pub mod lookups;
pub mod mail;
mod marker;
pub mod migrate;
pub mod official_posts;
pub mod pairs;
mod patience;
mod pool;
mod postgres;
pub mod posts;
mod pulse;
pub mod results;
mod schema;
mod sqlite;
pub mod token_hashes;
mod transaction;
pub mod types;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::Pool;

pub use conn::Conn;
pub use error::{DbError, Failed, Retryable, refuse};
use marker::Marker;
pub use patience::Patience;
use pool::{Manager, Place, Pools, Taken};
use pulse::{Pulse, too_late};
use transaction::{Purpose, begin, in_transaction, roll_back};

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

/// The database of a running program; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    patience: Patience,
    /// The work that this value belongs to.
    work: Arc<Pulse>,
    marker: Option<Arc<Marker>>,
}

/// The most connections where no setting says so.
const CONNECTIONS: u32 = 8;

impl Db {
    /// Opens the database behind a URL: `postgres://…`, or a path (`sqlite:` in front is allowed).
    ///
    /// # Errors
    /// When no connection can be made, or the database is not fit for this program.
    pub fn open(url: &str) -> Result<Self, DbError> {
        Self::open_with(url, CONNECTIONS)
    }

    fn open_with(url: &str, connections: u32) -> Result<Self, DbError> {
        let db = Self {
            pools: Pools::open(url, connections)?,
            patience: Patience::Request,
            work: Pulse::new(),
            marker: None,
        };
        match &mut db.link(&db.pools.writer)?.conn {
            Conn::Pg(conn) => postgres::check(conn)?,
            Conn::Sqlite(conn) => sqlite::check(conn)?,
        }
        Ok(db)
    }

    /// Like [`Db::open`], for a program whose data is kept in a folder. A SQLite file is made once there, and never
    /// again ([`DbError::Lost`]).
    pub fn open_kept(url: &str, data: &Path, connections: u32) -> Result<Self, DbError> {
        let marker = match postgres::is_url(url) {
            true => None,
            false => Some(Arc::new(Marker::read(url, data)?)),
        };
        Ok(Self {
            marker,
            ..Self::open_with(url, connections)?
        })
    }

    /// The same database for work that may take longer than a request: jobs, commands, lists.
    #[must_use]
    pub fn with_patience(&self, patience: Patience) -> Self {
        Self {
            patience,
            ..self.clone()
        }
    }

    /// Runs pending migrations and returns how many ran.
    ///
    /// # Errors
    /// When a migration fails; the ones before it stay applied.
    pub fn migrate(&self) -> Result<usize, DbError> {
        let ran = self.on_connection(|conn| migrate::BUILT_IN.run_pending(conn))?;
        if let Some(marker) = &self.marker {
            marker.set()?;
        }
        Ok(ran)
    }

    /// Runs a closure on the writing connection, outside any transaction: for migrations.
    ///
    /// # Errors
    /// The closure's own error, or a [`DbError`] when there is no connection.
    pub fn on_connection<T>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        f(&mut self.link(&self.pools.writer)?.conn)
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
        self.off_thread(move |db| db.read_now(f)).await
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
        self.off_thread(move |db| db.write_now(f)).await
    }

    /// Like [`Db::read`], on the calling thread.
    pub fn read_now<T, E: From<DbError>>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let conn = &mut self.link(&self.pools.readers)?.conn;
        begin(conn, Purpose::Read, self.patience)?;
        let answer = f(conn);
        roll_back(conn);
        answer
    }

    /// Like [`Db::write`], on the calling thread.
    pub fn write_now<T, E>(&self, f: impl Fn(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbError> + Retryable,
    {
        self.write_for(Purpose::Write, f)
    }

    /// Like [`Db::write_now`], for many entries at once: on PostgreSQL nobody else changes entries meanwhile, since a
    /// transaction that reads and writes so much would collide with every one of them. It must be short.
    pub fn write_entries_now<T, E>(&self, f: impl Fn(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbError> + Retryable,
    {
        self.write_for(Purpose::Entries, f)
    }

    fn write_for<T, E>(
        &self,
        purpose: Purpose,
        f: impl Fn(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<DbError> + Retryable,
    {
        let mut tries = 1;
        loop {
            // the connection returns to its pool before the pause, so that others can write meanwhile
            match self.write_once(&self.pools.writer, purpose, &f) {
                Err(error) if error.is_conflict() && tries < self.patience.tries() => {
                    std::thread::sleep(pause_before(tries));
                    tries += 1;
                }
                answer => return answer,
            }
        }
    }

    fn write_once<T, E: From<DbError>>(
        &self,
        pool: &Pool<Manager>,
        purpose: Purpose,
        f: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut link = self.link(pool)?;
        let answer = in_transaction(&mut link.conn, purpose, self.patience, &self.work, f);
        if answer.is_ok() {
            // into a file that is gone nothing is acknowledged
            let place = self.pools.place.check(&link);
            place.map_err(|error| DbError::Unsure(error.to_string()))?;
        }
        answer
    }

    /// A connection of a pool, which tells this value's work what it does.
    fn link(&self, pool: &Pool<Manager>) -> Result<Lent, DbError> {
        if self.work.is_given_up() {
            return Err(too_late());
        }
        self.pools.place.check_file()?;
        self.work.asks();
        let taken = pool.get_timeout(self.patience.connection());
        self.work.hears();
        let link = Lent(taken?);
        link.0.work.set(Some(Arc::clone(&self.work)));
        self.pools.place.check(&link.0)?;
        Ok(link)
    }

    /// Runs work on a thread for blocking work, with a value of its own, and gives it up when the database does not
    /// answer: then nothing that is not committed will be.
    ///
    /// # Errors
    /// The work's own error, [`DbError::Unavailable`] when nothing of it was stored, or [`DbError::Unsure`].
    pub async fn off_thread<T, E>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let db = Self {
            work: Pulse::new(),
            ..self.clone()
        };
        let (pulse, silence) = (Arc::clone(&db.work), self.patience.silence());
        let thread = tokio::task::spawn_blocking(move || work(&db));
        pulse.watch(thread, silence).await
    }

    /// Cuts SQLite's log of writes when it has grown long: it grows while somebody reads an old snapshot, and stays
    /// long on the disk afterwards. Returns whether it is short now.
    pub fn shorten_log(&self) -> Result<bool, DbError> {
        let Place::File(file) = &self.pools.place else {
            return Ok(true);
        };
        if file.log_length() >= sqlite::LONG_LOG
            && let Conn::Sqlite(conn) = &mut self.link(&self.pools.writer)?.conn
        {
            sqlite::cut_log(conn)?;
        }
        Ok(file.log_length() < sqlite::LONG_LOG)
    }

    /// Writes a row that no decision rests on, over a connection of its own, to see whether the database can be used.
    ///
    /// # Errors
    /// The closure's own error, or why the database cannot be used.
    pub fn probe_now<T, E: From<DbError>>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_once(&self.pools.probe, Purpose::Simple, f)
    }
}

/// A connection that forgets its work when it returns to its pool.
struct Lent(Taken);

impl std::ops::Deref for Lent {
    type Target = pool::Link;

    fn deref(&self) -> &pool::Link {
        &self.0
    }
}

impl std::ops::DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut pool::Link {
        &mut self.0
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.0.work.set(None);
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
