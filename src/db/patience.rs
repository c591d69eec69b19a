//! How long the database is waited for: a person who waits for a page is told within five seconds that it does not
//! answer, and work that nobody waits for may take longer.

use std::time::Duration;

/// How long the database is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// As long as a person waits for a page.
    Request,
    /// As long as a job or a command may take.
    Work,
    /// As long as it takes: a table of any size is made anew, another program migrates, or all is copied.
    Migration,
}

/// How long a request waits for one answer of the database before it is given up. The limits within the database are
/// shorter, so that they come first where it still counts time.
const SILENCE: Duration = Duration::from_secs(4);
const SILENCE_OF_WORK: Duration = Duration::from_secs(90);

/// How long a request waits for a connection of the pool.
const CONNECTION: Duration = Duration::from_secs(3);
const CONNECTION_OF_WORK: Duration = Duration::from_secs(30);

/// How long a request waits for a row, a table or the SQLite file that another transaction has locked.
const LOCK: Duration = Duration::from_millis(2_500);
const LOCK_OF_WORK: Duration = Duration::from_secs(30);

/// How often a write is tried that collides with others on PostgreSQL.
const TRIES: u32 = 12;
const TRIES_OF_WORK: u32 = 60;

/// The limits of every connection to PostgreSQL. A session that sits in an open transaction (a program that was paused)
/// is ended: on SERIALIZABLE, the locks of all later writes would pile up behind it.
pub(super) const ON_POSTGRES: &str = "SET statement_timeout = '3500ms'; SET lock_timeout = '2500ms'; \
     SET idle_in_transaction_session_timeout = '10s'";

/// The longer limits of one transaction.
const OF_WORK_ON_POSTGRES: &str =
    "; SET LOCAL statement_timeout = '80s'; SET LOCAL lock_timeout = '30s'";
const OF_MIGRATIONS_ON_POSTGRES: &str =
    "; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0";

/// The limits of a SQLite connection; milliseconds.
pub(super) const ON_SQLITE: &str = "PRAGMA busy_timeout = 2500";

impl Patience {
    pub(super) fn silence(self) -> Duration {
        match self {
            Self::Request => SILENCE,
            Self::Work | Self::Migration => SILENCE_OF_WORK,
        }
    }

    pub(super) fn connection(self) -> Duration {
        match self {
            Self::Request => CONNECTION,
            Self::Work | Self::Migration => CONNECTION_OF_WORK,
        }
    }

    pub(super) fn lock(self) -> Duration {
        match self {
            Self::Request => LOCK,
            Self::Work | Self::Migration => LOCK_OF_WORK,
        }
    }

    pub(super) fn tries(self) -> u32 {
        match self {
            Self::Request => TRIES,
            Self::Work | Self::Migration => TRIES_OF_WORK,
        }
    }

    /// What follows the statement that begins a transaction on PostgreSQL.
    pub(super) fn on_postgres(self) -> &'static str {
        match self {
            Self::Request => "",
            Self::Work => OF_WORK_ON_POSTGRES,
            Self::Migration => OF_MIGRATIONS_ON_POSTGRES,
        }
    }
}
