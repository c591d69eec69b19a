//! organizer panel

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// choose_panel
///
/// # Errors
/// Always, until it is written.
pub async fn choose_panel() -> Answer {
    Err(WebError::NotFound)
}

/// release_judge
///
/// # Errors
/// Always, until it is written.
pub async fn release_judge() -> Answer {
    Err(WebError::NotFound)
}
