//! A contestant mends the link of a work that is aside. What surely is the same video is judged again at once; another
//! video is no mended link, so an organizer decides about it.

use chrono::{DateTime, Utc};

use super::correct_entry::snapshot;
use crate::contest::Contest;
use crate::contest::entry::Channel;
use crate::contest::hold::{HoldOutcome, is_same_video};
use crate::contest::link::Link;
use crate::contest::rules::{self, Check, Earlier, Reading, Rule};
use crate::db::entries::{self, Content, Entry};
use crate::db::holds::{self, Ending};
use crate::db::types::{StoredKind, StoredPlatform};
use crate::db::{Conn, DbError, Failed, audit};

/// What became of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repaired {
    /// The work is judged again.
    Back,
    /// An organizer looks at it first.
    ToBeSeen,
}

/// Why a link was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepairRefused {
    /// The work is not aside, or no longer.
    NotOnHold,
    /// It is no link of a work, or another entry holds that video: the checks that say so.
    Link(Vec<Check>),
}

/// Takes the link that a contestant gives for a work that is aside.
///
/// # Errors
/// [`RepairRefused`], and when the database fails.
pub fn repair_link(
    conn: &mut Conn,
    contest: &Contest,
    token_hash: &str,
    pasted: &str,
    now: DateTime<Utc>,
) -> Result<Repaired, Failed<RepairRefused>> {
    let entry = entries::by_token_hash(conn, token_hash)?.ok_or(DbError::Missing)?;
    let open = holds::open_of(conn, entry.id)?;
    let open = open.filter(|_| entry.channel.0 == Channel::Platform);
    let hold = open.ok_or(Failed::Refused(RepairRefused::NotOnHold))?;
    let reading = rules::read(contest, pasted, &entry.description);
    let checks = link_checks(conn, contest, &entry, &reading)?;
    let (Ok(link), false) = (&reading.link, rules::any_failed(&checks)) else {
        return Err(Failed::Refused(RepairRefused::Link(checks)));
    };
    if !is_same(conn, &entry, link)? {
        holds::offer(conn, hold.id, &link.pasted, now)?;
        audit::record(conn, now, None, "offer_link", &entry.code, &link.pasted)?;
        return Ok(Repaired::ToBeSeen);
    }
    // a short link that the entry holds already tells nothing new
    if link.canonical_id.is_some() {
        relink(conn, contest, &entry, link, now)?;
    }
    holds::resolve(
        conn,
        entry.id,
        Ending::by_contestant(HoldOutcome::Mended),
        now,
    )?;
    audit::record(conn, now, None, "mend_link", &entry.code, &link.pasted)?;
    Ok(Repaired::Back)
}

/// Gives an entry another link, keeps what it said, and checks it anew.
///
/// # Errors
/// When the database fails; as a lost race when another entry holds the video.
pub(super) fn relink(
    conn: &mut Conn,
    contest: &Contest,
    entry: &Entry,
    link: &Link,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let reading = rules::read(contest, &entry.share_text, &entry.description);
    let mut reading = reading.led_to(contest, &entry.description, link);
    reading.link = Ok(link.clone());
    // what was entered stays held, so that nobody else enters it
    let mut keys = entries::held_keys(conn, entry.id)?;
    keys.extend(reading.keys());
    keys.sort();
    keys.dedup();
    entries::hold_keys(conn, entry.id, &keys, now)?;
    let published = entry.published_at.map(|at| at.utc());
    let mut checks = rules::check_words(contest, &reading);
    checks.push(rules::check_window(contest, published, now));
    checks.push(rules::check_duplicate(&reading, None));
    let content = content(entry, link, rules::needs_look(&checks));
    entries::change(conn, entry, &snapshot(entry), &content, now)?;
    entries::keep_checks(conn, entry.id, &checks, now)
}

/// What the rules say of the link alone: its own form, and whether another entry holds it.
pub(super) fn link_checks(
    conn: &mut Conn,
    contest: &Contest,
    entry: &Entry,
    reading: &Reading,
) -> Result<Vec<Check>, DbError> {
    let mut checks = rules::check_words(contest, reading);
    checks.retain(|check| check.rule == Rule::Link);
    let holder = entries::holder(conn, &reading.keys(), Some(entry.id))?;
    let earlier = holder.map(|(_, code, _)| Earlier::SameVideo(code));
    checks.push(rules::check_duplicate(reading, earlier));
    Ok(checks)
}

/// Whether a link surely leads to the video that the entry was accepted with.
fn is_same(conn: &mut Conn, entry: &Entry, link: &Link) -> Result<bool, DbError> {
    let held = entries::held_keys(conn, entry.id)?;
    let is_its_id = entry.canonical_id.is_some()
        && entry.canonical_id == link.canonical_id
        && entry.platform.map(|platform| platform.0) == Some(link.platform);
    let is_its_code = entry.short_code.is_some() && entry.short_code == link.short_code;
    Ok(is_its_id || is_its_code || is_same_video(&held, link))
}

fn content(entry: &Entry, link: &Link, needs_look: bool) -> Content {
    let entry = entry.clone();
    Content {
        platform: Some(StoredPlatform(link.platform)),
        kind: Some(StoredKind(link.kind)),
        canonical_id: link.canonical_id.clone(),
        link: Some(link.canonical_url.clone()),
        pasted_link: Some(link.pasted.clone()),
        short_code: link.short_code.clone().or(entry.short_code),
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
        needs_look,
    }
}
