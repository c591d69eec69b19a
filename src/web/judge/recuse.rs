//! The page on which a judge declares a conflict of interest (回避) with an entry, with the reason.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::TaskPath;
use super::blind::BlindEntry;
use super::saving::Then;
use super::score::next_url;
use super::sheet::SheetData;
use super::task::task_closed;
use crate::actions::own_task::OwnTask;
use crate::actions::reason::{LIMIT, ReasonProblem};
use crate::actions::recuse::{RecuseRefused, recuse};
use crate::lang::Phrase;
use crate::names;
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

/// The form of the declaration.
///
/// # Errors
/// 404 when the task is not this judge's.
pub async fn ask_recuse(judge: JudgeContext, path: web::Path<(String, String)>) -> HandlerResult {
    let task = TaskPath::read(&path.0, &path.1, judge.actor.by)?;
    let own = judge.read(move |tx| task.load(tx)).await?;
    show(&judge, &own, Form::new(), StatusCode::OK)
}

/// Stores the declaration and leads to the next entry.
///
/// # Errors
/// 404 when the task is not this judge's.
pub async fn recuse_from_entry(
    judge: JudgeContext,
    path: web::Path<(String, String)>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let task = TaskPath::read(&path.0, &path.1, judge.actor.by)?;
    let sheet = judge.read(move |tx| SheetData::load(tx, task)).await?;
    let reason = form.value("reason").to_owned();
    let recused = judge.write(move |tx| {
        let own = task.load(tx)?;
        recuse(tx, &own, &reason)
    });
    let Err(refused) = recused.await? else {
        let criteria = judge.contest().definition.criteria.len();
        let next = next_url(&sheet, Then::Next, criteria);
        return redirect_with_flash(&next, "judge-recused");
    };
    form.refuse(
        "reason",
        match refused {
            RecuseRefused::Closed(closed) => task_closed(closed),
            RecuseRefused::Reason(problem) => reason_words(problem),
        },
    );
    show(&judge, &sheet.own, form, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The error in a judge's reason, in words.
pub(super) fn reason_words(problem: ReasonProblem) -> Phrase {
    match problem {
        ReasonProblem::Missing => Phrase::new("judge-reason-needed"),
        ReasonProblem::TooLong => Phrase::new("judge-reason-long").with("limit", LIMIT),
    }
}

fn show(ctx: &RequestContext, own: &OwnTask, form: Form, status: StatusCode) -> HandlerResult {
    let key = own.round.key;
    let template = RecusePage {
        page: ctx.page(Audience::Judge),
        form,
        round: names::round(key),
        list: format!("/judge/{key}"),
        sheet: format!("/judge/{key}/{}", own.task.id),
        position: own.task.position,
        title: BlindEntry::of(&own.entry, ctx.contest()).title,
        closed: own.closed().map(task_closed),
    };
    page_with(status, &template)
}
