//! judge queue

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_rounds
///
/// # Errors
/// Always, until it is written.
pub async fn list_rounds() -> Answer {
    Err(WebError::NotFound)
}

/// show_queue
///
/// # Errors
/// Always, until it is written.
pub async fn show_queue() -> Answer {
    Err(WebError::NotFound)
}

/// finish_round
///
/// # Errors
/// Always, until it is written.
pub async fn finish_round() -> Answer {
    Err(WebError::NotFound)
}
