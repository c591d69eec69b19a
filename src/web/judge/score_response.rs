//! The JSON response to a script that sent points: each row with its version, and words to show.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use super::saving::SaveOutcome;
use super::sheet::{ScorePage, ScoreRow};
use crate::lang::Phrase;
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

/// The response as JSON.
#[derive(Serialize)]
struct ScoreResponse {
    rows: BTreeMap<String, RowResponse>,
    total: Option<u32>,
    done: usize,
    all: usize,
    saved: Option<String>,
    closed: Option<String>,
}

#[derive(Serialize)]
struct RowResponse {
    version: i32,
    holds: Option<String>,
    error: Option<String>,
    conflict: bool,
}

pub(super) fn tell(
    ctx: &RequestContext,
    page: &ScorePage,
    outcomes: &[SaveOutcome],
) -> HandlerResult {
    let failed = outcomes.iter().any(|outcome| outcome.result.is_err());
    let status = if page.rows.iter().any(|row| row.is_conflict) {
        StatusCode::CONFLICT
    } else if failed {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let sent = |row: &&ScoreRow| {
        outcomes
            .iter()
            .any(|outcome| outcome.given.criterion == row.key)
    };
    let row_response = |row: &ScoreRow| {
        let response = RowResponse {
            version: row.base,
            holds: row.holds.map(|points| points.to_string()),
            error: row.error.as_ref().map(|error| ctx.lang.word(error)),
            conflict: row.is_conflict,
        };
        (row.key.clone(), response)
    };
    let at = ctx.now.with_timezone(&page.page.zone).format("%H:%M");
    let saved = Phrase::new("score-saved-at").with("time", at.to_string());
    Ok(HttpResponse::build(status).json(ScoreResponse {
        rows: page.rows.iter().filter(sent).map(row_response).collect(),
        total: page.total,
        done: page.progress.done,
        all: page.progress.all,
        saved: (!failed).then(|| ctx.lang.word(&saved)),
        closed: page.closed_reason().map(|why| ctx.lang.word(why)),
    }))
}
