//! The decisions on results: orders of ties, versions of lists of awards, vacancies, and the entries that advance.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::entries::Entry;
use crate::db::schema::{advances, award_decisions, awards, entries, tie_decisions, vacancies};
use crate::db::types::{AccountId, DecisionId, EntryId, RoundId, Stamp};
use crate::db::{Conn, DbError, on_either};

/// The chief judge's order of equal entries.
#[derive(Debug, Clone, Queryable)]
pub struct TieRow {
    /// The entries' codes, best first, as a JSON list.
    pub codes: String,
    /// The reason for this order.
    pub reason: String,
    /// When the order was decided.
    pub at: Stamp,
}

/// Records the chief judge's order of equal entries.
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
    /// The number of the decision in its round, from 1; the highest is in force.
    pub version: i32,
    /// The result bundle: all facts from which the decision follows.
    pub bundle: String,
    /// When it was decided.
    pub at: Stamp,
}

/// The decision in force for a round.
pub fn decision(conn: &mut Conn, round: RoundId) -> Result<Option<Decision>, DbError> {
    let of_round = award_decisions::table.filter(award_decisions::round_id.eq(round));
    let newest = of_round.order(award_decisions::version.desc());
    Ok(newest
        .select(Decision::as_select())
        .first(conn)
        .optional()?)
}

/// Records a decision; its rows are added separately.
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
    /// The entry.
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

/// Records the awards of a decision.
pub fn insert_awards(
    conn: &mut Conn,
    decision: DecisionId,
    round: RoundId,
    new: &[NewAward<'_>],
) -> Result<(), DbError> {
    // 200 rows per statement stay far below either database's limit of bound values
    for chunk in new.chunks(200) {
        let row = |award: &NewAward<'_>| {
            (
                awards::decision_id.eq(decision),
                awards::round_id.eq(round),
                awards::entry_id.eq(award.entry),
                awards::tier.eq(award.tier.to_owned()),
                awards::place.eq(award.place),
                awards::rank.eq(award.rank),
                awards::amount_fen.eq(award.amount_fen),
            )
        };
        let rows: Vec<_> = chunk.iter().map(row).collect();
        on_either!(conn, conn => diesel::insert_into(awards::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// Records how many prizes of a tier a decision leaves vacant, and why.
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

/// Records the entries that advance by a decision, with their ranks.
pub fn insert_advances(
    conn: &mut Conn,
    decision: DecisionId,
    advancing: &[(EntryId, i32)],
) -> Result<(), DbError> {
    for chunk in advancing.chunks(200) {
        let row = |(entry, rank): &(EntryId, i32)| {
            (
                advances::decision_id.eq(decision),
                advances::entry_id.eq(*entry),
                advances::rank.eq(*rank),
            )
        };
        let rows: Vec<_> = chunk.iter().map(row).collect();
        on_either!(conn, conn => diesel::insert_into(advances::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// An award with its entry.
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
    /// The entry.
    pub entry: Entry,
}

/// A decision's awards: the largest amount first, then by place.
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

/// A decision's vacancies: tier, number and reason.
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

/// The entries that advance by a decision, with their ranks.
pub fn advancing(conn: &mut Conn, decision: DecisionId) -> Result<Vec<(EntryId, i32)>, DbError> {
    let of_decision = advances::table.filter(advances::decision_id.eq(decision));
    let columns = (advances::entry_id, advances::rank);
    Ok(of_decision
        .order((advances::rank, advances::id))
        .select(columns)
        .load(conn)?)
}

/// The codes of the entries that advance by a decision, with their ranks.
pub fn advancing_codes(
    conn: &mut Conn,
    decision: DecisionId,
) -> Result<Vec<(String, i32)>, DbError> {
    Ok(advances::table
        .inner_join(entries::table)
        .filter(advances::decision_id.eq(decision))
        .select((entries::code, advances::rank))
        .load(conn)?)
}
