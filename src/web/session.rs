//! The session's cookie holds a random token; the database stores only its hash.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use super::error::WebError;
use super::request_context::RequestContext;
use crate::actions::find_viewer::{find_viewer, is_to_note, note_use};
use crate::db::accounts::Account;
use crate::db::accounts::sessions::Session;
use crate::links;

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

/// The account and the open session behind a cookie's value.
pub async fn viewer(
    ctx: &RequestContext,
    token: &str,
) -> Result<Option<(Account, Session)>, WebError> {
    let hash = links::hash_of(token);
    let found = ctx.read(move |tx| find_viewer(tx, &hash)).await?;
    if let Some((_, session)) = &found
        && is_to_note(session, ctx.now)
    {
        let session = session.clone();
        // a database that only reads lets its readers go on
        if let Err(error) = ctx.act(move |tx| note_use(tx, &session)).await {
            tracing::warn!(%error, "the use of a session was not noted");
        }
    }
    Ok(found)
}
