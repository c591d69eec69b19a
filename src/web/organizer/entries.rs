//! organizer entries

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_entries
///
/// # Errors
/// Always, until it is written.
pub async fn list_entries() -> Answer {
    Err(WebError::NotFound)
}

/// show_entry
///
/// # Errors
/// Always, until it is written.
pub async fn show_entry() -> Answer {
    Err(WebError::NotFound)
}

/// review_entry
///
/// # Errors
/// Always, until it is written.
pub async fn review_entry() -> Answer {
    Err(WebError::NotFound)
}
