//! The page on which a judge finishes a round: the entries that lack points, and those from which the judge recused
//! themselves.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{DateTime, Utc};

use super::blind::BlindEntry;
use super::task::{closed, stage_closed};
use super::{round_key, seated};
use crate::actions::finish_judging::{FinishRefused, finish_judging};
use crate::contest::round::RoundKey;
use crate::contest::task::{QueueProgress, TaskState};
use crate::db::judging;
use crate::db::types::Stamp;
use crate::lang::Phrase;
use crate::names;
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
    progress: QueueProgress,
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

/// The entries that the judge must still score before finishing.
///
/// # Errors
/// 404 when the judge is not on that panel.
pub async fn confirm_finish(judge: JudgeContext, path: web::Path<String>) -> HandlerResult {
    show(&judge, round_key(&path)?, StatusCode::OK, None).await
}

/// Finishes a round.
///
/// # Errors
/// 404 when the judge is not on that panel.
pub async fn finish_round(judge: JudgeContext, path: web::Path<String>) -> HandlerResult {
    let key = round_key(&path)?;
    let finished = judge.write(move |tx| finish_judging(tx, key)).await?;
    let refused = match finished {
        Ok(()) => return redirect_with_flash(&format!("/judge/{key}"), "judge-finished"),
        Err(FinishRefused::NotOnPanel) => Phrase::new("judge-closed-released"),
        Err(FinishRefused::NotWithTheJury(stage)) => stage_closed(stage),
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
    let by = judge.actor.by;
    let read = judge.read(move |tx| {
        let (round, seat) = seated(tx, key, by)?;
        let queue = judging::own_queue(tx.conn, round.id, by)?;
        Ok((round, seat, queue))
    });
    let (round, seat, queue) = read.await?;
    let contest = judge.contest();
    let criteria = contest.definition.criteria.len();
    let listed = |wanted: fn(TaskState) -> bool| {
        let tasks = queue.iter().map(|(task, entry)| Listed {
            href: format!("/judge/{key}/{}", task.id),
            position: task.position,
            title: BlindEntry::of(entry, contest).title,
            state: task.state(criteria),
            reason: task.recuse_reason.clone().unwrap_or_default(),
        });
        tasks.filter(|row| wanted(row.state)).collect()
    };
    let template = FinishPage {
        page: judge.page(Audience::Judge),
        round: names::round(key),
        key,
        closed: closed(&round, &seat),
        refused,
        progress: QueueProgress::of(queue.iter().map(|(task, _)| task.state(criteria))),
        finished_at: seat.finished_at.map(Stamp::utc),
        open: listed(TaskState::is_to_do),
        recused: listed(|state| state == TaskState::Recused),
    };
    page_with(status, &template)
}
