//! organizer screening

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_pool
///
/// # Errors
/// Always, until it is written.
pub async fn list_pool() -> Answer {
    Err(WebError::NotFound)
}

/// screen_entry
///
/// # Errors
/// Always, until it is written.
pub async fn screen_entry() -> Answer {
    Err(WebError::NotFound)
}
