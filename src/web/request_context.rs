//! What a handler needs to know about a request: the program, the page, its language, and who is signed in.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::ops::Deref;
use std::rc::Rc;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::http::uri::PathAndQuery;
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use askama::Template;
use chrono::{DateTime, Utc};

use super::error::{WebError, or_refused};
use super::flash::{self, FLASH};
use super::forwarded;
use super::limits;
use super::page::{Audience, Page, ViewerBadge};
use super::pages::Pages;
use super::response::{self, HandlerResult};
use crate::actions::Actor;
use crate::actions::invite_person::role_words;
use crate::actions::tx::{StaffTx, Tx};
use crate::app::App;
use crate::contest::Contest;
use crate::contest::role::Role;
use crate::db::accounts::Account;
use crate::db::accounts::sessions::Session;
use crate::db::{DbError, Failed};
use crate::lang::{Lang, Phrase};
use crate::pace::{Per, What};

/// The context of a request.
#[derive(Clone)]
pub struct RequestContext {
    /// The program.
    pub app: App,
    /// The language of the response.
    pub lang: Lang,
    /// Who is signed in.
    pub viewer: Option<Account>,
    /// The session of the person who is signed in.
    pub session: Option<Session>,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// The network address from which it came, for rate limits; never logged.
    pub address: Option<IpAddr>,
    flash: Option<Phrase>,
    place: Place,
}

/// The address of a request, and what is known about it.
#[derive(Clone)]
struct Place {
    uri: Uri,
    is_post: bool,
    pattern: Option<Pattern>,
    pages: Option<web::Data<Pages>>,
}

/// The pattern of the address, which the guard attaches to the request.
#[derive(Clone)]
pub struct Pattern(pub Rc<str>);

/// The signed-in account and its session, which the guard attaches to the request.
#[derive(Clone)]
pub struct Viewer(pub Option<(Account, Session)>);

impl RequestContext {
    /// Collects the context of a request.
    pub fn of(request: &HttpRequest) -> Result<Self, WebError> {
        let app = request.app_data::<web::Data<App>>();
        let app =
            app.ok_or_else(|| WebError::Broken("no program behind the request".to_owned()))?;
        let cookie = request.cookie(Lang::COOKIE);
        let accept = request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        let found = request
            .extensions()
            .get::<Viewer>()
            .and_then(|viewer| viewer.0.clone());
        let (viewer, session) = found.unzip();
        Ok(Self {
            lang: Lang::choose(cookie.as_ref().map(|cookie| cookie.value()), accept),
            viewer,
            session,
            now: app.now(),
            address: forwarded::address_of(request, &app.config.trusted_proxies),
            flash: request
                .cookie(FLASH)
                .and_then(|cookie| flash::read(cookie.value())),
            place: Place::of(request),
            app: app.get_ref().clone(),
        })
    }

    /// The contest.
    #[must_use]
    pub fn contest(&self) -> &Contest {
        &self.app.contest
    }

    /// The role of the person who sent the request.
    #[must_use]
    pub fn role(&self) -> Role {
        self.viewer
            .as_ref()
            .map_or(Role::Visitor, |account| account.role.0)
    }

    /// The data that a page's layout needs.
    #[must_use]
    pub fn page(&self, audience: Audience) -> Page {
        Page {
            lang: self.lang,
            path: self.place.page(),
            contest: self.lang.pick(&self.contest().definition.name).to_owned(),
            zone: self.contest().calendar.zone(),
            now: self.now,
            clock_is_set: self.app.clock.is_set(),
            audience,
            viewer: self.viewer.as_ref().map(|account| ViewerBadge {
                name: account.name.clone(),
                role: role_words(account.role.0),
            }),
            toast: self.flash.clone(),
        }
    }

    /// Counts one time more that this visitor does something, and returns how long to wait if that is too often.
    #[must_use]
    pub fn wait(&self, what: What, others: &[(Per, &str)]) -> Option<Duration> {
        let address = forwarded::counted_as(self.address);
        let mut whom = vec![(Per::Address, address.as_str())];
        whom.extend(others);
        let wait = self.app.pace.wait(what, &whom);
        if wait.is_some() {
            tracing::info!(?what, "too often");
        }
        wait
    }

    /// Reads one snapshot of the database. A missing row becomes 404, a database that cannot be used 503, any other
    /// error 500.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
    ) -> Result<T, WebError> {
        Ok(self.app.read(self.now, f).await?)
    }

    /// Runs an act that no rule refuses.
    pub async fn act<T: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
    ) -> Result<T, WebError> {
        Ok(self.app.write(self.now, f).await?)
    }

    /// Runs an act. A refusal is returned as a value, to be shown on the page.
    pub async fn write<T: Send + 'static, R: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, Failed<R>> + Send + 'static,
    ) -> Result<Result<T, R>, WebError> {
        or_refused(self.app.write(self.now, f).await)
    }

    /// A page.
    pub fn render(&self, template: &impl Template) -> HandlerResult {
        response::page_with(StatusCode::OK, template)
    }

    /// The same page again (422), with the typed values and their errors.
    pub fn render_refused(&self, template: &impl Template) -> HandlerResult {
        response::page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
    }
}

impl Place {
    fn of(request: &HttpRequest) -> Self {
        Self {
            uri: request.uri().clone(),
            is_post: !matches!(*request.method(), Method::GET | Method::HEAD),
            pattern: request.extensions().get::<Pattern>().cloned(),
            pages: request.app_data::<web::Data<Pages>>().cloned(),
        }
    }

    /// Path and query of the page that is shown. After a post, this is the page above the address.
    fn page(&self) -> String {
        let page = match (self.is_post, &self.pattern, &self.pages) {
            _ if limits::is_too_long(&self.uri) => "/",
            (false, ..) => self.uri.path_and_query().map_or("/", PathAndQuery::as_str),
            (true, Some(pattern), Some(pages)) => pages.above(&pattern.0, self.uri.path()),
            (true, ..) => "/",
        };
        page.to_owned()
    }
}

impl FromRequest for RequestContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

/// A request by an organizer; a handler that takes one gets it only if the role allows it.
#[derive(Clone)]
pub struct OrganizerContext {
    /// The request.
    pub ctx: RequestContext,
    /// Who acts, and when.
    pub actor: Actor,
}

/// A request by a judge; a handler that takes one gets it only if the role allows it.
#[derive(Clone)]
pub struct JudgeContext {
    /// The request.
    pub ctx: RequestContext,
    /// Who acts, and when.
    pub actor: Actor,
}

impl Deref for OrganizerContext {
    type Target = RequestContext;

    fn deref(&self) -> &RequestContext {
        &self.ctx
    }
}

impl OrganizerContext {
    /// Runs an act in the organizer's name that no rule refuses.
    pub async fn act<T: Send + 'static>(
        &self,
        f: impl Fn(&mut StaffTx<'_>) -> Result<T, DbError> + Send + 'static,
    ) -> Result<T, WebError> {
        Ok(self.app.write_as(self.actor, f).await?)
    }

    /// Runs an act in the organizer's name. A refusal is returned as a value.
    pub async fn write<T: Send + 'static, R: Send + 'static>(
        &self,
        f: impl Fn(&mut StaffTx<'_>) -> Result<T, Failed<R>> + Send + 'static,
    ) -> Result<Result<T, R>, WebError> {
        or_refused(self.app.write_as(self.actor, f).await)
    }
}

impl Deref for JudgeContext {
    type Target = RequestContext;

    fn deref(&self) -> &RequestContext {
        &self.ctx
    }
}

impl JudgeContext {
    /// Runs an act in the judge's name. A refusal is returned as a value.
    pub async fn write<T: Send + 'static, R: Send + 'static>(
        &self,
        f: impl Fn(&mut StaffTx<'_>) -> Result<T, Failed<R>> + Send + 'static,
    ) -> Result<Result<T, R>, WebError> {
        or_refused(self.app.write_as(self.actor, f).await)
    }
}

fn actor_of(request: &HttpRequest, role: Role) -> Result<(RequestContext, Actor), WebError> {
    let ctx = RequestContext::of(request)?;
    match &ctx.viewer {
        Some(account) if account.role.0 == role => {
            let actor = Actor {
                by: account.id,
                now: ctx.now,
            };
            Ok((ctx, actor))
        }
        Some(_) => Err(WebError::Forbidden),
        None => Err(WebError::SignInFirst),
    }
}

impl FromRequest for OrganizerContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(actor_of(request, Role::Organizer).map(|(ctx, actor)| Self { ctx, actor }))
    }
}

impl FromRequest for JudgeContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(actor_of(request, Role::Judge).map(|(ctx, actor)| Self { ctx, actor }))
    }
}
