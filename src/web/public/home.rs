//! public home

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// home
///
/// # Errors
/// Always, until it is written.
pub async fn home() -> Answer {
    Err(WebError::NotFound)
}
