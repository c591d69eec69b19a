//! Signing in and out, and the one-time link that sets a password, for organizers and judges.

use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::error::WebError;
use super::filters;
use super::flash;
use super::form::Form;
use super::input::{Posted, query};
use super::page::{Audience, Page};
use super::public::site::own_path;
use super::request_context::RequestContext;
use super::response::{self, HandlerResult};
use super::session;
use crate::actions::set_password::{self, LinkRefused};
use crate::actions::sign_in::{self, Attempt, SESSION_HOURS, begin_sign_in};
use crate::app::DemoAccount;
use crate::contest::role::Role;
use crate::db::accounts::{self, Account};
use crate::db::{DbError, Failed};
use crate::lang::Phrase;
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
pub async fn sign_in(ctx: RequestContext, Posted(mut form): Posted) -> HandlerResult {
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
            Some(account) => enter(&ctx, account, form.value("next")).await,
            None => {
                form.refuse("email", "sign-in-wrong");
                ctx.render_refused(&sign_in_page(&ctx, form))
            }
        },
    }
}

/// Ends the session.
pub async fn sign_out(ctx: RequestContext, request: HttpRequest) -> HandlerResult {
    let has_tls = ctx.app.links.has_tls();
    if let Some(cookie) = request.cookie(session::cookie_name(has_tls)) {
        let hash = links::hash_of(cookie.value());
        ctx.act(move |tx| accounts::revoke_session(tx.conn, &hash, tx.now))
            .await?;
    }
    Ok(HttpResponse::SeeOther()
        .cookie(session::cookie(has_tls, String::new(), Duration::ZERO))
        .cookie(flash::cookie("signed-out"))
        .insert_header((LOCATION, "/"))
        .finish())
}

#[derive(Template)]
#[template(path = "account/set_password.html")]
struct SetPassword {
    page: Page,
    form: Form,
    name: String,
    email: String,
    shortest: usize,
}

#[derive(Template)]
#[template(path = "account/broken_link.html")]
struct BrokenLink {
    page: Page,
    key: &'static str,
}

/// The page of a one-time link, with the form that sets the password.
pub async fn show_set_password(ctx: RequestContext, token: web::Path<String>) -> HandlerResult {
    match owner(&ctx, &token).await? {
        Ok(account) => ctx.render(&password_page(&ctx, &account, Form::new())),
        Err(refused) => broken_link(&ctx, refused),
    }
}

/// Sets the password and marks the link as used.
pub async fn set_password(
    ctx: RequestContext,
    token: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let account = match owner(&ctx, &token).await? {
        Ok(account) => account,
        Err(refused) => return broken_link(&ctx, refused),
    };
    check_passwords(&mut form);
    if !form.is_ok() {
        return ctx.render_refused(&password_page(&ctx, &account, form));
    }
    let chosen = form.value("password").to_owned();
    let hash = off_thread(move || password::hash(&chosen)).await?;
    let token_hash = links::hash_of(&token);
    let set = ctx.write(move |tx| set_password::set_password(tx, &token_hash, &hash));
    match set.await? {
        Ok(_) => response::redirect_with_flash("/sign-in", "done-password-set"),
        Err(refused) => broken_link(&ctx, refused),
    }
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
    let (address, throttle) = (ctx.address.clone(), ctx.app.config.throttle);
    ctx.act(move |tx| begin_sign_in(tx, &email, &address, throttle))
        .await
}

/// The account, if the password is right. The check takes the same time when there is no account.
async fn checked(account: Option<Account>, given: String) -> Result<Option<Account>, WebError> {
    let kept = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let right = off_thread(move || {
        let given: String = given.chars().take(password::LONGEST + 1).collect();
        password::is_right(&given, kept.as_deref())
    });
    let right = right.await?;
    Ok(account.filter(|_| right))
}

async fn enter(ctx: &RequestContext, account: Account, next: &str) -> HandlerResult {
    let token = links::random_token();
    let hash = links::hash_of(&token);
    let next_url = next_url(account.role.0, next);
    ctx.act(move |tx| sign_in::open_session(tx, &account, &hash))
        .await?;
    let (has_tls, age) = (ctx.app.links.has_tls(), Duration::hours(SESSION_HOURS));
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

async fn owner(
    ctx: &RequestContext,
    token: &str,
) -> Result<Result<Account, LinkRefused>, WebError> {
    let hash = links::hash_of(token);
    ctx.read(move |tx| match set_password::link_owner(tx, &hash) {
        Ok(account) => Ok(Ok(account)),
        Err(Failed::Refused(refused)) => Ok(Err(refused)),
        Err(Failed::Db(error)) => Err::<_, DbError>(error),
    })
    .await
}

fn check_passwords(form: &mut Form) {
    let chosen = form.value("password").to_owned();
    let length = chosen.chars().count();
    if length < password::SHORTEST {
        let error = Phrase::new("password-too-short").with("n", password::SHORTEST);
        form.refuse("password", error);
    } else if length > password::LONGEST {
        let error = Phrase::new("password-too-long").with("n", password::LONGEST);
        form.refuse("password", error);
    } else if form.value("again") != chosen {
        form.refuse("again", "password-differs");
    }
}

fn password_page(ctx: &RequestContext, account: &Account, mut form: Form) -> SetPassword {
    form.set("password", "");
    form.set("again", "");
    SetPassword {
        page: ctx.page(Audience::Public),
        form,
        name: account.name.clone(),
        email: account.email.clone(),
        shortest: password::SHORTEST,
    }
}

fn broken_link(ctx: &RequestContext, refused: LinkRefused) -> HandlerResult {
    let (status, key) = match refused {
        LinkRefused::Unknown => (StatusCode::NOT_FOUND, "link-unknown"),
        LinkRefused::Used => (StatusCode::GONE, "link-used"),
        LinkRefused::Expired => (StatusCode::GONE, "link-expired"),
        LinkRefused::Disabled => (StatusCode::FORBIDDEN, "link-disabled"),
    };
    let page = ctx.page(Audience::Public);
    response::page_with(status, &BrokenLink { page, key })
}

/// Runs deliberately slow work on a thread where it delays no other request.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WebError> {
    let done = web::block(work).await;
    done.map_err(|_| WebError::Unavailable("the program is stopping".to_owned()))
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

    #[test]
    fn a_password_is_counted_in_characters_and_typed_twice() {
        let typed = |password: &str, again: &str| {
            let pairs = [("password", password), ("again", again)];
            let mut form = Form::from(Vec::from(
                pairs.map(|(name, value)| (name.to_owned(), value.to_owned())),
            ));
            check_passwords(&mut form);
            form.errors()
                .map(|(_, error)| error.key().to_owned())
                .next()
        };
        assert_eq!(typed("海河之上有座老铁桥啊", "海河之上有座老铁桥啊"), None);
        assert_eq!(
            typed("海河之上有座桥", "").as_deref(),
            Some("password-too-short")
        );
        assert_eq!(
            typed("0123456789", "012345678").as_deref(),
            Some("password-differs")
        );
        let long = "x".repeat(201);
        assert_eq!(typed(&long, &long).as_deref(), Some("password-too-long"));
    }
}
