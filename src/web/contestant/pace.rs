//! How often may somebody without an account ask for something?

use chrono::Duration;

use crate::db::{DbError, throttle};
use crate::web::error::WebError;
use crate::web::visit::Visit;

/// Tries that are allowed in a span of time.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// What is tried, as the bucket's name begins.
    pub what: &'static str,
    /// How often.
    pub most: i32,
    /// In how many minutes.
    pub minutes: i64,
}

/// Counts a try by `whom`, and says whether it is one too many; never where throttling is off.
pub(super) async fn is_too_much(visit: &Visit, pace: Pace, whom: &str) -> Result<bool, WebError> {
    if !visit.app.config.throttle {
        return Ok(false);
    }
    let (bucket, now) = (format!("{}:{whom}", pace.what), visit.now);
    let span = Duration::minutes(pace.minutes);
    let hits = visit
        .app
        .db
        .write(move |conn| throttle::hit(conn, &bucket, span, now))
        .await
        .map_err(|error: DbError| WebError::from(error))?;
    if hits > pace.most {
        tracing::info!(what = pace.what, hits, "too many tries");
    }
    Ok(hits > pace.most)
}
