//! organizer letters

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_letters
///
/// # Errors
/// Always, until it is written.
pub async fn list_letters() -> Answer {
    Err(WebError::NotFound)
}

/// show_letter
///
/// # Errors
/// Always, until it is written.
pub async fn show_letter() -> Answer {
    Err(WebError::NotFound)
}
