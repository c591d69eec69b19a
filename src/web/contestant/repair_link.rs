//! What the contestant sees of a hold, and the form for repairing the link.

use actix_web::web::Path;
use chrono::{DateTime, Utc};

use super::status::{StepView, lost, of_token, show_with};
use crate::actions::repair_link::{self, RepairRefused, Repaired};
use crate::contest::entry_details::EntryField;
use crate::contest::rules::{Check, Verdict};
use crate::db::holds::Hold;
use crate::lang::Phrase;
use crate::links;
use crate::mail::letter::kinds::Seen;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, redirect_with_flash};
use crate::web::wording;

/// A hold for display to its contestant.
pub(super) struct RepairView {
    pub seen: Phrase,
    pub until: Phrase,
    pub is_offered: bool,
}

/// A hold for display; `is_offered` when the contestant has already given another link.
pub(super) fn view(ctx: &RequestContext, hold: &Hold, is_offered: bool) -> RepairView {
    let day = ctx.contest().calendar.last_day(hold.due_at.utc());
    let until = match hold.is_overdue(ctx.now) {
        true => "hold-status-overdue",
        false => "hold-status-until",
    };
    RepairView {
        seen: seen(hold).phrase(),
        until: Phrase::new(until).with("day", day.to_string()),
        is_offered,
    }
}

fn seen(hold: &Hold) -> Seen {
    match hold.account_id {
        Some(_) => Seen::DoesNotPlay(hold.note.clone()),
        None => Seen::Gone,
    }
}

/// The holds as steps of the history, without the names of organizers and judges.
pub(super) fn history(ctx: &RequestContext, holds: &[Hold]) -> Vec<(DateTime<Utc>, StepView)> {
    let zone = ctx.contest().calendar.zone();
    let view = |at: DateTime<Utc>, what: &Phrase, reason: String, note: &str| {
        let view = StepView {
            at: wording::date_time(at, zone),
            what: ctx.lang.word(what),
            reason,
            note: note.to_owned(),
        };
        (at, view)
    };
    let mut all = vec![];
    for hold in holds {
        let seen = ctx.lang.word(&seen(hold).phrase());
        let put = Phrase::new("hold-event-put");
        all.push(view(hold.held_at.utc(), &put, seen, ""));
        if let (Some(at), Some(outcome)) = (hold.resolved_at, hold.outcome) {
            let note = hold.resolve_note.as_deref().unwrap_or_default();
            let ended = outcome.0.phrase();
            all.push(view(at.utc(), &ended, String::new(), note));
        }
    }
    all
}

/// `POST /status/{token}/link`
pub async fn repair_link(
    ctx: RequestContext,
    token: Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    if of_token(&ctx, &token).await?.is_none() {
        return lost(&ctx);
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
