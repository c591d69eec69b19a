//! Keeps SQLite's log of writes short on the disk.

use crate::app::App;
use crate::db::{Db, DbError};

/// Cuts the log when it has grown long; while somebody reads an old snapshot, the next run tries again.
pub async fn shorten_log(app: &App) -> anyhow::Result<()> {
    let shorten = |db: &Db| db.shorten_log();
    let is_short = app.db.off_thread::<_, DbError>(shorten).await?;
    if !is_short {
        tracing::warn!(
            "the database's log of writes is long, and somebody keeps it from being cut"
        );
    }
    Ok(())
}
