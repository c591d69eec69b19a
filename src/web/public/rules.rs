//! public rules

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_rules
///
/// # Errors
/// Always, until it is written.
pub async fn show_rules() -> Answer {
    Err(WebError::NotFound)
}
