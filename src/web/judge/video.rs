//! The video of an entry by e-mail, for a judge who scores it. The file name is left out, since it may name the author.

use actix_web::{HttpRequest, web};

use super::TaskPath;
use crate::db::DbError;
use crate::db::mail::media;
use crate::db::types::AttachmentId;
use crate::web::error::WebError;
use crate::web::media::send;
use crate::web::request_context::JudgeContext;
use crate::web::response::HandlerResult;

/// A video of the sheet's entry.
///
/// # Errors
/// 404 when the sheet is not this judge's, or the video is another entry's.
pub async fn show_video(
    judge: JudgeContext,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let task = TaskPath::read(&path.0, &path.1, judge.actor.by)?;
    let wanted = path.2.parse().map(AttachmentId);
    let wanted = wanted.map_err(|_| WebError::NotFound)?;
    let found = judge.read(move |tx| {
        let own = task.load(tx)?;
        let mut videos = media::videos_of(tx.conn, own.entry.id)?.into_iter();
        videos
            .find(|(id, ..)| *id == wanted)
            .ok_or(DbError::Missing)
    });
    let (_, _, media) = found.await?;
    send(&judge, &request, "video", &media, false).await
}
