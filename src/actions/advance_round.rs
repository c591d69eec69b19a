//! An organizer advances a round to its next stage, unless something blocks it.

use super::assign_judges::assign_judges;
use super::round_status::round_status;
use super::tx::{StaffTx, Tx};
use crate::contest::entry::EntryState;
use crate::contest::round::{Blocker, RoundKey, RoundKind, Stage};
use crate::contest::workday::WorkdayError;
use crate::db::contests::{self, Round};
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::judging::{self, NewCandidate};
use crate::db::results::awards;
use crate::db::types::EntryId;
use crate::db::{DbError, Failed, holds, refuse};

/// Why a round was not advanced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdvanceRefused {
    /// A colleague moved it to another stage meanwhile.
    Moved(Stage),
    /// It has no next stage.
    AtTheEnd,
    /// Something blocks it.
    Blocked(Vec<Blocker>),
    /// The calendar of working days does not cover this year, so the end of the publicity period is unknown.
    CalendarEnds(i32),
}

/// Advances a round from the stage that the organizer saw to the next one, with everything that belongs to the step.
///
/// `seed` is fresh randomness. It is recorded when the step draws lots (the jury's assignments), and otherwise unused.
pub fn advance_round(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    seen: Stage,
    seed: &str,
) -> Result<Stage, Failed<AdvanceRefused>> {
    let round = contests::round(tx.conn, key)?;
    if round.stage != seen {
        return refuse(AdvanceRefused::Moved(round.stage));
    }
    let Some(next) = round.stage.next() else {
        return refuse(AdvanceRefused::AtTheEnd);
    };
    let blockers = round_status(tx, &round)?.blockers;
    if !blockers.is_empty() {
        return refuse(AdvanceRefused::Blocked(blockers));
    }
    let (left, entered) = (round.stage.flags(), next.flags());
    if entered.screens {
        form_pool(tx, &round)?;
    }
    if entered.scores {
        begin_jury(tx, round.clone(), seed)?;
    }
    if entered.is_public && !left.is_public {
        publish(tx, &round)?;
    }
    let (by, now) = (tx.by, tx.now);
    contests::enter_stage(tx.conn, round.id, next, by, "", now)?;
    tx.record("advance_round", &key.to_string(), next.key())?;
    Ok(next)
}

fn form_pool(tx: &mut Tx<'_>, round: &Round) -> Result<(), DbError> {
    let pool = match round.key.kind() {
        RoundKind::Month => accepted_entries(tx, round)?,
        RoundKind::Quarter | RoundKind::Annual => advanced_entries(tx, round)?,
    };
    judging::insert_candidates(tx.conn, round.id, &pool)
}

fn accepted_entries(tx: &mut Tx<'_>, round: &Round) -> Result<Vec<NewCandidate>, DbError> {
    let filter = Filter {
        states: vec![EntryState::Accepted],
        round: Some(round.id),
        ..Filter::default()
    };
    let entries = gallery::page(tx.conn, &filter, PageStart::Oldest, i64::MAX)?;
    let candidate = |id| NewCandidate {
        entry: id,
        source: None,
    };
    Ok(entries.iter().map(|entry| candidate(entry.id)).collect())
}

/// An entry advances from one round only, since it counts in one month only.
fn advanced_entries(tx: &mut Tx<'_>, round: &Round) -> Result<Vec<NewCandidate>, DbError> {
    let mut pool = vec![];
    for key in tx.contest.definition.feeders(round.key) {
        let feeder = contests::round(tx.conn, key)?;
        let Some(decision) = awards::decision(tx.conn, feeder.id)? else {
            continue;
        };
        let advancing = awards::advancing(tx.conn, decision.id)?;
        pool.extend(advancing.into_iter().map(|(entry, rank)| NewCandidate {
            entry,
            source: Some((feeder.id, rank)),
        }));
    }
    Ok(pool)
}

fn begin_jury(tx: &mut Tx<'_>, mut round: Round, seed: &str) -> Result<(), DbError> {
    let limit = tx.contest.definition.rule(round.key.kind()).shortlist as usize;
    let pool = judging::pool(tx.conn, round.id)?;
    // a pool within the limit goes to the jury without a vote, except for entries voted out or left out
    let open_counts = pool.len() <= limit;
    let on_hold = holds::on_hold(tx.conn)?;
    let chosen: Vec<EntryId> = pool
        .iter()
        .filter(|candidate| !on_hold.is_left_out(round.id, candidate.entry_id))
        .filter(|candidate| candidate.vote.unwrap_or(open_counts))
        .map(|candidate| candidate.entry_id)
        .collect();
    judging::set_shortlist(tx.conn, round.id, &chosen)?;
    contests::set_seed(tx.conn, round.id, seed)?;
    round.seed = Some(seed.to_owned());
    assign_judges(tx, &round)
}

fn publish(tx: &mut Tx<'_>, round: &Round) -> Result<(), Failed<AdvanceRefused>> {
    let (contest, now) = (tx.contest, tx.now);
    let today = contest.calendar.local(now).date();
    let days = contest.definition.publicity.working_days;
    let period = contest.workdays.publicity(today, days).map_err(|error| {
        let year = match error {
            WorkdayError::MissingYear(year) => year,
            WorkdayError::NoDays => 0,
        };
        Failed::Refused(AdvanceRefused::CalendarEnds(year))
    })?;
    let day_after = period.last_day.succ_opt().unwrap_or(period.last_day);
    let ends = contest.calendar.day_begins(day_after);
    contests::set_publicity(tx.conn, round.id, now, ends)?;
    Ok(())
}
