//! organizer style

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_style
///
/// # Errors
/// Always, until it is written.
pub async fn show_style() -> Answer {
    Err(WebError::NotFound)
}
