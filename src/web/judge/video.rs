//! The video of an e-mail work, for the judge to whom the work was assigned. Its name may tell who made it: it is kept
//! out.

use actix_web::{HttpRequest, web};

use super::score::load;
use super::{assignment_id, round_key};
use crate::db::mail::media;
use crate::db::types::AttachmentId;
use crate::db::{Conn, DbError};
use crate::web::error::WebError;
use crate::web::media::send;
use crate::web::request_context::JudgeContext;
use crate::web::response::HandlerResult;

/// One video of the sheet's work.
///
/// # Errors
/// When the sheet is not this judge's, the video is another work's, or it cannot be read just now.
pub async fn show_video(
    JudgeContext { ctx, acting }: JudgeContext,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let wanted = path.2.parse().map(AttachmentId);
    let wanted = wanted.map_err(|_| WebError::NotFound)?;
    let find = move |conn: &mut Conn| -> Result<_, DbError> {
        let sheet = load(conn, key, id, acting.by)?;
        let videos = media::videos_of(conn, sheet.entry.id)?;
        let found = videos.into_iter().find(|(id, ..)| *id == wanted);
        found.ok_or(DbError::Missing)
    };
    let (_, _, media) = ctx.app.db.read(find).await?;
    send(&ctx, &request, "video", &media, false).await
}
