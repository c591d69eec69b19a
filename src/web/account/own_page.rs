//! A person's own account: who they are here, and the devices on which they are signed in.

use actix_web::web;
use askama::Template;
use chrono::{DateTime, Utc};

use crate::actions::end_sessions::{self, end_other_sessions, open_sessions};
use crate::actions::find_viewer::IDLE_HOURS;
use crate::actions::invite_person::role_words;
use crate::actions::sign_in::SESSION_DAYS;
use crate::db::accounts::Account;
use crate::db::accounts::sessions::Session;
use crate::db::types::SessionId;
use crate::web::device;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, redirect_with_flash};

const PATH: &str = "/account";

/// A device on which the person is signed in.
struct Device {
    id: SessionId,
    name: String,
    address: String,
    since: DateTime<Utc>,
    used: DateTime<Utc>,
    is_this: bool,
}

#[derive(Template)]
#[template(path = "account/own_page.html")]
struct OwnPage {
    page: Page,
    name: String,
    email: String,
    role: &'static str,
    devices: Vec<Device>,
    idle_hours: i64,
    most_days: i64,
}

/// `GET /account`
pub async fn show_account(ctx: RequestContext) -> HandlerResult {
    let (account, own) = signed_in(&ctx)?;
    let reader = account.clone();
    let open = ctx.read(move |tx| open_sessions(tx, &reader)).await?;
    let devices = open.into_iter().map(|session| Device {
        id: session.id,
        name: ctx.lang.word(&device::phrase(&session.device)),
        address: session.address,
        since: session.created_at.utc(),
        used: session.used_at.utc(),
        is_this: session.id == own.id,
    });
    ctx.render(&OwnPage {
        page: ctx.page(Audience::of(account.role.0)),
        role: role_words(account.role.0),
        devices: devices.collect(),
        idle_hours: IDLE_HOURS,
        most_days: SESSION_DAYS,
        name: account.name,
        email: account.email,
    })
}

/// `POST /account/sessions/{session}/end`
///
/// # Errors
/// 404 when the address holds no number.
pub async fn end_session(ctx: RequestContext, id: web::Path<String>) -> HandlerResult {
    let id = id.parse().map(SessionId).map_err(|_| WebError::NotFound)?;
    let (account, _) = signed_in(&ctx)?;
    ctx.act(move |tx| end_sessions::end_session(tx, &account, id))
        .await?;
    redirect_with_flash(PATH, "session-ended")
}

/// `POST /account/sessions/end-others`
pub async fn end_others(ctx: RequestContext) -> HandlerResult {
    let (account, own) = signed_in(&ctx)?;
    ctx.act(move |tx| end_other_sessions(tx, &account, own.id))
        .await?;
    redirect_with_flash(PATH, "sessions-ended")
}

/// Who is signed in, and their session; the guard lets nobody else come here.
fn signed_in(ctx: &RequestContext) -> Result<(Account, Session), WebError> {
    let both = ctx.viewer.clone().zip(ctx.session.clone());
    both.ok_or(WebError::SignInFirst)
}
