//! Public prizes: the awards of the decisions in force, in rounds whose list is public.

use diesel::prelude::*;

use super::decisions;
use crate::contest::entry::EntryState;
use crate::contest::round::RoundKey;
use crate::db::schema::{awards, entries, rounds};
use crate::db::types::{EntryId, RoundId, StoredState};
use crate::db::{Conn, DbError};

/// A prize that an entry has won.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Won {
    /// The entry.
    pub entry: EntryId,
    /// The round.
    pub round: RoundKey,
    /// The tier's key.
    pub tier: String,
    /// The amount before tax.
    pub amount_fen: i64,
}

/// What these entries have won, the highest prize of each first.
pub fn won_by(conn: &mut Conn, entries: &[EntryId]) -> Result<Vec<Won>, DbError> {
    let public = decisions::public(conn)?;
    let rows: Vec<(EntryId, String, String, i64)> = awards::table
        .inner_join(rounds::table)
        .filter(awards::decision_id.eq_any(public))
        .filter(awards::entry_id.eq_any(entries))
        .order((awards::amount_fen.desc(), awards::id))
        .select((
            awards::entry_id,
            rounds::key,
            awards::tier,
            awards::amount_fen,
        ))
        .load(conn)?;
    rows.into_iter().map(won).collect()
}

/// How many prizes each round has awarded, and their cost in fen before tax; rounds without a public list are left out.
pub fn given(conn: &mut Conn) -> Result<Vec<(RoundId, i64, i64)>, DbError> {
    let public = decisions::public(conn)?;
    let rows: Vec<(RoundId, i64, i64)> = awards::table
        .filter(awards::decision_id.eq_any(public))
        .group_by((awards::round_id, awards::amount_fen))
        .select((
            awards::round_id,
            awards::amount_fen,
            diesel::dsl::count_star(),
        ))
        .order((awards::round_id, awards::amount_fen))
        .load(conn)?;
    let mut rounds: Vec<(RoundId, i64, i64)> = vec![];
    for (round, fen, count) in rows {
        match rounds.last_mut().filter(|last| last.0 == round) {
            Some((_, prizes, money)) => {
                *prizes += count;
                *money += fen * count;
            }
            None => rounds.push((round, count, fen * count)),
        }
    }
    Ok(rounds)
}

/// How many authors have entries that take part.
pub fn count_authors(conn: &mut Conn) -> Result<i64, DbError> {
    let taking_part = entries::table.filter(entries::state.eq(StoredState(EntryState::Accepted)));
    Ok(taking_part
        .select(diesel::dsl::count(entries::author_key).aggregate_distinct())
        .get_result(conn)?)
}

/// How many entries take part in each month; months without entries are left out.
pub fn count_by_month(conn: &mut Conn) -> Result<Vec<(RoundKey, i64)>, DbError> {
    let rows: Vec<(String, i64)> = entries::table
        .inner_join(rounds::table.on(entries::round_id.eq(rounds::id.nullable())))
        .filter(entries::state.eq(StoredState(EntryState::Accepted)))
        .group_by(rounds::key)
        .select((rounds::key, diesel::dsl::count_star()))
        .order(rounds::key)
        .load(conn)?;
    rows.into_iter()
        .map(|(key, count)| Ok((key_of(key)?, count)))
        .collect()
}

fn won((entry, round, tier, amount_fen): (EntryId, String, String, i64)) -> Result<Won, DbError> {
    let round = key_of(round)?;
    Ok(Won {
        entry,
        round,
        tier,
        amount_fen,
    })
}

fn key_of(text: String) -> Result<RoundKey, DbError> {
    text.parse().map_err(|_| DbError::Corrupt(text))
}
