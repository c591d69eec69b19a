//! What is a script told after it sent points? How each row stands, with versions, and words to show.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use super::saving::Outcome;
use super::score::{Row, ScorePage};
use crate::lang::Message;
use crate::web::answer::Answer;
use crate::web::visit::Visit;

/// What a script is told after it sent points.
#[derive(Serialize)]
struct Told {
    rows: BTreeMap<String, ToldRow>,
    total: Option<i32>,
    done: usize,
    all: usize,
    saved: Option<String>,
    closed: Option<String>,
}

#[derive(Serialize)]
struct ToldRow {
    version: i32,
    holds: Option<String>,
    error: Option<String>,
    conflict: bool,
}

pub(super) fn tell(visit: &Visit, page: &ScorePage, outcomes: &[Outcome]) -> Answer {
    let failed = outcomes.iter().any(|outcome| outcome.result.is_err());
    let status = if page.rows.iter().any(|row| row.is_conflict) {
        StatusCode::CONFLICT
    } else if failed {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let sent = |row: &&Row| {
        outcomes
            .iter()
            .any(|outcome| outcome.given.criterion == row.key)
    };
    let told_row = |row: &Row| {
        let told = ToldRow {
            version: row.base,
            holds: row.holds.map(|points| points.to_string()),
            error: row.error.as_ref().map(|error| visit.lang.word(error)),
            conflict: row.is_conflict,
        };
        (row.key.clone(), told)
    };
    let at = visit.now.with_timezone(&page.page.zone).format("%H:%M");
    let saved = Message::new("score-saved-at").with("time", at.to_string());
    Ok(HttpResponse::build(status).json(Told {
        rows: page.rows.iter().filter(sent).map(told_row).collect(),
        total: page.total,
        done: page.progress.done,
        all: page.progress.all,
        saved: (!failed).then(|| visit.lang.word(&saved)),
        closed: page.shut().map(|why| visit.lang.word(&why)),
    }))
}
