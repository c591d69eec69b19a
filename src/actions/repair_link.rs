//! A contestant repairs the link of an entry that is on hold. A link that certainly leads to the same video takes
//! effect at once; any other waits for an organizer's decision.

use super::tx::Tx;
use crate::contest::entry::Channel;
use crate::contest::hold::{HoldOutcome, is_same_video};
use crate::contest::link::Link;
use crate::contest::rules::{self, Check, Earlier, Reading, Rule};
use crate::db::entries::{self, Content, Entry, EntryLink};
use crate::db::holds::{self, Ending};
use crate::db::{DbError, Failed};

/// The outcome of a contestant's repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repaired {
    /// The entry is judged again.
    Back,
    /// An organizer must check the link first.
    ToBeSeen,
}

/// Why a link was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepairRefused {
    /// The entry is not on hold, or no longer on hold.
    NotOnHold,
    /// The link is not a video's, or another entry holds that video: the failed checks.
    Link(Vec<Check>),
}

/// Takes the link that a contestant gives for an entry on hold.
pub fn repair_link(
    tx: &mut Tx<'_>,
    token_hash: &str,
    pasted: &str,
) -> Result<Repaired, Failed<RepairRefused>> {
    let entry = entries::by_token_hash(tx.conn, token_hash)?.ok_or(DbError::Missing)?;
    let open = holds::open_of(tx.conn, entry.id)?;
    let open = open.filter(|_| entry.channel.0 == Channel::Platform);
    let hold = open.ok_or(Failed::Refused(RepairRefused::NotOnHold))?;
    let reading = rules::read(tx.contest, pasted, &entry.description);
    let checks = link_checks(tx, &entry, &reading)?;
    let (Ok(link), false) = (&reading.link, rules::any_failed(&checks)) else {
        return Err(Failed::Refused(RepairRefused::Link(checks)));
    };
    if !is_same(tx, &entry, link)? {
        let newest = holds::offers(tx.conn, &[hold.id])?;
        let is_known = |(offered, _): &(String, _)| *offered == link.pasted;
        if newest.get(&hold.id).is_some_and(is_known) {
            return Ok(Repaired::ToBeSeen);
        }
        holds::offer(tx.conn, hold.id, &link.pasted, tx.now)?;
        tx.record("offer_link", &entry.code, &link.pasted)?;
        return Ok(Repaired::ToBeSeen);
    }
    // a short link that the entry already holds brings nothing new
    if link.canonical_id.is_some() {
        relink(tx, &entry, link)?;
    }
    let ending = Ending::by_contestant(HoldOutcome::Mended);
    holds::resolve(tx.conn, entry.id, ending, tx.now)?;
    tx.record("mend_link", &entry.code, &link.pasted)?;
    Ok(Repaired::Back)
}

/// Gives an entry another link, stores the earlier version, and checks the new one.
///
/// # Errors
/// A violated unique constraint when another entry holds the video.
pub(super) fn relink(tx: &mut Tx<'_>, entry: &Entry, link: &Link) -> Result<(), DbError> {
    let reading = rules::read(tx.contest, &entry.share_text, &entry.description);
    let mut reading = reading.led_to(tx.contest, &entry.description, link);
    reading.link = Ok(link.clone());
    // the entry keeps its earlier keys, so that nobody else can enter that video
    let mut keys = entries::held_keys(tx.conn, entry.id)?;
    keys.extend(reading.keys());
    keys.sort();
    keys.dedup();
    entries::hold_keys(tx.conn, entry.id, &keys, tx.now)?;
    let checks = checks_of_stored(tx, entry, &reading, None);
    let short_code = link.short_code.clone();
    let content = Content {
        link: EntryLink {
            short_code: short_code.or(entry.link.short_code.clone()),
            ..EntryLink::from(link)
        },
        needs_look: rules::needs_look(&checks),
        ..entry.content.clone()
    };
    entries::change(tx.conn, entry, &content, tx.now)?;
    entries::keep_checks(tx.conn, entry.id, &checks, tx.now)
}

/// All checks of a stored entry with a newly read link; `earlier` is another entry that holds its video.
pub(super) fn checks_of_stored(
    tx: &Tx<'_>,
    entry: &Entry,
    reading: &Reading,
    earlier: Option<Earlier>,
) -> Vec<Check> {
    let published = entry.published_at.map(|at| at.utc());
    let mut checks = rules::check_words(tx.contest, reading);
    checks.push(rules::check_window(tx.contest, published, tx.now));
    checks.push(rules::check_duplicate(reading, earlier));
    checks
}

/// The checks of the link alone: whether it is a video's link, and whether another entry holds the video.
pub(super) fn link_checks(
    tx: &mut Tx<'_>,
    entry: &Entry,
    reading: &Reading,
) -> Result<Vec<Check>, DbError> {
    let mut checks = rules::check_words(tx.contest, reading);
    checks.retain(|check| check.rule == Rule::Link);
    let holder = entries::holder(tx.conn, &reading.keys(), Some(entry.id))?;
    let earlier = holder.map(|(_, code, _)| Earlier::SameVideo(code));
    checks.push(rules::check_duplicate(reading, earlier));
    Ok(checks)
}

/// Whether a link certainly leads to the video with which the entry was accepted.
fn is_same(tx: &mut Tx<'_>, entry: &Entry, link: &Link) -> Result<bool, DbError> {
    let held = entries::held_keys(tx.conn, entry.id)?;
    let old = &entry.link;
    let is_its_id = old.canonical_id.is_some()
        && old.canonical_id == link.canonical_id
        && old.platform() == Some(link.platform);
    let is_its_code = old.short_code.is_some() && old.short_code == link.short_code;
    Ok(is_its_id || is_its_code || is_same_video(&held, link))
}
