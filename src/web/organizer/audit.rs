//! organizer audit

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// list_audit
///
/// # Errors
/// Always, until it is written.
pub async fn list_audit() -> Answer {
    Err(WebError::NotFound)
}
