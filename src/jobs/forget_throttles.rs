//! Deletes old counts of tries, since they hold network addresses.

use chrono::Duration;

use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::accounts::throttle;

/// Deletes the counts that are older than a day.
pub async fn forget_throttles(app: &App) -> anyhow::Result<()> {
    app.pace.forget();
    let forget =
        |tx: &mut Tx<'_>| throttle::forget_before(tx.conn, tx.now - Duration::days(1)).map(drop);
    Ok(app.write(app.now(), forget).await?)
}
