//! account

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// Sign in form
pub async fn show_sign_in() -> Answer {
    Err(WebError::NotFound)
}
/// Sign in
pub async fn sign_in() -> Answer {
    Err(WebError::NotFound)
}
/// Sign out
pub async fn sign_out() -> Answer {
    Err(WebError::NotFound)
}
/// Set password form
pub async fn show_set_password() -> Answer {
    Err(WebError::NotFound)
}
/// Set password
pub async fn set_password() -> Answer {
    Err(WebError::NotFound)
}
