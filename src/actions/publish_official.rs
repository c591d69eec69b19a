//! 遴选: an organizer marks an entry by e-mail as published on the contest's own account; from then on it can be judged.
//! A mistyped link is corrected in the same way, as long as nobody judges the video.

use chrono::{DateTime, Duration, Utc};

use super::tx::{StaffTx, Tx};
use crate::contest::Contest;
use crate::contest::entry::{EntryState, EntryStep, PostProblem, may_record_post};
use crate::contest::link::{Kind, Link};
use crate::contest::rules::{self, LinkProblem, Reading};
use crate::db::entries::{self, Entry, NewStep};
use crate::db::official_posts::{self, OfficialPost};
use crate::db::types::{RoundId, Stamp, StoredPlatform};
use crate::db::{DbError, Failed, contests, holds, pairs};
use crate::mail::letter::Letter;

/// Why an entry was not marked as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishRefused {
    /// No post can be recorded for it.
    Post(PostProblem),
    /// The link is not one of a partner platform.
    Link(LinkProblem),
    /// The link does not lead to an identified video; a short link must be opened first.
    NotAVideo(Kind),
    /// The publication time is before the entry was received, or in the future.
    Time,
    /// Another entry, with this code, holds the same video: it was posted before it was chosen.
    Taken(String),
    /// It may be the same video as the post with this code; that pair must be decided first.
    Undecided(String),
    /// No month in which it could count is open.
    NoOpenMonth,
}

/// Marks the entry as published, lets it count in the month that is open for it, and tells its contestant. If the entry
/// was marked before, the new post replaces the old one, and the entry's steps keep the earlier link.
pub fn publish_official(
    tx: &mut StaffTx<'_>,
    code: &str,
    pasted: &str,
    published: DateTime<Utc>,
) -> Result<Entry, Failed<PublishRefused>> {
    let (now, by) = (tx.now, tx.account);
    let entry = entries::by_code(tx.conn, code)?.ok_or(DbError::Missing)?;
    may_be_published(tx, &entry, published)?;
    let reading = rules::read(tx.contest, pasted, "");
    let link = video(tx.contest, &reading).map_err(Failed::Refused)?;
    let keys = reading.keys();
    if let Some((_, code, _)) = entries::holder(tx.conn, &keys, Some(entry.id))? {
        return Err(Failed::Refused(PublishRefused::Taken(code)));
    }
    let month = month(tx, &entry)?;
    let post = OfficialPost {
        platform: StoredPlatform(link.platform),
        link: link.canonical_url.clone(),
        published_at: Stamp::from(published),
    };
    official_posts::put(tx.conn, entry.id, &post, by, now)?;
    entries::hold_keys(tx.conn, entry.id, &keys, now)?;
    entries::set_link(tx.conn, entry.id, &link.canonical_url, &link.pasted)?;
    entries::set_round(tx.conn, entry.id, Some(month))?;
    record(tx, &entry, &link.canonical_url)?;
    let letter = Letter::published(&tx.letter_entry(&entry), &link.canonical_url);
    tx.post_to_contestant(&entry, &letter)?;
    Ok(entries::get(tx.conn, entry.id)?)
}

fn may_be_published(
    tx: &mut Tx<'_>,
    entry: &Entry,
    published: DateTime<Utc>,
) -> Result<(), Failed<PublishRefused>> {
    let refused = |why| Err(Failed::Refused(why));
    let is_judged = is_judged(tx, entry)?;
    if let Err(problem) = may_record_post(entry.channel.0, entry.state.0, is_judged) {
        return refused(PublishRefused::Post(problem));
    }
    if let Some(other) = pairs::open_conflict(tx.conn, entry.id)? {
        return refused(PublishRefused::Undecided(other));
    }
    // the time is given in whole minutes; an entry received on the last evening is published after the contest's end
    let received = entry.submitted_at.utc();
    let in_time = published + Duration::minutes(1) > received && published <= tx.now;
    match in_time {
        true => Ok(()),
        false => refused(PublishRefused::Time),
    }
}

/// Whether judges score an entry by its post now. While an entry is on hold, they do not.
pub fn is_judged(tx: &mut Tx<'_>, entry: &Entry) -> Result<bool, DbError> {
    let Some(round) = entry.round_id else {
        return Ok(false);
    };
    let stage = contests::round_by_id(tx.conn, round)?.stage;
    Ok(stage.flags().has_shortlist && holds::open_of(tx.conn, entry.id)?.is_none())
}

/// The link, if it is a partner platform's and identifies a video that would be recognised again.
fn video<'a>(contest: &Contest, reading: &'a Reading) -> Result<&'a Link, PublishRefused> {
    match &reading.link {
        Err(problem) => Err(PublishRefused::Link(problem.clone())),
        Ok(link) if contest.definition.platform(link.platform).is_none() => {
            Err(PublishRefused::Link(LinkProblem::None))
        }
        Ok(link) if link.kind != Kind::Video || link.keys.is_empty() => {
            Err(PublishRefused::NotAVideo(link.kind))
        }
        Ok(link) => Ok(link),
    }
}

/// The month in which the entry counts or will count.
fn month(tx: &mut Tx<'_>, entry: &Entry) -> Result<RoundId, Failed<PublishRefused>> {
    if let Some(month) = entry.round_id {
        return Ok(month);
    }
    let month = match entry.own_round_id {
        None => None,
        Some(own) => {
            let own = contests::round_by_id(tx.conn, own)?.key;
            tx.counting_month(own)?
        }
    };
    let month = month.ok_or(Failed::Refused(PublishRefused::NoOpenMonth))?;
    Ok(month.id)
}

fn record(tx: &mut Tx<'_>, entry: &Entry, link: &str) -> Result<(), DbError> {
    let step = NewStep {
        note: link,
        ..NewStep::plain(EntryStep::Publish, EntryState::Accepted, tx.by)
    };
    entries::take_step(tx.conn, entry.id, &step, tx.now)?;
    tx.record("publish_official", &entry.code, link)
}
