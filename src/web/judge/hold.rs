//! The video does not play: one press beside the film, with a note where the judge wants to leave one.

use actix_web::web;

use super::saving::Then;
use super::score::{load, next_url};
use super::{assignment_id, round_key};
use crate::actions::put_on_hold::{HoldRefused, put_on_hold_by_judge};
use crate::actions::recuse::RecuseRefused;
use crate::web::error::{WebError, or_refused};
use crate::web::input::Posted;
use crate::web::request_context::JudgeContext;
use crate::web::response::{HandlerResult, redirect_with_flash};

/// Puts the work aside, and goes on to the next; whatever points it has are kept.
///
/// # Errors
/// 409 when the sheet is closed; when it is not this judge's, or the database fails.
pub async fn put_entry_on_hold(
    JudgeContext { ctx, acting }: JudgeContext,
    path: web::Path<(String, String)>,
    Posted(form): Posted,
) -> HandlerResult {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = ctx.app.db.read(move |conn| load(conn, key, id, acting.by));
    let sheet = sheet.await?;
    let (app, note) = (ctx.app.clone(), form.value("note").to_owned());
    let put = ctx
        .app
        .db
        .write(move |conn| put_on_hold_by_judge(conn, &app.contest, &app.links, acting, id, &note))
        .await;
    let done = match or_refused(put)? {
        Ok(()) => "put-on-hold",
        Err(HoldRefused::Already) => "hold-already",
        Err(HoldRefused::Judge(RecuseRefused::NotYours)) => return Err(WebError::NotFound),
        Err(_) => return Err(WebError::Conflict("error-changed")),
    };
    let criteria = ctx.contest().definition.criteria.len();
    redirect_with_flash(&next_url(key, &sheet, Then::Next, criteria), done)
}
