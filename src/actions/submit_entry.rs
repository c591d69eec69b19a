//! A contestant enters a work.

use chrono::{DateTime, Utc};

use super::find_pairs::find_pairs;
use super::post_letter;
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState, EntryStep};
use crate::contest::entry_details::{EntryDetails, author_key};
use crate::contest::round::RoundKey;
use crate::contest::rules::{self, Check, Earlier, Evidence, Reading, Rule, Verdict};
use crate::db::entries::{self, Content, Entry, NewEntry, NewStep};
use crate::db::types::{
    EntryId, RoundId, Stamp, StoredChannel, StoredKind, StoredPlatform, StoredState,
};
use crate::db::{Conn, DbError, Failed, contests};
use crate::lang::Lang;
use crate::links::{self, Links};
use crate::mail::letter::Letter;

/// A work to be entered.
#[derive(Debug, Clone)]
pub struct Submission {
    /// What the contestant says about it.
    pub details: EntryDetails,
    /// What the pasted words were read as.
    pub reading: Reading,
    /// The language the contestant reads.
    pub lang: Lang,
    /// Names the form, so that a doubled click enters one work.
    pub receipt_key: String,
}

/// Why a work was not entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmitRefused {
    /// Some rule is broken: all checks with their evidence.
    Broken(Vec<Check>),
    /// The share text shows no topics, which proves nothing: the description is needed.
    DescriptionNeeded(Vec<Check>),
}

/// Enters a work, keeps its checks, and writes the receipt; the same form a second time answers with the first entry.
///
/// # Errors
/// [`SubmitRefused`], and when the database fails; nothing is kept then.
pub fn submit_entry(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    submission: &Submission,
    now: DateTime<Utc>,
) -> Result<Entry, Failed<SubmitRefused>> {
    if let Some(earlier) = entries::by_receipt_key(conn, &submission.receipt_key)? {
        return Ok(earlier);
    }
    let Submission {
        details, reading, ..
    } = submission;
    let checks = run_checks(conn, contest, reading, details.published_at, now, None)?;
    refuse_broken(&checks, details).map_err(Failed::Refused)?;
    let own_round = own_round(conn, &checks)?;
    let content = content_of(details, reading, own_round, rules::needs_look(&checks));
    let entry = insert(conn, contest, links, submission, &content, now)?;
    entries::hold_keys(conn, entry.id, &reading.keys(), now)?;
    let step = NewStep {
        step: EntryStep::Submit,
        state: EntryState::Submitted,
        reason: None,
        note: "",
        by: None,
    };
    entries::take_step(conn, entry.id, &step, now)?;
    entries::keep_checks(conn, entry.id, &checks, now)?;
    find_pairs(conn, &entry, now)?;
    let contest_name = post_letter::lang_of(&entry)
        .pick(&contest.definition.name)
        .to_owned();
    let letter = Letter::Receipt {
        contest: contest_name,
        work: post_letter::letter_entry(&entry, links),
    };
    post_letter::post_to_contestant(conn, &entry, &letter, now)?;
    Ok(entry)
}

/// All checks of what a contestant says, against what is stored; an entry that is corrected (`itself`) is no duplicate
/// of itself, and its deadline is another.
///
/// # Errors
/// When the database fails.
pub fn run_checks(
    conn: &mut Conn,
    contest: &Contest,
    reading: &Reading,
    published_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    itself: Option<EntryId>,
) -> Result<Vec<Check>, DbError> {
    let earlier = earlier(conn, reading, itself)?;
    let mut checks = rules::check_words(contest, reading);
    checks.push(rules::check_window(contest, published_at, now));
    if itself.is_none() {
        checks.push(rules::check_deadline(contest, now));
    }
    checks.push(rules::check_duplicate(reading, earlier));
    Ok(checks)
}

fn earlier(
    conn: &mut Conn,
    reading: &Reading,
    itself: Option<EntryId>,
) -> Result<Option<Earlier>, DbError> {
    if let Some((_, code, _)) = entries::holder(conn, &reading.keys(), itself)? {
        return Ok(Some(Earlier::SameVideo(code)));
    }
    let Some(short) = reading.short_code() else {
        return Ok(None);
    };
    let same = entries::under_short_code(conn, short, itself)?;
    Ok(same.map(|(_, code, was_followed)| match was_followed {
        true => Earlier::SameVideo(code),
        false => Earlier::SameShortLink(code),
    }))
}

/// A broken rule refuses; so does a share text without topics, until the description is given.
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

/// The month a work's publication falls into, by its window check.
pub(super) fn own_round(conn: &mut Conn, checks: &[Check]) -> Result<Option<RoundId>, DbError> {
    let month = checks.iter().find_map(|check| match &check.evidence {
        Evidence::Published { month, .. } => Some(*month),
        _ => None,
    });
    month
        .map(|key: RoundKey| Ok(contests::round(conn, key)?.id))
        .transpose()
}

/// What is stored of a claim and of what its words were read as.
pub(super) fn content_of(
    details: &EntryDetails,
    reading: &Reading,
    own_round_id: Option<RoundId>,
    needs_look: bool,
) -> Content {
    let link = reading.link.as_ref().ok();
    Content {
        platform: link.map(|link| StoredPlatform(link.platform)),
        kind: link.map(|link| StoredKind(link.kind)),
        canonical_id: link.and_then(|link| link.canonical_id.clone()),
        link: link.map(|link| link.canonical_url.clone()),
        pasted_link: link.map(|link| link.pasted.clone()),
        short_code: link.and_then(|link| link.short_code.clone()),
        share_text: details.share_text.clone(),
        description: details.description.clone(),
        title: details.title.clone(),
        author: details.author.clone(),
        author_key: author_key(&details.author),
        contact: details.contact.clone(),
        phone: details.phone.clone(),
        email: details.email.clone(),
        account: details.account.clone(),
        published_at: details.published_at.map(Stamp::from),
        own_round_id,
        needs_look,
    }
}

fn insert(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    submission: &Submission,
    content: &Content,
    now: DateTime<Utc>,
) -> Result<Entry, DbError> {
    let token = links.status_token(&submission.receipt_key);
    let new = NewEntry {
        // stands in until the id is known, from which the code follows
        code: &submission.receipt_key,
        channel: StoredChannel(Channel::Platform),
        content: content.clone(),
        lang: submission.lang.tag(),
        submitted_at: Stamp::from(now),
        state: StoredState(EntryState::Submitted),
        receipt_key: &submission.receipt_key,
        token_hash: &links::hash_of(&token),
        version: 1,
    };
    let entry = entries::insert(conn, &new)?;
    let code = format!("{}-{:06}", contest.definition.code_prefix, entry.id.0);
    entries::set_code(conn, entry.id, &code)?;
    Ok(Entry { code, ..entry })
}
