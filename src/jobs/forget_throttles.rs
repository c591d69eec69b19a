//! Forgets how often something was tried long ago: the counts hold network addresses.

use chrono::Duration;

use crate::app::App;
use crate::db::{DbError, throttle};

/// Forgets counts older than a day.
///
/// # Errors
/// When the database fails.
pub async fn forget_throttles(app: &App) -> anyhow::Result<()> {
    let before = app.now() - Duration::days(1);
    app.db
        .write(move |conn| throttle::forget_before(conn, before))
        .await
        .map_err(|error: DbError| error)?;
    Ok(())
}
