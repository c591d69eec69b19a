//! The chief judge puts equal works in order, with a reason.

use super::Acting;
use super::reason::{ReasonProblem, reason_of};
use super::tally_round::compute_result;
use crate::contest::Contest;
use crate::contest::ballot::EntryCode;
use crate::contest::round::{RoundKey, Stage};
use crate::db::{Conn, Failed, audit, awards, contests, judging};
use crate::links::Links;

/// Why an order was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieRefused {
    /// The list is not being settled.
    NotSettling(Stage),
    /// Only the round's chief judge decides ties.
    NotChief,
    /// These works are no group of equals that lacks an order.
    NoSuchTie,
    /// Two of these works were put in the other order before.
    Contradicts,
    /// The reason must be said.
    ReasonNeeded,
    /// The reason is longer than is kept.
    ReasonTooLong,
}

/// Records the chief judge's order of a group of equal works.
///
/// # Errors
/// [`TieRefused`], and when the database fails.
pub fn decide_tie(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    key: RoundKey,
    order: &[EntryCode],
    reason: &str,
) -> Result<(), Failed<TieRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage != Stage::Settling {
        return Err(Failed::Refused(TieRefused::NotSettling(round.stage)));
    }
    let panel = judging::panel(conn, round.id)?;
    if !panel
        .iter()
        .any(|judge| judge.account_id == acting.by && judge.chief && judge.released_at.is_none())
    {
        return Err(Failed::Refused(TieRefused::NotChief));
    }
    let reason = reason_of(reason).map_err(|problem| {
        Failed::Refused(match problem {
            ReasonProblem::Missing => TieRefused::ReasonNeeded,
            ReasonProblem::TooLong => TieRefused::ReasonTooLong,
        })
    })?;
    let settled = compute_result(conn, contest, links, &round, vec![])?;
    let (open, others) = (settled.open_ties(), settled.other_ties());
    let mut groups = open.into_iter().chain(others.iter().map(Vec::as_slice));
    if !groups.any(|group| same_works(group, order)) {
        return Err(Failed::Refused(TieRefused::NoSuchTie));
    }
    let earlier = &settled.facts().ties;
    if !earlier.iter().all(|tie| keeps_order(order, &tie.entries)) {
        return Err(Failed::Refused(TieRefused::Contradicts));
    }
    let codes = serde_json::to_string(order).unwrap_or_default();
    awards::insert_tie(conn, round.id, &codes, &reason, acting.by, acting.now)?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "decide_tie",
        &key.to_string(),
        &format!("{codes} {reason}"),
    )?;
    Ok(())
}

/// Whether the works that both orders speak of stand in the same order in both.
fn keeps_order(one: &[EntryCode], other: &[EntryCode]) -> bool {
    let common = |of: &[EntryCode], also: &[EntryCode]| -> Vec<EntryCode> {
        let both = of.iter().filter(|work| also.contains(work));
        both.cloned().collect()
    };
    common(one, other) == common(other, one)
}

fn same_works(one: &[EntryCode], other: &[EntryCode]) -> bool {
    let sorted = |works: &[EntryCode]| {
        let mut works = works.to_vec();
        works.sort();
        works
    };
    sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_of_more_works_keeps_what_was_decided_of_some() {
        let works = |codes: &str| -> Vec<EntryCode> { codes.split(' ').map(Into::into).collect() };
        assert!(keeps_order(&works("C A B"), &works("A B")));
        assert!(!keeps_order(&works("B A C"), &works("A B")));
        assert!(keeps_order(&works("A B"), &works("C D")));
    }
}
