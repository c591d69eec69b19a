//! Who may come in, and what goes with every answer? One middleware: refuses posts of other sites, looks the session up,
//! asks the table of roles, makes error pages, and sets the security headers.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue,
    LOCATION, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, ResponseError};
use tracing::Span;
use tracing_actix_web::{DefaultRootSpanBuilder, RootSpanBuilder};

use super::assets;
use super::error::{Note, WebError, error_page};
use super::flash::{self, FLASH};
use super::page::Audience;
use super::request_context::{RequestContext, Viewer};
use super::routes;
use crate::contest::role::Role;
use crate::db::DbError;
use crate::db::accounts;
use crate::links;

/// The cookie of a session; bound to this host by its name where the site has TLS.
#[must_use]
pub fn session_cookie_name(has_tls: bool) -> &'static str {
    if has_tls { "__Host-session" } else { "session" }
}

/// Everything of ours and nothing from elsewhere: a judge's link opens in a tab of its own, never in a frame.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; media-src 'self'; object-src 'none'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The middleware.
///
/// # Errors
/// Those of the handlers are answered with pages; only the framework's own go through.
pub async fn admit<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let refused = may_enter(&request).await.err();
    let answer = match refused {
        None => match next.call(request).await {
            Ok(answer) => answer.map_into_left_body(),
            Err(error) => return Err(error),
        },
        Some(error) => {
            let answer = turn_away(&request, &error);
            request.into_response(answer).map_into_right_body()
        }
    };
    Ok(finish(answer))
}

async fn may_enter(request: &ServiceRequest) -> Result<(), WebError> {
    if !is_safe(request.method()) && is_cross_site(request.headers()) {
        return Err(WebError::CrossSite);
    }
    // no path of ours holds a NUL, and PostgreSQL cannot even be asked for one
    if request.uri().path().contains("%00") {
        return Err(WebError::NotFound);
    }
    if request.path().starts_with(assets::PREFIX) {
        return Ok(());
    }
    look_up_viewer(request).await?;
    let role = RequestContext::of(request.request())?.role();
    // what the table does not know is let in to nothing
    let pattern = request.match_pattern().ok_or(WebError::NotFound)?;
    let act = routes::act(request.method(), &pattern).ok_or(WebError::WrongMethod)?;
    match (role.may(act), role) {
        (true, _) => Ok(()),
        (false, Role::Visitor) => Err(WebError::SignInFirst),
        (false, _) => Err(WebError::Forbidden),
    }
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Browsers say where a request comes from: by Sec-Fetch-Site, older ones by Origin. What says neither is no browser
/// that carries somebody's cookies (datasette's and rauthy's rule).
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
    let cookie = request.cookie(session_cookie_name(ctx.app.links.has_tls()));
    let viewer = match cookie {
        None => None,
        Some(cookie) => {
            let (hash, now) = (links::hash_of(cookie.value()), ctx.now);
            ctx.app
                .db
                .read(move |conn| accounts::by_session(conn, &hash, now))
                .await
                .map_err(|error: DbError| WebError::from(error))?
        }
    };
    request.extensions_mut().insert(Viewer(viewer));
    Ok(())
}

/// Whoever must sign in first is led there, and back afterwards.
fn turn_away(request: &ServiceRequest, error: &WebError) -> HttpResponse {
    if matches!(error, WebError::SignInFirst) && request.method() == Method::GET {
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
        return HttpResponse::SeeOther()
            .insert_header((LOCATION, format!("/sign-in?next={next}")))
            .finish();
    }
    error.error_response()
}

fn finish<B: MessageBody + 'static>(
    answer: ServiceResponse<EitherBody<B>>,
) -> ServiceResponse<EitherBody<B>> {
    let note = answer.response().extensions().get::<Note>().copied();
    let mut answer = match note {
        None => answer,
        Some(note) => with_page(answer, note),
    };
    if answer.request().cookie(FLASH).is_some() && is_page(answer.response()) {
        // a cookie that cannot be written leaves the page as it is
        let _ = answer.response_mut().add_cookie(&flash::removal());
    }
    set_headers(answer.request().clone(), &mut answer);
    answer
}

fn is_page<B>(answer: &HttpResponse<B>) -> bool {
    let kind = answer.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn with_page<B: MessageBody + 'static>(
    answer: ServiceResponse<EitherBody<B>>,
    note: Note,
) -> ServiceResponse<EitherBody<B>> {
    let Ok(ctx) = RequestContext::of(answer.request()) else {
        return answer;
    };
    let status = answer.status();
    let html = error_page(ctx.page(Audience::Public), note);
    let retry = answer.headers().get("retry-after").cloned();
    let (request, _) = answer.into_parts();
    let mut page = HttpResponse::build(status);
    page.content_type("text/html; charset=utf-8");
    if let Some(retry) = retry {
        page.insert_header(("retry-after", retry));
    }
    ServiceResponse::new(request, page.body(html)).map_into_right_body()
}

fn set_headers<B>(request: HttpRequest, answer: &mut ServiceResponse<B>) {
    let is_asset = request.path().starts_with(assets::PREFIX) && answer.status() == StatusCode::OK;
    let headers = answer.headers_mut();
    // people's files come with a stricter one
    let bears_own_policy = headers.contains_key(CONTENT_SECURITY_POLICY);
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    if !bears_own_policy {
        set(CONTENT_SECURITY_POLICY, POLICY);
    }
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // status links are secrets: no other site may learn them
    set(REFERRER_POLICY, "same-origin");
    if !is_asset && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Logs a request by its pattern: paths and queries hold secrets (status links) and personal data.
pub struct PathsOnly;

impl RootSpanBuilder for PathsOnly {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let route = request.match_pattern().unwrap_or_default();
        tracing::info_span!("request", method = %request.method(), route, status = tracing::field::Empty)
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        if let Ok(answer) = outcome {
            span.record("status", answer.status().as_u16());
        } else {
            DefaultRootSpanBuilder::on_request_end(span, outcome);
        }
    }
}
