//! organizer desk

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_desk
///
/// # Errors
/// Always, until it is written.
pub async fn show_desk() -> Answer {
    Err(WebError::NotFound)
}
