//! A contestant corrects an entry, which is then reviewed again.

use super::find_pairs::find_pairs;
use super::submit_entry::{SubmitRefused, content_of, refuse_broken, run_checks};
use super::tx::Tx;
use crate::contest::entry::{Channel, EntryState, EntryStep, NotNow};
use crate::contest::entry_details::EntryDetails;
use crate::contest::hold::HoldOutcome;
use crate::contest::round::RoundKey;
use crate::contest::rules::Reading;
use crate::db::entries::{self, Entry};
use crate::db::holds::{self, Ending};
use crate::db::{DbError, Failed, contests};

/// Why an entry was not corrected or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeRefused {
    /// The judging of its month has begun.
    Closed,
    /// Its state does not allow it.
    NotNow(NotNow),
    /// The new details break a rule.
    EntryDetails(SubmitRefused),
}

/// Replaces the details of an entry, stores the earlier version, checks the new details, and puts the entry back into
/// the review queue. The same details again change nothing.
pub fn correct_entry(
    tx: &mut Tx<'_>,
    token_hash: &str,
    details: &EntryDetails,
    reading: &Reading,
) -> Result<Entry, Failed<ChangeRefused>> {
    let (entry, state) = entry_to_change(tx, token_hash, EntryStep::Correct)?;
    let checks = run_checks(tx, reading, details.published_at, Some(entry.id))?;
    refuse_broken(&checks, details)
        .map_err(|refused| Failed::Refused(ChangeRefused::EntryDetails(refused)))?;
    let content = content_of(tx, details, reading, &checks)?;
    let is_same = content == entry.content && state == entry.state.0;
    if is_same && holds::open_of(tx.conn, entry.id)?.is_none() {
        return Ok(entry);
    }
    entries::change(tx.conn, &entry, &content, tx.now)?;
    let ending = Ending::by_contestant(HoldOutcome::Mended);
    holds::resolve(tx.conn, entry.id, ending, tx.now)?;
    entries::set_round(tx.conn, entry.id, None)?;
    entries::hold_keys(tx.conn, entry.id, &reading.keys(), tx.now)?;
    tx.take_step(&entry, EntryStep::Correct, state)?;
    entries::keep_checks(tx.conn, entry.id, &checks, tx.now)?;
    let entry = entries::get(tx.conn, entry.id)?;
    find_pairs(tx.conn, &entry, tx.now)?;
    Ok(entry)
}

/// The entry with a status link's secret, and the state that a contestant's step would lead to.
pub(super) fn entry_to_change(
    tx: &mut Tx<'_>,
    token_hash: &str,
    step: EntryStep,
) -> Result<(Entry, EntryState), Failed<ChangeRefused>> {
    let entry = entries::by_token_hash(tx.conn, token_hash)?.ok_or(DbError::Missing)?;
    let after = entry.state.0.after(step);
    let state = after.map_err(|refused| Failed::Refused(ChangeRefused::NotNow(refused)))?;
    match is_open(tx, &entry)? {
        true => Ok((entry, state)),
        false => Err(Failed::Refused(ChangeRefused::Closed)),
    }
}

/// Whether a contestant can still change an entry: the judging of the month it counts in has not begun, and there is a
/// month in which it can count. An entry by e-mail is corrected by e-mail.
pub fn is_open(tx: &mut Tx<'_>, entry: &Entry) -> Result<bool, DbError> {
    if entry.channel.0 == Channel::Mail || !entry.state.0.holds_its_video() {
        return Ok(false);
    }
    if let Some(round) = entry.round_id {
        return Ok(contests::round_by_id(tx.conn, round)?.stage.flags().gathers);
    }
    let own = match entry.own_round_id {
        Some(round) => contests::round_by_id(tx.conn, round)?.key,
        None => RoundKey::Month(1),
    };
    Ok(tx.counting_month(own)?.is_some())
}
