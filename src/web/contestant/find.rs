//! For contestants who lost their status link: a letter with the links of all their entries goes to the e-mail address
//! given with the entries, and to no other.

use std::convert::Infallible;

use actix_web::http::StatusCode;
use askama::Template;

use super::rate_limit::{self, RateLimit};
use crate::actions::send_links::send_links;
use crate::contest::entry_details::is_email;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, page_with};

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
pub async fn ask_for_entries(ctx: RequestContext) -> HandlerResult {
    ctx.render(&find_page(&ctx, Form::new(), false))
}

/// `POST /find-my-entries`: the response is the same whether entries were found or not.
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
        return ctx.render_refused(&find_page(&ctx, form, false));
    }
    // a fourth request within the hour sends no letter, and the page looks the same
    if !rate_limit::exceeds(&ctx, BY_EMAIL, &email).await? {
        let lang = ctx.lang;
        let letter = ctx.write::<_, Infallible>(move |tx| Ok(send_links(tx, &email, lang)?));
        let Ok(named) = letter.await?;
        tracing::info!(entries = named, "links were asked for");
    }
    ctx.render(&find_page(&ctx, form, true))
}

fn find_page(ctx: &RequestContext, form: Form, is_sent: bool) -> FindPage {
    FindPage {
        page: ctx.page(Audience::Public),
        form,
        is_sent,
    }
}
