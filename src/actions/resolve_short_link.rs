//! Stores the result of following a short link: the entry gets its video, the video's keys, and new checks. If another
//! entry holds the video, both become a pair for the organizers.

use super::repair_link::checks_of_stored;
use super::tx::Tx;
use crate::contest::link::{Kind, Link};
use crate::contest::rules::{self, Check, Earlier, Reading};
use crate::contest::similar::Likeness;
use crate::db::entries::{self, Content, Entry, EntryLink};
use crate::db::types::EntryId;
use crate::db::{DbError, pairs};

/// Gives an entry the page that its short link leads to. An entry that was changed or decided meanwhile stays as it is.
pub fn resolve_short_link(
    tx: &mut Tx<'_>,
    id: EntryId,
    short: &str,
    page: &Link,
) -> Result<(), DbError> {
    let entry = entries::get(tx.conn, id)?;
    let is_same = entry.link.url.as_deref() == Some(short);
    let is_short = entry
        .link
        .kind
        .is_some_and(|kind| kind.0 == Kind::ShortLink);
    if !is_same || !is_short || !entry.state.0.holds_its_video() {
        return Ok(());
    }
    let reading = rules::read(tx.contest, &entry.share_text, &entry.description);
    let reading = reading.led_to(tx.contest, &entry.description, page);
    let checks = take_keys(tx, &entry, &reading)?;
    let content = Content {
        link: EntryLink {
            pasted: entry.link.pasted.clone(),
            short_code: entry.link.short_code.clone(),
            ..EntryLink::from(page)
        },
        needs_look: rules::needs_look(&checks) || rules::any_failed(&checks),
        ..entry.content.clone()
    };
    entries::change(tx.conn, &entry, &content, tx.now)?;
    entries::keep_checks(tx.conn, entry.id, &checks, tx.now)
}

/// Takes the keys if they are free; if another entry holds one, both entries become a pair. Returns the new checks.
fn take_keys(tx: &mut Tx<'_>, entry: &Entry, reading: &Reading) -> Result<Vec<Check>, DbError> {
    let keys = reading.keys();
    let holder = entries::holder(tx.conn, &keys, Some(entry.id))?;
    match &holder {
        Some((other, ..)) => {
            pairs::remember(tx.conn, entry.id, *other, Likeness::SameVideo, tx.now)?;
        }
        None => entries::hold_keys(tx.conn, entry.id, &keys, tx.now)?,
    }
    let earlier = holder.map(|(_, code, _)| Earlier::SameVideo(code));
    Ok(checks_of_stored(tx, entry, reading, earlier))
}
