//! Who comes, in which language, to which page? What every handler knows of a request.

use std::future::{Ready, ready};
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use chrono::{DateTime, Utc};

use super::error::WebError;
use super::page::{Audience, Page, ViewerBadge};
use super::routes;
use crate::actions::Acting;
use crate::actions::invite_person::role_words;
use crate::app::App;
use crate::contest::Contest;
use crate::contest::role::Role;
use crate::db::accounts::Account;
use crate::lang::{Lang, Phrase};

/// A request, as handlers see it.
#[derive(Clone)]
pub struct RequestContext {
    /// The program.
    pub app: App,
    /// The language of the answer.
    pub lang: Lang,
    /// Path and query of the page that is shown, or of the page above where something was posted.
    pub path: String,
    /// Who is signed in.
    pub viewer: Option<Account>,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// Where it came from, for throttling; never logged.
    pub address: String,
    done: Option<String>,
}

/// Put into the request by the guard, once it has looked the session up.
#[derive(Clone)]
pub struct Viewer(pub Option<Account>);

impl RequestContext {
    /// Reads a request.
    ///
    /// # Errors
    /// When the program's parts are missing, which is a fault of ours.
    pub fn of(request: &HttpRequest) -> Result<Self, WebError> {
        let app = request.app_data::<web::Data<App>>();
        let app =
            app.ok_or_else(|| WebError::Broken("no program behind the request".to_owned()))?;
        let cookie = request.cookie(Lang::COOKIE);
        let accept = request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let viewer = request
            .extensions()
            .get::<Viewer>()
            .and_then(|viewer| viewer.0.clone());
        Ok(Self {
            lang: Lang::choose(cookie.as_ref().map(|cookie| cookie.value()), accept),
            path: match *request.method() {
                Method::GET | Method::HEAD => path.to_owned(),
                _ => routes::page_of(request.path()),
            },
            viewer,
            now: app.now(),
            address: address_of(request, &app.config.trusted_proxies),
            done: done_in(request.query_string()),
            app: app.get_ref().clone(),
        })
    }

    /// The contest.
    #[must_use]
    pub fn contest(&self) -> &Contest {
        &self.app.contest
    }

    /// The role of whoever comes.
    #[must_use]
    pub fn role(&self) -> Role {
        self.viewer
            .as_ref()
            .map_or(Role::Visitor, |account| account.role.0)
    }

    /// What every page knows, for an audience.
    #[must_use]
    pub fn page(&self, audience: Audience) -> Page {
        Page {
            lang: self.lang,
            path: self.path.clone(),
            contest: self.lang.pick(&self.contest().definition.name).to_owned(),
            zone: self.contest().calendar.zone(),
            now: self.now,
            clock_is_set: self.app.clock.is_set(),
            audience,
            viewer: self.viewer.as_ref().map(|account| ViewerBadge {
                name: account.name.clone(),
                role: role_words(account.role.0),
            }),
            toast: self
                .done
                .as_ref()
                .map(|done| Phrase::new(format!("done-{done}"))),
        }
    }
}

impl FromRequest for RequestContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

/// A request by an organizer; asking for one is the permission check.
#[derive(Clone)]
pub struct OrganizerContext {
    /// The request.
    pub ctx: RequestContext,
    /// Who acts, and when.
    pub acting: Acting,
}

/// A request by a judge; asking for one is the permission check.
#[derive(Clone)]
pub struct JudgeContext {
    /// The request.
    pub ctx: RequestContext,
    /// Who acts, and when.
    pub acting: Acting,
}

fn acting_as(request: &HttpRequest, role: Role) -> Result<(RequestContext, Acting), WebError> {
    let ctx = RequestContext::of(request)?;
    match &ctx.viewer {
        Some(account) if account.role.0 == role => {
            let acting = Acting {
                by: account.id,
                now: ctx.now,
            };
            Ok((ctx, acting))
        }
        Some(_) => Err(WebError::Forbidden),
        None => Err(WebError::SignInFirst),
    }
}

impl FromRequest for OrganizerContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(acting_as(request, Role::Organizer).map(|(ctx, acting)| Self { ctx, acting }))
    }
}

impl FromRequest for JudgeContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(acting_as(request, Role::Judge).map(|(ctx, acting)| Self { ctx, acting }))
    }
}

/// The peer, or what a trusted proxy says of it: the last address in X-Forwarded-For that is no trusted proxy itself.
fn address_of(request: &HttpRequest, trusted: &[IpAddr]) -> String {
    let Some(peer) = request.peer_addr().map(|peer| peer.ip()) else {
        return String::new();
    };
    if !trusted.contains(&peer) {
        return peer.to_string();
    }
    let header = request
        .headers()
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok());
    let named = header
        .unwrap_or_default()
        .rsplit(',')
        .filter_map(|part| part.trim().parse::<IpAddr>().ok());
    named
        .filter(|address| !trusted.contains(address))
        .map(|address| address.to_string())
        .next()
        .unwrap_or_else(|| peer.to_string())
}

/// What was just done, as the address says it; only letters and hyphens, since it becomes a key.
fn done_in(query: &str) -> Option<String> {
    let done = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "done")?
        .1;
    let plain = done.len() <= 40
        && done
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    plain.then(|| done.into_owned())
}
