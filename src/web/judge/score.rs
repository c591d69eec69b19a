//! A judge opens a sheet and saves points on it.

use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, web};

use super::TaskPath;
use super::saving::{Then, given_in, save};
use super::score_response::tell;
use super::sheet::{ScorePage, SheetData};
use crate::db::DbError;
use crate::web::input::Posted;
use crate::web::request_context::JudgeContext;
use crate::web::response::{HandlerResult, redirect};

/// The sheet.
///
/// # Errors
/// 404 when the sheet is not this judge's.
pub async fn show_sheet(judge: JudgeContext, path: web::Path<(String, String)>) -> HandlerResult {
    let task = TaskPath::read(&path.0, &path.1, judge.actor.by)?;
    let sheet = judge.read(move |tx| SheetData::load(tx, task)).await?;
    judge.render(&ScorePage::new(&judge, &sheet, &[]))
}

/// Saves points: those of a whole form or, for requests that want JSON, of single criteria as they are given.
///
/// # Errors
/// 404 when the sheet is not this judge's.
pub async fn save_points(
    judge: JudgeContext,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    Posted(form): Posted,
) -> HandlerResult {
    let task = TaskPath::read(&path.0, &path.1, judge.actor.by)?;
    let criteria = &judge.contest().definition.criteria;
    let then = Then::of(&form);
    let sent = given_in(&form, criteria, then);
    let saved = judge.app.write_as(judge.actor, move |tx| {
        let mut own = task.load(tx)?;
        let outcomes = save(tx, &mut own, &sent)?;
        Ok::<_, DbError>((SheetData::of(tx, own, task)?, outcomes))
    });
    let (sheet, outcomes) = saved.await?;
    let page = ScorePage::new(&judge, &sheet, &outcomes);
    if wants_json(&request) {
        return tell(&judge, &page, &outcomes);
    }
    if outcomes.iter().any(|outcome| outcome.result.is_err()) {
        return judge.render_refused(&page);
    }
    redirect(&next_url(&sheet, then, criteria.len()))
}

/// The page after a saved sheet: the same sheet, the next entry, or the next entry that lacks points. After the last
/// entry it is the list, or the page on which the judge finishes.
pub(super) fn next_url(sheet: &SheetData, then: Then, criteria: usize) -> String {
    let key = sheet.own.round.key;
    let (before, after) = sheet.around();
    let mut others = after.iter().chain(before);
    let next = match then {
        Then::Stay => return format!("/judge/{key}/{}", sheet.own.task.id),
        Then::Later => after.first(),
        Then::Next => others.find(|task| task.state(criteria).is_to_do()),
    };
    match (next, then) {
        (Some(task), _) => format!("/judge/{key}/{}", task.id),
        (None, Then::Next) => format!("/judge/{key}/finish"),
        (None, _) => format!("/judge/{key}"),
    }
}

fn wants_json(request: &HttpRequest) -> bool {
    let accept = request
        .headers()
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}
