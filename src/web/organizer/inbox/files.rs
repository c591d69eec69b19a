//! A file that a letter brought, for organizers: shown or played in the page, or saved with `?save=1`.

use actix_web::{HttpRequest, web};
use serde::Deserialize;

use crate::db::media::{self, Media};
use crate::db::types::AttachmentId;
use crate::media::{Hash, file_name};
use crate::web::error::WebError;
use crate::web::input;
use crate::web::media::{FileToSend, answer};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FilesQuery {
    save: String,
}

/// One file.
///
/// # Errors
/// When there is none, or it cannot be read just now.
pub async fn show_file(
    organizer: OrganizerContext,
    request: HttpRequest,
    id: web::Path<String>,
) -> HandlerResult {
    let ctx = organizer.ctx;
    let id = id.parse().map(AttachmentId);
    let id = id.map_err(|_| WebError::NotFound)?;
    let load = move |conn: &mut crate::db::Conn| media::of_attachment(conn, id);
    let found = ctx.app.db.read(load).await?;
    let (name, media, _) = found.ok_or(WebError::NotFound)?;
    let query: FilesQuery = input::query(&request);
    send(&ctx, &request, &name, &media, !query.save.is_empty()).await
}

/// Gives a kept file out to whoever was found to be allowed to see it. Its sender's name for it is made safe: it may be
/// a path, or not what it looks like.
pub(in crate::web) async fn send(
    ctx: &RequestContext,
    request: &HttpRequest,
    name: &str,
    media: &Media,
    download: bool,
) -> HandlerResult {
    let sha256 = hash(&media.sha256);
    let file = FileToSend {
        sha256: sha256.ok_or_else(|| WebError::Broken("a kept file without a hash".to_owned()))?,
        bytes: u64::try_from(media.bytes).unwrap_or_default(),
        media_type: media.media_type.clone(),
        name: file_name::safe(name, &media.extension),
        download,
    };
    answer(&ctx.app.media, &file, request).await
}

/// The hash that is written in hexadecimal.
fn hash(hex: &str) -> Option<Hash> {
    let digits = hex.as_bytes().chunks_exact(2);
    let bytes = digits.map(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
    let bytes: Option<Vec<u8>> = bytes.collect();
    bytes?.try_into().ok()
}
