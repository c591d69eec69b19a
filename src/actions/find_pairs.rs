//! Finds entries that may hold the same video whenever an entry is made or changed; an organizer decides later.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use crate::contest::similar::{Likeness, Title, likeness};
use crate::db::entries::{self, Entry};
use crate::db::pairs::{self, TitleRow};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};

/// The most entries that are compared at once, besides [`MOST_EACH`] for each author.
const MOST: i64 = 1_000;
const MOST_EACH: i64 = 20;

/// Looks for entries that may hold the same video as this one.
pub fn find_pairs(conn: &mut Conn, entry: &Entry, now: DateTime<Utc>) -> Result<(), DbError> {
    if let Some(code) = &entry.link.short_code
        && let Some((other, ..)) = entries::under_short_code(conn, code, Some(entry.id))?
    {
        pairs::remember(conn, entry.id, other, Likeness::ShortCode, now)?;
    }
    let new = HashSet::from([entry.id]);
    find_all(conn, &new, std::slice::from_ref(&entry.author_key), now)
}

/// Looks for entries that may hold the same videos as these new ones, with one query.
pub(super) fn find_all(
    conn: &mut Conn,
    new: &HashSet<EntryId>,
    author_keys: &[String],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let authors = i64::try_from(author_keys.len()).unwrap_or_default();
    let rows = pairs::rows_of(conn, author_keys, MOST + MOST_EACH * authors)?;
    let mut by_author: HashMap<&str, Vec<(&TitleRow, Title)>> = HashMap::new();
    for row in &rows {
        let title = (row, Title::of(&row.title));
        by_author.entry(&row.author_key).or_default().push(title);
    }
    for rows in by_author.values() {
        for one in rows.iter().filter(|(row, _)| new.contains(&row.id)) {
            remember_likes(conn, new, one, rows, now)?;
        }
    }
    Ok(())
}

fn remember_likes(
    conn: &mut Conn,
    new: &HashSet<EntryId>,
    (one, title): &(&TitleRow, Title),
    rows: &[(&TitleRow, Title)],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    for (other, against) in rows {
        // each pair of two new entries is compared once
        let met = other.id == one.id || (new.contains(&other.id) && other.id > one.id);
        if met {
            continue;
        }
        if let Some(why) = likeness((one.channel.0, title), (other.channel.0, against)) {
            pairs::remember(conn, one.id, other.id, why, now)?;
        }
    }
    Ok(())
}
