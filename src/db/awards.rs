//! What was decided? Tie decisions, lists of awards in their versions, vacancies, and who goes on.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::entries::Entry;
use super::schema::{advances, award_decisions, awards, entries, rounds, tie_decisions, vacancies};
use super::types::{AccountId, DecisionId, EntryId, RoundId, Stamp};
use super::{Conn, DbError};

/// The chief judge's order of works that are equal.
#[derive(Debug, Clone, Queryable)]
pub struct TieRow {
    /// The works' codes, best first, as a JSON list.
    pub codes: String,
    /// Why this order.
    pub reason: String,
    /// When.
    pub at: Stamp,
}

/// Records the chief judge's order of equal works.
///
/// # Errors
/// When the database fails.
pub fn insert_tie(
    conn: &mut Conn,
    round: RoundId,
    codes: &str,
    reason: &str,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(tie_decisions::table)
        .values((
            tie_decisions::round_id.eq(round),
            tie_decisions::codes.eq(codes),
            tie_decisions::reason.eq(reason),
            tie_decisions::account_id.eq(by),
            tie_decisions::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// A round's tie decisions, oldest first.
///
/// # Errors
/// When the database fails.
pub fn ties(conn: &mut Conn, round: RoundId) -> Result<Vec<TieRow>, DbError> {
    let of_round = tie_decisions::table.filter(tie_decisions::round_id.eq(round));
    let columns = (
        tie_decisions::codes,
        tie_decisions::reason,
        tie_decisions::at,
    );
    Ok(of_round
        .order(tie_decisions::id)
        .select(columns)
        .load(conn)?)
}

/// A decided list of awards, without its rows.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = award_decisions)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The round.
    pub round_id: RoundId,
    /// Counts a round's decisions, from 1; the highest holds.
    pub version: i32,
    /// Everything it follows from, as a result bundle.
    pub bundle: String,
    /// When it was decided.
    pub at: Stamp,
}

/// The decision that holds for a round.
///
/// # Errors
/// When the database fails.
pub fn decision(conn: &mut Conn, round: RoundId) -> Result<Option<Decision>, DbError> {
    let of_round = award_decisions::table.filter(award_decisions::round_id.eq(round));
    let newest = of_round.order(award_decisions::version.desc());
    Ok(newest
        .select(Decision::as_select())
        .first(conn)
        .optional()?)
}

/// Records a decision; its rows follow.
///
/// # Errors
/// When the database fails.
pub fn insert_decision(
    conn: &mut Conn,
    round: RoundId,
    version: i32,
    bundle: &str,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<DecisionId, DbError> {
    Ok(diesel::insert_into(award_decisions::table)
        .values((
            award_decisions::round_id.eq(round),
            award_decisions::version.eq(version),
            award_decisions::bundle.eq(bundle),
            award_decisions::account_id.eq(by),
            award_decisions::at.eq(Stamp::from(now)),
        ))
        .returning(award_decisions::id)
        .get_result(conn)?)
}

/// An award of a decision.
pub struct NewAward<'a> {
    /// The work.
    pub entry: EntryId,
    /// The tier's key.
    pub tier: &'a str,
    /// Its place within the tier, from 1.
    pub place: i32,
    /// Its rank in the tally.
    pub rank: i32,
    /// The prize before tax.
    pub amount_fen: i64,
}

/// Records an award of a decision.
///
/// # Errors
/// When the database fails.
pub fn insert_award(
    conn: &mut Conn,
    decision: DecisionId,
    round: RoundId,
    new: &NewAward<'_>,
) -> Result<(), DbError> {
    diesel::insert_into(awards::table)
        .values((
            awards::decision_id.eq(decision),
            awards::round_id.eq(round),
            awards::entry_id.eq(new.entry),
            awards::tier.eq(new.tier),
            awards::place.eq(new.place),
            awards::rank.eq(new.rank),
            awards::amount_fen.eq(new.amount_fen),
        ))
        .execute(conn)?;
    Ok(())
}

/// Records prizes of a tier that a decision leaves vacant.
///
/// # Errors
/// When the database fails.
pub fn insert_vacancy(
    conn: &mut Conn,
    decision: DecisionId,
    tier: &str,
    count: i32,
    reason: &str,
) -> Result<(), DbError> {
    diesel::insert_into(vacancies::table)
        .values((
            vacancies::decision_id.eq(decision),
            vacancies::tier.eq(tier),
            vacancies::count.eq(count),
            vacancies::reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}

/// Records that a decision lets a work go on to the next kind of round.
///
/// # Errors
/// When the database fails.
pub fn insert_advance(
    conn: &mut Conn,
    decision: DecisionId,
    entry: EntryId,
    rank: i32,
) -> Result<(), DbError> {
    diesel::insert_into(advances::table)
        .values((
            advances::decision_id.eq(decision),
            advances::entry_id.eq(entry),
            advances::rank.eq(rank),
        ))
        .execute(conn)?;
    Ok(())
}

/// An award with its work.
#[derive(Debug, Clone, Queryable)]
pub struct AwardRow {
    /// The tier's key.
    pub tier: String,
    /// Its place within the tier, from 1.
    pub place: i32,
    /// Its rank in the tally.
    pub rank: i32,
    /// The prize before tax.
    pub amount_fen: i64,
    /// The work.
    pub entry: Entry,
}

/// A decision's awards, by rank in the tally (so the highest tier first).
///
/// # Errors
/// When the database fails.
pub fn of_decision(conn: &mut Conn, decision: DecisionId) -> Result<Vec<AwardRow>, DbError> {
    let rows: Vec<(String, i32, i32, i64, Entry)> = awards::table
        .inner_join(entries::table)
        .filter(awards::decision_id.eq(decision))
        .order((awards::amount_fen.desc(), awards::place, awards::entry_id))
        .select((
            awards::tier,
            awards::place,
            awards::rank,
            awards::amount_fen,
            Entry::as_select(),
        ))
        .load(conn)?;
    let row = |(tier, place, rank, amount_fen, entry)| AwardRow {
        tier,
        place,
        rank,
        amount_fen,
        entry,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// A decision's vacancies: tier, how many, why.
///
/// # Errors
/// When the database fails.
pub fn vacancies(
    conn: &mut Conn,
    decision: DecisionId,
) -> Result<Vec<(String, i32, String)>, DbError> {
    Ok(vacancies::table
        .filter(vacancies::decision_id.eq(decision))
        .order(vacancies::id)
        .select((vacancies::tier, vacancies::count, vacancies::reason))
        .load(conn)?)
}

/// The works that a decision lets go on, with their ranks.
///
/// # Errors
/// When the database fails.
pub fn advancing(conn: &mut Conn, decision: DecisionId) -> Result<Vec<(EntryId, i32)>, DbError> {
    let of_decision = advances::table.filter(advances::decision_id.eq(decision));
    let columns = (advances::entry_id, advances::rank);
    Ok(of_decision
        .order((advances::rank, advances::id))
        .select(columns)
        .load(conn)?)
}

/// A work's awards in public rounds: round key, tier, amount. Only decisions that hold count.
///
/// # Errors
/// When the database fails.
pub fn of_entry(conn: &mut Conn, entry: EntryId) -> Result<Vec<(String, String, i64)>, DbError> {
    let rows: Vec<(DecisionId, RoundId, String, String, i64)> = awards::table
        .inner_join(rounds::table)
        .filter(awards::entry_id.eq(entry))
        .filter(rounds::published_at.is_not_null())
        .order(awards::id)
        .select((
            awards::decision_id,
            awards::round_id,
            rounds::key,
            awards::tier,
            awards::amount_fen,
        ))
        .load(conn)?;
    let mut holding = vec![];
    for (id, round, key, tier, amount) in rows {
        if decision(conn, round)?.is_some_and(|decision| decision.id == id) {
            holding.push((key, tier, amount));
        }
    }
    Ok(holding)
}
