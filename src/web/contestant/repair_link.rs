//! The video of a work does not play: what its contestant is told, and the form that mends the link.

use actix_web::web::Path;
use chrono::{DateTime, Utc};

use super::status::{StepView, lost, of_token, show_with};
use crate::actions::repair_link::{self, RepairRefused, Repaired};
use crate::contest::entry_details::Field;
use crate::contest::hold::last_day;
use crate::contest::rules::{Check, Verdict};
use crate::db::Conn;
use crate::db::holds::Hold;
use crate::lang::Phrase;
use crate::links;
use crate::mail::letter::Seen;
use crate::web::error::or_refused;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::organizer::hold_panel::ended_words;
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, redirect_with_flash};
use crate::web::wording;

/// What is said of a work that is aside.
pub(super) struct RepairView {
    pub seen: Phrase,
    pub until: Phrase,
    pub is_offered: bool,
}

/// What is said of a work that is aside; `is_offered` says whether another link was given already.
pub(super) fn view(ctx: &RequestContext, hold: &Hold, is_offered: bool) -> RepairView {
    let day = last_day(&ctx.contest().calendar, hold.due_at.utc());
    let until = match hold.is_overdue(ctx.now) {
        true => "hold-status-overdue",
        false => "hold-status-until",
    };
    RepairView {
        seen: seen(hold).message(),
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

/// What became of it, for the history; who said so is not told.
pub(super) fn history(ctx: &RequestContext, holds: &[Hold]) -> Vec<(DateTime<Utc>, StepView)> {
    let zone = ctx.contest().calendar.zone();
    let view = |at: DateTime<Utc>, what: String, reason: String, note: &str| {
        let view = StepView {
            at: wording::date_time(at, zone),
            what: ctx.lang.word(&Phrase::new(what)),
            reason,
            note: note.to_owned(),
        };
        (at, view)
    };
    let mut all = vec![];
    for hold in holds {
        let seen = ctx.lang.word(&seen(hold).message());
        let put = "hold-event-put".to_owned();
        all.push(view(hold.put_at.utc(), put, seen, ""));
        if let (Some(at), Some(outcome)) = (hold.settled_at, hold.outcome) {
            let note = hold.settle_note.as_deref().unwrap_or_default();
            let ended = ended_words(outcome.0);
            all.push(view(at.utc(), ended, String::new(), note));
        }
    }
    all
}

/// `POST /status/{token}/link`
///
/// # Errors
/// When the database cannot be used.
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
    let (contest, hash, now) = (ctx.app.contest.clone(), links::hash_of(&token), ctx.now);
    let mend = move |conn: &mut Conn| repair_link::repair_link(conn, &contest, &hash, &pasted, now);
    let status = format!("/status/{token}");
    match or_refused(ctx.app.db.write(mend).await)? {
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
        Some(typed) if typed.chars().count() > Field::ShareText.limit() => "hold-link-long",
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
