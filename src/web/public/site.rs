//! public site

use crate::web::answer::Answer;
use crate::web::error::WebError;

/// choose_language
///
/// # Errors
/// Always, until it is written.
pub async fn choose_language() -> Answer {
    Err(WebError::NotFound)
}

/// serve_asset
///
/// # Errors
/// Always, until it is written.
pub async fn serve_asset() -> Answer {
    Err(WebError::NotFound)
}

/// show_qr
///
/// # Errors
/// Always, until it is written.
pub async fn show_qr() -> Answer {
    Err(WebError::NotFound)
}

/// healthz
///
/// # Errors
/// Always, until it is written.
pub async fn healthz() -> Answer {
    Err(WebError::NotFound)
}

/// readyz
///
/// # Errors
/// Always, until it is written.
pub async fn readyz() -> Answer {
    Err(WebError::NotFound)
}
