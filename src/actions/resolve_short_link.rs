//! A short link was followed: the entry gets its video, its keys and its checks anew. A video that somebody else entered
//! before goes to the desk as a pair; nothing is dropped unseen.

use chrono::{DateTime, Utc};

use super::correct_entry::snapshot;
use crate::contest::Contest;
use crate::contest::link::{Kind, Link};
use crate::contest::rules::{self, Check, Earlier, Reading};
use crate::contest::similar::Likeness;
use crate::db::entries::{self, Content, Entry};
use crate::db::types::{EntryId, StoredKind, StoredPlatform};
use crate::db::{Conn, DbError, pairs};

/// Gives an entry the page that its short link leads to; one that was changed or decided meanwhile stays as it is.
///
/// # Errors
/// When the database fails.
pub fn resolve_short_link(
    conn: &mut Conn,
    contest: &Contest,
    id: EntryId,
    short: &str,
    page: &Link,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let entry = entries::get(conn, id)?;
    let is_same = entry.link.as_deref() == Some(short);
    let is_short = entry.kind.is_some_and(|kind| kind.0 == Kind::ShortLink);
    if !is_same || !is_short || !entry.state.0.holds_its_video() {
        return Ok(());
    }
    let reading = rules::read(contest, &entry.share_text, &entry.description);
    let reading = reading.led_to(contest, &entry.description, page);
    let checks = check_anew(conn, contest, &entry, &reading, now)?;
    let content = content(&entry, page, &checks);
    entries::change(conn, &entry, &snapshot(&entry), &content, now)?;
    entries::keep_checks(conn, entry.id, &checks, now)
}

/// Takes the keys where they are free; where another entry holds one, both become a pair.
fn check_anew(
    conn: &mut Conn,
    contest: &Contest,
    entry: &Entry,
    reading: &Reading,
    now: DateTime<Utc>,
) -> Result<Vec<Check>, DbError> {
    let keys = reading.keys();
    let holder = entries::holder(conn, &keys, Some(entry.id))?;
    match &holder {
        Some((other, _, _)) => pairs::remember(conn, entry.id, *other, Likeness::SameVideo, now)?,
        None => entries::hold_keys(conn, entry.id, &keys, now)?,
    }
    let published = entry.published_at.map(|at| at.utc());
    let mut checks = rules::check_words(contest, reading);
    checks.push(rules::check_window(contest, published, now));
    let earlier = holder.map(|(_, code, _)| Earlier::SameVideo(code));
    checks.push(rules::check_duplicate(reading, earlier));
    Ok(checks)
}

fn content(entry: &Entry, page: &Link, checks: &[Check]) -> Content {
    let entry = entry.clone();
    Content {
        platform: Some(StoredPlatform(page.platform)),
        kind: Some(StoredKind(page.kind)),
        canonical_id: page.canonical_id.clone(),
        link: Some(page.canonical_url.clone()),
        pasted_link: entry.pasted_link,
        short_code: entry.short_code,
        share_text: entry.share_text,
        description: entry.description,
        title: entry.title,
        author: entry.author,
        author_key: entry.author_key,
        contact: entry.contact,
        phone: entry.phone,
        email: entry.email,
        account: entry.account,
        published_at: entry.published_at,
        own_round_id: entry.own_round_id,
        needs_look: rules::needs_look(checks) || rules::any_failed(checks),
    }
}
