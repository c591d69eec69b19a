//! What was just done, said once on the next page: a cookie holds its key and is taken back when it was shown.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::lang::Phrase;

/// Name of the cookie.
pub const FLASH: &str = "flash";

/// Long enough for a redirect on a slow network; a page that never came says nothing later.
const LIFETIME: Duration = Duration::minutes(1);

/// The cookie that says `done` (a key of the catalogues, without `done-`) on the next page.
#[must_use]
pub fn cookie(done: &str) -> Cookie<'static> {
    build(done.trim_start_matches("done-").to_owned(), LIFETIME)
}

/// The cookie that takes it back.
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

/// What a cookie says; nothing where it is no key that a catalogue could hold.
#[must_use]
pub fn read(value: &str) -> Option<Phrase> {
    let is_key = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    let phrase = Phrase::new(format!("done-{value}"));
    (!value.is_empty() && value.len() <= 40 && value.bytes().all(is_key) && phrase.is_known())
        .then_some(phrase)
}
