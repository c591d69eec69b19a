//! Sends a file of a message to organizers, to show or play in the page, or to save with `?save=1`.

use actix_web::{HttpRequest, web};
use serde::Deserialize;

use crate::db::mail::media;
use crate::db::types::AttachmentId;
use crate::web::error::WebError;
use crate::web::input;
use crate::web::media::send;
use crate::web::request_context::OrganizerContext;
use crate::web::response::HandlerResult;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FileQuery {
    save: String,
}

/// One file.
pub async fn show_file(
    ctx: OrganizerContext,
    request: HttpRequest,
    id: web::Path<String>,
) -> HandlerResult {
    let id = id.parse().map(AttachmentId);
    let id = id.map_err(|_| WebError::NotFound)?;
    let found = ctx
        .read(move |tx| media::of_attachment(tx.conn, id))
        .await?;
    let (name, media, _) = found.ok_or(WebError::NotFound)?;
    let query: FileQuery = input::query(&request);
    send(&ctx, &request, &name, &media, !query.save.is_empty()).await
}
