//! An organizer settles a round's list: awards by quota, vacancies with their reasons, and who goes on.

use super::Acting;
use super::reason::note_of;
use super::tally_round::{ComputedResult, compute_result};
use crate::contest::Contest;
use crate::contest::award::{Blocked, Vacancy};
use crate::contest::bundle::Bundle;
use crate::contest::round::{RoundKey, Stage};
use crate::db::awards::{self, NewAward};
use crate::db::contests::Round;
use crate::db::types::{DecisionId, EntryId};
use crate::db::{Conn, DbError, Failed, audit, contests, entries};
use crate::links::Links;

/// Why no list was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecideRefused {
    /// The list is not being settled.
    NotSettling(Stage),
    /// Something must be decided first, or the vacancies make no sense.
    Blocked(Vec<Blocked>),
}

/// Why a prize is not given although nobody left it vacant: the ranking ends before it.
pub const UNFILLED: &str = "unfilled";

/// Records a list of awards as a new version; the version before stays.
///
/// # Errors
/// [`DecideRefused`], and when the database fails.
pub fn decide_awards(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    key: RoundKey,
    vacancies: Vec<Vacancy>,
) -> Result<DecisionId, Failed<DecideRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage != Stage::Settling {
        return Err(Failed::Refused(DecideRefused::NotSettling(round.stage)));
    }
    let bundle = match compute_result(conn, contest, links, &round, vacancies)? {
        ComputedResult::Done(bundle) => bundle,
        ComputedResult::Waiting { blocked, .. } => {
            return Err(Failed::Refused(DecideRefused::Blocked(blocked)));
        }
    };
    let version = awards::decision(conn, round.id)?.map_or(1, |decision| decision.version + 1);
    let text = bundle.canonical();
    let decision = awards::insert_decision(conn, round.id, version, &text, acting.by, acting.now)?;
    keep_rows(conn, decision, &round, &bundle)?;
    let detail = format!("version {version} sha256 {}", bundle.sha256());
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "decide_awards",
        &key.to_string(),
        &detail,
    )?;
    Ok(decision)
}

fn keep_rows(
    conn: &mut Conn,
    decision: DecisionId,
    round: &Round,
    bundle: &Bundle,
) -> Result<(), DbError> {
    let list = &bundle.outcome.awards;
    for award in &list.awards {
        let new = NewAward {
            entry: id_of(conn, &award.entry.0)?,
            tier: &award.tier,
            place: number(award.place),
            rank: number(award.rank),
            amount_fen: award.amount_fen,
        };
        awards::insert_award(conn, decision, round.id, &new)?;
    }
    for vacancy in list.vacant.iter().filter(|vacancy| vacancy.count > 0) {
        awards::insert_vacancy(
            conn,
            decision,
            &vacancy.tier,
            number(vacancy.count),
            &note_of(&vacancy.reason),
        )?;
    }
    for unfilled in list.unfilled.iter().filter(|unfilled| unfilled.count > 0) {
        awards::insert_vacancy(
            conn,
            decision,
            &unfilled.tier,
            number(unfilled.count),
            UNFILLED,
        )?;
    }
    for advancer in &bundle.outcome.advancing.entries {
        let entry = id_of(conn, &advancer.entry.0)?;
        awards::insert_advance(conn, decision, entry, number(advancer.rank))?;
    }
    Ok(())
}

fn id_of(conn: &mut Conn, code: &str) -> Result<EntryId, DbError> {
    Ok(entries::by_code(conn, code)?.ok_or(DbError::Missing)?.id)
}

fn number(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
