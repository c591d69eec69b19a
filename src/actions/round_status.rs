//! The status of a round: its facts, what blocks its next step, and the progress of its judges.

use std::collections::{BTreeMap, BTreeSet};

use super::tally_round::{self, ComputedResult};
use super::tx::Tx;
use crate::contest::entry::{Channel, EntryState};
use crate::contest::hold::HoldState;
use crate::contest::round::{Blocker, RoundFacts, RoundKind, blockers};
use crate::contest::task::TaskState;
use crate::db::contests::Round;
use crate::db::gallery::{self, Filter};
use crate::db::judging::{self, Assignment, Candidate, Panelist};
use crate::db::results::awards;
use crate::db::types::{AccountId, EntryId, HoldId};
use crate::db::{DbError, contests, holds, pairs};

/// The state of a round.
#[derive(Debug, Clone)]
pub struct RoundStatus {
    /// Its facts.
    pub facts: RoundFacts,
    /// Everything that blocks its next step.
    pub blockers: Vec<Blocker>,
    /// The progress of each judge, by number.
    pub progress: Vec<JudgeProgress>,
}

/// A judge's progress in a round.
#[derive(Debug, Clone)]
pub struct JudgeProgress {
    /// The judge.
    pub panelist: Panelist,
    /// Entries that the judge is to score.
    pub assigned: usize,
    /// Entries with points for every criterion.
    pub complete: usize,
    /// Entries with points for some criteria.
    pub begun: usize,
    /// Entries from which the judge recused themselves.
    pub recused: usize,
}

/// Reads a round's facts, blockers and progress.
pub fn round_status(tx: &mut Tx<'_>, round: &Round) -> Result<RoundStatus, DbError> {
    let ends = round.publicity_ends_at;
    let mut facts = RoundFacts {
        window_over: tx.contest.calendar.window(round.key).closes <= tx.now,
        publicity_over: ends.is_some_and(|ends| ends.utc() <= tx.now),
        ..RoundFacts::default()
    };
    let flags = round.stage.flags();
    let mut judges = vec![];
    if flags.gathers {
        gathering(tx, round, &mut facts)?;
    } else {
        judges = progress(tx, round)?;
    }
    if flags.screens {
        screening(tx, round, &mut facts)?;
    }
    if flags.scores {
        judging(tx, round, &judges, &mut facts)?;
    }
    if flags.decides {
        settling(tx, round, &mut facts)?;
    }
    Ok(RoundStatus {
        blockers: blockers(round.stage, &facts),
        facts,
        progress: judges,
    })
}

fn gathering(tx: &mut Tx<'_>, round: &Round, facts: &mut RoundFacts) -> Result<(), DbError> {
    if round.key.kind() == RoundKind::Month {
        let accepted = Filter {
            states: vec![EntryState::Accepted],
            round: Some(round.id),
            ..Filter::default()
        };
        let waiting = Filter {
            states: vec![EntryState::Submitted],
            own_round: Some(round.id),
            ..Filter::default()
        };
        facts.pool = usize::try_from(gallery::count(tx.conn, &accepted)?).unwrap_or(0);
        facts.waiting_for_review = usize::try_from(gallery::count(tx.conn, &waiting)?).unwrap_or(0);
        facts.open_pairs = pairs::count_open_in(tx.conn, round.id)?;
        return Ok(());
    }
    for key in tx.contest.definition.feeders(round.key) {
        let feeder = contests::round(tx.conn, key)?;
        if !feeder.stage.flags().is_final {
            facts.open_feeders.push(key);
        }
        if let Some(decision) = awards::decision(tx.conn, feeder.id)? {
            facts.pool += awards::advancing(tx.conn, decision.id)?.len();
        }
    }
    Ok(())
}

fn screening(tx: &mut Tx<'_>, round: &Round, facts: &mut RoundFacts) -> Result<(), DbError> {
    let counts = judging::pool_counts(tx.conn, round.id)?;
    let limit = tx.contest.definition.rule(round.key.kind()).shortlist as usize;
    let whole_pool_fits = counts.pool() <= limit;
    facts.pool = counts.pool();
    facts.shortlist_limit = limit;
    facts.unscreened = if whole_pool_fits { 0 } else { counts.open };
    facts.shortlisted = counts.chosen();
    if whole_pool_fits {
        facts.shortlisted += counts.open + counts.held_open;
    } else {
        // a vote that was given also counts for an entry on hold
        count_holds(tx, round, facts, |candidate| candidate.vote.is_none())?;
    }
    let panel = judging::panel(tx.conn, round.id)?;
    facts.panel = panel.iter().filter(|judge| judge.is_present()).count();
    facts.has_chief = has_chief(&panel);
    facts.panel_minimum = tx.contest.definition.jury.minimum as usize;
    Ok(())
}

fn has_chief(panel: &[Panelist]) -> bool {
    panel.iter().any(|judge| judge.chief && judge.is_present())
}

/// Counts the entries on hold that affect a step: those before their deadline, and those that an organizer must
/// resolve.
fn count_holds(
    tx: &mut Tx<'_>,
    round: &Round,
    facts: &mut RoundFacts,
    needed: impl Fn(&Candidate) -> bool,
) -> Result<(), DbError> {
    let open = holds::open(tx.conn, HoldId(0), i64::MAX)?;
    let ids: Vec<HoldId> = open.iter().map(|(hold, _)| hold.id).collect();
    let entries: Vec<EntryId> = open.iter().map(|(_, entry)| entry.id).collect();
    let offers = holds::offers(tx.conn, &ids)?;
    let needed: BTreeSet<EntryId> = judging::candidates_of(tx.conn, round.id, &entries)?
        .iter()
        .filter(|candidate| needed(candidate))
        .map(|candidate| candidate.entry_id)
        .collect();
    for (hold, entry) in open.iter().filter(|(_, entry)| needed.contains(&entry.id)) {
        let is_ours = entry.channel.0 == Channel::Mail;
        let state = HoldState::of(offers.contains_key(&hold.id), hold.is_overdue(tx.now));
        if is_ours || state != HoldState::Waiting {
            facts.holds_to_resolve += 1;
        } else {
            facts.holds_waiting.push(hold.due_at.utc());
        }
    }
    Ok(())
}

fn judging(
    tx: &mut Tx<'_>,
    round: &Round,
    progress: &[JudgeProgress],
    facts: &mut RoundFacts,
) -> Result<(), DbError> {
    facts.unfinished = progress
        .iter()
        .filter(|judge| judge.panelist.is_present() && judge.complete < judge.assigned)
        .map(|judge| (judge.panelist.name.clone(), judge.assigned - judge.complete))
        .collect();
    count_holds(tx, round, facts, |candidate| candidate.shortlisted)?;
    let on_hold = holds::on_hold(tx.conn)?;
    let criteria = tx.contest.definition.criteria.len();
    let mut complete: BTreeMap<EntryId, u32> = judging::pool(tx.conn, round.id)?
        .into_iter()
        .filter(|candidate| candidate.shortlisted)
        .filter(|candidate| !on_hold.has(round.id, candidate.entry_id))
        .map(|candidate| (candidate.entry_id, 0))
        .collect();
    for task in judging::assignments(tx.conn, round.id)? {
        if let Some(sheets) = complete.get_mut(&task.entry_id) {
            *sheets += u32::from(task.state(criteria) == TaskState::Complete);
        }
    }
    facts.shortlisted = complete.len();
    facts.short_of_sheets = complete
        .values()
        .filter(|n| **n < tx.contest.definition.jury.minimum)
        .count();
    Ok(())
}

fn settling(tx: &mut Tx<'_>, round: &Round, facts: &mut RoundFacts) -> Result<(), DbError> {
    let decided = match awards::decision(tx.conn, round.id)? {
        Some(decision) => Some(tally_round::stored_bundle(&decision)?),
        None => None,
    };
    let vacancies = decided
        .as_ref()
        .map(|bundle| bundle.facts.vacancies.clone())
        .unwrap_or_default();
    let result = tally_round::compute_result(tx, round, vacancies)?;
    facts.undecided_ties = result.open_ties().len();
    facts.has_chief = has_chief(&judging::panel(tx.conn, round.id)?);
    // a decided list is only valid as long as it follows from the stored data
    facts.awards_decided = match (&result, decided) {
        (ComputedResult::Done(follows), Some(decided)) => follows.outcome == decided.outcome,
        _ => false,
    };
    Ok(())
}

/// The progress of each judge of a round, by number; entries on hold are not counted.
fn progress(tx: &mut Tx<'_>, round: &Round) -> Result<Vec<JudgeProgress>, DbError> {
    let criteria = tx.contest.definition.criteria.len();
    let on_hold = holds::on_hold(tx.conn)?;
    let mut tasks: BTreeMap<AccountId, Vec<Assignment>> = BTreeMap::new();
    for task in judging::assignments(tx.conn, round.id)? {
        if on_hold.has(round.id, task.entry_id) {
            continue;
        }
        tasks.entry(task.account_id).or_default().push(task);
    }
    let panel = judging::panel(tx.conn, round.id)?;
    let of = |panelist: Panelist| {
        let own = tasks
            .get(&panelist.account_id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        progress_of(panelist, own, criteria)
    };
    Ok(panel.into_iter().map(of).collect())
}

fn progress_of(panelist: Panelist, tasks: &[Assignment], criteria: usize) -> JudgeProgress {
    let kept: Vec<_> = tasks
        .iter()
        .filter(|task| task.released_at.is_none())
        .collect();
    let live = kept.iter().filter(|task| task.recused_at.is_none());
    let complete = kept
        .iter()
        .filter(|task| task.state(criteria) == TaskState::Complete)
        .count();
    JudgeProgress {
        panelist,
        assigned: live.clone().count(),
        complete,
        begun: live.filter(|task| task.given > 0).count() - complete,
        recused: tasks
            .iter()
            .filter(|task| task.recused_at.is_some())
            .count(),
    }
}
