//! How is a request answered? A page, a refused form, or the way on.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use askama::Template;

use super::error::WebError;
use super::flash;

/// What handlers answer.
pub type HandlerResult = Result<HttpResponse, WebError>;

/// A page.
///
/// # Errors
/// When the template cannot be rendered.
pub fn page(template: &impl Template) -> HandlerResult {
    page_with(StatusCode::OK, template)
}

/// The same page again, with what was typed and what is wrong with it.
///
/// # Errors
/// When the template cannot be rendered.
pub fn refused(template: &impl Template) -> HandlerResult {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A page with a status of its own.
///
/// # Errors
/// When the template cannot be rendered.
pub fn page_with(status: StatusCode, template: &impl Template) -> HandlerResult {
    let html = template
        .render()
        .map_err(|error| WebError::Broken(error.to_string()))?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}

/// After something was done: on to a page that can be reloaded.
///
/// # Errors
/// Never; the type fits handlers.
pub fn redirect(path: &str) -> HandlerResult {
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, path))
        .finish())
}

/// As [`redirect`], and the next page says once what was done: `done` is a key that begins with `done-`.
///
/// # Errors
/// As [`redirect`].
pub fn redirect_with_flash(path: &str, done: &str) -> HandlerResult {
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, path))
        .cookie(flash::cookie(done))
        .finish())
}
