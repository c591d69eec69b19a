//! contestant status

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_status
///
/// # Errors
/// Always, until it is written.
pub async fn show_status() -> Answer {
    Err(WebError::NotFound)
}

/// withdraw_entry
///
/// # Errors
/// Always, until it is written.
pub async fn withdraw_entry() -> Answer {
    Err(WebError::NotFound)
}
