//! organizer awards

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_decision
///
/// # Errors
/// Always, until it is written.
pub async fn show_decision() -> Answer {
    Err(WebError::NotFound)
}

/// decide_awards
///
/// # Errors
/// Always, until it is written.
pub async fn decide_awards() -> Answer {
    Err(WebError::NotFound)
}

/// show_budget
///
/// # Errors
/// Always, until it is written.
pub async fn show_budget() -> Answer {
    Err(WebError::NotFound)
}
