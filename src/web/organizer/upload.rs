//! Receives the file of a multipart form, up to a limit.

use std::future::poll_fn;
use std::pin::Pin;

use actix_multipart::{Multipart, MultipartError};
use futures_core::Stream;

use crate::web::body;
use crate::web::error::WebError;

/// Enough for a list of 200,000 posts with descriptions of the usual length.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The most characters of a file's name; more are cut off.
const MOST_NAME: usize = 200;

/// The file in the form's field `wanted`, and its name; both empty when no file was chosen.
///
/// # Errors
/// When the form is malformed or lacks the field, or the file is larger than 32 MB.
pub(super) async fn uploaded(
    mut form: Multipart,
    wanted: &str,
) -> Result<(String, Vec<u8>), WebError> {
    while let Some(field) = next(&mut form).await {
        let mut field = field.map_err(refusal)?;
        if field.name() != Some(wanted) {
            continue;
        }
        let said = field.content_disposition();
        let named = said
            .and_then(|said| said.get_filename())
            .unwrap_or_default();
        let name = named.chars().take(MOST_NAME).collect();
        let mut bytes = vec![];
        while let Some(piece) = next(&mut field).await {
            let piece = piece.map_err(refusal)?;
            if bytes.len() + piece.len() > MOST_BYTES {
                return Err(WebError::TooLarge);
            }
            bytes.extend_from_slice(&piece);
        }
        return Ok((name, bytes));
    }
    Err(WebError::Unreadable("error-no-form"))
}

fn refusal(error: MultipartError) -> WebError {
    match error {
        MultipartError::Payload(error) => body::refusal(&error),
        _ => WebError::Unreadable("error-no-form"),
    }
}

async fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}
