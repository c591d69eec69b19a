//! The form with which a contestant repairs the link of an entry on hold.

use actix_web::web::Path;

use super::status::{lost, of_token, show_with};
use crate::actions::repair_link::{self, RepairRefused, Repaired};
use crate::contest::entry_details::EntryField;
use crate::contest::rules::{Check, Verdict};
use crate::lang::Phrase;
use crate::links;
use crate::pace::{Per, What};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, redirect_with_flash, too_many};
use crate::web::waiting::too_often;
use crate::web::wording;

/// `POST /status/{token}/link`
pub async fn repair_link(
    ctx: RequestContext,
    token: Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    if of_token(&ctx, &token).await?.is_none() {
        return lost(&ctx);
    }
    if let Some(wait) = ctx.wait(What::Repair, &[(Per::Link, &token)]) {
        form.refuse("link", too_often(wait));
        return too_many(show_with(&ctx, &token, form).await, wait);
    }
    let Some(pasted) = pasted(&mut form) else {
        return show_with(&ctx, &token, form).await;
    };
    let hash = links::hash_of(&token);
    let repaired = ctx.write(move |tx| repair_link::repair_link(tx, &hash, &pasted));
    let status = format!("/status/{token}");
    match repaired.await? {
        Ok(Repaired::Back) => redirect_with_flash(&status, "link-mended"),
        Ok(Repaired::ToBeSeen) => redirect_with_flash(&status, "link-offered"),
        Err(RepairRefused::NotOnHold) => redirect_with_flash(&status, "hold-not-aside"),
        Err(RepairRefused::Link(checks)) => {
            form.refuse("link", broken(&ctx, &checks));
            show_with(&ctx, &token, form).await
        }
    }
}

fn pasted(form: &mut Form) -> Option<String> {
    let typed = form.given("link").map(str::to_owned);
    let refused = match &typed {
        None => "hold-link-needed",
        Some(typed) if typed.chars().count() > EntryField::ShareText.limit() => "hold-link-long",
        Some(_) => return typed,
    };
    form.refuse("link", refused);
    None
}

fn broken(ctx: &RequestContext, checks: &[Check]) -> Phrase {
    let failed = checks.iter().find(|check| check.verdict == Verdict::Fail);
    failed.map_or_else(
        || Phrase::new("hold-link-needed"),
        |check| wording::explained(check, checks, ctx.contest()),
    )
}
