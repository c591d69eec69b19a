//! A message that the next page shows once, about what was just done: a cookie holds its key and is removed then.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::lang::Phrase;

/// Name of the cookie.
pub const FLASH: &str = "flash";

/// Long enough for a redirect on a slow network, and so short that a lost page's message does not appear later.
const LIFETIME: Duration = Duration::minutes(1);

/// The cookie with the key of a message, with or without `done-`.
#[must_use]
pub fn cookie(done: &str) -> Cookie<'static> {
    build(done.trim_start_matches("done-").to_owned(), LIFETIME)
}

/// The cookie that removes it.
#[must_use]
pub fn removal() -> Cookie<'static> {
    build(String::new(), Duration::ZERO)
}

fn build(value: String, lifetime: Duration) -> Cookie<'static> {
    Cookie::build(FLASH, value)
        .path("/")
        .max_age(lifetime)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

/// The message that a cookie names; none where the catalogues have no such key.
#[must_use]
pub fn read(value: &str) -> Option<Phrase> {
    let is_key = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    let phrase = Phrase::new(format!("done-{value}"));
    (!value.is_empty() && value.len() <= 40 && value.bytes().all(is_key) && phrase.is_known())
        .then_some(phrase)
}
