//! Why a demonstration could not be made.

use crate::db::{DbError, Failed, Retryable};

/// Why a database was not filled. It is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The definition is not the built-in one, to which the demonstration's dates belong.
    #[error("a demonstration shows the edition that is built in; leave the setting “contest” out")]
    OtherContest,
    /// The database belongs to a real contest.
    #[error(
        "the database holds entries or accounts of a real contest, and a demonstration needs an empty one; \
         name another folder with --data"
    )]
    InUse,
    /// A message could not be read, or a video not stored.
    #[error("the demonstration’s messages could not be taken in: {0}")]
    Messages(String),
    /// An act refused something that the demonstration needs.
    #[error("the demonstration does not fit the contest’s rules: {0}")]
    Act(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl<R: std::fmt::Debug> From<Failed<R>> for FillError {
    fn from(failed: Failed<R>) -> Self {
        match failed {
            Failed::Refused(refused) => Self::Act(format!("{refused:?}")),
            Failed::Db(error) => Self::Db(error),
        }
    }
}

impl Retryable for FillError {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_conflict())
    }
}

/// The result of a step of the simulation.
pub(super) type Result<T, E = FillError> = std::result::Result<T, E>;
