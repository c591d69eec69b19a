//! organizer judges

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_judges
///
/// # Errors
/// Always, until it is written.
pub async fn list_judges() -> Answer {
    Err(WebError::NotFound)
}

/// invite_judge
///
/// # Errors
/// Always, until it is written.
pub async fn invite_judge() -> Answer {
    Err(WebError::NotFound)
}

/// disable_account
///
/// # Errors
/// Always, until it is written.
pub async fn disable_account() -> Answer {
    Err(WebError::NotFound)
}

/// enable_account
///
/// # Errors
/// Always, until it is written.
pub async fn enable_account() -> Answer {
    Err(WebError::NotFound)
}
