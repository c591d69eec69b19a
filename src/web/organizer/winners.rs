//! organizer winners

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// print_winners
///
/// # Errors
/// Always, until it is written.
pub async fn print_winners() -> Answer {
    Err(WebError::NotFound)
}

/// download_winners
///
/// # Errors
/// Always, until it is written.
pub async fn download_winners() -> Answer {
    Err(WebError::NotFound)
}

/// download_bundle
///
/// # Errors
/// Always, until it is written.
pub async fn download_bundle() -> Answer {
    Err(WebError::NotFound)
}
