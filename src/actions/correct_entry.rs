//! A contestant corrects an entry; it is reviewed again.

use chrono::{DateTime, Utc};

use super::find_pairs::find_pairs;
use super::submit_entry::{SubmitRefused, content_of, own_round, refuse_broken, run_checks};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState, EntryStep, NotNow};
use crate::contest::entry_details::EntryDetails;
use crate::contest::hold::HoldOutcome;
use crate::contest::round::{RoundKind, Stage, counting_month};
use crate::contest::rules::{self, Reading};
use crate::db::entries::{self, Entry, NewStep};
use crate::db::holds::{self, Ending};
use crate::db::{Conn, DbError, Failed, contests};

/// Why an entry was not corrected or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeRefused {
    /// Its month has begun to be judged.
    Closed,
    /// Its state does not allow it.
    NotNow(NotNow),
    /// What it would say breaks a rule.
    EntryDetails(SubmitRefused),
}

/// Changes what an entry says, keeps what it said, checks it anew, and lays it before the organizers again.
///
/// # Errors
/// [`ChangeRefused`], and when the database fails; the entry stays as it was then.
pub fn correct_entry(
    conn: &mut Conn,
    contest: &Contest,
    token_hash: &str,
    details: &EntryDetails,
    reading: &Reading,
    now: DateTime<Utc>,
) -> Result<Entry, Failed<ChangeRefused>> {
    let entry = entries::by_token_hash(conn, token_hash)?.ok_or(DbError::Missing)?;
    let refused = |refused| Failed::Refused(ChangeRefused::NotNow(refused));
    let state = entry.state.0.after(EntryStep::Correct).map_err(refused)?;
    if !is_open(conn, &entry)? {
        return Err(Failed::Refused(ChangeRefused::Closed));
    }
    let (published_at, itself) = (details.published_at, Some(entry.id));
    let checks = run_checks(conn, contest, reading, published_at, now, itself)?;
    refuse_broken(&checks, details)
        .map_err(|refused| Failed::Refused(ChangeRefused::EntryDetails(refused)))?;
    let own_round = own_round(conn, &checks)?;
    let content = content_of(details, reading, own_round, rules::needs_look(&checks));
    entries::change(conn, &entry, &snapshot(&entry), &content, now)?;
    holds::resolve(
        conn,
        entry.id,
        Ending::by_contestant(HoldOutcome::Mended),
        now,
    )?;
    entries::set_round(conn, entry.id, None)?;
    entries::hold_keys(conn, entry.id, &reading.keys(), now)?;
    let step = NewStep {
        step: EntryStep::Correct,
        state,
        reason: None,
        note: "",
        by: None,
    };
    entries::take_step(conn, entry.id, &step, now)?;
    entries::keep_checks(conn, entry.id, &checks, now)?;
    let entry = entries::get(conn, entry.id)?;
    find_pairs(conn, &entry, now)?;
    Ok(entry)
}

/// Whether a contestant can still change an entry: until the month it counts in begins to be judged, and while there
/// is a month it could count in.
///
/// # Errors
/// When the database fails.
pub fn is_open(conn: &mut Conn, entry: &Entry) -> Result<bool, DbError> {
    // who sent a work by e-mail corrects it by letter
    if entry.channel.0 == Channel::Mail {
        return Ok(false);
    }
    if !matches!(
        entry.state.0,
        EntryState::Submitted | EntryState::Accepted | EntryState::Returned
    ) {
        return Ok(false);
    }
    if let Some(round) = entry.round_id {
        return Ok(contests::round_by_id(conn, round)?.stage == Stage::Eligibility);
    }
    let rounds = contests::rounds(conn)?;
    let stages: Vec<_> = rounds
        .iter()
        .map(|round| (round.key, round.stage))
        .collect();
    let own = entry
        .own_round_id
        .and_then(|id| rounds.iter().find(|round| round.id == id));
    let first_month = stages
        .iter()
        .map(|(key, _)| *key)
        .find(|key| key.kind() == RoundKind::Month);
    let from = own.map(|round| round.key).or(first_month);
    Ok(from.is_some_and(|from| counting_month(from, &stages).is_some()))
}

/// What an entry says, as JSON, to be kept before it changes.
#[must_use]
pub fn snapshot(entry: &Entry) -> String {
    serde_json::json!({
        "share_text": entry.share_text,
        "description": entry.description,
        "link": entry.link,
        "title": entry.title,
        "author": entry.author,
        "contact": entry.contact,
        "phone": entry.phone,
        "email": entry.email,
        "account": entry.account,
        "published_at": entry.published_at.map(|at| at.utc().to_rfc3339()),
    })
    .to_string()
}
