//! A list of posts is imported batch by batch, each in a transaction of its own. A list that was broken off half-way is
//! imported again from its beginning.

use crate::actions::import_posts::{
    Prepared, Standing, Taken, import_posts, plan_posts, record_import,
};
use crate::app::App;
use crate::contest::imported_post::PostRow;
use crate::db::posts::BATCH;
use crate::db::types::AccountId;
use crate::db::{Db, DbError};

use super::report::Sums;

/// The standing of each row, in order. With `dry_run` nothing is stored. When the database fails, earlier batches are kept.
pub fn bring_in(
    app: &App,
    list: &str,
    rows: &[PostRow],
    by: Option<AccountId>,
    dry_run: bool,
) -> Result<Vec<(u64, Standing)>, DbError> {
    let now = app.now();
    let mut numbered = vec![];
    let mut taken = Taken::new();
    for rows in rows.chunks(BATCH) {
        let batch: Vec<_> = rows
            .iter()
            .map(|row| Prepared::of(&app.contest, row, now))
            .collect();
        let standings = match dry_run {
            true => app.db.read_now(|conn| plan_posts(conn, &batch, &taken))?,
            false => app.db.write_now(|conn| {
                import_posts(conn, &app.contest, &app.links, &batch, &taken, by, now)
            })?,
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
        record(&app.db, list, &numbered, by, now)?;
    }
    Ok(numbered)
}

fn record(
    db: &Db,
    list: &str,
    standings: &[(u64, Standing)],
    by: Option<AccountId>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DbError> {
    let sums = Sums::of(standings).to_string();
    db.write_now(|conn| record_import(conn, list, &sums, by, now))
}
