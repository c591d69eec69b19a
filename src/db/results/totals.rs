//! Totals of the awards and vacancies of the decisions in force.

use diesel::prelude::*;

use super::decisions;
use crate::db::schema::{award_decisions, awards, vacancies};
use crate::db::types::{DecisionId, RoundId};
use crate::db::{Conn, DbError};

/// The number of awards of one round and tier with the same amount.
#[derive(Debug, Clone, Queryable)]
pub struct AwardTotal {
    /// The round.
    pub round_id: RoundId,
    /// The tier's key.
    pub tier: String,
    /// The amount of each prize, before tax.
    pub amount_fen: i64,
    /// The number of awards.
    pub count: i64,
}

/// The awards of the decisions in force, by round and falling amount.
pub fn totals(conn: &mut Conn) -> Result<Vec<AwardTotal>, DbError> {
    let holding = holding_ids(conn)?;
    Ok(awards::table
        .filter(awards::decision_id.eq_any(holding))
        .group_by((awards::round_id, awards::tier, awards::amount_fen))
        .select((
            awards::round_id,
            awards::tier,
            awards::amount_fen,
            diesel::dsl::count_star(),
        ))
        .order((awards::round_id, awards::amount_fen.desc()))
        .load(conn)?)
}

/// The vacancies of the decisions in force: round, tier, number, reason.
pub fn vacancy_totals(conn: &mut Conn) -> Result<Vec<(RoundId, String, i32, String)>, DbError> {
    let holding = holding_ids(conn)?;
    Ok(vacancies::table
        .inner_join(award_decisions::table)
        .filter(vacancies::decision_id.eq_any(holding))
        .select((
            award_decisions::round_id,
            vacancies::tier,
            vacancies::count,
            vacancies::reason,
        ))
        .order((award_decisions::round_id, vacancies::id))
        .load(conn)?)
}

fn holding_ids(conn: &mut Conn) -> Result<Vec<DecisionId>, DbError> {
    let holding = decisions::holding(conn)?;
    Ok(holding.into_iter().map(|(_, id)| id).collect())
}
