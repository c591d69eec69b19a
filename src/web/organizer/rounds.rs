//! organizer rounds

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_rounds
///
/// # Errors
/// Always, until it is written.
pub async fn list_rounds() -> Answer {
    Err(WebError::NotFound)
}

/// show_round
///
/// # Errors
/// Always, until it is written.
pub async fn show_round() -> Answer {
    Err(WebError::NotFound)
}

/// advance_round
///
/// # Errors
/// Always, until it is written.
pub async fn advance_round() -> Answer {
    Err(WebError::NotFound)
}
