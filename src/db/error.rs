//! Errors of the database: [`DbError`] for its own failures, [`Failed`] to set them apart from refusals by a rule.

use diesel::result::{DatabaseErrorKind, Error};

/// An error that can tell whether its transaction collided with another.
pub trait Retryable {
    /// Whether running the same closure again can succeed.
    fn is_conflict(&self) -> bool;
}

/// A failure of the database, not of what was asked of it.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// It cannot be asked just now: locked, full, down. Nothing of the transaction was kept.
    #[error("the database cannot be used just now: {0}")]
    Unavailable(String),
    /// Another transaction came between; running again can succeed.
    #[error("another write came between: {0}")]
    Conflict(String),
    /// A row that must be there is not.
    #[error("a row that must be there is not")]
    Missing,
    /// A stored value has no meaning to this program.
    #[error("the database holds “{0}”, which means nothing to this program")]
    Corrupt(String),
    /// A migration failed; the database is as it was before it.
    #[error("the migration {name} failed and was taken back: {why}")]
    Migration {
        /// Its number and name.
        name: String,
        /// What the database said, or which row refers to nothing.
        why: String,
    },
    /// A newer version of the program has been at work: a migration with this number is unknown here.
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
                // SQLite has one writer, so the value was there when the transaction began: running again fails again.
                // PostgreSQL, which alone names the constraint, may have let another transaction take it meanwhile.
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

/// PostgreSQL's deadlock has no kind of its own in Diesel.
fn is_conflict_message(message: &str) -> bool {
    message.contains("deadlock detected") || message.contains("could not serialize access")
}

/// The databases say these in words only.
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

/// Why an act did not happen: refused by a rule, or the database failed. In both cases nothing of it was kept.
#[derive(Debug)]
pub enum Failed<R> {
    /// A rule refuses it; `R` says which and why.
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

/// The answer of an act that a rule refuses.
pub fn refuse<T, R>(why: R) -> Result<T, Failed<R>> {
    Err(Failed::Refused(why))
}

impl<R> Retryable for Failed<R> {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_conflict())
    }
}
