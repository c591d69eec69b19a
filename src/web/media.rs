//! Sends a stored file, whole or in part (video players ask for parts). Headers keep browsers from running it and
//! shared caches from storing it. Handlers check first that the reader may see it.

use std::ops::Range;

use actix_web::body::SizedStream;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, EntityTag, Header, IF_NONE_MATCH, IF_RANGE,
    IfNoneMatch, IfRange, RANGE, Range as RangeHeader, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::error::WebError;
use super::request_context::RequestContext;
use super::response::HandlerResult;
use crate::contest::hex::{from_hex, hex};
use crate::db::mail::media::Media;
use crate::media::{Hash, MediaError, Store, file_name};

/// A file to be sent.
#[derive(Debug, Clone)]
pub struct FileToSend {
    /// The hash under which the store has it.
    pub sha256: Hash,
    /// Its length.
    pub bytes: u64,
    /// Its media type, found from its bytes when it was received.
    pub media_type: String,
    /// The name under which a browser saves it; made safe by [`file_name::safe`].
    pub name: String,
    /// Whether the browser must save it instead of showing it. Only videos and pictures are ever shown.
    pub download: bool,
}

/// Sends a stored file to a reader who may see it. The file name that its sender gave is made safe: it may be a path,
/// or name another kind of file.
pub async fn send(
    ctx: &RequestContext,
    request: &HttpRequest,
    name: &str,
    media: &Media,
    download: bool,
) -> HandlerResult {
    let sha256 = from_hex(&media.sha256);
    let file = FileToSend {
        sha256: sha256
            .ok_or_else(|| WebError::Broken("a stored file without a hash".to_owned()))?,
        bytes: u64::try_from(media.bytes).unwrap_or_default(),
        media_type: media.media_type.clone(),
        name: file_name::safe(name, &media.extension),
        download,
    };
    respond(&ctx.app.media, &file, request).await
}

/// Responds with the file, or with the part of it that the request asks for.
pub async fn respond(store: &Store, file: &FileToSend, request: &HttpRequest) -> HandlerResult {
    let tag = EntityTag::new_strong(hex(file.sha256));
    if is_known(request, &tag) {
        return Ok(headed(StatusCode::NOT_MODIFIED, file, &tag).finish());
    }
    let (status, part) = match part(request, &tag, file.bytes) {
        Part::Whole => (StatusCode::OK, 0..file.bytes),
        Part::Of(range) => (StatusCode::PARTIAL_CONTENT, range),
        Part::Outside => return Ok(outside(file, &tag)),
    };
    let mut response = headed(status, file, &tag);
    if status == StatusCode::PARTIAL_CONTENT {
        let (first, last) = (part.start, part.end - 1);
        let range = format!("bytes {first}-{last}/{}", file.bytes);
        response.insert_header((CONTENT_RANGE, range));
    }
    let length = part.end - part.start;
    if request.method() == Method::HEAD {
        store.len(&file.sha256).await?;
        return Ok(response.no_chunking(length).finish());
    }
    let pieces = store.read(&file.sha256, part).await?;
    Ok(response.body(SizedStream::new(length, pieces)))
}

impl From<MediaError> for WebError {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::Missing => Self::NotFound,
            MediaError::Unavailable { .. } => Self::Unavailable(error.to_string()),
            _ => Self::Broken(error.to_string()),
        }
    }
}

enum Part {
    Whole,
    Of(Range<u64>),
    Outside,
}

/// The part of the file to send. A single range gives its part; several ranges, an unknown unit and a malformed range
/// give the whole file, as RFC 9110 allows.
fn part(request: &HttpRequest, tag: &EntityTag, bytes: u64) -> Part {
    let header = request.headers().get(RANGE);
    let header = header.and_then(|value| value.to_str().ok()?.parse().ok());
    let Some(RangeHeader::Bytes(ranges)) = header else {
        return Part::Whole;
    };
    match ranges.as_slice() {
        [range] if is_unchanged(request, tag) => match range.to_satisfiable_range(bytes) {
            Some((first, last)) => Part::Of(first..last + 1),
            None => Part::Outside,
        },
        _ => Part::Whole,
    }
}

/// Whether the browser's copy is of this very file; a part of another file would damage that copy.
fn is_unchanged(request: &HttpRequest, tag: &EntityTag) -> bool {
    if !request.headers().contains_key(IF_RANGE) {
        return true;
    }
    matches!(IfRange::parse(request), Ok(IfRange::EntityTag(known)) if known.strong_eq(tag))
}

fn is_known(request: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => request.headers().contains_key(IF_NONE_MATCH),
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
        Err(_) => false,
    }
}

fn outside(file: &FileToSend, tag: &EntityTag) -> HttpResponse {
    headed(StatusCode::RANGE_NOT_SATISFIABLE, file, tag)
        .insert_header((CONTENT_RANGE, format!("bytes */{}", file.bytes)))
        .finish()
}

fn headed(status: StatusCode, file: &FileToSend, tag: &EntityTag) -> HttpResponseBuilder {
    let is_shown = !file.download && may_be_shown(&file.media_type);
    let mut response = HttpResponse::build(status);
    response
        .insert_header((CONTENT_TYPE, file.media_type.as_str()))
        .insert_header((
            CONTENT_DISPOSITION,
            file_name::disposition(&file.name, !is_shown),
        ))
        .insert_header((ETAG, tag.to_string()))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox"))
        // ranges count stored bytes, so the response must not be compressed
        .insert_header((CONTENT_ENCODING, "identity"));
    response
}

/// Whether a browser may show it: videos, and pictures of types that cannot contain scripts.
fn may_be_shown(media_type: &str) -> bool {
    let is_picture = media_type.starts_with("video/") || media_type.starts_with("image/");
    is_picture && !media_type.contains("xml")
}
