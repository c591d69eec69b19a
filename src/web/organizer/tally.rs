//! organizer tally

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_tally
///
/// # Errors
/// Always, until it is written.
pub async fn show_tally() -> Answer {
    Err(WebError::NotFound)
}
