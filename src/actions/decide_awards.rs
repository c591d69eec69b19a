//! An organizer decides a round's list: awards within the quotas, vacancies with their reasons, and the entries that
//! advance.

use std::collections::BTreeMap;

use super::reason::note_of;
use super::tally_round::{ComputedResult, compute_result};
use super::tx::{StaffTx, Tx};
use crate::contest::award::{Blocked, Vacancy};
use crate::contest::ballot::EntryCode;
use crate::contest::bundle::Bundle;
use crate::contest::round::{RoundKey, Stage};
use crate::db::contests::{self, Round};
use crate::db::results::awards::{self, NewAward};
use crate::db::types::{DecisionId, EntryId};
use crate::db::{DbError, Failed, judging, refuse};

/// Why no list was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecideRefused {
    /// The round is not in the stage in which lists are decided.
    NotSettling(Stage),
    /// Another decision is needed first, or the vacancies do not fit the quotas.
    Blocked(Vec<Blocked>),
    /// The list is no longer the one that the organizer saw.
    Changed,
}

/// The stored reason of a vacancy that nobody decided: the ranking has no entry left for the award.
pub const UNFILLED: &str = "unfilled";

/// Records a list of awards as a new version; the earlier version stays. `seen` is the SHA-256 of the list that was on
/// the screen, if there was one.
pub fn decide_awards(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    vacancies: Vec<Vacancy>,
    seen: Option<&str>,
) -> Result<DecisionId, Failed<DecideRefused>> {
    let (by, now) = (tx.account, tx.now);
    let round = contests::round(tx.conn, key)?;
    if !round.stage.flags().decides {
        return refuse(DecideRefused::NotSettling(round.stage));
    }
    let bundle = match compute_result(tx, &round, vacancies)? {
        ComputedResult::Done(bundle) => bundle,
        ComputedResult::Waiting { blocked, .. } => return refuse(DecideRefused::Blocked(blocked)),
    };
    let sha256 = bundle.sha256();
    if seen.is_some_and(|seen| seen != sha256) {
        return refuse(DecideRefused::Changed);
    }
    let before = awards::decision(tx.conn, round.id)?;
    let version = before.map_or(1, |decision| decision.version + 1);
    let text = bundle.canonical();
    let decision = awards::insert_decision(tx.conn, round.id, version, &text, by, now)?;
    insert_rows(tx, decision, &round, &bundle)?;
    let detail = format!("version {version} sha256 {sha256}");
    tx.record("decide_awards", &key.to_string(), &detail)?;
    Ok(decision)
}

fn insert_rows(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    round: &Round,
    bundle: &Bundle,
) -> Result<(), DbError> {
    let codes = judging::shortlist_codes(tx.conn, round.id)?;
    let ids: BTreeMap<EntryCode, EntryId> =
        codes.into_iter().map(|(id, code)| (code, id)).collect();
    let id_of = |code: &EntryCode| ids.get(code).copied().ok_or(DbError::Missing);
    let list = &bundle.outcome.awards;
    let mut new = vec![];
    for award in &list.awards {
        new.push(NewAward {
            entry: id_of(&award.entry)?,
            tier: &award.tier,
            place: number(award.place),
            rank: number(award.rank),
            amount_fen: award.amount_fen,
        });
    }
    awards::insert_awards(tx.conn, decision, round.id, &new)?;
    let vacant = list
        .vacant
        .iter()
        .map(|one| (&one.tier, one.count, note_of(&one.reason)));
    let unfilled = list
        .unfilled
        .iter()
        .map(|one| (&one.tier, one.count, UNFILLED.to_owned()));
    for (tier, count, reason) in vacant.chain(unfilled).filter(|(_, count, _)| *count > 0) {
        awards::insert_vacancy(tx.conn, decision, tier, number(count), &reason)?;
    }
    let mut advancing = vec![];
    for advancer in &bundle.outcome.advancing.entries {
        advancing.push((id_of(&advancer.entry)?, number(advancer.rank)));
    }
    awards::insert_advances(tx.conn, decision, &advancing)
}

fn number(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
