//! Does the judge have an interest in this work? The declaration (回避), with its reason, without needing a script.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::blind::BlindEntry;
use super::saving::Then;
use super::score::{Sheet, load, next_url};
use super::task::{TaskState, closed, stage_closed};
use super::{assignment_id, round_key};
use crate::actions::reason::LIMIT;
use crate::actions::recuse::{RecuseRefused, recuse};
use crate::contest::round::RoundKey;
use crate::lang::Phrase;
use crate::names;
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{JudgeContext, RequestContext};
use crate::web::response::{HandlerResult, page_with, redirect_with_flash};

#[derive(Template)]
#[template(path = "judge/recuse.html")]
struct RecusePage {
    page: Page,
    form: Form,
    round: Phrase,
    list: String,
    sheet: String,
    position: i32,
    title: String,
    closed: Option<Phrase>,
}

/// The question whether to stand back.
///
/// # Errors
/// When the sheet is not this judge's, or the database fails.
pub async fn ask_recuse(
    JudgeContext { ctx, acting }: JudgeContext,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = ctx.app.db.read(move |conn| load(conn, key, id, acting.by));
    show(&ctx, key, &sheet.await?, Form::new(), StatusCode::OK)
}

/// Takes the declaration, and goes on to the next work.
///
/// # Errors
/// When the sheet is not this judge's, or the database fails.
pub async fn recuse_from_entry(
    JudgeContext { ctx, acting }: JudgeContext,
    path: web::Path<(String, String)>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = ctx.app.db.read(move |conn| load(conn, key, id, acting.by));
    let sheet = sheet.await?;
    let (app, reason) = (ctx.app.clone(), form.value("reason").to_owned());
    let done = ctx
        .app
        .db
        .write(move |conn| recuse(conn, &app.contest, acting, id, &reason))
        .await;
    let Err(refused) = or_refused(done)? else {
        let criteria = ctx.contest().definition.criteria.len();
        let next = next_url(key, &sheet, Then::Next, criteria);
        return redirect_with_flash(&next, "judge-recused");
    };
    let words = match refused {
        RecuseRefused::NotYours => return Err(WebError::NotFound),
        RecuseRefused::ReasonNeeded => Phrase::new("judge-reason-needed"),
        RecuseRefused::ReasonTooLong => Phrase::new("judge-reason-long").with("limit", LIMIT),
        RecuseRefused::Already => Phrase::new("judge-recused"),
        RecuseRefused::Released => Phrase::new("judge-closed-released"),
        RecuseRefused::NotWithTheJury(stage) => {
            stage_closed(stage).unwrap_or_else(|| Phrase::new("judge-closed-after"))
        }
    };
    form.refuse("reason", words);
    show(&ctx, key, &sheet, form, StatusCode::UNPROCESSABLE_ENTITY)
}

fn show(
    ctx: &RequestContext,
    key: RoundKey,
    sheet: &Sheet,
    form: Form,
    status: StatusCode,
) -> HandlerResult {
    let criteria = ctx.contest().definition.criteria.len();
    let recused = TaskState::of(&sheet.task, criteria) == TaskState::Recused;
    let template = RecusePage {
        page: ctx.page(Audience::Judge),
        form,
        round: names::round(key),
        list: format!("/judge/{key}"),
        sheet: format!("/judge/{key}/{}", sheet.task.id),
        position: sheet.task.position,
        title: BlindEntry::of(&sheet.entry, ctx.contest()).title,
        closed: closed(&sheet.round, &sheet.seat)
            .or_else(|| recused.then(|| Phrase::new("judge-recused"))),
    };
    page_with(status, &template)
}
