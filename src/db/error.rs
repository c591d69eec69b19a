//! Database errors. [`DbError`] is a failure of the database itself; [`Failed`] is such a failure or a refusal by a
//! rule.

use diesel::result::{DatabaseErrorKind, Error};

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
    /// Another transaction interfered; running this one again can succeed.
    #[error("another write came between: {0}")]
    Conflict(String),
    /// A row that must exist does not.
    #[error("a row that must be there is not")]
    Missing,
    /// A stored value that this program cannot interpret.
    #[error("the database holds “{0}”, which means nothing to this program")]
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
            Error::DatabaseError(kind, info) => match kind {
                DatabaseErrorKind::SerializationFailure => {
                    Self::Conflict(info.message().to_owned())
                }
                // SQLite has one writer, so the value existed when the transaction began, and a second run would fail
                // as well. On PostgreSQL, which alone names the constraint, another transaction may have added the
                // value meanwhile.
                DatabaseErrorKind::UniqueViolation if info.constraint_name().is_some() => {
                    Self::Conflict(info.message().to_owned())
                }
                DatabaseErrorKind::ClosedConnection => Self::Unavailable(info.message().to_owned()),
                _ if is_conflict_message(info.message()) => {
                    Self::Conflict(info.message().to_owned())
                }
                _ if is_unavailable(info.message()) => Self::Unavailable(info.message().to_owned()),
                _ => Self::Query(error),
            },
            Error::BrokenTransactionManager => Self::Unavailable(error.to_string()),
            _ => Self::Query(error),
        }
    }
}

/// Diesel has no error kind for PostgreSQL's deadlocks, so the message is compared.
fn is_conflict_message(message: &str) -> bool {
    message.contains("deadlock detected") || message.contains("could not serialize access")
}

/// Diesel has no error kinds for these failures, so the message is compared.
fn is_unavailable(message: &str) -> bool {
    const WORDS: [&str; 9] = [
        "database is locked",
        "database or disk is full",
        "disk I/O error",
        "readonly database",
        "unable to open database",
        "No space left",
        "could not extend file",
        "terminating connection",
        "the database system is",
    ];
    WORDS.iter().any(|words| message.contains(words))
}

impl From<diesel::r2d2::PoolError> for DbError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Unavailable(error.to_string())
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
