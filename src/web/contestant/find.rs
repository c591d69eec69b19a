//! Somebody lost the link to an entry: a letter with all links goes to the address given at entry, and to nobody else.

use actix_web::http::StatusCode;
use askama::Template;

use super::rate_limit::{self, RateLimit};
use crate::actions::send_links::send_links;
use crate::contest::entry_details::is_email;
use crate::db::DbError;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, page, page_with, refused};

const BY_ADDRESS: RateLimit = RateLimit {
    what: "find",
    most: 10,
    minutes: 10,
};
const BY_EMAIL: RateLimit = RateLimit {
    what: "find-email",
    most: 3,
    minutes: 60,
};

#[derive(Template)]
#[template(path = "contestant/find.html")]
struct FindPage {
    page: Page,
    form: Form,
    is_sent: bool,
}

/// `GET /find-my-entries`
///
/// # Errors
/// When the page cannot be made.
pub async fn ask_for_entries(ctx: RequestContext) -> HandlerResult {
    page(&find_page(&ctx, Form::new(), false))
}

/// `POST /find-my-entries`: the answer is the same whether there are entries or not.
///
/// # Errors
/// When the database cannot be used.
pub async fn send_entries(ctx: RequestContext, Posted(mut form): Posted) -> HandlerResult {
    if rate_limit::exceeds(&ctx, BY_ADDRESS, &ctx.address).await? {
        form.refuse("email", "submit-too-many");
        let again = find_page(&ctx, form, false);
        return page_with(StatusCode::TOO_MANY_REQUESTS, &again);
    }
    let email = form.value("email").trim().to_lowercase();
    if form.require("email", "submit-email").is_some() && !is_email(&email) {
        form.refuse("email", "verdict-no-email");
    }
    if !form.is_ok() {
        return refused(&find_page(&ctx, form, false));
    }
    // who asks again and again gets no more letters, and learns nothing from that
    if !rate_limit::exceeds(&ctx, BY_EMAIL, &email).await? {
        write_letter(&ctx, email).await?;
    }
    page(&find_page(&ctx, form, true))
}

async fn write_letter(ctx: &RequestContext, email: String) -> Result<(), WebError> {
    let (contest, links) = (ctx.app.contest.clone(), ctx.app.links.clone());
    let (lang, now) = (ctx.lang, ctx.now);
    let named = ctx
        .app
        .db
        .write(move |conn| send_links(conn, &contest, &links, &email, lang, now))
        .await
        .map_err(|error: DbError| WebError::from(error))?;
    tracing::info!(entries = named, "links were asked for");
    Ok(())
}

fn find_page(ctx: &RequestContext, form: Form, is_sent: bool) -> FindPage {
    FindPage {
        page: ctx.page(Audience::Public),
        form,
        is_sent,
    }
}
