//! 遴选: an organizer marks an e-mail work as published on the contest's own account; from then on it can be judged. A link
//! that was mistyped is corrected the same way, as long as nobody judges what it shows.

use chrono::{DateTime, Duration, Utc};

use super::{Acting, post_letter};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState, EntryStep};
use crate::contest::link::{Kind, Link};
use crate::contest::round::{Stage, counting_month};
use crate::contest::rules::{self, LinkProblem, Reading};
use crate::db::entries::{self, Entry, NewStep};
use crate::db::official_posts::{self, OfficialPost};
use crate::db::types::{RoundId, Stamp, StoredPlatform};
use crate::db::{Conn, DbError, Failed, audit, contests, holds, pairs};
use crate::links::Links;
use crate::mail::letter::Letter;

/// Why a work was not marked as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishRefused {
    /// It did not come by e-mail.
    NotByMail,
    /// It is not accepted.
    NotAccepted,
    /// It is published already, and judged by that post.
    Judged,
    /// The link is none of a partner platform's videos.
    Link(LinkProblem),
    /// The link leads to something else than a video that can be named: a short link must be opened first.
    NotAVideo(Kind),
    /// Published before it was received, or later than now.
    Time,
    /// The same video is another entry's, under this code: the work was a post before it was chosen.
    Taken(String),
    /// It may be the same work as a post, under this code; that must be decided first.
    Undecided(String),
    /// No month is open in which it could count.
    NoOpenMonth,
}

/// Marks the work as published, lets it count in the month that is open for it, and tells its contestant. Of a work that
/// was marked before, the post is corrected; its steps keep what it was.
///
/// # Errors
/// [`PublishRefused`], and when the database fails.
pub fn publish_official(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    code: &str,
    (pasted, published): (&str, DateTime<Utc>),
) -> Result<Entry, Failed<PublishRefused>> {
    let entry = entries::by_code(conn, code)?.ok_or(DbError::Missing)?;
    may_be_published(conn, &entry, published, acting.now)?;
    let reading = rules::read(contest, pasted, "");
    let link = video(contest, &reading).map_err(Failed::Refused)?;
    let keys = reading.keys();
    if let Some((_, code, _)) = entries::holder(conn, &keys, Some(entry.id))? {
        return Err(Failed::Refused(PublishRefused::Taken(code)));
    }
    let month = match entry.round_id {
        Some(month) => month,
        None => month(conn, &entry)?,
    };
    let post = OfficialPost {
        platform: StoredPlatform(link.platform),
        link: link.canonical_url.clone(),
        published_at: Stamp::from(published),
    };
    official_posts::put(conn, entry.id, &post, acting.by, acting.now)?;
    entries::hold_keys(conn, entry.id, &keys, acting.now)?;
    entries::set_link(conn, entry.id, &link.canonical_url, &link.pasted)?;
    entries::set_round(conn, entry.id, Some(month))?;
    record(conn, acting, &entry, &link.canonical_url)?;
    tell(
        conn,
        contest,
        links,
        &entry,
        &link.canonical_url,
        acting.now,
    )?;
    Ok(entries::get(conn, entry.id)?)
}

fn may_be_published(
    conn: &mut Conn,
    entry: &Entry,
    published: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Failed<PublishRefused>> {
    let refused = |why| Err(Failed::Refused(why));
    if entry.channel.0 != Channel::Mail {
        return refused(PublishRefused::NotByMail);
    }
    if entry.state.0 != EntryState::Accepted {
        return refused(PublishRefused::NotAccepted);
    }
    if is_judged(conn, entry)? {
        return refused(PublishRefused::Judged);
    }
    if let Some(other) = pairs::open_conflict(conn, entry.id)? {
        return refused(PublishRefused::Undecided(other));
    }
    // the time is given in whole minutes; a work of the last evening is published after the contest's end
    let received = entry.submitted_at.utc();
    let in_time = published + Duration::minutes(1) > received && published <= now;
    match in_time {
        true => Ok(()),
        false => refused(PublishRefused::Time),
    }
}

/// Whether judges score it by its post: a work that is aside waits for a better one.
///
/// # Errors
/// When the database fails.
pub fn is_judged(conn: &mut Conn, entry: &Entry) -> Result<bool, DbError> {
    let Some(round) = entry.round_id else {
        return Ok(false);
    };
    let stage = contests::round_by_id(conn, round)?.stage;
    Ok(stage > Stage::Screening && holds::open_of(conn, entry.id)?.is_none())
}

/// The link, when it is a partner's and names a video under which the same one would be found again.
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

fn month(conn: &mut Conn, entry: &Entry) -> Result<RoundId, Failed<PublishRefused>> {
    let rounds = contests::rounds(conn)?;
    let own = rounds
        .iter()
        .find(|round| Some(round.id) == entry.own_round_id);
    let stages: Vec<_> = rounds
        .iter()
        .map(|round| (round.key, round.stage))
        .collect();
    let month = own.and_then(|own| counting_month(own.key, &stages));
    let counts = rounds.iter().find(|round| Some(round.key) == month);
    counts
        .map(|round| round.id)
        .ok_or(Failed::Refused(PublishRefused::NoOpenMonth))
}

fn record(conn: &mut Conn, acting: Acting, entry: &Entry, link: &str) -> Result<(), DbError> {
    let step = NewStep {
        step: EntryStep::Publish,
        state: EntryState::Accepted,
        reason: None,
        note: link,
        by: Some(acting.by),
    };
    entries::take_step(conn, entry.id, &step, acting.now)?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "publish_official",
        &entry.code,
        link,
    )
}

fn tell(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    entry: &Entry,
    link: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let letter = Letter::Published {
        contest: post_letter::lang_of(entry)
            .pick(&contest.definition.name)
            .to_owned(),
        work: post_letter::letter_entry(entry, links),
        post: link.to_owned(),
    };
    post_letter::post_to_contestant(conn, entry, &letter, now)
}
