//! How often may somebody without an account ask for something?

use chrono::Duration;

use crate::db::DbError;
use crate::db::accounts::throttle;
use crate::web::error::WebError;
use crate::web::request_context::RequestContext;

/// Tries that are allowed in a span of time.
#[derive(Clone, Copy)]
pub(super) struct RateLimit {
    /// What is tried, as the bucket's name begins.
    pub what: &'static str,
    /// How often.
    pub most: i32,
    /// In how many minutes.
    pub minutes: i64,
}

/// Counts a try by `whom`, and says whether it is one too many; never where throttling is off.
pub(super) async fn exceeds(
    ctx: &RequestContext,
    limit: RateLimit,
    whom: &str,
) -> Result<bool, WebError> {
    if !ctx.app.config.throttle {
        return Ok(false);
    }
    let (bucket, now) = (format!("{}:{whom}", limit.what), ctx.now);
    let span = Duration::minutes(limit.minutes);
    let hits = ctx
        .app
        .db
        .write(move |conn| throttle::hit(conn, &bucket, span, now))
        .await
        .map_err(|error: DbError| WebError::from(error))?;
    if hits > limit.most {
        tracing::info!(what = limit.what, hits, "too many tries");
    }
    Ok(hits > limit.most)
}
