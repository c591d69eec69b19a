//! Reads requests: forms of limited size, and queries. A value that is not UTF-8 gets an error at its field.

use actix_web::dev::Payload;
use actix_web::web::{Bytes, Query};
use actix_web::{FromRequest, HttpRequest, web};
use futures_core::future::LocalBoxFuture;
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;

use super::error::WebError;
use super::form::Form;

/// Far more than any form needs, so that a text that is too long can still get an error at its field.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// A posted form. A value that is not UTF-8 is kept with its invalid bytes replaced, and gets an error at its field.
pub struct Posted(pub Form);

impl FromRequest for Posted {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !is_form(request) {
            return Box::pin(async { Err(WebError::Unreadable("error-no-form")) });
        }
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let bytes = body(&request, &mut payload).await?;
            Ok(Self(read_form(&bytes)))
        })
    }
}

fn is_form(request: &HttpRequest) -> bool {
    let kind = request
        .headers()
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    kind.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

async fn body(request: &HttpRequest, payload: &mut Payload) -> Result<Bytes, WebError> {
    use actix_web::error::PayloadError;
    let config = web::Payload::from_request(request, payload).await;
    let stream = config.map_err(|_| WebError::Unreadable("error-no-form"))?;
    match stream.to_bytes_limited(MOST_BYTES).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Err(_) => Err(WebError::TooLarge),
        Ok(Err(error)) => match error.as_error::<PayloadError>() {
            Some(PayloadError::Overflow) => Err(WebError::TooLarge),
            _ => Err(WebError::Unreadable("error-no-form")),
        },
    }
}

fn read_form(bytes: &[u8]) -> Form {
    let mut pairs = vec![];
    let mut unreadable = vec![];
    for piece in bytes
        .split(|byte| *byte == b'&')
        .filter(|piece| !piece.is_empty())
    {
        let mut halves = piece.splitn(2, |byte| *byte == b'=');
        let name = decode(halves.next().unwrap_or_default()).0;
        let (value, whole) = decode(halves.next().unwrap_or_default());
        if !whole {
            unreadable.push(name.clone());
        }
        pairs.push((name, value));
    }
    let mut form = Form::from(pairs);
    for field in unreadable {
        form.refuse(&field, "field-not-text");
    }
    form
}

/// The decoded text, and whether all of it was UTF-8.
fn decode(bytes: &[u8]) -> (String, bool) {
    let spaced: Vec<u8> = bytes
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let raw: Vec<u8> = percent_decode(&spaced).collect();
    match String::from_utf8(raw) {
        // browsers send line breaks as CR LF; PostgreSQL cannot store NUL
        Ok(text) => (text.replace("\r\n", "\n").replace('\0', ""), true),
        Err(error) => (
            String::from_utf8_lossy(error.as_bytes()).replace('\0', ""),
            false,
        ),
    }
}

/// The query of an address; the default if it is malformed.
#[must_use]
pub fn query<T: DeserializeOwned + Default>(request: &HttpRequest) -> T {
    Query::<T>::from_query(request.query_string())
        .map(Query::into_inner)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_with_its_line_ends_and_characters() {
        let form = read_form("title=%E6%B5%B7%E6%B2%B3+a%26b&text=1%0D%0A2".as_bytes());
        assert_eq!(form.value("title"), "海河 a&b");
        assert_eq!(form.value("text"), "1\n2");
        assert!(form.is_ok());
    }

    #[test]
    fn a_value_that_is_not_utf_8_is_kept_with_marks_and_refused() {
        let form = read_form(b"title=a%FFb&author=x");
        assert_eq!(form.value("title"), "a\u{fffd}b");
        assert!(form.error("title").is_some());
        assert_eq!(form.value("author"), "x");
    }
}
