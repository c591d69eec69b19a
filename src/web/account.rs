//! Signing in and out, for organizers and judges, and in the files below it what they do with their own account.

mod hashing;
pub mod own_page;
pub mod password_link;

use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::error::WebError;
use super::filters;
use super::flash;
use super::form::Form;
use super::forwarded;
use super::input::{Posted, query};
use super::page::{Audience, Page};
use super::public::site::own_path;
use super::request_context::RequestContext;
use super::response::{self, HandlerResult, too_many};
use super::waiting::too_often;
use super::{device, session};
use crate::actions::end_sessions::end_session;
use crate::actions::sign_in::{self, Attempt, Opening, SESSION_DAYS, begin_sign_in};
use crate::app::DemoAccount;
use crate::contest::role::Role;
use crate::db::accounts::Account;
use crate::lang::Phrase;
use crate::pace::What;
use crate::{links, password};

/// The longest valid e-mail address; no account has a longer one.
const LONGEST_EMAIL: usize = 254;

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignIn {
    page: Page,
    form: Form,
    demo_accounts: Vec<DemoAccount>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SignInQuery {
    next: String,
}

/// The sign-in form; a visitor who is already signed in is redirected.
pub async fn show_sign_in(ctx: RequestContext, request: HttpRequest) -> HandlerResult {
    let next = query::<SignInQuery>(&request).next;
    if let Some(account) = &ctx.viewer {
        return response::redirect(&next_url(account.role.0, &next));
    }
    let mut form = Form::new();
    form.set("next", next);
    ctx.render(&sign_in_page(&ctx, form))
}

/// Opens a session if the password is right.
pub async fn sign_in(
    ctx: RequestContext,
    request: HttpRequest,
    Posted(mut form): Posted,
) -> HandlerResult {
    if let Some(wait) = ctx.wait(What::SignIn, &[]) {
        form.refuse("email", too_often(wait));
        return too_many(ctx.render(&sign_in_page(&ctx, form)), wait);
    }
    let email = form.require("email", "sign-in-email");
    let given = form.value("password").to_owned();
    if given.is_empty() {
        let label = Phrase::new("sign-in-password");
        form.refuse(
            "password",
            Phrase::new("field-missing").with("field", label),
        );
    }
    let (Some(email), true) = (email, form.is_ok()) else {
        return ctx.render_refused(&sign_in_page(&ctx, form));
    };
    match begin(&ctx, email.to_lowercase()).await? {
        Attempt::HeldBack => {
            form.refuse("email", "sign-in-held-back");
            let page = sign_in_page(&ctx, form);
            response::page_with(StatusCode::TOO_MANY_REQUESTS, &page)
        }
        Attempt::Check(account) => match checked(account, given).await? {
            Some(account) => enter(&ctx, &request, account, form.value("next")).await,
            None => {
                form.refuse("email", "sign-in-wrong");
                ctx.render_refused(&sign_in_page(&ctx, form))
            }
        },
    }
}

/// Ends the session.
pub async fn sign_out(ctx: RequestContext) -> HandlerResult {
    if let (Some(account), Some(session)) = (ctx.viewer.clone(), &ctx.session) {
        let id = session.id;
        ctx.act(move |tx| end_session(tx, &account, id)).await?;
    }
    let has_tls = ctx.app.links.has_tls();
    Ok(HttpResponse::SeeOther()
        .cookie(session::cookie(has_tls, String::new(), Duration::ZERO))
        .cookie(flash::cookie("signed-out"))
        .insert_header((LOCATION, "/"))
        .finish())
}

fn sign_in_page(ctx: &RequestContext, mut form: Form) -> SignIn {
    // a password is never sent back to the browser
    form.set("password", "");
    SignIn {
        page: ctx.page(Audience::Public),
        form,
        demo_accounts: ctx.app.demo_accounts.to_vec(),
    }
}

async fn begin(ctx: &RequestContext, email: String) -> Result<Attempt, WebError> {
    // no account has such an address
    let email = match email.len() > LONGEST_EMAIL {
        true => String::new(),
        false => email,
    };
    let address = forwarded::counted_as(ctx.address);
    let throttle = ctx.app.config.throttle;
    ctx.act(move |tx| begin_sign_in(tx, &email, &address, throttle))
        .await
}

/// The account, if the password is right. The check takes the same time when there is no account.
async fn checked(account: Option<Account>, given: String) -> Result<Option<Account>, WebError> {
    let kept = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let right = hashing::run(move || {
        let given: String = given.chars().take(password::LONGEST + 1).collect();
        password::is_right(&given, kept.as_deref())
    });
    let right = right.await?;
    Ok(account.filter(|_| right))
}

/// Whether this is the password of an account.
pub async fn is_own_password(account: &Account, given: &str) -> Result<bool, WebError> {
    let right = checked(Some(account.clone()), given.to_owned()).await?;
    Ok(right.is_some())
}

async fn enter(
    ctx: &RequestContext,
    request: &HttpRequest,
    account: Account,
    next: &str,
) -> HandlerResult {
    let token = links::random_token();
    let next_url = next_url(account.role.0, next);
    let opening = Opening {
        token_hash: links::hash_of(&token),
        device: device::of_request(request),
        address: ctx.address.map_or_else(String::new, device::shortened),
        replaces: ctx.session.as_ref().map(|old| (old.account_id, old.id)),
    };
    ctx.act(move |tx| sign_in::open_session(tx, &account, &opening))
        .await?;
    let (has_tls, age) = (ctx.app.links.has_tls(), Duration::days(SESSION_DAYS));
    let cookie = session::cookie(has_tls, token, age);
    Ok(HttpResponse::SeeOther()
        .cookie(cookie)
        .insert_header((LOCATION, next_url))
        .finish())
}

/// The page to open after signing in: the requested page, or the role's own first page if that page is on another site
/// or in the part of another role.
fn next_url(role: Role, next: &str) -> String {
    let own = match role {
        Role::Organizer => "/admin",
        Role::Judge => "/judge",
        Role::Visitor => "/",
    };
    let closed = |path: &String| {
        ["/admin", "/judge"]
            .iter()
            .any(|part| path.starts_with(part) && *part != own)
    };
    own_path(next)
        .filter(|path| !closed(path))
        .unwrap_or_else(|| own.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_signs_in_is_led_to_their_own_part_of_this_site() {
        assert_eq!(next_url(Role::Judge, ""), "/judge");
        assert_eq!(next_url(Role::Judge, "/judge/m01/3"), "/judge/m01/3");
        assert_eq!(next_url(Role::Judge, "/admin/audit"), "/judge");
        assert_eq!(next_url(Role::Organizer, "/rules"), "/rules");
        assert_eq!(next_url(Role::Organizer, "//evil.example/"), "/admin");
    }
}
