//! What was given out in all? The awards and vacancies of the decisions that hold, for the contest's account.

use diesel::prelude::*;

use super::schema::{award_decisions, awards, vacancies};
use super::types::{DecisionId, RoundId};
use super::{Conn, DbError};

/// Awards of one round and tier that are alike.
#[derive(Debug, Clone, Queryable)]
pub struct Total {
    /// The round.
    pub round_id: RoundId,
    /// The tier's key.
    pub tier: String,
    /// Each prize before tax.
    pub amount_fen: i64,
    /// How many.
    pub count: i64,
}

/// The awards of the decisions that hold, for the whole contest's account.
///
/// # Errors
/// When the database fails.
pub fn totals(conn: &mut Conn) -> Result<Vec<Total>, DbError> {
    let holding = holding_decisions(conn)?;
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

/// The vacancies of the decisions that hold: round, tier, how many, why.
///
/// # Errors
/// When the database fails.
pub fn vacancy_totals(conn: &mut Conn) -> Result<Vec<(RoundId, String, i32, String)>, DbError> {
    let holding = holding_decisions(conn)?;
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

/// One decision a round: the one with the highest version, and so with the highest id.
fn holding_decisions(conn: &mut Conn) -> Result<Vec<DecisionId>, DbError> {
    let newest: Vec<Option<DecisionId>> = award_decisions::table
        .group_by(award_decisions::round_id)
        .select(diesel::dsl::max(award_decisions::id))
        .load(conn)?;
    Ok(newest.into_iter().flatten().collect())
}
