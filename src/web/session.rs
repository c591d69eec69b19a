//! The cookie of a session: a random token, of which the database holds only a hash.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// The cookie's name. Where the site has TLS, browsers bind the cookie to this host by the name's prefix.
#[must_use]
pub fn cookie_name(has_tls: bool) -> &'static str {
    if has_tls { "__Host-session" } else { "session" }
}

/// A session's cookie; an age of zero takes it back.
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
