//! A contestant corrects an entry, on the same form as it was entered.

use actix_web::web::Path;
use askama::Template;

use super::entry_form::{self, Checked, Filled};
use super::status::{lost, of_token};
use super::submit::{self, Guide};
use crate::actions::correct_entry::{ChangeRefused, correct_entry, is_open};
use crate::contest::entry_details::EntryDetails;
use crate::db::DbError;
use crate::db::entries::Entry;
use crate::links;
use crate::web::error::or_refused;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, page, redirect_with_flash, refused};

#[derive(Template)]
#[template(path = "contestant/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    checked: Checked,
    guide: Guide,
    code: String,
    token: String,
}

/// `GET /status/{token}/edit`
///
/// # Errors
/// When the database cannot be used.
pub async fn edit_entry(ctx: RequestContext, token: Path<String>) -> HandlerResult {
    let Some(entry) = of_token(&ctx, &token).await? else {
        return lost(&ctx);
    };
    let asked = entry.clone();
    let open = ctx.app.db.read(move |conn| is_open(conn, &asked));
    if !open.await.map_err(|error: DbError| error)? {
        return redirect_with_flash(&format!("/status/{token}"), "edit-closed");
    }
    let form = filled_from(&ctx, &entry);
    let filled = entry_form::read(&form, ctx.contest());
    let checks = entry_form::check(&ctx, &form, &filled, Some(entry.id)).await?;
    let checked = entry_form::shown(&form, &filled, &checks, ctx.contest(), ctx.lang);
    page(&edit_page(&ctx, form, checked, &entry, &token))
}

/// `POST /status/{token}/edit`
///
/// # Errors
/// When the database cannot be used.
pub async fn update_entry(
    ctx: RequestContext,
    token: Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let Some(entry) = of_token(&ctx, &token).await? else {
        return lost(&ctx);
    };
    let filled = entry_form::read(&form, ctx.contest());
    if let (Ok(details), true) = (&filled.details, form.is_ok()) {
        match change(&ctx, &token, details.clone(), &filled).await? {
            None => return redirect_with_flash(&format!("/status/{token}"), "changed"),
            Some(ChangeRefused::EntryDetails(_)) => {}
            Some(ChangeRefused::Closed | ChangeRefused::NotNow(_)) => {
                form.refuse("share_text", "edit-closed");
            }
        }
    }
    let checks = entry_form::check(&ctx, &form, &filled, Some(entry.id)).await?;
    let checked = entry_form::shown(&form, &filled, &checks, ctx.contest(), ctx.lang);
    entry_form::refuse(&mut form, &filled, &checks, ctx.contest());
    refused(&edit_page(&ctx, form, checked, &entry, &token))
}

async fn change(
    ctx: &RequestContext,
    token: &str,
    details: EntryDetails,
    filled: &Filled,
) -> Result<Option<ChangeRefused>, crate::web::error::WebError> {
    let (contest, now, hash) = (ctx.app.contest.clone(), ctx.now, links::hash_of(token));
    let reading = filled.reading.clone();
    let done = ctx
        .app
        .db
        .write(move |conn| correct_entry(conn, &contest, &hash, &details, &reading, now))
        .await;
    Ok(or_refused(done)?.err())
}

fn edit_page(
    ctx: &RequestContext,
    form: Form,
    checked: Checked,
    entry: &Entry,
    token: &str,
) -> EditPage {
    EditPage {
        page: ctx.page(Audience::Public),
        form,
        checked,
        guide: submit::guide(ctx.contest(), ctx.lang),
        code: entry.code.clone(),
        token: token.to_owned(),
    }
}

fn filled_from(ctx: &RequestContext, entry: &Entry) -> Form {
    let mut form = Form::new();
    let calendar = &ctx.contest().calendar;
    let published = entry
        .published_at
        .map(|at| entry_form::for_field(at.utc(), calendar));
    for (field, value) in [
        ("share_text", entry.share_text.clone()),
        ("description", entry.description.clone()),
        ("title", entry.title.clone()),
        ("author", entry.author.clone()),
        ("account", entry.account.clone().unwrap_or_default()),
        ("published_at", published.unwrap_or_default()),
        ("contact", entry.contact.clone()),
        ("phone", entry.phone.clone()),
        ("email", entry.email.clone().unwrap_or_default()),
    ] {
        form.set(field, value);
    }
    form
}
