//! Entries that may be one work are found as they come in or change; a person decides later.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use crate::contest::similar::{Likeness, Title, likeness};
use crate::db::entries::{self, Entry};
use crate::db::pairs::{self, TitleRow};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};

/// So many works are looked through, and so many more for each further author: whoever has more is no author but a list.
const MOST_WORKS: i64 = 1_000;
const MOST_WORKS_EACH: i64 = 20;

/// Looks for entries that may be the same work as this one.
///
/// # Errors
/// When the database fails.
pub fn find_pairs(conn: &mut Conn, entry: &Entry, now: DateTime<Utc>) -> Result<(), DbError> {
    if let Some(code) = &entry.short_code
        && let Some((other, ..)) = entries::under_short_code(conn, code, Some(entry.id))?
    {
        pairs::remember(conn, entry.id, other, Likeness::ShortCode, now)?;
    }
    let new = HashSet::from([entry.id]);
    find_all(conn, &new, std::slice::from_ref(&entry.author_key), now)
}

/// The same for many at once, with one query.
pub(super) fn find_all(
    conn: &mut Conn,
    new: &HashSet<EntryId>,
    author_keys: &[String],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let authors = i64::try_from(author_keys.len()).unwrap_or_default();
    let works = pairs::works_of(conn, author_keys, MOST_WORKS + MOST_WORKS_EACH * authors)?;
    let mut by_author: HashMap<&str, Vec<(&TitleRow, Title)>> = HashMap::new();
    for work in &works {
        let told = (work, Title::of(&work.title));
        by_author.entry(&work.author_key).or_default().push(told);
    }
    for works in by_author.values() {
        for one in works.iter().filter(|(work, _)| new.contains(&work.id)) {
            remember_likes(conn, new, one, works, now)?;
        }
    }
    Ok(())
}

fn remember_likes(
    conn: &mut Conn,
    new: &HashSet<EntryId>,
    (one, title): &(&TitleRow, Title),
    works: &[(&TitleRow, Title)],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    for (other, against) in works {
        // two that are both new meet once
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
