//! The chief judge orders equal entries, with a reason.

use super::reason::{ReasonProblem, reason_of};
use super::tally_round::compute_result;
use super::tx::StaffTx;
use crate::contest::ballot::EntryCode;
use crate::contest::round::{RoundKey, Stage};
use crate::db::results::awards;
use crate::db::{DbError, Failed, contests, judging, refuse};

/// Why an order was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieRefused {
    /// The round is not in the stage in which lists are decided.
    NotSettling(Stage),
    /// Only the round's chief judge decides ties.
    NotChief,
    /// These entries are not a group of equal entries that still needs an order.
    NoSuchTie,
    /// Two of these entries were put in the opposite order before.
    Contradicts,
    /// The reason is missing or too long.
    Reason(ReasonProblem),
}

/// Records the chief judge's order of a group of equal entries.
pub fn decide_tie(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    order: &[EntryCode],
    reason: &str,
) -> Result<(), Failed<TieRefused>> {
    let (by, now) = (tx.account, tx.now);
    let round = contests::round(tx.conn, key)?;
    if !round.stage.flags().decides {
        return refuse(TieRefused::NotSettling(round.stage));
    }
    let panel = judging::panel(tx.conn, round.id)?;
    let mut chiefs = panel
        .iter()
        .filter(|judge| judge.chief && judge.is_present());
    if !chiefs.any(|chief| chief.account_id == by) {
        return refuse(TieRefused::NotChief);
    }
    let reason =
        reason_of(reason).map_err(|problem| Failed::Refused(TieRefused::Reason(problem)))?;
    let result = compute_result(tx, &round, vec![])?;
    let (open, others) = (result.open_ties(), result.other_ties());
    let mut groups = open.into_iter().chain(others.iter().map(Vec::as_slice));
    if !groups.any(|group| is_same_group(group, order)) {
        return refuse(TieRefused::NoSuchTie);
    }
    let mut earlier = result.facts().ties.iter();
    if !earlier.all(|tie| keeps_order(order, &tie.entries)) {
        return refuse(TieRefused::Contradicts);
    }
    let codes =
        serde_json::to_string(order).map_err(|error| DbError::Corrupt(error.to_string()))?;
    awards::insert_tie(tx.conn, round.id, &codes, &reason, by, now)?;
    tx.record("decide_tie", &key.to_string(), &format!("{codes} {reason}"))?;
    Ok(())
}

/// Whether the entries that are in both orders have the same sequence in both.
fn keeps_order(one: &[EntryCode], other: &[EntryCode]) -> bool {
    let common = |of: &[EntryCode], also: &[EntryCode]| -> Vec<EntryCode> {
        let both = of.iter().filter(|entry| also.contains(entry));
        both.cloned().collect()
    };
    common(one, other) == common(other, one)
}

fn is_same_group(one: &[EntryCode], other: &[EntryCode]) -> bool {
    let sorted = |entries: &[EntryCode]| {
        let mut entries = entries.to_vec();
        entries.sort();
        entries
    };
    sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_of_more_entries_keeps_what_was_decided_of_some() {
        let order = |codes: &str| -> Vec<EntryCode> { codes.split(' ').map(Into::into).collect() };
        assert!(keeps_order(&order("C A B"), &order("A B")));
        assert!(!keeps_order(&order("B A C"), &order("A B")));
        assert!(keeps_order(&order("A B"), &order("C D")));
    }
}
