//! Database errors. [`DbError`] is a failure of the database itself; [`Failed`] is such a failure or a refusal by a
//! rule.

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error};

/// An error that shows whether its transaction collided with another.
pub trait Retryable {
    /// Whether another run of the same closure can succeed.
    fn is_conflict(&self) -> bool;
}

/// A failure of the database, as opposed to a refusal by a rule.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The database is locked, full or down. The transaction was rolled back.
    #[error("the database cannot be used just now: {0}")]
    Unavailable(String),
    /// The connection was lost, or the database fell silent, while the transaction was being committed: it may be stored
    /// or not. Sending the same form again is harmless.
    #[error("it is not known whether the write was stored: {0}")]
    Unsure(String),
    /// The SQLite file is not the one that was opened: it was moved, deleted, replaced or cut short.
    #[error("{0}")]
    FileGone(String),
    /// The SQLite file does not hold together.
    #[error(
        "the database file is damaged ({0}); stop the program, put a backup in its place or repair it with \
         sqlite3’s .recover, and start again"
    )]
    Damaged(String),
    /// There was a SQLite file once, and now there is none.
    #[error(
        "there is no database file at {file}, although there was one at {earlier}. Put it back, or the newest backup; \
         or correct database_url; or, to begin with an empty database, delete {marker}"
    )]
    Lost {
        /// Where it is looked for.
        file: String,
        /// Where it was.
        earlier: String,
        /// The file that says so.
        marker: String,
    },
    /// The database cannot hold the contest: its encoding has no Chinese.
    #[error(
        "the database is encoded in {0}, which cannot hold every name; make another with \
         CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
    )]
    Encoding(String),
    /// Another transaction interfered; running this one again can succeed.
    #[error("another write came between: {0}")]
    Conflict(String),
    /// A row that must exist does not.
    #[error("a row that must be there is not")]
    Missing,
    /// A stored value that this program cannot interpret.
    #[error("the database holds something that means nothing to this program: {0}")]
    Corrupt(String),
    /// A migration failed; the database is unchanged.
    #[error("the migration {name} failed and was taken back: {why}")]
    Migration {
        /// Its number and name.
        name: String,
        /// The database's message, or the row whose foreign key points to no row.
        why: String,
    },
    /// A newer version of the program has changed the database: it has a migration with a number that is unknown here.
    #[error(
        "a newer version of this program has changed the database (migration {0} is unknown here); \
         start that version, or a newer one"
    )]
    TooNew(String),
    /// Anything else.
    #[error(transparent)]
    Query(Error),
}

impl From<Error> for DbError {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound => Self::Missing,
            // a word that no enum knows, say
            Error::DeserializationError(why) => Self::Corrupt(with_cause(why.as_ref())),
            Error::DatabaseError(kind, info) => {
                of_database(kind, info.as_ref()).unwrap_or(Self::Query(error))
            }
            // the connection was lost, and the rollback after it failed as well
            Error::RollbackErrorOnCommit { .. } | Error::BrokenTransactionManager => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Query(error),
        }
    }
}

/// What a database's own error means; `None` for a fault of the program.
fn of_database(kind: &DatabaseErrorKind, info: &dyn DatabaseErrorInformation) -> Option<DbError> {
    let message = info.message().to_owned();
    Some(match kind {
        DatabaseErrorKind::SerializationFailure => DbError::Conflict(message),
        // SQLite has one writer, so the value existed when the transaction began, and a second run would fail as well.
        // On PostgreSQL, which alone names the constraint, another transaction may have added the value meanwhile.
        DatabaseErrorKind::UniqueViolation if info.constraint_name().is_some() => {
            DbError::Conflict(message)
        }
        DatabaseErrorKind::ClosedConnection
        | DatabaseErrorKind::UnableToSendCommand
        | DatabaseErrorKind::ReadOnlyTransaction => DbError::Unavailable(message),
        _ if holds(&message, &CONFLICT) => DbError::Conflict(message),
        _ if holds(&message, &DAMAGED) => DbError::Damaged(message),
        _ if holds(&message, &UNAVAILABLE) => DbError::Unavailable(message),
        _ => return None,
    })
}

/// Diesel names the column; the cause says what is wrong with its value.
fn with_cause(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

/// Whether an error means that the connection was lost, so that nobody knows how far its last statement came.
pub(super) fn is_lost(error: &Error) -> bool {
    match error {
        Error::DatabaseError(kind, info) => {
            let lost = [
                DatabaseErrorKind::ClosedConnection,
                DatabaseErrorKind::UnableToSendCommand,
            ];
            // on SQLite, a file whose last sync failed may hold the transaction after a power cut
            lost.iter()
                .any(|lost| std::mem::discriminant(lost) == std::mem::discriminant(kind))
                || info.message().contains("disk I/O error")
        }
        Error::RollbackErrorOnCommit { commit_error, .. } => is_lost(commit_error),
        Error::BrokenTransactionManager => true,
        _ => false,
    }
}

// Diesel passes no SQLSTATE on, so messages are compared; every connection asks PostgreSQL for English ones.

/// Deadlocks, which have no kind in Diesel.
const CONFLICT: [&str; 2] = ["deadlock detected", "could not serialize access"];

/// SQLite's words for a file that does not hold together, and PostgreSQL's for its own files (XX001, XX002).
const DAMAGED: [&str; 3] = [
    "database disk image is malformed",
    "file is not a database",
    "invalid page in block",
];

/// SQLite's words for a file that cannot be used just now, and PostgreSQL's for its classes 53 (no resources), 55 (not
/// in the state), 57 (somebody intervened) and 58 (the system failed).
const UNAVAILABLE: [&str; 31] = [
    "database is locked",
    "database table is locked",
    "database schema is locked",
    "database or disk is full",
    "disk I/O error",
    "locking protocol",
    "readonly database",
    "unable to open database",
    "No space left",
    "could not extend file",
    "could not write",
    "could not read",
    "could not open file",
    "could not fsync",
    "could not access",
    "could not create",
    "could not resize shared memory",
    "out of memory",
    "out of shared memory",
    "too many clients",
    "too many connections",
    "remaining connection slots",
    "configuration limit exceeded",
    "Not enough elements in RWConflictPool",
    "canceling statement",
    "canceling autovacuum",
    "could not obtain lock",
    "terminating connection",
    "terminating background worker",
    "the database system is",
    "cannot accept connections",
];

fn holds(message: &str, words: &[&str]) -> bool {
    words.iter().any(|words| message.contains(words))
}

impl DbError {
    /// One word for what keeps the database from being used, for programs that watch this one.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        const FULL: [&str; 4] = [
            "full",
            "No space left",
            "could not extend",
            "file too large",
        ];
        match self {
            Self::Damaged(_) => "database-damaged",
            Self::FileGone(_) => "database-gone",
            Self::Unavailable(why) if holds(why, &FULL) => "database-full",
            Self::Unavailable(why) if holds(why, &["readonly", "read-only"]) => {
                "database-read-only"
            }
            _ => "database",
        }
    }
}

impl From<diesel::r2d2::PoolError> for DbError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        let why = error.to_string();
        match holds(&why, &DAMAGED) {
            true => Self::Damaged(why),
            false => Self::Unavailable(why),
        }
    }
}

impl Retryable for DbError {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}

/// Why an act did not happen: a rule refused it, or the database failed. In both cases nothing was written.
#[derive(Debug)]
pub enum Failed<R> {
    /// A rule refused it; `R` says which and why.
    Refused(R),
    /// The database failed.
    Db(DbError),
}

impl<R> From<DbError> for Failed<R> {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl<R> From<Error> for Failed<R> {
    fn from(error: Error) -> Self {
        Self::Db(error.into())
    }
}

/// The result of an act that a rule refuses.
pub fn refuse<T, R>(why: R) -> Result<T, Failed<R>> {
    Err(Failed::Refused(why))
}

impl<R> Retryable for Failed<R> {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_conflict())
    }
}
