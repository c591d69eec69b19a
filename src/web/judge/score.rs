//! judge score

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_sheet
///
/// # Errors
/// Always, until it is written.
pub async fn show_sheet() -> Answer {
    Err(WebError::NotFound)
}

/// save_points
///
/// # Errors
/// Always, until it is written.
pub async fn save_points() -> Answer {
    Err(WebError::NotFound)
}

/// recuse_from_entry
///
/// # Errors
/// Always, until it is written.
pub async fn recuse_from_entry() -> Answer {
    Err(WebError::NotFound)
}
