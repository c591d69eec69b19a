//! The video does not play: one press beside the film, with a note where the judge wants to leave one.

use actix_web::web;

use super::saving::Then;
use super::score::{load, way_on};
use super::{assignment_id, round_key};
use crate::actions::put_aside::{AsideRefused, put_aside_by_judge};
use crate::actions::recuse::RecuseRefused;
use crate::web::answer::{Answer, see_done};
use crate::web::error::{WebError, or_refused};
use crate::web::input::Posted;
use crate::web::visit::JudgeVisit;

/// Puts the work aside, and goes on to the next; whatever points it has are kept.
///
/// # Errors
/// 409 when the sheet is closed; when it is not this judge's, or the database fails.
pub async fn put_entry_aside(
    JudgeVisit { visit, acting }: JudgeVisit,
    path: web::Path<(String, String)>,
    Posted(form): Posted,
) -> Answer {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = visit
        .app
        .db
        .read(move |conn| load(conn, key, id, acting.by));
    let sheet = sheet.await?;
    let (app, note) = (visit.app.clone(), form.value("note").to_owned());
    let put = visit
        .app
        .db
        .write(move |conn| put_aside_by_judge(conn, &app.contest, &app.site, acting, id, &note))
        .await;
    let done = match or_refused(put)? {
        Ok(()) => "put-aside",
        Err(AsideRefused::Already) => "aside-already",
        Err(AsideRefused::Judge(RecuseRefused::NotYours)) => return Err(WebError::NotFound),
        Err(_) => return Err(WebError::Conflict("error-changed")),
    };
    let criteria = visit.contest().definition.criteria.len();
    see_done(&way_on(key, &sheet, Then::Next, criteria), done)
}
