//! Which lists of awards were decided, in which versions? The list that holds for a round, whole, and the versions before.

use diesel::prelude::*;

use super::awards::{self, AwardRow, Decision};
use super::schema::{accounts, award_decisions};
use super::types::{RoundId, Stamp};
use super::{Conn, DbError};
use crate::contest::listing::ListedAward;

/// The list that holds for a round.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// Its awards.
    pub awards: Vec<AwardRow>,
    /// Its vacancies: tier, how many, why.
    pub vacancies: Vec<(String, i32, String)>,
}

impl Decided {
    /// The awards as lists show them.
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

/// The list that holds for a round; none before it was decided.
///
/// # Errors
/// When the database fails.
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
pub struct Version {
    /// Counts from 1; the highest holds.
    pub version: i32,
    /// When it was decided.
    pub at: Stamp,
    /// Who decided it.
    pub by: String,
}

/// All versions of a round's list, newest first.
///
/// # Errors
/// When the database fails.
pub fn versions(conn: &mut Conn, round: RoundId) -> Result<Vec<Version>, DbError> {
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
