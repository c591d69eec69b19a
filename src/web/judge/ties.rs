//! judge ties

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// show_ties
///
/// # Errors
/// Always, until it is written.
pub async fn show_ties() -> Answer {
    Err(WebError::NotFound)
}

/// order_tie
///
/// # Errors
/// Always, until it is written.
pub async fn order_tie() -> Answer {
    Err(WebError::NotFound)
}
