//! How is a kept file given out? Whole or a part of it (players ask for parts), so that a browser neither runs it nor
//! keeps it for others.
//!
//! Whoever asks has been found to be allowed to see it: handlers look that up and then come here.

use std::ops::Range;

use actix_web::body::SizedStream;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, EntityTag, Header, IF_NONE_MATCH, IF_RANGE,
    IfNoneMatch, IfRange, RANGE, Range as Asked, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::error::WebError;
use super::response::HandlerResult;
use crate::contest::hex::hex;
use crate::media::{Hash, MediaError, Store, file_name};

/// A file to be given out.
#[derive(Debug, Clone)]
pub struct FileToSend {
    /// What it is known by.
    pub sha256: Hash,
    /// Its length.
    pub bytes: u64,
    /// What its bytes are, as it was found when it came in.
    pub media_type: String,
    /// Under which name it is saved; made safe by [`file_name::safe`].
    pub name: String,
    /// To be saved, not shown. Only videos and pictures are ever shown.
    pub download: bool,
}

/// The file, or the part of it that the request asks for.
///
/// # Errors
/// When it is not there, or its place cannot be used just now.
pub async fn answer(store: &Store, file: &FileToSend, request: &HttpRequest) -> HandlerResult {
    let tag = EntityTag::new_strong(hex(file.sha256));
    if is_known(request, &tag) {
        return Ok(headed(StatusCode::NOT_MODIFIED, file, &tag).finish());
    }
    let (status, part) = match part(request, &tag, file.bytes) {
        Part::Whole => (StatusCode::OK, 0..file.bytes),
        Part::Of(range) => (StatusCode::PARTIAL_CONTENT, range),
        Part::Outside => return Ok(outside(file, &tag)),
    };
    let mut answer = headed(status, file, &tag);
    if status == StatusCode::PARTIAL_CONTENT {
        let (first, last) = (part.start, part.end - 1);
        let range = format!("bytes {first}-{last}/{}", file.bytes);
        answer.insert_header((CONTENT_RANGE, range));
    }
    let length = part.end - part.start;
    if request.method() == Method::HEAD {
        store.len(&file.sha256).await?;
        return Ok(answer.no_chunking(length).finish());
    }
    let pieces = store.read(&file.sha256, part).await?;
    Ok(answer.body(SizedStream::new(length, pieces)))
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

/// One range is answered; several, an unknown unit and nonsense get the whole, as RFC 9110 allows.
fn part(request: &HttpRequest, tag: &EntityTag, bytes: u64) -> Part {
    let asked = request.headers().get(RANGE);
    let asked = asked.and_then(|value| value.to_str().ok()?.parse().ok());
    let Some(Asked::Bytes(ranges)) = asked else {
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

/// A part that continues something else than what is here would spoil both.
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
    let mut answer = HttpResponse::build(status);
    answer
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
        // ranges are of the bytes that are kept: nothing may be packed on the way
        .insert_header((CONTENT_ENCODING, "identity"));
    answer
}

/// Pictures that hold scripts, and all that is no picture, are saved instead.
fn may_be_shown(media_type: &str) -> bool {
    let is_picture = media_type.starts_with("video/") || media_type.starts_with("image/");
    is_picture && !media_type.contains("xml")
}
