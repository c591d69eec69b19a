//! The middleware around every request. It refuses posts from other sites, finds the session's account, checks the
//! role's permission, asks for the password where that is wanted, renders error pages, and sets the security headers.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap,
    HeaderName, HeaderValue, LOCATION, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, ResponseError, web};
use tracing::Span;
use tracing_actix_web::{DefaultRootSpanBuilder, RootSpanBuilder};

use super::assets;
use super::body::BoundedBody;
use super::confirm::{Asked, confirm_password};
use super::error::{Note, WebError, error_page};
use super::flash::{self, FLASH};
use super::forwarded;
use super::limits::{self, BodyLimits};
use super::page::Audience;
use super::public::health;
use super::request_context::{Pattern, RequestContext, Viewer};
use super::{routes, session};
use crate::app::App;
use crate::contest::role::Role;

/// Allows only this site's own files. A judge's link opens in its own tab, never in a frame.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; media-src 'self'; object-src 'none'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The middleware. Errors of handlers become pages; only the framework's own errors are returned.
pub async fn admit<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let response = match admitted(&mut request).await {
        Ok(Asked::GoOn) => next.call(request).await?.map_into_left_body(),
        Ok(Asked::GoOnWith(cookie)) => {
            let mut response = next.call(request).await?.map_into_left_body();
            response.response_mut().add_cookie(&cookie)?;
            response
        }
        Ok(Asked::First(page)) => request.into_response(page).map_into_right_body(),
        Err(error) => {
            let response = turn_away(&request, &error);
            request.into_response(response).map_into_right_body()
        }
    };
    Ok(finish(response))
}

async fn admitted(request: &mut ServiceRequest) -> Result<Asked, WebError> {
    may_enter(request).await?;
    confirm_password(request).await
}

async fn may_enter(request: &mut ServiceRequest) -> Result<(), WebError> {
    if limits::is_too_long(request.uri()) {
        return Err(WebError::AddressTooLong);
    }
    if let Some(app) = request.app_data::<web::Data<App>>() {
        forwarded::notice_unknown_proxy(request.request(), &app.config.trusted_proxies);
    }
    if let Some(pattern) = request.match_pattern() {
        let pattern = Pattern(pattern.into());
        request.extensions_mut().insert(pattern);
    }
    if !is_safe(request.method()) && is_cross_site(request.headers()) {
        return Err(WebError::CrossSite);
    }
    // no address of the site contains NUL, and PostgreSQL refuses a query that does
    if request.uri().path().contains("%00") {
        return Err(WebError::NotFound);
    }
    if request.path().starts_with(assets::PREFIX) {
        return Ok(());
    }
    if health::ADDRESSES.contains(&request.path()) {
        return Ok(());
    }
    if !RequestContext::of(request.request())?.app.key_fits {
        return Err(WebError::Unavailable("the secret key is wrong".to_owned()));
    }
    look_up_viewer(request).await?;
    let role = RequestContext::of(request.request())?.role();
    // an address outside the table is refused, even if the router would decode it to one of ours
    let pattern = request.extensions().get::<Pattern>().cloned();
    let Pattern(pattern) = pattern.ok_or(WebError::NotFound)?;
    let act = routes::act(request.method(), &pattern);
    let act = act.ok_or_else(|| WebError::WrongMethod(routes::allowed(&pattern)))?;
    bound_body(request, limits::of_body(act, &pattern))?;
    match (role.may(act), role) {
        (true, _) => Ok(()),
        (false, Role::Visitor) => Err(WebError::SignInFirst),
        (false, _) => Err(WebError::Forbidden),
    }
}

/// Refuses a body that says that it is too large, and bounds what it does not say.
fn bound_body(request: &mut ServiceRequest, limits: BodyLimits) -> Result<(), WebError> {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > limits.bytes) {
        return Err(WebError::TooLarge);
    }
    request.extensions_mut().insert(limits);
    let body = BoundedBody::new(request.take_payload(), limits.bytes);
    request.set_payload(Payload::Stream {
        payload: Box::pin(body),
    });
    Ok(())
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Browsers name the source of a request in Sec-Fetch-Site, older ones in Origin. A request without both does not come
/// from a browser with somebody's cookies (datasette and rauthy use the same rule).
fn is_cross_site(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(from) = text(HeaderName::from_static("sec-fetch-site")) {
        return !matches!(from, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN) else {
        return false;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_none() || host != text(HOST)
}

async fn look_up_viewer(request: &ServiceRequest) -> Result<(), WebError> {
    let ctx = RequestContext::of(request.request())?;
    let name = session::cookie_name(ctx.app.links.has_tls());
    let viewer = match request.cookie(name) {
        None => None,
        Some(cookie) => session::viewer(&ctx, cookie.value()).await?,
    };
    request.extensions_mut().insert(Viewer(viewer));
    Ok(())
}

/// The response to a refused request. A visitor who must sign in first is sent to the sign-in page, and back
/// afterwards.
fn turn_away(request: &ServiceRequest, error: &WebError) -> HttpResponse {
    let opens = matches!(*request.method(), Method::GET | Method::HEAD);
    if opens && matches!(error, WebError::SignInFirst) {
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
        let address = format!("/sign-in?next={next}");
        // a long address becomes still longer here
        let fits = address.parse().is_ok_and(|uri| !limits::is_too_long(&uri));
        let address = if fits { &address } else { "/sign-in" };
        return HttpResponse::SeeOther()
            .insert_header((LOCATION, address))
            .finish();
    }
    error.error_response()
}

fn finish<B: MessageBody + 'static>(
    response: ServiceResponse<EitherBody<B>>,
) -> ServiceResponse<EitherBody<B>> {
    let note = response.response().extensions().get::<Note>().copied();
    let mut response = match note {
        None => response,
        Some(note) => with_page(response, note),
    };
    if response.request().cookie(FLASH).is_some() && is_page(response.response()) {
        // if the cookie cannot be written, the page stays as it is
        let _ = response.response_mut().add_cookie(&flash::removal());
    }
    set_headers(response.request().clone(), &mut response);
    response
}

fn is_page<B>(response: &HttpResponse<B>) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Replaces an error's empty body with its page.
fn with_page<B: MessageBody + 'static>(
    response: ServiceResponse<EitherBody<B>>,
    note: Note,
) -> ServiceResponse<EitherBody<B>> {
    let Ok(ctx) = RequestContext::of(response.request()) else {
        return response;
    };
    let html = error_page(ctx.page(Audience::Public), note);
    response.map_body(|head, _| {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        head.headers.insert(CONTENT_TYPE, kind);
        EitherBody::right(BoxBody::new(html))
    })
}

fn set_headers<B>(request: HttpRequest, response: &mut ServiceResponse<B>) {
    let is_asset =
        request.path().starts_with(assets::PREFIX) && response.status() == StatusCode::OK;
    let headers = response.headers_mut();
    // stored files have a stricter policy of their own
    let has_own_policy = headers.contains_key(CONTENT_SECURITY_POLICY);
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    if !has_own_policy {
        set(CONTENT_SECURITY_POLICY, POLICY);
    }
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // status links are secrets: no other site may learn them
    set(REFERRER_POLICY, "same-origin");
    if !is_asset && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Logs a request by its pattern, since paths and queries hold secrets (status links) and personal data.
pub struct PatternsOnly;

impl RootSpanBuilder for PatternsOnly {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let route = request.match_pattern().unwrap_or_default();
        tracing::info_span!("request", method = %request.method(), route, status = tracing::field::Empty)
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        if let Ok(response) = outcome {
            span.record("status", response.status().as_u16());
        } else {
            DefaultRootSpanBuilder::on_request_end(span, outcome);
        }
    }
}
