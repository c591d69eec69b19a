//! The button for a video that does not play, with an optional note.

use actix_web::web;

use super::TaskPath;
use super::saving::Then;
use super::score::next_url;
use super::sheet::SheetData;
use crate::actions::put_on_hold::{HoldRefused, judge_puts_on_hold};
use crate::web::error::WebError;
use crate::web::input::Posted;
use crate::web::request_context::JudgeContext;
use crate::web::response::{HandlerResult, redirect_with_flash};

/// Puts the entry on hold and leads to the next entry. Points already given are kept.
///
/// # Errors
/// 404 when the task is not this judge's, 409 when no action on it is possible.
pub async fn put_entry_on_hold(
    judge: JudgeContext,
    path: web::Path<(String, String)>,
    Posted(form): Posted,
) -> HandlerResult {
    let task = TaskPath::read(&path.0, &path.1, judge.actor.by)?;
    let sheet = judge.read(move |tx| SheetData::load(tx, task)).await?;
    let note = form.value("note").to_owned();
    let put = judge.write(move |tx| {
        let own = task.load(tx)?;
        judge_puts_on_hold(tx, &own, &note)
    });
    let done = match put.await? {
        Ok(()) => "put-on-hold",
        Err(HoldRefused::Already) => "hold-already",
        Err(_) => return Err(WebError::Conflict("error-changed")),
    };
    let criteria = judge.contest().definition.criteria.len();
    redirect_with_flash(&next_url(&sheet, Then::Next, criteria), done)
}
