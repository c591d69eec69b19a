//! An organizer brings in posts that were found on the platforms' topic pages.
//!
//! Posts may be brought in after the window closed, as long as a month is left in which they could count. No letter is
//! written: nobody asked to take part.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::find_pairs::find_all;
use super::submit_entry::content_of;
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState};
use crate::contest::imported_post::{ImportedPost, PostRow, RowError, RowProblem};
use crate::contest::round::{RoundKey, Stage, counting_month};
use crate::contest::rules::{self, Check, Evidence, Reading, Rule, Verdict};
use crate::db::entries::{Content, NewEntry};
use crate::db::posts::{self, NewEntryParts};
use crate::db::types::{AccountId, EntryId, RoundId, Stamp, StoredChannel, StoredState};
use crate::db::{Conn, DbError, audit, contests};
use crate::lang::Lang;
use crate::links::{self, Links};

/// A row of the list, read.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Where it stands in the file.
    pub number: u64,
    /// What it holds, or why it gives no entry.
    pub found: Result<Box<ImportedPost>, RowError>,
    /// Names the post, so that the same list a second time adds nothing.
    pub receipt_key: String,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is entered, and every check passed; the code is known once it is stored.
    Accepted(Option<String>),
    /// It is entered, and a person must look at what these checks could not tell.
    Waiting(Option<String>, Vec<Rule>),
    /// It lacks something; the row can be completed and brought in again.
    Returned(Vec<RowProblem>),
    /// It is not entered.
    Refused(PostRefused),
}

/// Why a row is not entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostRefused {
    /// A rule is broken: the checks with their evidence.
    Broken(Vec<Check>),
    /// The same post is entered already, under this code.
    Known(String),
    /// The same post stands in an earlier row.
    SameRow(u64),
    /// Every month in which it could count is being judged or over.
    NoOpenMonth,
}

/// The keys of posts taken from earlier rows of the same list, with the row's number.
pub type Taken = HashMap<String, u64>;

impl Prepared {
    /// Reads a row; this needs no database.
    #[must_use]
    pub fn of(contest: &Contest, row: &PostRow, now: DateTime<Utc>) -> Self {
        let found = ImportedPost::of(contest, row, now).map(Box::new);
        let identity = found.as_ref().map(|found| found.identity());
        Self {
            number: row.number,
            receipt_key: identity.map_or_else(
                |_| String::new(),
                |identity| format!("post-{}", links::hash_of(&identity)),
            ),
            found,
        }
    }

    /// Under what the same post would be found again. Lists overlap, and nobody is turned away by a row: here the same
    /// short link is the same post.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let reading = self.found.as_ref().ok().map(|found| &found.reading);
        let short = reading.and_then(Reading::short_code).map(str::to_owned);
        let keys = reading.map(Reading::keys).unwrap_or_default().into_iter();
        keys.chain(short)
            .chain([self.receipt_key.clone()])
            .filter(|key| !key.is_empty())
            .collect()
    }
}

/// What would become of these rows.
///
/// # Errors
/// When the database fails.
pub fn plan_posts(
    conn: &mut Conn,
    batch: &[Prepared],
    taken: &Taken,
) -> Result<Vec<Standing>, DbError> {
    let keys: Vec<String> = batch.iter().flat_map(Prepared::keys).collect();
    let mut known = posts::holders(conn, &keys)?;
    known.extend(posts::under_short_codes(conn, &keys)?);
    known.extend(posts::by_receipt_keys(conn, &keys)?);
    let stages: Vec<_> = contests::rounds(conn)?
        .iter()
        .map(|round| (round.key, round.stage))
        .collect();
    let mut here = Taken::new();
    let mut standings = vec![];
    for post in batch {
        let standing = standing(post, &known, &stages, &[taken, &here]);
        if standing.is_entered() {
            here.extend(post.keys().into_iter().map(|key| (key, post.number)));
        }
        standings.push(standing);
    }
    Ok(standings)
}

/// Enters what can be entered of at most [`posts::BATCH`] rows; the answer tells of each.
///
/// # Errors
/// When the database fails; nothing of the batch is kept then.
pub fn import_posts(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    batch: &[Prepared],
    taken: &Taken,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<Vec<Standing>, DbError> {
    let mut standings = plan_posts(conn, batch, taken)?;
    let rounds = contests::rounds(conn)?;
    let months: HashMap<RoundKey, RoundId> =
        rounds.iter().map(|round| (round.key, round.id)).collect();
    let entered = standings
        .iter()
        .zip(batch)
        .filter(|(standing, _)| standing.is_entered());
    let new: Vec<(&str, &ImportedPost)> = entered
        .filter_map(|(_, post)| Some((post.receipt_key.as_str(), &**post.found.as_ref().ok()?)))
        .collect();
    let codes = insert(conn, contest, links, &new, &months, (by, now))?;
    for (standing, post) in standings.iter_mut().zip(batch) {
        if let Standing::Accepted(code) | Standing::Waiting(code, _) = standing {
            *code = codes.get(&post.receipt_key).cloned();
        }
    }
    Ok(standings)
}

/// Records that a list was brought in, and what became of its rows in all.
///
/// # Errors
/// When the database fails.
pub fn record_import(
    conn: &mut Conn,
    list: &str,
    sums: &str,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    audit::record(conn, now, by, "import_posts", list, sums)
}

fn standing(
    post: &Prepared,
    known: &HashMap<String, String>,
    stages: &[(RoundKey, Stage)],
    taken: &[&Taken],
) -> Standing {
    let found = match &post.found {
        Ok(found) => found,
        Err(RowError::Lacks(lacks)) => return Standing::Returned(lacks.clone()),
        Err(RowError::Broken(checks)) => {
            return Standing::Refused(PostRefused::Broken(checks.clone()));
        }
    };
    let keys = post.keys();
    if let Some(code) = keys.iter().find_map(|key| known.get(key)) {
        return Standing::Refused(PostRefused::Known(code.clone()));
    }
    let earlier = keys
        .iter()
        .find_map(|key| taken.iter().find_map(|taken| taken.get(key)));
    if let Some(row) = earlier {
        return Standing::Refused(PostRefused::SameRow(*row));
    }
    let month = own_month(&found.checks);
    if month.and_then(|own| counting_month(own, stages)).is_none() {
        return Standing::Refused(PostRefused::NoOpenMonth);
    }
    let checks = all_checks(found);
    let open = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Unknown);
    let open: Vec<Rule> = open.map(|check| check.rule).collect();
    match open.is_empty() {
        true => Standing::Accepted(None),
        false => Standing::Waiting(None, open),
    }
}

fn own_month(checks: &[Check]) -> Option<RoundKey> {
    checks.iter().find_map(|check| match &check.evidence {
        Evidence::Published { month, .. } => Some(*month),
        _ => None,
    })
}

/// The checks of a post that nobody else holds.
fn all_checks(found: &ImportedPost) -> Vec<Check> {
    let mut checks = found.checks.clone();
    checks.push(rules::check_duplicate(&found.reading, None));
    checks
}

fn insert(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    new: &[(&str, &ImportedPost)],
    months: &HashMap<RoundKey, RoundId>,
    (by, now): (Option<AccountId>, DateTime<Utc>),
) -> Result<HashMap<String, String>, DbError> {
    if new.is_empty() {
        return Ok(HashMap::new());
    }
    let contents: Vec<(String, Content)> = new
        .iter()
        .map(|(receipt, found)| (token_hash(links, receipt), content(found, months)))
        .collect();
    let rows: Vec<NewEntry<'_>> = new
        .iter()
        .zip(&contents)
        .map(|((receipt, _), (hash, content))| new_entry(receipt, hash, content, now))
        .collect();
    let ids = posts::insert_all(conn, &rows)?;
    let beside = new.iter().filter_map(|(receipt, found)| {
        let id = *ids.get(*receipt)?;
        Some(NewEntryParts {
            id,
            code: format!("{}-{:06}", contest.definition.code_prefix, id.0),
            keys: found.reading.keys(),
            checks: all_checks(found),
        })
    });
    let beside: Vec<NewEntryParts> = beside.collect();
    posts::keep_beside(conn, &beside, by, now)?;
    let new_ids: HashSet<EntryId> = beside.iter().map(|one| one.id).collect();
    let authors: Vec<String> = rows
        .iter()
        .map(|row| row.content.author_key.clone())
        .collect();
    find_all(conn, &new_ids, &authors, now)?;
    let codes = new.iter().zip(beside);
    Ok(codes
        .map(|((receipt, _), one)| ((*receipt).to_owned(), one.code))
        .collect())
}

fn token_hash(links: &Links, receipt: &str) -> String {
    links::hash_of(&links.status_token(receipt))
}

fn content(found: &ImportedPost, months: &HashMap<RoundKey, RoundId>) -> Content {
    let month = own_month(&found.checks).and_then(|key| months.get(&key).copied());
    let needs_look = rules::needs_look(&all_checks(found));
    content_of(&found.details, &found.reading, month, needs_look)
}

fn new_entry<'a>(
    receipt: &'a str,
    token_hash: &'a str,
    content: &Content,
    now: DateTime<Utc>,
) -> NewEntry<'a> {
    NewEntry {
        // stands in until the id is known, from which the code follows
        code: receipt,
        channel: StoredChannel(Channel::Platform),
        content: content.clone(),
        lang: Lang::default().tag(),
        submitted_at: Stamp::from(now),
        state: StoredState(EntryState::Submitted),
        receipt_key: receipt,
        token_hash,
        version: 1,
    }
}

impl Standing {
    /// Whether the row became an entry, or would.
    #[must_use]
    pub fn is_entered(&self) -> bool {
        matches!(self, Self::Accepted(_) | Self::Waiting(..))
    }
}
