//! The session's cookie holds a random token; the database stores only its hash.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// The cookie's name. On a site with TLS its prefix makes browsers bind the cookie to this host.
#[must_use]
pub fn cookie_name(has_tls: bool) -> &'static str {
    if has_tls { "__Host-session" } else { "session" }
}

/// A session's cookie; an age of zero removes it.
#[must_use]
pub fn cookie(has_tls: bool, token: String, age: Duration) -> Cookie<'static> {
    Cookie::build(cookie_name(has_tls), token)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(has_tls)
        .max_age(age)
        .finish()
}
