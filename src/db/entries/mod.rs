//! Which works were entered? The entries themselves; what was done to them is in [`history`], the keys that find the
//! same video again in [`keys`], the verdicts of the rules in [`checks`].

mod checks;
mod history;
mod keys;

use diesel::prelude::*;

use super::schema::entries;
use super::types::{
    EntryId, RoundId, Stamp, StoredChannel, StoredKind, StoredPlatform, StoredState,
};
use super::{Conn, DbError};
use crate::contest::listing::ListedEntry;
pub use checks::*;
pub use history::*;
pub use keys::*;

/// A work entered, as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = entries)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The number people use: `TJ2-000123`.
    pub code: String,
    /// By link or by e-mail.
    pub channel: StoredChannel,
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
    /// The code of the short link it came under.
    pub short_code: Option<String>,
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

impl Entry {
    /// The entry as lists show it.
    #[must_use]
    pub fn listed(&self) -> ListedEntry {
        ListedEntry {
            code: self.code.clone(),
            title: self.title.clone(),
            author: self.author.clone(),
            platform: self.platform.map(|platform| platform.0),
            link: self.link.clone(),
            published_at: self.published_at.map(|at| at.utc()),
            submitted_at: self.submitted_at.utc(),
        }
    }
}

/// What a contestant can change: everything but the entry's identity and state.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = entries)]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
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
    /// As [`Entry::short_code`].
    pub short_code: Option<String>,
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
#[diesel(table_name = entries, treat_none_as_default_value = false)]
pub struct NewEntry<'a> {
    /// As [`Entry::code`].
    pub code: &'a str,
    /// As [`Entry::channel`].
    pub channel: StoredChannel,
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

/// Sets the link under which judges and readers find an e-mail work.
///
/// # Errors
/// When the database fails.
pub fn set_link(
    conn: &mut Conn,
    id: EntryId,
    canonical: &str,
    pasted: &str,
) -> Result<(), DbError> {
    diesel::update(entries::table.find(id))
        .set((entries::link.eq(canonical), entries::pasted_link.eq(pasted)))
        .execute(conn)?;
    Ok(())
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
