//! public winners

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_rounds
///
/// # Errors
/// Always, until it is written.
pub async fn list_rounds() -> Answer {
    Err(WebError::NotFound)
}

/// show_winners
///
/// # Errors
/// Always, until it is written.
pub async fn show_winners() -> Answer {
    Err(WebError::NotFound)
}

/// download_winners
///
/// # Errors
/// Always, until it is written.
pub async fn download_winners() -> Answer {
    Err(WebError::NotFound)
}
