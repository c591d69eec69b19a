//! What is said when a request cannot be answered as asked? A plain sentence, what was kept, and where to go; the cause
//! goes to the log once, never to the reader.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use super::filters;
use super::page::Page;
use super::response::HandlerResult;
use crate::db::{DbError, Failed};

/// Why a request cannot be answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// There is nothing at this address, or nothing that this reader may see.
    #[error("nothing here")]
    NotFound,
    /// The reader must sign in first.
    #[error("not signed in")]
    SignInFirst,
    /// The reader is signed in, but this is not theirs to do.
    #[error("not allowed")]
    Forbidden,
    /// The request came from another site.
    #[error("a request from another site")]
    CrossSite,
    /// What was sent cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(&'static str),
    /// The address takes other methods.
    #[error("a method that this address does not take")]
    WrongMethod,
    /// More was sent than is taken.
    #[error("too large")]
    TooLarge,
    /// Too many tries in a short time.
    #[error("too many tries")]
    TooMany,
    /// Somebody else was faster; the page must be looked at again.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// The database cannot be used just now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of the program.
    #[error("broken: {0}")]
    Broken(String),
}

/// The error behind an answer, for the middleware that makes the page of it in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    /// Key of the title's and (with `-what`) the sentence's words.
    pub key: &'static str,
}

impl WebError {
    fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::SignInFirst => "error-sign-in",
            Self::Forbidden => "error-forbidden",
            Self::CrossSite => "error-cross-site",
            Self::Unreadable(key) | Self::Conflict(key) => key,
            Self::WrongMethod => "error-wrong-method",
            Self::TooLarge => "error-too-large",
            Self::TooMany => "error-too-many",
            Self::Unavailable(_) => "error-unavailable",
            Self::Broken(_) => "error-broken",
        }
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        match self {
            Self::Unavailable(cause) | Self::Broken(cause) => {
                tracing::error!(%cause, "a request failed")
            }
            _ => tracing::info!(why = %self, "a request was refused"),
        }
        let mut answer = HttpResponse::build(self.status_code());
        if matches!(self, Self::Unavailable(_) | Self::TooMany) {
            answer.insert_header((RETRY_AFTER, "30"));
        }
        let mut answer = answer.finish();
        answer.extensions_mut().insert(Note { key: self.key() });
        answer
    }
}

impl From<DbError> for WebError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Missing => Self::NotFound,
            DbError::Unavailable(cause) | DbError::Conflict(cause) => Self::Unavailable(cause),
            DbError::Corrupt(_)
            | DbError::Migration { .. }
            | DbError::TooNew(_)
            | DbError::Query(_) => Self::Broken(error.to_string()),
        }
    }
}

impl crate::db::Retryable for WebError {
    fn is_conflict(&self) -> bool {
        false
    }
}

/// Sets a refusal apart from a failure of the database: `Ok(Err(refusal))` goes back into the form.
///
/// # Errors
/// When the database failed.
pub fn or_refused<T, R>(done: Result<T, Failed<R>>) -> Result<Result<T, R>, WebError> {
    match done {
        Ok(value) => Ok(Ok(value)),
        Err(Failed::Refused(refused)) => Ok(Err(refused)),
        Err(Failed::Db(error)) => Err(error.into()),
    }
}

/// What stands at an address that the site does not have.
///
/// # Errors
/// Always: there is nothing.
pub async fn no_such_page() -> HandlerResult {
    Err(WebError::NotFound)
}

/// What stands at an address that takes other methods.
///
/// # Errors
/// Always: 405.
pub async fn wrong_method() -> HandlerResult {
    Err(WebError::WrongMethod)
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    key: &'static str,
}

/// The page of an error.
#[must_use]
pub fn error_page(page: Page, note: Note) -> String {
    ErrorPage {
        page,
        key: note.key,
    }
    .render()
    .unwrap_or_default()
}
