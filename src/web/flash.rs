//! The message about what was just done. The next page shows it once: a cookie holds the message's key, and is removed
//! when the message is shown.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::lang::Phrase;

/// Name of the cookie.
pub const FLASH: &str = "flash";

/// Long enough for a redirect on a slow network, and short enough that a message that was never shown does not appear
/// later.
const LIFETIME: Duration = Duration::minutes(1);

/// The cookie that holds a message's key, given with or without `done-`.
#[must_use]
pub fn cookie(done: &str) -> Cookie<'static> {
    build(done.trim_start_matches("done-").to_owned(), LIFETIME)
}

/// The cookie that removes the flash cookie.
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

/// The message named in a cookie; `None` if the catalogues lack its key.
#[must_use]
pub fn read(value: &str) -> Option<Phrase> {
    let is_key = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    let phrase = Phrase::new(format!("done-{value}"));
    (!value.is_empty() && value.len() <= 40 && value.bytes().all(is_key) && phrase.is_known())
        .then_some(phrase)
}
