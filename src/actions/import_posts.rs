//! An organizer imports posts found on the platforms' topic pages.
//!
//! Posts can be imported after the window has closed, as long as there is a month left in which they can count. No
//! letters are written, since these authors did not enter their posts themselves.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::find_pairs::find_all;
use super::submit_entry::own_month;
use super::tx::Tx;
use crate::contest::Contest;
use crate::contest::entry::Channel;
use crate::contest::entry_details::author_key;
use crate::contest::imported_post::{ImportedPost, PostRow, RowError, RowProblem};
use crate::contest::round::RoundKey;
use crate::contest::rules::{self, Check, Reading, Rule, Verdict};
use crate::db::entries::{self, Content, NewEntry};
use crate::db::posts::{self, NewEntryParts};
use crate::db::types::{EntryId, RoundId, Stamp, StoredChannel};
use crate::db::{DbError, contests};
use crate::lang::Lang;
use crate::links;

/// A row of the list after it was read.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The row's number in the file.
    pub number: u64,
    /// The post in the row, or why the row does not become an entry.
    pub found: Result<Box<ImportedPost>, RowError>,
    /// Identifies the post, so that importing the same list again adds nothing.
    pub receipt_key: String,
}

/// The outcome of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It became an entry, and every check passed. The code is known once the entry is stored.
    Accepted(Option<String>),
    /// It became an entry, and a person must look at these undecided checks.
    Waiting(Option<String>, Vec<Rule>),
    /// Something is missing; the row can be completed and imported again.
    Returned(Vec<RowProblem>),
    /// It does not become an entry.
    Refused(PostRefused),
}

/// Why a row does not become an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostRefused {
    /// A rule is broken: all checks with their evidence.
    Broken(Vec<Check>),
    /// The same post was entered before, under this code.
    Known(String),
    /// An earlier row has the same post.
    SameRow(u64),
    /// Every month in which the post could count is being judged or is over.
    NoOpenMonth,
}

/// The keys of the posts in earlier rows of the same list, with the row's number.
pub type Taken = HashMap<String, u64>;

impl Prepared {
    /// Reads a row without the database.
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

    /// The keys that recognise the same post again. Here, unlike in the form, an equal short link counts as the same
    /// post, because skipping a row turns no contestant away.
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

/// The outcomes of these rows, if they were imported now.
pub fn plan_posts(
    tx: &mut Tx<'_>,
    batch: &[Prepared],
    taken: &Taken,
) -> Result<Vec<Standing>, DbError> {
    let keys: Vec<String> = batch.iter().flat_map(Prepared::keys).collect();
    let mut known = posts::holders(tx.conn, &keys)?;
    known.extend(posts::under_short_codes(tx.conn, &keys)?);
    known.extend(posts::by_receipt_keys(tx.conn, &keys)?);
    let open = open_months(tx, batch)?;
    let mut here = Taken::new();
    let mut standings = vec![];
    for post in batch {
        let standing = standing(post, &known, &open, &[taken, &here]);
        if standing.is_entered() {
            here.extend(post.keys().into_iter().map(|key| (key, post.number)));
        }
        standings.push(standing);
    }
    Ok(standings)
}

/// Enters the valid ones of at most [`posts::BATCH`] rows, and returns the outcome of each row. If the database fails,
/// nothing of the batch is stored.
pub fn import_posts(
    tx: &mut Tx<'_>,
    batch: &[Prepared],
    taken: &Taken,
) -> Result<Vec<Standing>, DbError> {
    let mut standings = plan_posts(tx, batch, taken)?;
    let entered = standings
        .iter()
        .zip(batch)
        .filter(|(standing, _)| standing.is_entered());
    let new: Vec<(&str, &ImportedPost)> = entered
        .filter_map(|(_, post)| Some((post.receipt_key.as_str(), &**post.found.as_ref().ok()?)))
        .collect();
    let codes = match new.is_empty() {
        true => HashMap::new(),
        false => insert(tx, &new)?,
    };
    for (standing, post) in standings.iter_mut().zip(batch) {
        if let Standing::Accepted(code) | Standing::Waiting(code, _) = standing {
            *code = codes.get(&post.receipt_key).cloned();
        }
    }
    Ok(standings)
}

/// The months of publication whose posts can still count in a month.
fn open_months(tx: &mut Tx<'_>, batch: &[Prepared]) -> Result<HashSet<RoundKey>, DbError> {
    let found = batch.iter().filter_map(|post| post.found.as_ref().ok());
    let own: HashSet<RoundKey> = found.filter_map(|found| own_month(&found.checks)).collect();
    let mut open = HashSet::new();
    for month in own {
        if tx.counting_month(month)?.is_some() {
            open.insert(month);
        }
    }
    Ok(open)
}

fn standing(
    post: &Prepared,
    known: &HashMap<String, String>,
    open: &HashSet<RoundKey>,
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
    if own_month(&found.checks).is_none_or(|month| !open.contains(&month)) {
        return Standing::Refused(PostRefused::NoOpenMonth);
    }
    let checks = all_checks(found);
    let unclear = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Unknown);
    let unclear: Vec<Rule> = unclear.map(|check| check.rule).collect();
    match unclear.is_empty() {
        true => Standing::Accepted(None),
        false => Standing::Waiting(None, unclear),
    }
}

/// The checks of a post whose video no other entry holds.
fn all_checks(found: &ImportedPost) -> Vec<Check> {
    let mut checks = found.checks.clone();
    checks.push(rules::check_duplicate(&found.reading, None));
    checks
}

/// Adds entries with their dependent rows; returns their codes by receipt key.
fn insert(
    tx: &mut Tx<'_>,
    new: &[(&str, &ImportedPost)],
) -> Result<HashMap<String, String>, DbError> {
    let hashes: Vec<String> = new
        .iter()
        .map(|(receipt, _)| links::hash_of(&tx.links.status_token(receipt)))
        .collect();
    let months = contests::rounds(tx.conn)?;
    let months: HashMap<RoundKey, RoundId> =
        months.iter().map(|round| (round.key, round.id)).collect();
    let submitted_at = Stamp::from(tx.now);
    let rows: Vec<NewEntry<'_>> = new
        .iter()
        .zip(&hashes)
        .map(|((receipt, found), hash)| NewEntry {
            channel: StoredChannel(Channel::Platform),
            content: content(found, &months),
            lang: Lang::default().into(),
            submitted_at,
            receipt_key: receipt,
            token_hash: hash,
        })
        .collect();
    let ids = posts::insert_all(tx.conn, &rows)?;
    let parts = new.iter().filter_map(|(receipt, found)| {
        let id = *ids.get(*receipt)?;
        Some(NewEntryParts {
            id,
            code: entries::code_of(&tx.contest.definition.code_prefix, id),
            keys: found.reading.keys(),
            checks: all_checks(found),
        })
    });
    let parts: Vec<NewEntryParts> = parts.collect();
    posts::keep_parts(tx.conn, &parts, tx.by, tx.now)?;
    let new_ids: HashSet<EntryId> = parts.iter().map(|one| one.id).collect();
    let authors = new
        .iter()
        .map(|(_, found)| author_key(&found.details.author));
    find_all(tx.conn, &new_ids, &authors.collect::<Vec<_>>(), tx.now)?;
    let codes = new.iter().zip(parts);
    Ok(codes
        .map(|((receipt, _), one)| ((*receipt).to_owned(), one.code))
        .collect())
}

fn content(found: &ImportedPost, months: &HashMap<RoundKey, RoundId>) -> Content {
    let month = own_month(&found.checks).and_then(|key| months.get(&key).copied());
    let link = found.reading.link.as_ref().ok();
    Content::of(&found.details, link, month, &all_checks(found))
}

impl Standing {
    /// Whether the row became an entry, or would become one.
    #[must_use]
    pub fn is_entered(&self) -> bool {
        matches!(self, Self::Accepted(_) | Self::Waiting(..))
    }
}
