//! Does the judge have an interest in this work? The declaration (回避), with its reason, without needing a script.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::blind::BlindWork;
use super::saving::Then;
use super::score::{Sheet, load, way_on};
use super::task::{TaskState, closed, stage_closed};
use super::{assignment_id, round_key};
use crate::actions::reason::LIMIT;
use crate::actions::recuse::{RecuseRefused, recuse};
use crate::contest::round::RoundKey;
use crate::lang::Message;
use crate::names;
use crate::web::answer::{Answer, page_with, see_done};
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::visit::{JudgeVisit, Visit};

#[derive(Template)]
#[template(path = "judge/recuse.html")]
struct RecusePage {
    page: Page,
    form: Form,
    round: Message,
    list: String,
    sheet: String,
    position: i32,
    title: String,
    closed: Option<Message>,
}

/// The question whether to stand back.
///
/// # Errors
/// When the sheet is not this judge's, or the database fails.
pub async fn ask_recuse(
    JudgeVisit { visit, acting }: JudgeVisit,
    path: web::Path<(String, String)>,
) -> Answer {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = visit
        .app
        .db
        .read(move |conn| load(conn, key, id, acting.by));
    show(&visit, key, &sheet.await?, Form::new(), StatusCode::OK)
}

/// Takes the declaration, and goes on to the next work.
///
/// # Errors
/// When the sheet is not this judge's, or the database fails.
pub async fn recuse_from_entry(
    JudgeVisit { visit, acting }: JudgeVisit,
    path: web::Path<(String, String)>,
    Posted(mut form): Posted,
) -> Answer {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = visit
        .app
        .db
        .read(move |conn| load(conn, key, id, acting.by));
    let sheet = sheet.await?;
    let (app, reason) = (visit.app.clone(), form.value("reason").to_owned());
    let done = visit
        .app
        .db
        .write(move |conn| recuse(conn, &app.contest, acting, id, &reason))
        .await;
    let Err(refused) = or_refused(done)? else {
        let criteria = visit.contest().definition.criteria.len();
        let next = way_on(key, &sheet, Then::Next, criteria);
        return see_done(&next, "judge-recused");
    };
    let words = match refused {
        RecuseRefused::NotYours => return Err(WebError::NotFound),
        RecuseRefused::ReasonNeeded => Message::new("judge-reason-needed"),
        RecuseRefused::ReasonTooLong => Message::new("judge-reason-long").with("limit", LIMIT),
        RecuseRefused::Already => Message::new("judge-recused"),
        RecuseRefused::Released => Message::new("judge-closed-released"),
        RecuseRefused::NotWithTheJury(stage) => {
            stage_closed(stage).unwrap_or_else(|| Message::new("judge-closed-after"))
        }
    };
    form.refuse("reason", words);
    show(&visit, key, &sheet, form, StatusCode::UNPROCESSABLE_ENTITY)
}

fn show(visit: &Visit, key: RoundKey, sheet: &Sheet, form: Form, status: StatusCode) -> Answer {
    let criteria = visit.contest().definition.criteria.len();
    let recused = TaskState::of(&sheet.task, criteria) == TaskState::Recused;
    let template = RecusePage {
        page: visit.page(Audience::Judge),
        form,
        round: names::round(key),
        list: format!("/judge/{key}"),
        sheet: format!("/judge/{key}/{}", sheet.task.id),
        position: sheet.task.position,
        title: BlindWork::of(&sheet.entry, visit.contest()).title,
        closed: closed(&sheet.round, &sheet.seat)
            .or_else(|| recused.then(|| Message::new("judge-recused"))),
    };
    page_with(status, &template)
}
