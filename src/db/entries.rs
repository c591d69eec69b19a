//! Which works were entered? The entries, the keys that find the same video again, and each entry's history.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{accounts, entries, entry_checks, entry_keys, entry_steps, entry_versions};
use super::types::{
    AccountId, EntryId, RoundId, Stamp, StoredKind, StoredPlatform, StoredReason, StoredState,
    StoredStep, StoredVerdict, StoredWay,
};
use super::{Conn, DbError};
use crate::contest::entry::{EntryState, EntryStep, ReasonCode};
use crate::contest::rules::Check;

/// A work entered, as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = entries)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The number people use: `TJ2-000123`.
    pub code: String,
    /// By link or by e-mail.
    pub way: StoredWay,
    /// Where the video was posted.
    pub platform: Option<StoredPlatform>,
    /// What the link leads to.
    pub kind: Option<StoredKind>,
    /// The video's id on its platform; none for a short link that nobody followed yet.
    pub canonical_id: Option<String>,
    /// The canonical link.
    pub link: Option<String>,
    /// The link as pasted, to open: some need what the canonical one lacks.
    pub pasted_link: Option<String>,
    /// What was pasted, whole.
    pub share_text: String,
    /// The post's description, where the share text did not hold it.
    pub description: String,
    /// 作品名称.
    pub title: String,
    /// 作者, as published.
    pub author: String,
    /// The author's name folded, to find one author's works.
    pub author_key: String,
    /// Contact person.
    pub contact: String,
    /// Mobile number.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Account name on the platform.
    pub account: Option<String>,
    /// The language its letters are written in.
    pub lang: String,
    /// When it was posted.
    pub published_at: Option<Stamp>,
    /// When it was entered.
    pub submitted_at: Stamp,
    /// The month its publication falls into.
    pub own_round_id: Option<RoundId>,
    /// The month it counts in; none until it is accepted.
    pub round_id: Option<RoundId>,
    /// Where it stands.
    pub state: StoredState,
    /// Whether something about it could not be told without a person's look.
    pub needs_look: bool,
    /// Names the form it came from, so that a doubled click enters it once.
    pub receipt_key: String,
    /// Hash of its status page's secret.
    pub token_hash: String,
    /// Counts its changes, from 1.
    pub version: i32,
}

/// What a contestant can change: everything but the entry's identity and state.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = entries)]
#[diesel(treat_none_as_null = true)]
pub struct Content {
    /// As [`Entry::platform`].
    pub platform: Option<StoredPlatform>,
    /// As [`Entry::kind`].
    pub kind: Option<StoredKind>,
    /// As [`Entry::canonical_id`].
    pub canonical_id: Option<String>,
    /// As [`Entry::link`].
    pub link: Option<String>,
    /// As [`Entry::pasted_link`].
    pub pasted_link: Option<String>,
    /// As [`Entry::share_text`].
    pub share_text: String,
    /// As [`Entry::description`].
    pub description: String,
    /// As [`Entry::title`].
    pub title: String,
    /// As [`Entry::author`].
    pub author: String,
    /// As [`Entry::author_key`].
    pub author_key: String,
    /// As [`Entry::contact`].
    pub contact: String,
    /// As [`Entry::phone`].
    pub phone: String,
    /// As [`Entry::email`].
    pub email: Option<String>,
    /// As [`Entry::account`].
    pub account: Option<String>,
    /// As [`Entry::published_at`].
    pub published_at: Option<Stamp>,
    /// As [`Entry::own_round_id`].
    pub own_round_id: Option<RoundId>,
    /// As [`Entry::needs_look`].
    pub needs_look: bool,
}

/// An entry to be made.
#[derive(Insertable)]
#[diesel(table_name = entries)]
pub struct NewEntry<'a> {
    /// As [`Entry::code`].
    pub code: &'a str,
    /// As [`Entry::way`].
    pub way: StoredWay,
    /// What the contestant said.
    #[diesel(embed)]
    pub content: Content,
    /// As [`Entry::lang`].
    pub lang: &'a str,
    /// As [`Entry::submitted_at`].
    pub submitted_at: Stamp,
    /// As [`Entry::state`].
    pub state: StoredState,
    /// As [`Entry::receipt_key`].
    pub receipt_key: &'a str,
    /// As [`Entry::token_hash`].
    pub token_hash: &'a str,
    /// As [`Entry::version`].
    pub version: i32,
}

/// Adds an entry.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut Conn, new: &NewEntry<'_>) -> Result<Entry, DbError> {
    let id = diesel::insert_into(entries::table)
        .values(new)
        .returning(entries::id)
        .get_result(conn)?;
    get(conn, id)
}

/// Gives an entry its code, which follows from its id.
///
/// # Errors
/// When the database fails.
pub fn set_code(conn: &mut Conn, id: EntryId, code: &str) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set(entries::code.eq(code))
        .execute(conn)?;
    Ok(())
}

/// The entry with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: EntryId) -> Result<Entry, DbError> {
    Ok(entries::table
        .find(id)
        .select(Entry::as_select())
        .first(conn)?)
}

/// The entry with this code.
///
/// # Errors
/// When the database fails.
pub fn by_code(conn: &mut Conn, code: &str) -> Result<Option<Entry>, DbError> {
    let found = entries::table.filter(entries::code.eq(code));
    Ok(found.select(Entry::as_select()).first(conn).optional()?)
}

/// The entry whose status page has this secret.
///
/// # Errors
/// When the database fails.
pub fn by_token_hash(conn: &mut Conn, hash: &str) -> Result<Option<Entry>, DbError> {
    let found = entries::table.filter(entries::token_hash.eq(hash));
    Ok(found.select(Entry::as_select()).first(conn).optional()?)
}

/// The entry that a form already made.
///
/// # Errors
/// When the database fails.
pub fn by_receipt_key(conn: &mut Conn, key: &str) -> Result<Option<Entry>, DbError> {
    let found = entries::table.filter(entries::receipt_key.eq(key));
    Ok(found.select(Entry::as_select()).first(conn).optional()?)
}

/// The entries whose letters go to this address, newest first.
///
/// # Errors
/// When the database fails.
pub fn by_email(conn: &mut Conn, email: &str, limit: i64) -> Result<Vec<Entry>, DbError> {
    let found = entries::table
        .filter(entries::email.eq(email))
        .order(entries::id.desc())
        .limit(limit);
    Ok(found.select(Entry::as_select()).load(conn)?)
}

/// Changes what an entry says, after keeping what it said before as JSON.
///
/// # Errors
/// When the database fails.
pub fn change(
    conn: &mut Conn,
    before: &Entry,
    kept: &str,
    content: &Content,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(entry_versions::table)
        .values((
            entry_versions::entry_id.eq(before.id),
            entry_versions::version.eq(before.version),
            entry_versions::content.eq(kept),
            entry_versions::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    diesel::update(entries::table.find(before.id))
        .set((content, entries::version.eq(before.version + 1)))
        .execute(conn)?;
    Ok(())
}

/// What an entry said before it was changed: version, its content as JSON, and when it was changed; newest first.
///
/// # Errors
/// When the database fails.
pub fn versions(conn: &mut Conn, id: EntryId) -> Result<Vec<(i32, String, Stamp)>, DbError> {
    Ok(entry_versions::table
        .filter(entry_versions::entry_id.eq(id))
        .order(entry_versions::version.desc())
        .select((
            entry_versions::version,
            entry_versions::content,
            entry_versions::at,
        ))
        .load(conn)?)
}

/// The other works of an entry's author, newest first.
///
/// # Errors
/// When the database fails.
pub fn others_of_author(conn: &mut Conn, entry: &Entry, limit: i64) -> Result<Vec<Entry>, DbError> {
    Ok(entries::table
        .filter(entries::author_key.eq(&entry.author_key))
        .filter(entries::id.ne(entry.id))
        .order(entries::id.desc())
        .limit(limit)
        .select(Entry::as_select())
        .load(conn)?)
}

/// Sets the month an entry counts in.
///
/// # Errors
/// When the database fails.
pub fn set_round(conn: &mut Conn, id: EntryId, round: Option<RoundId>) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set(entries::round_id.eq(round))
        .execute(conn)?;
    Ok(())
}

/// Something done to an entry, to be recorded.
pub struct NewStep<'a> {
    /// What.
    pub step: EntryStep,
    /// The state it leads to.
    pub state: EntryState,
    /// Why, for returns and rejections.
    pub reason: Option<ReasonCode>,
    /// In a person's words.
    pub note: &'a str,
    /// Who, when it was not the contestant.
    pub by: Option<AccountId>,
}

/// Records a step and moves the entry to the state it leads to.
///
/// # Errors
/// When the database fails.
pub fn take_step(
    conn: &mut Conn,
    id: EntryId,
    new: &NewStep<'_>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set(entries::state.eq(StoredState(new.state)))
        .execute(conn)?;
    diesel::insert_into(entry_steps::table)
        .values((
            entry_steps::entry_id.eq(id),
            entry_steps::step.eq(StoredStep(new.step)),
            entry_steps::state.eq(StoredState(new.state)),
            entry_steps::reason.eq(new.reason.map(StoredReason)),
            entry_steps::note.eq(new.note),
            entry_steps::account_id.eq(new.by),
            entry_steps::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Something that was done to an entry.
#[derive(Debug, Clone, Queryable)]
pub struct Step {
    /// What.
    pub step: StoredStep,
    /// The state it led to.
    pub state: StoredState,
    /// Why.
    pub reason: Option<StoredReason>,
    /// In a person's words.
    pub note: String,
    /// The organizer's name.
    pub by: Option<String>,
    /// When.
    pub at: Stamp,
}

/// Everything that was done to an entry, oldest first.
///
/// # Errors
/// When the database fails.
pub fn steps(conn: &mut Conn, id: EntryId) -> Result<Vec<Step>, DbError> {
    Ok(entry_steps::table
        .left_join(accounts::table)
        .filter(entry_steps::entry_id.eq(id))
        .order(entry_steps::id)
        .select((
            entry_steps::step,
            entry_steps::state,
            entry_steps::reason,
            entry_steps::note,
            accounts::name.nullable(),
            entry_steps::at,
        ))
        .load(conn)?)
}

/// The entry that holds one of these keys, if any: its code and which key.
///
/// # Errors
/// When the database fails.
pub fn holder(
    conn: &mut Conn,
    keys: &[String],
    but_not: Option<EntryId>,
) -> Result<Option<(EntryId, String, String)>, DbError> {
    let but_not = but_not.unwrap_or(EntryId(0));
    Ok(entry_keys::table
        .inner_join(entries::table)
        .filter(entry_keys::released_at.is_null())
        .filter(entry_keys::key.eq_any(keys))
        .filter(entry_keys::entry_id.ne(but_not))
        .order(entry_keys::id)
        .select((entries::id, entries::code, entry_keys::key))
        .first(conn)
        .optional()?)
}

/// Lets an entry hold exactly these keys: gives back the others, takes what it lacks.
///
/// # Errors
/// As a lost race when another entry holds one of them.
pub fn hold_keys(
    conn: &mut Conn,
    id: EntryId,
    keys: &[String],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let held: Vec<String> = entry_keys::table
        .filter(entry_keys::entry_id.eq(id))
        .filter(entry_keys::released_at.is_null())
        .select(entry_keys::key)
        .load(conn)?;
    let superfluous = entry_keys::table
        .filter(entry_keys::entry_id.eq(id))
        .filter(entry_keys::released_at.is_null())
        .filter(entry_keys::key.ne_all(keys));
    diesel::update(superfluous)
        .set(entry_keys::released_at.eq(Stamp::from(now)))
        .execute(conn)?;
    for key in keys.iter().filter(|key| !held.contains(key)) {
        diesel::insert_into(entry_keys::table)
            .values((entry_keys::entry_id.eq(id), entry_keys::key.eq(key)))
            .execute(conn)?;
    }
    Ok(())
}

/// Every key an entry has ever held, for taking them again when a rejection is taken back.
///
/// # Errors
/// When the database fails.
pub fn keys_ever(conn: &mut Conn, id: EntryId) -> Result<Vec<String>, DbError> {
    let of_entry = entry_keys::table.filter(entry_keys::entry_id.eq(id));
    Ok(of_entry
        .select(entry_keys::key)
        .distinct()
        .order(entry_keys::key)
        .load(conn)?)
}

/// Keeps the verdicts of one run of the checks.
///
/// # Errors
/// When the database fails.
pub fn keep_checks(
    conn: &mut Conn,
    id: EntryId,
    checks: &[Check],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let run = newest_run(conn, id)? + 1;
    for check in checks {
        let evidence = serde_json::to_string(&check.evidence)
            .map_err(|error| DbError::Meaningless(error.to_string()))?;
        diesel::insert_into(entry_checks::table)
            .values((
                entry_checks::entry_id.eq(id),
                entry_checks::run.eq(run),
                entry_checks::rule.eq(check.rule.key()),
                entry_checks::verdict.eq(StoredVerdict(check.verdict)),
                entry_checks::evidence.eq(evidence),
                entry_checks::at.eq(Stamp::from(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The verdicts of the newest run, in the order in which they were given.
///
/// # Errors
/// When the database fails, or holds evidence that means nothing.
pub fn newest_checks(conn: &mut Conn, id: EntryId) -> Result<Vec<Check>, DbError> {
    let run = newest_run(conn, id)?;
    let rows: Vec<(String, StoredVerdict, String)> = entry_checks::table
        .filter(entry_checks::entry_id.eq(id))
        .filter(entry_checks::run.eq(run))
        .order(entry_checks::id)
        .select((
            entry_checks::rule,
            entry_checks::verdict,
            entry_checks::evidence,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(rule, verdict, evidence)| read_check(&rule, verdict, &evidence))
        .collect()
}

fn newest_run(conn: &mut Conn, id: EntryId) -> Result<i32, DbError> {
    let of_entry = entry_checks::table.filter(entry_checks::entry_id.eq(id));
    let newest: Option<i32> = of_entry
        .select(diesel::dsl::max(entry_checks::run))
        .first(conn)?;
    Ok(newest.unwrap_or(0))
}

fn read_check(rule: &str, verdict: StoredVerdict, evidence: &str) -> Result<Check, DbError> {
    let known = crate::contest::rules::Rule::from_key(rule);
    Ok(Check {
        rule: known.ok_or_else(|| DbError::Meaningless(rule.to_owned()))?,
        verdict: verdict.0,
        evidence: serde_json::from_str(evidence)
            .map_err(|_| DbError::Meaningless(evidence.to_owned()))?,
    })
}
