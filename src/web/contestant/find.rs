//! For contestants who lost their status link: a letter with the links of all their entries goes to the e-mail address
//! given with the entries, and to no other.

use std::convert::Infallible;

use askama::Template;

use crate::actions::send_links::send_links;
use crate::contest::entry_details::is_email;
use crate::pace::{Per, What};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, too_many};
use crate::web::waiting::too_often;

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
    if let Some(wait) = ctx.wait(What::Find, &[]) {
        form.refuse("email", too_often(wait));
        return too_many(ctx.render(&find_page(&ctx, form, false)), wait);
    }
    let email = form.value("email").trim().to_lowercase();
    if form.require("email", "submit-email").is_some() && !is_email(&email) {
        form.refuse("email", "verdict-no-email");
    }
    if !form.is_ok() {
        return ctx.render_refused(&find_page(&ctx, form, false));
    }
    // a fourth request within the hour sends no letter, and the page looks the same
    let letters = [(Per::Recipient, email.as_str())];
    if ctx.app.pace.wait(What::Find, &letters).is_none() {
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
