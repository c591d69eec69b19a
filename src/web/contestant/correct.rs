//! A contestant corrects an entry, on the same form as for entering.

use actix_web::web::Path;
use askama::Template;

use super::entry_form::{self, Checked};
use super::status::{lost, of_token};
use super::submit::{self, Guide};
use crate::actions::correct_entry::{ChangeRefused, correct_entry, is_open};
use crate::db::entries::Entry;
use crate::links;
use crate::pace::{Per, What};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, redirect_with_flash, too_many};
use crate::web::waiting::too_often;

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
pub async fn edit_entry(ctx: RequestContext, token: Path<String>) -> HandlerResult {
    let Some(entry) = of_token(&ctx, &token).await? else {
        return lost(&ctx);
    };
    let corrected = entry.clone();
    if !ctx.read(move |tx| is_open(tx, &corrected)).await? {
        return redirect_with_flash(&format!("/status/{token}"), "edit-closed");
    }
    let form = entry_form::prefilled(&entry, &ctx.contest().calendar);
    let filled = entry_form::read(&form, ctx.contest());
    let checks = entry_form::check(&ctx, &form, &filled, Some(entry.id)).await?;
    let checked = entry_form::shown(&form, &filled, &checks, ctx.contest(), ctx.lang);
    ctx.render(&edit_page(&ctx, form, checked, &entry, &token))
}

/// `POST /status/{token}/edit`
pub async fn update_entry(
    ctx: RequestContext,
    token: Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let Some(entry) = of_token(&ctx, &token).await? else {
        return lost(&ctx);
    };
    if let Some(wait) = ctx.wait(What::Edit, &[(Per::Link, &token)]) {
        form.refuse("share_text", too_often(wait));
        let again = edit_page(&ctx, form, Checked::default(), &entry, &token);
        return too_many(ctx.render(&again), wait);
    }
    let filled = entry_form::read(&form, ctx.contest());
    if let (Ok(details), true) = (&filled.details, form.is_ok()) {
        let (details, reading) = (details.clone(), filled.reading.clone());
        let hash = links::hash_of(&token);
        let done = ctx.write(move |tx| correct_entry(tx, &hash, &details, &reading));
        match done.await?.err() {
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
    ctx.render_refused(&edit_page(&ctx, form, checked, &entry, &token))
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
