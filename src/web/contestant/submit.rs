//! contestant submit

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// new_entry
///
/// # Errors
/// Always, until it is written.
pub async fn new_entry() -> Answer {
    Err(WebError::NotFound)
}

/// create_entry
///
/// # Errors
/// Always, until it is written.
pub async fn create_entry() -> Answer {
    Err(WebError::NotFound)
}

/// check_entry
///
/// # Errors
/// Always, until it is written.
pub async fn check_entry() -> Answer {
    Err(WebError::NotFound)
}
