//! A round's pool of entries: the votes of the screening, and the entries that went to the jury.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::contest::ballot::EntryCode;
use crate::db::entries::Entry;
use crate::db::holds;
use crate::db::schema::{candidates, entries, screening_votes};
use crate::db::types::{AccountId, EntryId, RoundId, Stamp};
use crate::db::{Conn, DbError, on_either};

/// An entry in a round's pool.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = candidates)]
pub struct Candidate {
    /// The entry.
    pub entry_id: EntryId,
    /// The round that it advanced from; `None` in a month.
    pub source_round_id: Option<RoundId>,
    /// Its rank in that round.
    pub source_rank: Option<i32>,
    /// The screening's vote, yes or no; `None` before the vote.
    pub vote: Option<bool>,
    /// Whether it went to the jury.
    pub shortlisted: bool,
}

/// An entry that joins a pool.
pub struct NewCandidate {
    /// The entry.
    pub entry: EntryId,
    /// The round from which it advanced, and its rank there.
    pub source: Option<(RoundId, i32)>,
}

/// Puts entries into a round's pool.
pub fn insert_candidates(
    conn: &mut Conn,
    round: RoundId,
    new: &[NewCandidate],
) -> Result<(), DbError> {
    // 200 rows per statement stay far below either database's limit of bound values
    for chunk in new.chunks(200) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|candidate| {
                (
                    candidates::round_id.eq(round),
                    candidates::entry_id.eq(candidate.entry),
                    candidates::source_round_id.eq(candidate.source.map(|(from, _)| from)),
                    candidates::source_rank.eq(candidate.source.map(|(_, rank)| rank)),
                    candidates::shortlisted.eq(false),
                )
            })
            .collect();
        on_either!(conn, conn => diesel::insert_into(candidates::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// The filter of a list of a round's pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screened {
    /// The whole pool.
    All,
    /// Entries without a vote, and not on hold.
    Open,
    /// Entries with a yes, and not on hold.
    Yes,
    /// Entries with a no, and not on hold.
    No,
    /// The entries that went to the jury.
    Shortlisted,
    /// The whole pool without the entries on hold.
    Active,
}

/// A page of a round's pool: candidates with their entries, by entry id, beginning after `after`.
pub fn pool_page(
    conn: &mut Conn,
    round: RoundId,
    which: Screened,
    after: EntryId,
    limit: i64,
) -> Result<Vec<(Candidate, Entry)>, DbError> {
    pool_slice(conn, round, which, Slice::After(after), limit)
}

/// The page of a round's pool that ends just before the entry `before`, by entry id.
pub fn pool_page_before(
    conn: &mut Conn,
    round: RoundId,
    which: Screened,
    before: EntryId,
    limit: i64,
) -> Result<Vec<(Candidate, Entry)>, DbError> {
    let mut entries = pool_slice(conn, round, which, Slice::Before(before), limit)?;
    entries.reverse();
    Ok(entries)
}

#[derive(Clone, Copy)]
enum Slice {
    After(EntryId),
    Before(EntryId),
}

fn pool_slice(
    conn: &mut Conn,
    round: RoundId,
    which: Screened,
    slice: Slice,
    limit: i64,
) -> Result<Vec<(Candidate, Entry)>, DbError> {
    let mut query = candidates::table
        .inner_join(entries::table)
        .filter(candidates::round_id.eq(round))
        .limit(limit)
        .select((Candidate::as_select(), Entry::as_select()))
        .into_boxed();
    if matches!(
        which,
        Screened::Active | Screened::Open | Screened::Yes | Screened::No
    ) {
        query = query.filter(candidates::entry_id.ne_all(holds::on_hold(conn)?.of(round)));
    }
    query = match which {
        Screened::All | Screened::Active => query,
        Screened::Open => query.filter(candidates::vote.is_null()),
        Screened::Yes => query.filter(candidates::vote.eq(true)),
        Screened::No => query.filter(candidates::vote.eq(false)),
        Screened::Shortlisted => query.filter(candidates::shortlisted.eq(true)),
    };
    query = match slice {
        Slice::After(id) => query
            .filter(candidates::entry_id.gt(id))
            .order(candidates::entry_id),
        Slice::Before(id) => query
            .filter(candidates::entry_id.lt(id))
            .order(candidates::entry_id.desc()),
    };
    Ok(query.load(conn)?)
}

/// The numbers of a round's screening; entries on hold are counted separately.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PoolCounts {
    /// Entries with a yes, and not on hold.
    pub yes: usize,
    /// Entries with a no, and not on hold.
    pub no: usize,
    /// Entries without a vote, and not on hold.
    pub open: usize,
    /// Entries with a yes that are on hold.
    pub held_yes: usize,
    /// Entries without a vote that are on hold.
    pub held_open: usize,
    /// Entries on hold, with any vote, or left out of the round.
    pub on_hold: usize,
    /// The entries that went to the jury.
    pub shortlisted: usize,
}

impl PoolCounts {
    /// The whole pool.
    #[must_use]
    pub fn pool(&self) -> usize {
        self.active() + self.on_hold
    }

    /// The whole pool without the entries on hold.
    #[must_use]
    pub fn active(&self) -> usize {
        self.yes + self.no + self.open
    }

    /// Every entry with a yes, including those on hold.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.yes + self.held_yes
    }

    fn set_apart(&mut self, vote: Option<bool>, is_left_out: bool) {
        self.on_hold += 1;
        let (active, hold) = match vote {
            Some(true) => (&mut self.yes, Some(&mut self.held_yes)),
            Some(false) => (&mut self.no, None),
            None => (&mut self.open, Some(&mut self.held_open)),
        };
        *active -= 1;
        if let Some(hold) = hold.filter(|_| !is_left_out) {
            *hold += 1;
        }
    }
}

/// Counts a round's pool by the votes of its screening.
pub fn pool_counts(conn: &mut Conn, round: RoundId) -> Result<PoolCounts, DbError> {
    let rows: Vec<(Option<bool>, bool, i64)> = candidates::table
        .filter(candidates::round_id.eq(round))
        .group_by((candidates::vote, candidates::shortlisted))
        .select((
            candidates::vote,
            candidates::shortlisted,
            diesel::dsl::count_star(),
        ))
        .load(conn)?;
    let mut counts = PoolCounts::default();
    for (vote, shortlisted, n) in rows {
        let n = usize::try_from(n).unwrap_or(0);
        match vote {
            Some(true) => counts.yes += n,
            Some(false) => counts.no += n,
            None => counts.open += n,
        }
        counts.shortlisted += if shortlisted { n } else { 0 };
    }
    let on_hold = holds::on_hold(conn)?;
    for candidate in candidates_of(conn, round, &on_hold.of(round))? {
        let is_left_out = on_hold.is_left_out(round, candidate.entry_id);
        counts.set_apart(candidate.vote, is_left_out);
    }
    Ok(counts)
}

/// These entries' rows in a round's pool, by entry id; entries outside the pool are skipped.
pub fn candidates_of(
    conn: &mut Conn,
    round: RoundId,
    entries: &[EntryId],
) -> Result<Vec<Candidate>, DbError> {
    let of_round = candidates::table.filter(candidates::round_id.eq(round));
    Ok(of_round
        .filter(candidates::entry_id.eq_any(entries))
        .order(candidates::entry_id)
        .select(Candidate::as_select())
        .load(conn)?)
}

/// A round's whole pool, by entry id.
pub fn pool(conn: &mut Conn, round: RoundId) -> Result<Vec<Candidate>, DbError> {
    let of_round = candidates::table.filter(candidates::round_id.eq(round));
    Ok(of_round
        .order(candidates::entry_id)
        .select(Candidate::as_select())
        .load(conn)?)
}

/// The rows in a round's pool for the entries with these codes; codes outside the pool are skipped.
pub fn candidates_by_code(
    conn: &mut Conn,
    round: RoundId,
    codes: &[&str],
) -> Result<BTreeMap<String, Candidate>, DbError> {
    let rows: Vec<(String, Candidate)> = candidates::table
        .inner_join(entries::table)
        .filter(candidates::round_id.eq(round))
        .filter(entries::code.eq_any(codes))
        .select((entries::code, Candidate::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The codes of the entries that went to a round's jury.
pub fn shortlist_codes(
    conn: &mut Conn,
    round: RoundId,
) -> Result<BTreeMap<EntryId, EntryCode>, DbError> {
    let rows: Vec<(EntryId, String)> = candidates::table
        .inner_join(entries::table)
        .filter(candidates::round_id.eq(round))
        .filter(candidates::shortlisted.eq(true))
        .select((entries::id, entries::code))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, code)| (id, EntryCode(code)))
        .collect())
}

/// Records the screening's votes on several entries; a new vote replaces the earlier one.
pub fn vote(
    conn: &mut Conn,
    round: RoundId,
    by: AccountId,
    votes: &[(EntryId, bool)],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    for chunk in votes.chunks(200) {
        let row = |(entry, yes): &(EntryId, bool)| {
            (
                screening_votes::round_id.eq(round),
                screening_votes::entry_id.eq(*entry),
                screening_votes::account_id.eq(by),
                screening_votes::yes.eq(*yes),
                screening_votes::at.eq(Stamp::from(now)),
            )
        };
        let rows: Vec<_> = chunk.iter().map(row).collect();
        on_either!(conn, conn => diesel::insert_into(screening_votes::table).values(&rows).execute(conn))?;
        for yes in [true, false] {
            let voted = chunk.iter().filter(|vote| vote.1 == yes);
            let voted: Vec<EntryId> = voted.map(|(entry, _)| *entry).collect();
            let of_round = candidates::table.filter(candidates::round_id.eq(round));
            diesel::update(of_round.filter(candidates::entry_id.eq_any(voted)))
                .set(candidates::vote.eq(yes))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Marks the entries that went to the jury.
pub fn set_shortlist(conn: &mut Conn, round: RoundId, chosen: &[EntryId]) -> Result<(), DbError> {
    for chunk in chosen.chunks(500) {
        let of_round = candidates::table.filter(candidates::round_id.eq(round));
        diesel::update(of_round.filter(candidates::entry_id.eq_any(chunk)))
            .set(candidates::shortlisted.eq(true))
            .execute(conn)?;
    }
    Ok(())
}
