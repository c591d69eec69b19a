//! Is the judge done? What is still open, what was stood back from, and the word that it is done.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{DateTime, Utc};

use super::blind::BlindEntry;
use super::task::{Progress, TaskState, closed, stage_closed};
use super::{round_key, seated};
use crate::actions::finish_judging::{FinishRefused, finish_judging};
use crate::contest::round::RoundKey;
use crate::db::seats;
use crate::db::types::Stamp;
use crate::lang::Phrase;
use crate::names;
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::JudgeContext;
use crate::web::response::{HandlerResult, page_with, redirect_with_flash};

#[derive(Template)]
#[template(path = "judge/finish.html")]
struct FinishPage {
    page: Page,
    round: Phrase,
    key: RoundKey,
    closed: Option<Phrase>,
    refused: Option<Phrase>,
    progress: Progress,
    finished_at: Option<DateTime<Utc>>,
    open: Vec<Listed>,
    recused: Vec<Listed>,
}

struct Listed {
    href: String,
    position: i32,
    title: String,
    state: TaskState,
    reason: String,
}

/// What stands between the judge and being done.
///
/// # Errors
/// When the judge is not on that panel, or the database fails.
pub async fn confirm_finish(judge: JudgeContext, path: web::Path<String>) -> HandlerResult {
    show(&judge, round_key(&path)?, StatusCode::OK, None).await
}

/// Takes the judge's word that a round is done.
///
/// # Errors
/// When the judge is not on that panel, or the database fails.
pub async fn finish_round(judge: JudgeContext, path: web::Path<String>) -> HandlerResult {
    let key = round_key(&path)?;
    let (app, acting) = (judge.ctx.app.clone(), judge.acting);
    let done = judge
        .ctx
        .app
        .db
        .write(move |conn| finish_judging(conn, &app.contest, acting, key))
        .await;
    let refused = match or_refused(done)? {
        Ok(()) => return redirect_with_flash(&format!("/judge/{key}"), "judge-finished"),
        Err(FinishRefused::NotOnPanel) => Phrase::new("judge-closed-released"),
        Err(FinishRefused::NotWithTheJury(stage)) => {
            stage_closed(stage).unwrap_or_else(|| Phrase::new("judge-closed-after"))
        }
        Err(FinishRefused::Unfinished(n)) => Phrase::new("judge-still-open").with("n", n),
    };
    show(&judge, key, StatusCode::UNPROCESSABLE_ENTITY, Some(refused)).await
}

async fn show(
    judge: &JudgeContext,
    key: RoundKey,
    status: StatusCode,
    refused: Option<Phrase>,
) -> HandlerResult {
    let by = judge.acting.by;
    let desk = judge.ctx.app.db.read(move |conn| {
        let (round, seat) = seated(conn, key, by)?;
        let queue = seats::own_queue(conn, round.id, by)?;
        Ok::<_, WebError>((round, seat, queue))
    });
    let (round, seat, queue) = desk.await?;
    let contest = judge.ctx.contest();
    let criteria = contest.definition.criteria.len();
    let listed = |wanted: fn(TaskState) -> bool| {
        let tasks = queue.iter().map(|(task, entry)| Listed {
            href: format!("/judge/{key}/{}", task.id),
            position: task.position,
            title: BlindEntry::of(entry, contest).title,
            state: TaskState::of(task, criteria),
            reason: task.recuse_reason.clone().unwrap_or_default(),
        });
        tasks.filter(|row| wanted(row.state)).collect()
    };
    let template = FinishPage {
        page: judge.ctx.page(Audience::Judge),
        round: names::round(key),
        key,
        closed: closed(&round, &seat),
        refused,
        progress: Progress::of(queue.iter().map(|(task, _)| task), criteria),
        finished_at: seat.finished_at.map(Stamp::utc),
        open: listed(TaskState::is_to_do),
        recused: listed(|state| state == TaskState::Recused),
    };
    page_with(status, &template)
}
