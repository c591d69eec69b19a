//! A contestant enters a video by its link.

use chrono::{DateTime, Utc};

use super::find_pairs::find_pairs;
use super::tx::Tx;
use crate::contest::entry::{Channel, EntryState, EntryStep};
use crate::contest::entry_details::EntryDetails;
use crate::contest::round::RoundKey;
use crate::contest::rules::{self, Check, Earlier, Evidence, Reading, Rule, Verdict};
use crate::db::entries::{self, Content, Entry, NewEntry, NewStep};
use crate::db::types::{EntryId, RoundId, Stamp, StoredChannel};
use crate::db::{DbError, Failed, contests};
use crate::lang::Lang;
use crate::links;
use crate::mail::letter::Letter;

/// An entry to be made.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Its details.
    pub details: EntryDetails,
    /// What was read from the pasted text.
    pub reading: Reading,
    /// The contestant's language.
    pub lang: Lang,
    /// Identifies the form, so that a double click makes one entry.
    pub receipt_key: String,
}

/// Why an entry was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmitRefused {
    /// A rule is broken: all checks with their evidence.
    Broken(Vec<Check>),
    /// The share text shows no topics, which proves nothing, so the description is needed.
    DescriptionNeeded(Vec<Check>),
}

/// Makes an entry, stores its checks, and writes the receipt. Sending the same form again returns the first entry.
pub fn submit_entry(
    tx: &mut Tx<'_>,
    submission: &Submission,
) -> Result<Entry, Failed<SubmitRefused>> {
    if let Some(earlier) = entries::by_receipt_key(tx.conn, &submission.receipt_key)? {
        return Ok(earlier);
    }
    let Submission {
        details, reading, ..
    } = submission;
    let checks = run_checks(tx, reading, details.published_at, None)?;
    refuse_broken(&checks, details).map_err(Failed::Refused)?;
    let content = content_of(tx, details, reading, &checks)?;
    let entry = insert(tx, submission, content)?;
    entries::hold_keys(tx.conn, entry.id, &reading.keys(), tx.now)?;
    tx.take_step(&entry, EntryStep::Submit, EntryState::Submitted)?;
    entries::keep_checks(tx.conn, entry.id, &checks, tx.now)?;
    find_pairs(tx.conn, &entry, tx.now)?;
    let letter = Letter::receipt(&tx.letter_entry(&entry));
    tx.post_to_contestant(&entry, &letter)?;
    Ok(entry)
}

impl Tx<'_> {
    /// Records a step without a reason or a note, and moves the entry to the state to which the step leads.
    pub(super) fn take_step(
        &mut self,
        entry: &Entry,
        step: EntryStep,
        state: EntryState,
    ) -> Result<(), DbError> {
        let step = NewStep::plain(step, state, self.by);
        entries::take_step(self.conn, entry.id, &step, self.now)
    }
}

/// All checks of a contestant's details against the stored entries. When an entry is corrected (`itself`), it does not
/// count as its own duplicate, and the deadline for entering does not apply.
pub fn run_checks(
    tx: &mut Tx<'_>,
    reading: &Reading,
    published_at: Option<DateTime<Utc>>,
    itself: Option<EntryId>,
) -> Result<Vec<Check>, DbError> {
    let earlier = earlier(tx, reading, itself)?;
    let mut checks = rules::check_words(tx.contest, reading);
    checks.push(rules::check_window(tx.contest, published_at, tx.now));
    if itself.is_none() {
        checks.push(rules::check_deadline(tx.contest, tx.now));
    }
    checks.push(rules::check_duplicate(reading, earlier));
    Ok(checks)
}

fn earlier(
    tx: &mut Tx<'_>,
    reading: &Reading,
    itself: Option<EntryId>,
) -> Result<Option<Earlier>, DbError> {
    if let Some((_, code, _)) = entries::holder(tx.conn, &reading.keys(), itself)? {
        return Ok(Some(Earlier::SameVideo(code)));
    }
    let Some(short) = reading.short_code() else {
        return Ok(None);
    };
    let same = entries::under_short_code(tx.conn, short, itself)?;
    Ok(same.map(|(_, code, was_followed)| match was_followed {
        true => Earlier::SameVideo(code),
        false => Earlier::SameShortLink(code),
    }))
}

/// Refuses a broken rule, and a share text without topics until the description is given.
pub(super) fn refuse_broken(checks: &[Check], details: &EntryDetails) -> Result<(), SubmitRefused> {
    if rules::any_failed(checks) {
        return Err(SubmitRefused::Broken(checks.to_vec()));
    }
    let topics_open = checks
        .iter()
        .any(|c| c.rule == Rule::Topics && c.verdict == Verdict::Unknown);
    if topics_open && details.description.is_empty() {
        return Err(SubmitRefused::DescriptionNeeded(checks.to_vec()));
    }
    Ok(())
}

/// The month of publication, taken from the window check.
pub(super) fn own_month(checks: &[Check]) -> Option<RoundKey> {
    checks.iter().find_map(|check| match &check.evidence {
        Evidence::Published { month, .. } => Some(*month),
        _ => None,
    })
}

/// The content to store for an entry by link.
pub(super) fn content_of(
    tx: &mut Tx<'_>,
    details: &EntryDetails,
    reading: &Reading,
    checks: &[Check],
) -> Result<Content, DbError> {
    let month = own_month(checks).map(|key| contests::round(tx.conn, key));
    let own_round: Option<RoundId> = month.transpose()?.map(|round| round.id);
    let link = reading.link.as_ref().ok();
    Ok(Content::of(details, link, own_round, checks))
}

fn insert(tx: &mut Tx<'_>, submission: &Submission, content: Content) -> Result<Entry, DbError> {
    let token = tx.links.status_token(&submission.receipt_key);
    let new = NewEntry {
        channel: StoredChannel(Channel::Platform),
        content,
        lang: submission.lang.into(),
        submitted_at: Stamp::from(tx.now),
        receipt_key: &submission.receipt_key,
        token_hash: &links::hash_of(&token),
    };
    entries::insert(tx.conn, &tx.contest.definition.code_prefix, &new)
}
