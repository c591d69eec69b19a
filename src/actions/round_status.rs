//! Where does a round stand, and what blocks its next step?

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::tally_round::{self, ComputedResult};
use crate::contest::Contest;
use crate::contest::entry::{Channel, EntryState};
use crate::contest::round::{Blocker, RoundFacts, RoundKind, Stage, blockers};
use crate::db::contests::Round;
use crate::db::gallery::{self, Filter};
use crate::db::judging::{self, Assignment, Candidate, Panelist};
use crate::db::types::{AccountId, EntryId, HoldId};
use crate::db::{Conn, DbError, awards, contests, holds, pairs};
use crate::links::Links;

/// What a round's page shows of it.
#[derive(Debug, Clone)]
pub struct RoundStatus {
    /// What is known of it.
    pub facts: RoundFacts,
    /// What blocks its next step.
    pub blockers: Vec<Blocker>,
    /// How far each judge is, by number.
    pub progress: Vec<JudgeProgress>,
}

/// How far a judge is in a round.
#[derive(Debug, Clone)]
pub struct JudgeProgress {
    /// The judge.
    pub panelist: Panelist,
    /// Works that are theirs to score.
    pub assigned: usize,
    /// Works with points for every criterion.
    pub complete: usize,
    /// Works with points for some.
    pub begun: usize,
    /// Works they stood back from.
    pub recused: usize,
}

/// Looks at a round.
///
/// # Errors
/// When the database fails.
pub fn round_status(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    round: &Round,
    now: DateTime<Utc>,
) -> Result<RoundStatus, DbError> {
    let mut facts = RoundFacts {
        window_over: contest.calendar.window(round.key).closes <= now,
        publicity_over: round
            .publicity_ends_at
            .is_some_and(|ends| ends.utc() <= now),
        ..RoundFacts::default()
    };
    let mut progress = vec![];
    match round.stage {
        Stage::Eligibility => gathering(conn, contest, round, &mut facts)?,
        Stage::Screening => screening(conn, contest, round, now, &mut facts)?,
        Stage::Jury => progress = judging(conn, contest, round, now, &mut facts)?,
        Stage::Settling => settling(conn, contest, links, round, &mut facts)?,
        Stage::Publicity | Stage::Final => {}
    }
    if matches!(
        round.stage,
        Stage::Screening | Stage::Settling | Stage::Publicity | Stage::Final
    ) {
        progress = self::progress(conn, contest, round)?;
    }
    Ok(RoundStatus {
        blockers: blockers(round.stage, &facts),
        facts,
        progress,
    })
}

fn gathering(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
    facts: &mut RoundFacts,
) -> Result<(), DbError> {
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
        facts.pool = usize::try_from(gallery::count(conn, &accepted)?).unwrap_or(0);
        facts.waiting_for_review = usize::try_from(gallery::count(conn, &waiting)?).unwrap_or(0);
        facts.open_pairs = pairs::count_open_in(conn, round.id)?;
        return Ok(());
    }
    for key in contest.definition.feeders(round.key) {
        let feeder = contests::round(conn, key)?;
        if feeder.stage != Stage::Final {
            facts.open_feeders.push(key);
        }
        if let Some(decision) = awards::decision(conn, feeder.id)? {
            facts.pool += awards::advancing(conn, decision.id)?.len();
        }
    }
    Ok(())
}

fn screening(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
    now: DateTime<Utc>,
    facts: &mut RoundFacts,
) -> Result<(), DbError> {
    let counts = judging::pool_counts(conn, round.id)?;
    let limit = contest.definition.rule(round.key.kind()).shortlist as usize;
    let whole_pool_fits = counts.pool() <= limit;
    facts.pool = counts.pool();
    facts.shortlist_limit = limit;
    facts.unscreened = if whole_pool_fits { 0 } else { counts.open };
    facts.shortlisted = counts.chosen();
    if whole_pool_fits {
        facts.shortlisted += counts.open + counts.held_open;
    } else {
        // whoever has a vote goes on by it, aside or not
        count_holds(conn, round, now, facts, |candidate| {
            candidate.vote.is_none()
        })?;
    }
    let panel = judging::panel(conn, round.id)?;
    facts.panel = panel.len();
    facts.has_chief = has_chief(&panel);
    facts.panel_minimum = contest.definition.jury.minimum as usize;
    Ok(())
}

fn has_chief(panel: &[Panelist]) -> bool {
    panel.iter().any(|judge| judge.chief && judge.is_present())
}

/// Counts the works aside that a step needs: those that still have time, and those an organizer must settle.
fn count_holds(
    conn: &mut Conn,
    round: &Round,
    now: DateTime<Utc>,
    facts: &mut RoundFacts,
    needed: impl Fn(&Candidate) -> bool,
) -> Result<(), DbError> {
    let open = holds::open(conn, HoldId(0), i64::MAX)?;
    let ids: Vec<HoldId> = open.iter().map(|(hold, _)| hold.id).collect();
    let works: Vec<EntryId> = open.iter().map(|(_, entry)| entry.id).collect();
    let offers = holds::offers(conn, &ids)?;
    let needed: BTreeSet<EntryId> = judging::candidates_of(conn, round.id, &works)?
        .iter()
        .filter(|candidate| needed(candidate))
        .map(|candidate| candidate.entry_id)
        .collect();
    for (hold, entry) in open.iter().filter(|(_, entry)| needed.contains(&entry.id)) {
        let is_ours = entry.channel.0 == Channel::Mail;
        if is_ours || hold.is_overdue(now) || offers.contains_key(&hold.id) {
            facts.holds_to_resolve += 1;
        } else {
            facts.holds_waiting.push(hold.due_at.utc());
        }
    }
    Ok(())
}

fn judging(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
    now: DateTime<Utc>,
    facts: &mut RoundFacts,
) -> Result<Vec<JudgeProgress>, DbError> {
    let progress = progress(conn, contest, round)?;
    facts.unfinished = progress
        .iter()
        .filter(|judge| judge.panelist.released_at.is_none() && judge.complete < judge.assigned)
        .map(|judge| (judge.panelist.name.clone(), judge.assigned - judge.complete))
        .collect();
    count_holds(conn, round, now, facts, |candidate| candidate.shortlisted)?;
    let on_hold = holds::on_hold(conn)?;
    let criteria = contest.definition.criteria.len();
    let mut complete: BTreeMap<EntryId, u32> = judging::pool(conn, round.id)?
        .into_iter()
        .filter(|candidate| candidate.shortlisted)
        .filter(|candidate| !on_hold.has(round.id, candidate.entry_id))
        .map(|candidate| (candidate.entry_id, 0))
        .collect();
    for task in judging::assignments(conn, round.id)? {
        if let Some(sheets) = complete.get_mut(&task.entry_id) {
            *sheets += u32::from(is_complete(&task, criteria));
        }
    }
    facts.shortlisted = complete.len();
    facts.short_of_sheets = complete
        .values()
        .filter(|n| **n < contest.definition.jury.minimum)
        .count();
    Ok(progress)
}

fn settling(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    round: &Round,
    facts: &mut RoundFacts,
) -> Result<(), DbError> {
    let decided = match awards::decision(conn, round.id)? {
        Some(decision) => Some(tally_round::stored_bundle(&decision)?),
        None => None,
    };
    let vacancies = decided
        .as_ref()
        .map(|bundle| bundle.facts.vacancies.clone())
        .unwrap_or_default();
    let settled = tally_round::compute_result(conn, contest, links, round, vacancies)?;
    facts.undecided_ties = settled.open_ties().len();
    facts.has_chief = has_chief(&judging::panel(conn, round.id)?);
    // a list holds only as long as it follows from what is stored
    facts.awards_decided = match (&settled, decided) {
        (ComputedResult::Done(follows), Some(decided)) => follows.outcome == decided.outcome,
        _ => false,
    };
    Ok(())
}

/// Whether an assignment's sheet counts: points for every criterion, and no conflict of interest.
#[must_use]
pub fn is_complete(task: &Assignment, criteria: usize) -> bool {
    task.recused_at.is_none() && usize::try_from(task.given).is_ok_and(|given| given >= criteria)
}

/// How far each judge of a round is, by number; what rests in the round counts nowhere.
///
/// # Errors
/// When the database fails.
pub fn progress(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
) -> Result<Vec<JudgeProgress>, DbError> {
    let criteria = contest.definition.criteria.len();
    let on_hold = holds::on_hold(conn)?;
    let mut tasks: BTreeMap<AccountId, Vec<Assignment>> = BTreeMap::new();
    for task in judging::assignments(conn, round.id)? {
        if on_hold.has(round.id, task.entry_id) {
            continue;
        }
        tasks.entry(task.account_id).or_default().push(task);
    }
    let panel = judging::panel(conn, round.id)?;
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
        .filter(|task| is_complete(task, criteria))
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
