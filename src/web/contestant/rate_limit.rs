//! Limits on how often a visitor without an account may do something.

use chrono::Duration;

use crate::db::DbError;
use crate::db::accounts::throttle;
use crate::web::error::WebError;
use crate::web::request_context::RequestContext;

/// The most tries in a span of time.
#[derive(Clone, Copy)]
pub(super) struct RateLimit {
    /// The kind of try, which begins the bucket's name.
    pub what: &'static str,
    /// The most tries in the span.
    pub most: i32,
    /// The length of the span.
    pub minutes: i64,
}

/// Counts a try by `whom` and returns whether it exceeds the limit; never does while throttling is off.
pub(super) async fn exceeds(
    ctx: &RequestContext,
    limit: RateLimit,
    whom: &str,
) -> Result<bool, WebError> {
    if !ctx.app.config.throttle {
        return Ok(false);
    }
    let bucket = format!("{}:{whom}", limit.what);
    let span = Duration::minutes(limit.minutes);
    let hits = ctx
        .app
        .write(ctx.now, move |tx| {
            throttle::hit(tx.conn, &bucket, span, tx.now)
        })
        .await
        .map_err(|error: DbError| WebError::from(error))?;
    if hits > limit.most {
        tracing::info!(what = limit.what, hits, "too many tries");
    }
    Ok(hits > limit.most)
}
