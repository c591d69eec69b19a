//! Takes secrets out of letters and messages that an older version of the program stored.

use crate::actions::letter_links::part_old_links;
use crate::actions::mask_tokens::mask_old_messages;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::DbError;

/// How many rows one transaction rewrites: others wait meanwhile.
const BATCH: i64 = 100;

/// Rewrites some rows, and tells how many.
type Step = fn(&mut Tx<'_>, i64) -> Result<usize, DbError>;

/// Rewrites all old letters and messages, until the program is asked to stop; does nothing when there are none.
pub async fn forget_secrets(app: &App) -> anyhow::Result<()> {
    let steps: [Step; 2] = [part_old_links, mask_old_messages];
    for step in steps {
        while !app.stopping.has_begun()
            && app.write(app.now(), move |tx| step(tx, BATCH)).await? > 0
        {}
    }
    Ok(())
}
