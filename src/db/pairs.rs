//! Pairs of entries that may hold the same video, and the decision on each. Each pair is stored once.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::entries::{Entry, holding};
use super::schema::{entries, pairs};
use super::types::{
    AccountId, EntryId, PairId, RoundId, Stamp, StoredChannel, StoredLikeness, StoredSameness,
    StoredState,
};
use super::{Conn, DbError, on_either};
use crate::contest::similar::{Likeness, Sameness};

/// Two entries that may hold the same video.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = pairs)]
pub struct Pair {
    /// Its id.
    pub id: PairId,
    /// The earlier entry.
    pub entry_a: EntryId,
    /// The later entry.
    pub entry_b: EntryId,
    /// Why they may hold the same video.
    pub why: StoredLikeness,
    /// When it was found.
    pub found_at: Stamp,
    /// When it was decided.
    pub decided_at: Option<Stamp>,
    /// What was decided.
    pub decision: Option<StoredSameness>,
    /// The organizer's own words.
    pub note: Option<String>,
}

/// The columns of an entry that are needed to find pairs.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = entries)]
pub struct TitleRow {
    /// Its id.
    pub id: EntryId,
    /// The author's name in a normal form.
    pub author_key: String,
    /// Its title.
    pub title: String,
    /// The channel through which it was entered.
    pub channel: StoredChannel,
}

/// The entries of these authors that still hold their video, newest first.
pub fn rows_of(
    conn: &mut Conn,
    author_keys: &[String],
    limit: i64,
) -> Result<Vec<TitleRow>, DbError> {
    Ok(entries::table
        .filter(entries::author_key.eq_any(author_keys))
        .filter(entries::state.eq_any(holding()))
        .order(entries::id.desc())
        .limit(limit)
        .select(TitleRow::as_select())
        .load(conn)?)
}

/// Stores a pair, unless it is stored already.
pub fn remember(
    conn: &mut Conn,
    one: EntryId,
    other: EntryId,
    why: Likeness,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let row = (
        pairs::entry_a.eq(one.min(other)),
        pairs::entry_b.eq(one.max(other)),
        pairs::why.eq(StoredLikeness(why)),
        pairs::found_at.eq(Stamp::from(now)),
    );
    on_either!(conn, conn => diesel::insert_into(pairs::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// The pair with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: PairId) -> Result<Pair, DbError> {
    Ok(pairs::table
        .find(id)
        .select(Pair::as_select())
        .first(conn)?)
}

/// Undecided pairs with an id above this one, oldest first.
pub fn open(conn: &mut Conn, after: PairId, limit: i64) -> Result<Vec<Pair>, DbError> {
    Ok(pairs::table
        .filter(pairs::decided_at.is_null())
        .filter(pairs::id.gt(after))
        .order(pairs::id)
        .limit(limit)
        .select(Pair::as_select())
        .load(conn)?)
}

/// How many pairs wait for a decision.
pub fn count_open(conn: &mut Conn) -> Result<i64, DbError> {
    let open = pairs::table.filter(pairs::decided_at.is_null());
    Ok(open.count().get_result(conn)?)
}

/// How many undecided pairs have an entry that counts in this round, while both still take part.
pub fn count_open_in(conn: &mut Conn, round: RoundId) -> Result<usize, DbError> {
    let open = || pairs::table.filter(pairs::decided_at.is_null());
    let both: Vec<(EntryId, EntryId)> =
        open().select((pairs::entry_a, pairs::entry_b)).load(conn)?;
    // found by id first, since a condition on the state alone would scan every entry
    let first = entries::id.eq_any(open().select(pairs::entry_a));
    let later = entries::id.eq_any(open().select(pairs::entry_b));
    let entries: Vec<(EntryId, Option<RoundId>, StoredState)> = entries::table
        .filter(first.or(later))
        .select((entries::id, entries::round_id, entries::state))
        .load(conn)?;
    let entries: HashMap<EntryId, Option<RoundId>> = entries
        .into_iter()
        .filter(|(_, _, state)| state.0.holds_its_video())
        .map(|(id, counts_in, _)| (id, counts_in))
        .collect();
    let is_here = |(one, other): &&(EntryId, EntryId)| {
        let rounds = entries.get(one).zip(entries.get(other));
        rounds.is_some_and(|(one, other)| [*one, *other].contains(&Some(round)))
    };
    Ok(both.iter().filter(is_here).count())
}

/// Every pair that an entry is part of, oldest first.
pub fn of_entry(conn: &mut Conn, id: EntryId) -> Result<Vec<Pair>, DbError> {
    Ok(pairs::table
        .filter(pairs::entry_a.eq(id).or(pairs::entry_b.eq(id)))
        .order(pairs::id)
        .select(Pair::as_select())
        .load(conn)?)
}

/// The code of a post in an undecided pair with this entry by e-mail.
pub fn open_conflict(conn: &mut Conn, id: EntryId) -> Result<Option<String>, DbError> {
    let pair: Option<(EntryId, EntryId)> = pairs::table
        .filter(pairs::entry_a.eq(id).or(pairs::entry_b.eq(id)))
        .filter(pairs::decided_at.is_null())
        .filter(pairs::why.eq(StoredLikeness(Likeness::MailAndPlatform)))
        .order(pairs::id)
        .select((pairs::entry_a, pairs::entry_b))
        .first(conn)
        .optional()?;
    let Some((one, other)) = pair else {
        return Ok(None);
    };
    let post = if one == id { other } else { one };
    let code = entries::table.find(post).select(entries::code);
    Ok(Some(code.first(conn)?))
}

/// The entries of these pairs.
pub fn entries_of(conn: &mut Conn, of: &[Pair]) -> Result<Vec<Entry>, DbError> {
    let ids: Vec<EntryId> = of
        .iter()
        .flat_map(|pair| [pair.entry_a, pair.entry_b])
        .collect();
    let found = entries::table.filter(entries::id.eq_any(ids));
    Ok(found.select(Entry::as_select()).load(conn)?)
}

/// Stores a decision.
pub fn decide(
    conn: &mut Conn,
    id: PairId,
    decision: Sameness,
    note: &str,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(pairs::table.find(id))
        .set((
            pairs::decision.eq(StoredSameness(decision)),
            pairs::note.eq(note),
            pairs::account_id.eq(by),
            pairs::decided_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}
