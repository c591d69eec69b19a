//! Decided lists of awards. Each decision is a version of its round's list; the newest is in force.

use diesel::prelude::*;

use super::awards::{self, AwardRow, Decision};
use crate::contest::listing::ListedAward;
use crate::db::schema::{accounts, award_decisions, awards as award_rows, rounds};
use crate::db::types::{DecisionId, EntryId, RoundId, Stamp};
use crate::db::{Conn, DbError};

/// The list in force for a round.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// Its awards.
    pub awards: Vec<AwardRow>,
    /// Its vacancies: tier, number and reason.
    pub vacancies: Vec<(String, i32, String)>,
}

impl Decided {
    /// The awards as rows of a list.
    #[must_use]
    pub fn listed(&self) -> Vec<ListedAward> {
        let listed = |award: &AwardRow| ListedAward {
            entry: award.entry.listed(),
            tier: award.tier.clone(),
            place: award.place,
            rank: award.rank,
            amount_fen: award.amount_fen,
        };
        self.awards.iter().map(listed).collect()
    }
}

/// The list in force for a round; `None` before the first decision.
pub fn decided(conn: &mut Conn, round: RoundId) -> Result<Option<Decided>, DbError> {
    let Some(decision) = awards::decision(conn, round)? else {
        return Ok(None);
    };
    Ok(Some(Decided {
        awards: awards::of_decision(conn, decision.id)?,
        vacancies: awards::vacancies(conn, decision.id)?,
        decision,
    }))
}

/// One version of a round's list.
#[derive(Debug, Clone, Queryable)]
pub struct DecisionVersion {
    /// Counts from 1; the highest is in force.
    pub version: i32,
    /// When it was decided.
    pub at: Stamp,
    /// Who decided it.
    pub by: String,
}

/// All versions of a round's list, newest first.
pub fn versions(conn: &mut Conn, round: RoundId) -> Result<Vec<DecisionVersion>, DbError> {
    Ok(award_decisions::table
        .inner_join(accounts::table)
        .filter(award_decisions::round_id.eq(round))
        .order(award_decisions::version.desc())
        .select((
            award_decisions::version,
            award_decisions::at,
            accounts::name,
        ))
        .load(conn)?)
}

/// The decisions in force, with their rounds. A round's newest decision has the highest version, and so the highest id.
pub fn holding(conn: &mut Conn) -> Result<Vec<(RoundId, DecisionId)>, DbError> {
    let newest: Vec<(RoundId, Option<DecisionId>)> = award_decisions::table
        .group_by(award_decisions::round_id)
        .select((
            award_decisions::round_id,
            diesel::dsl::max(award_decisions::id),
        ))
        .load(conn)?;
    let with_id = |(round, id): (RoundId, Option<DecisionId>)| Some((round, id?));
    Ok(newest.into_iter().filter_map(with_id).collect())
}

/// The decisions in force in rounds whose list is public.
pub(super) fn public(conn: &mut Conn) -> Result<Vec<DecisionId>, DbError> {
    let newest: Vec<Option<DecisionId>> = award_decisions::table
        .inner_join(rounds::table)
        .filter(rounds::published_at.is_not_null())
        .group_by(award_decisions::round_id)
        .select(diesel::dsl::max(award_decisions::id))
        .load(conn)?;
    Ok(newest.into_iter().flatten().collect())
}

/// An entry's awards in rounds whose list is public: round key, tier, amount. Only decisions in force count.
pub fn of_entry(conn: &mut Conn, entry: EntryId) -> Result<Vec<(String, String, i64)>, DbError> {
    let public = public(conn)?;
    Ok(award_rows::table
        .inner_join(rounds::table)
        .filter(award_rows::entry_id.eq(entry))
        .filter(award_rows::decision_id.eq_any(public))
        .order(award_rows::id)
        .select((rounds::key, award_rows::tier, award_rows::amount_fen))
        .load(conn)?)
}
