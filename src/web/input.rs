//! Reads requests: forms of limited size, and queries. A value that is not UTF-8 gets an error at its field.

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::{Bytes, Query};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_core::future::LocalBoxFuture;
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;

use super::body;
use super::error::WebError;
use super::form::Form;
use super::limits::BodyLimits;

/// A posted form. A value that is not UTF-8 is kept with its invalid bytes replaced, and gets an error at its field.
pub struct Posted(pub Form);

impl FromRequest for Posted {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        // the guard has read the form already where it asks for the password
        if let Some(posted) = request.extensions_mut().remove::<Self>() {
            return Box::pin(async { Ok(posted) });
        }
        if !is_form(request) {
            return Box::pin(async { Err(WebError::Unreadable("error-no-form")) });
        }
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let limits = request.extensions().get::<BodyLimits>().copied();
            let limits = limits.ok_or(WebError::NotFound)?;
            let bytes = whole_body(&request, &mut payload, limits.bytes).await?;
            Ok(Self(read_form(&bytes, limits.fields)?))
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

async fn whole_body(
    request: &HttpRequest,
    payload: &mut Payload,
    most: usize,
) -> Result<Bytes, WebError> {
    let config = web::Payload::from_request(request, payload).await;
    let stream = config.map_err(|_| WebError::Unreadable("error-no-form"))?;
    let read = stream.to_bytes_limited(most).await;
    read.map_err(|_| WebError::TooLarge)?.map_err(|error| {
        let why = error.as_error::<PayloadError>();
        why.map_or(WebError::Unreadable("error-no-form"), body::refusal)
    })
}

/// The form in a body; one with more than `most` fields is refused.
fn read_form(bytes: &[u8], most: usize) -> Result<Form, WebError> {
    let mut pairs = vec![];
    let mut unreadable = vec![];
    let pieces = bytes.split(|byte| *byte == b'&');
    for (n, piece) in pieces.filter(|piece| !piece.is_empty()).enumerate() {
        if n == most {
            return Err(WebError::Unreadable("error-many-fields"));
        }
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
    Ok(form)
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

    fn read(bytes: &[u8]) -> Form {
        read_form(bytes, 3).expect("few fields")
    }

    #[test]
    fn a_form_of_more_fields_than_any_page_has_is_refused() {
        assert!(read_form(b"a=1&b=2&&c=3", 3).is_ok());
        let refused = read_form(b"a=1&b=2&c=3&a=4", 3);
        assert!(matches!(
            refused,
            Err(WebError::Unreadable("error-many-fields"))
        ));
    }

    #[test]
    fn a_form_is_read_with_its_line_ends_and_characters() {
        let form = read("title=%E6%B5%B7%E6%B2%B3+a%26b&text=1%0D%0A2".as_bytes());
        assert_eq!(form.value("title"), "海河 a&b");
        assert_eq!(form.value("text"), "1\n2");
        assert!(form.is_ok());
    }

    #[test]
    fn a_value_that_is_not_utf_8_is_kept_with_marks_and_refused() {
        let form = read(b"title=a%FFb&author=x");
        assert_eq!(form.value("title"), "a\u{fffd}b");
        assert!(form.error("title").is_some());
        assert_eq!(form.value("author"), "x");
    }
}
