//! Errors of requests. Each has a status and a page in the reader's language. The cause of a failure is logged and
//! never shown to the reader.

use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use super::filters;
use super::page::Page;
use super::waiting::whole_seconds;
use crate::db::{DbError, Failed};

/// Why a request failed.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// There is nothing at this address, or nothing that this reader may see.
    #[error("nothing here")]
    NotFound,
    /// The reader must sign in first.
    #[error("not signed in")]
    SignInFirst,
    /// The reader's role does not allow this.
    #[error("not allowed")]
    Forbidden,
    /// The request came from another site.
    #[error("a request from another site")]
    CrossSite,
    /// The request is malformed; the key of the page's words.
    #[error("unreadable: {0}")]
    Unreadable(&'static str),
    /// The address does not take this method; the allowed methods for the Allow header.
    #[error("a method that this address does not take")]
    WrongMethod(&'static str),
    /// The address is longer than the limit.
    #[error("a long address")]
    AddressTooLong,
    /// The body is larger than the limit.
    #[error("too large")]
    TooLarge,
    /// The body came too slowly.
    #[error("too slow")]
    TooSlow,
    /// There were too many tries in a short time.
    #[error("too many tries")]
    TooMany(Duration),
    /// Somebody else changed the same data meanwhile; the key of the page's words.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// The database cannot be used at the moment.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// It is not known whether the database stored what was sent.
    #[error("unsure: {0}")]
    Unsure(String),
    /// An error in the program.
    #[error("broken: {0}")]
    Broken(String),
}

/// Marks the response of an error, so that the middleware renders its page in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    /// The key of the title; with the suffix `-what`, the key of the sentence.
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
            Self::WrongMethod(_) => "error-wrong-method",
            Self::AddressTooLong => "error-address-long",
            Self::TooLarge => "error-too-large",
            Self::TooSlow => "error-too-slow",
            Self::TooMany(_) => "error-too-many",
            Self::Unavailable(_) => "error-unavailable",
            Self::Unsure(_) => "error-unsure",
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
            Self::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) | Self::Unsure(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        match self {
            Self::Unavailable(cause) | Self::Unsure(cause) | Self::Broken(cause) => {
                tracing::error!(%cause, "a request failed")
            }
            _ => tracing::info!(why = %self, "a request was refused"),
        }
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::Unavailable(_) | Self::Unsure(_) => {
                response.insert_header((RETRY_AFTER, "30"));
            }
            Self::TooMany(wait) => {
                response.insert_header((RETRY_AFTER, whole_seconds(*wait)));
            }
            Self::WrongMethod(allowed) => {
                response.insert_header((ALLOW, *allowed));
            }
            _ => {}
        }
        let mut response = response.finish();
        response.extensions_mut().insert(Note { key: self.key() });
        response
    }
}

impl From<DbError> for WebError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Missing => Self::NotFound,
            DbError::Unavailable(cause) | DbError::Conflict(cause) => Self::Unavailable(cause),
            DbError::Unsure(cause) => Self::Unsure(cause),
            DbError::FileGone(_) | DbError::Damaged(_) => Self::Unavailable(error.to_string()),
            DbError::Corrupt(_)
            | DbError::Lost { .. }
            | DbError::Encoding(_)
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

/// Separates a refusal from a failure of the database: `Ok(Err(refusal))` is shown in the form.
pub fn or_refused<T, R>(done: Result<T, Failed<R>>) -> Result<Result<T, R>, WebError> {
    match done {
        Ok(value) => Ok(Ok(value)),
        Err(Failed::Refused(refused)) => Ok(Err(refused)),
        Err(Failed::Db(error)) => Err(error.into()),
    }
}

/// The handler of every address that does not exist.
pub async fn no_such_page() -> Result<HttpResponse, WebError> {
    Err(WebError::NotFound)
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
