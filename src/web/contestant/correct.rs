//! contestant correct

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// edit_entry
///
/// # Errors
/// Always, until it is written.
pub async fn edit_entry() -> Answer {
    Err(WebError::NotFound)
}

/// update_entry
///
/// # Errors
/// Always, until it is written.
pub async fn update_entry() -> Answer {
    Err(WebError::NotFound)
}
