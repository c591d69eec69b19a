//! The usual responses of handlers: a page, a refused form, a redirect.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION, RETRY_AFTER};
use askama::Template;

use super::error::WebError;
use super::flash;
use super::waiting::whole_seconds;

/// The result of a handler.
pub type HandlerResult = Result<HttpResponse, WebError>;

/// A page.
pub fn page(template: &impl Template) -> HandlerResult {
    page_with(StatusCode::OK, template)
}

/// The same page again, with the typed values and their errors.
pub fn refused(template: &impl Template) -> HandlerResult {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A refused page for somebody who has to wait first.
pub fn too_many(refused: HandlerResult, wait: Duration) -> HandlerResult {
    let mut response = refused?;
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let seconds = HeaderValue::from(whole_seconds(wait));
    response.headers_mut().insert(RETRY_AFTER, seconds);
    Ok(response)
}

/// A page with the given status.
pub fn page_with(status: StatusCode, template: &impl Template) -> HandlerResult {
    let html = template
        .render()
        .map_err(|error| WebError::Broken(error.to_string()))?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}

/// Redirects after something was done to a page that can be reloaded.
pub fn redirect(path: &str) -> HandlerResult {
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, path))
        .finish())
}

/// Like [`redirect`]; the next page shows once what was done. `done` is a key of the catalogues, with or without
/// `done-`.
pub fn redirect_with_flash(path: &str, done: &str) -> HandlerResult {
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, path))
        .cookie(flash::cookie(done))
        .finish())
}
