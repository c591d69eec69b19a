//! Lists of entries by a filter, paged by id, newest first or oldest first.

use diesel::prelude::*;

use super::entries::Entry;
use super::schema::entries;
use super::types::{EntryId, RoundId, StoredChannel, StoredPlatform, StoredState};
use super::{Conn, DbError};
use crate::contest::entry::{Channel, EntryState};
use crate::contest::platform::Platform;

/// The filter of a list of entries.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only entries in these states; empty for all.
    pub states: Vec<EntryState>,
    /// Only this platform.
    pub platform: Option<Platform>,
    /// Only this channel.
    pub channel: Option<Channel>,
    /// Only entries that count in this month.
    pub round: Option<RoundId>,
    /// Only entries that were published in this month.
    pub own_round: Option<RoundId>,
    /// Only entries of this month: those that count in it, and those that were published in it and count in no month.
    pub month: Option<RoundId>,
    /// Only entries with this text in their title, author or code.
    pub words: Option<String>,
    /// Only entries that count in no month.
    pub in_no_month: bool,
    /// Only entries with an undecided check.
    pub needs_look: bool,
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageStart {
    /// The newest.
    Newest,
    /// The oldest.
    Oldest,
    /// Older than this one, newest first.
    Before(EntryId),
    /// Newer than this one, oldest first.
    After(EntryId),
}

/// One page of entries.
pub fn page(
    conn: &mut Conn,
    filter: &Filter,
    from: PageStart,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    let mut query = filtered(filter).select(Entry::as_select()).limit(limit);
    query = match from {
        PageStart::Newest => query.order(entries::id.desc()),
        PageStart::Oldest => query.order(entries::id.asc()),
        PageStart::Before(id) => query.filter(entries::id.lt(id)).order(entries::id.desc()),
        PageStart::After(id) => query.filter(entries::id.gt(id)).order(entries::id.asc()),
    };
    Ok(query.load(conn)?)
}

/// How many entries match a filter.
pub fn count(conn: &mut Conn, filter: &Filter) -> Result<i64, DbError> {
    Ok(filtered(filter).count().get_result(conn)?)
}

/// How many entries are in each state; states without entries are left out.
pub fn count_by_state(conn: &mut Conn) -> Result<Vec<(EntryState, i64)>, DbError> {
    let rows: Vec<(StoredState, i64)> = entries::table
        .group_by(entries::state)
        .select((entries::state, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(state, n)| (state.0, n)).collect())
}

/// How many entries take part in each month; months without entries are left out.
pub fn count_by_round(conn: &mut Conn) -> Result<Vec<(RoundId, i64)>, DbError> {
    let rows: Vec<(Option<RoundId>, i64)> = entries::table
        .filter(entries::round_id.is_not_null())
        .filter(entries::state.eq(StoredState(EntryState::Accepted)))
        .group_by(entries::round_id)
        .select((entries::round_id, diesel::dsl::count_star()))
        .load(conn)?;
    let known = |(round, n): (Option<RoundId>, i64)| Some((round?, n));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// How many entries wait for review, by the month of their publication; entries without such a month are left out.
pub fn count_waiting(conn: &mut Conn) -> Result<Vec<(RoundId, i64)>, DbError> {
    let rows: Vec<(Option<RoundId>, i64)> = entries::table
        .filter(entries::own_round_id.is_not_null())
        .filter(entries::state.eq(StoredState(EntryState::Submitted)))
        .group_by(entries::own_round_id)
        .select((entries::own_round_id, diesel::dsl::count_star()))
        .load(conn)?;
    let known = |(round, n): (Option<RoundId>, i64)| Some((round?, n));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// How many entries that take part came from each platform; entries by e-mail are counted under `None`.
pub fn count_by_platform(conn: &mut Conn) -> Result<Vec<(Option<Platform>, i64)>, DbError> {
    let rows: Vec<(Option<StoredPlatform>, i64)> = entries::table
        .filter(entries::state.eq(StoredState(EntryState::Accepted)))
        .group_by(entries::platform)
        .select((entries::platform, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(platform, n)| (platform.map(|p| p.0), n))
        .collect())
}

diesel::define_sql_function! {
    /// SQL `lower`, for ASCII letters on both databases.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

fn filtered(filter: &Filter) -> entries::BoxedQuery<'_, <Conn as Connection>::Backend> {
    let mut query = entries::table.into_boxed();
    if !filter.states.is_empty() {
        let states: Vec<StoredState> = filter.states.iter().copied().map(StoredState).collect();
        query = query.filter(entries::state.eq_any(states));
    }
    if let Some(platform) = filter.platform {
        query = query.filter(entries::platform.eq(StoredPlatform(platform)));
    }
    if let Some(channel) = filter.channel {
        query = query.filter(entries::channel.eq(StoredChannel(channel)));
    }
    if let Some(round) = filter.round {
        query = query.filter(entries::round_id.eq(round));
    }
    if let Some(round) = filter.own_round {
        query = query.filter(entries::own_round_id.eq(round));
    }
    if let Some(month) = filter.month {
        let undecided = entries::round_id
            .is_null()
            .and(entries::own_round_id.eq(month));
        // a comparison with NULL gives NULL, so neither side may be NULL
        query = query.filter(
            entries::round_id
                .is_not_null()
                .and(entries::round_id.eq(month))
                .or(undecided)
                .assume_not_null(),
        );
    }
    if filter.in_no_month {
        query = query.filter(entries::round_id.is_null());
    }
    if filter.needs_look {
        query = query.filter(entries::needs_look.eq(true));
    }
    if let Some(words) = &filter.words {
        let pattern = like_pattern(words);
        query = query.filter(
            lower(entries::title)
                .like(pattern.clone())
                .escape('\\')
                .or(lower(entries::author).like(pattern.clone()).escape('\\'))
                .or(lower(entries::code).like(pattern).escape('\\')),
        );
    }
    query
}

/// A LIKE pattern that finds the words literally: `%`, `_` and the backslash are escaped. NUL is left out, since
/// PostgreSQL refuses it.
fn like_pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.trim().chars().filter(|c| *c != '\0').take(100) {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c.to_ascii_lowercase());
    }
    pattern.push('%');
    pattern
}
