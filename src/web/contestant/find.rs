//! contestant find

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// ask_for_entries
///
/// # Errors
/// Always, until it is written.
pub async fn ask_for_entries() -> Answer {
    Err(WebError::NotFound)
}

/// send_entries
///
/// # Errors
/// Always, until it is written.
pub async fn send_entries() -> Answer {
    Err(WebError::NotFound)
}
