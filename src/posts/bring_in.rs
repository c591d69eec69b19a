//! Imports a list piece by piece, each in a transaction of its own, so that people who submit meanwhile wait only
//! shortly. A list that was interrupted is simply imported again.

use chrono::{DateTime, Utc};

use crate::actions::import_posts::{Prepared, Standing, Taken, import_posts, plan_posts};
use crate::actions::tx::Tx;
use crate::app::App;
use crate::contest::imported_post::PostRow;
use crate::db::posts::BATCH;
use crate::db::types::AccountId;
use crate::db::{Conn, DbError};

use super::report::Sums;

/// How many rows are imported in one transaction.
const PIECE: usize = 200;
const _: () = assert!(PIECE <= BATCH);

/// Imports the rows and returns the outcome of each, in order; with `dry_run`, nothing is stored.
///
/// # Errors
/// When the database fails. If rows were stored before, this is [`DbError::Unsure`] with their number.
pub fn bring_in(
    app: &App,
    list: &str,
    rows: impl Iterator<Item = PostRow>,
    by: Option<AccountId>,
    dry_run: bool,
) -> Result<Vec<(u64, Standing)>, DbError> {
    let now = app.now();
    let mut numbered = vec![];
    let mut taken = Taken::new();
    let mut posts = rows.map(|row| Prepared::of(&app.contest, &row, now));
    loop {
        let batch: Vec<_> = posts.by_ref().take(PIECE).collect();
        if batch.is_empty() {
            break;
        }
        let standings = match dry_run {
            true => app
                .db
                .read_now(|conn| plan_posts(&mut app.tx(conn, now), &batch, &taken))?,
            false => app
                .db
                .write_entries_now(|conn| {
                    import_posts(&mut tx_of(app, conn, by, now), &batch, &taken)
                })
                .map_err(|error| broken_off(error, numbered.len()))?,
        };
        for (post, standing) in batch.iter().zip(standings) {
            if standing.is_entered() {
                let keys = post.keys().into_iter().map(|key| (key, post.number));
                taken.extend(keys);
            }
            numbered.push((post.number, standing));
        }
    }
    if !dry_run {
        let sums = Sums::of(&numbered).to_string();
        let record = |conn: &mut Conn| {
            let mut tx = tx_of(app, conn, by, now);
            tx.record("import_posts", list, &sums)
        };
        let recorded = app.db.write_now(record);
        recorded.map_err(|error| broken_off(error, numbered.len()))?;
    }
    Ok(numbered)
}

/// The error of a list of which some rows are stored.
fn broken_off(error: DbError, rows: usize) -> DbError {
    match rows {
        0 => error,
        rows => DbError::Unsure(format!(
            "{error}; the first {rows} rows are done, and the same list can be imported again: it adds only what is missing"
        )),
    }
}

fn tx_of<'a>(
    app: &'a App,
    conn: &'a mut Conn,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Tx<'a> {
    Tx {
        by,
        ..app.tx(conn, now)
    }
}
