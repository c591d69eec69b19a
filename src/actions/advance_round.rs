//! An organizer takes a round to its next stage, if nothing blocks it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::Acting;
use super::round_status::round_status;
use super::tally_round::judge_code;
use crate::contest::Contest;
use crate::contest::assign::Panel;
use crate::contest::ballot::{EntryCode, JudgeCode};
use crate::contest::entry::EntryState;
use crate::contest::round::{Blocker, RoundKey, RoundKind, Stage};
use crate::contest::workday::WorkdayError;
use crate::db::contests::{self, Round};
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::judging::{self, NewAssignment, NewCandidate, Screened};
use crate::db::types::{AccountId, EntryId};
use crate::db::{Conn, DbError, Failed, audit, awards, holds};
use crate::links::Links;

/// Why a round stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdvanceRefused {
    /// Somebody took it to another stage meanwhile.
    Moved(Stage),
    /// It has no next stage.
    AtTheEnd,
    /// What blocks it.
    Blocked(Vec<Blocker>),
    /// The calendar of working days lacks this year, so no publicity period can be named.
    CalendarEnds(i32),
}

/// Takes a round from the stage that the organizer saw to the next one, with everything that belongs to the step.
///
/// `seed` is fresh randomness; it is recorded when the step draws lots (the jury's assignments) and unused otherwise.
///
/// # Errors
/// [`AdvanceRefused`], and when the database fails.
pub fn advance_round(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    key: RoundKey,
    seen: Stage,
    seed: &str,
) -> Result<Stage, Failed<AdvanceRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage != seen {
        return Err(Failed::Refused(AdvanceRefused::Moved(round.stage)));
    }
    let next = round
        .stage
        .next()
        .ok_or(Failed::Refused(AdvanceRefused::AtTheEnd))?;
    let status = round_status(conn, contest, links, &round, acting.now)?;
    if !status.blockers.is_empty() {
        return Err(Failed::Refused(AdvanceRefused::Blocked(status.blockers)));
    }
    match next {
        Stage::Screening => form_pool(conn, contest, &round)?,
        Stage::Jury => begin_jury(conn, contest, &round, seed)?,
        Stage::Publicity => publish(conn, contest, &round, acting.now)?,
        Stage::Eligibility | Stage::Settling | Stage::Final => {}
    }
    contests::enter_stage(conn, round.id, next, Some(acting.by), "", acting.now)?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "advance_round",
        &key.to_string(),
        next.key(),
    )?;
    Ok(next)
}

fn form_pool(conn: &mut Conn, contest: &Contest, round: &Round) -> Result<(), DbError> {
    let pool = match round.key.kind() {
        RoundKind::Month => accepted_works(conn, round)?,
        RoundKind::Quarter | RoundKind::Annual => advanced_works(conn, contest, round)?,
    };
    judging::insert_candidates(conn, round.id, &pool)
}

fn accepted_works(conn: &mut Conn, round: &Round) -> Result<Vec<NewCandidate>, DbError> {
    let filter = Filter {
        states: vec![EntryState::Accepted],
        round: Some(round.id),
        ..Filter::default()
    };
    let works = gallery::page(conn, &filter, PageStart::Oldest, i64::MAX)?;
    Ok(works
        .into_iter()
        .map(|entry| NewCandidate {
            entry: entry.id,
            source: None,
        })
        .collect())
}

/// A work comes from one round below only, since it counts in one month only.
fn advanced_works(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
) -> Result<Vec<NewCandidate>, DbError> {
    let mut pool = vec![];
    for key in contest.definition.feeders(round.key) {
        let feeder = contests::round(conn, key)?;
        let Some(decision) = awards::decision(conn, feeder.id)? else {
            continue;
        };
        let advancing = awards::advancing(conn, decision.id)?;
        let candidate = |(entry, rank)| NewCandidate {
            entry,
            source: Some((feeder.id, rank)),
        };
        pool.extend(advancing.into_iter().map(candidate));
    }
    Ok(pool)
}

fn begin_jury(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
    seed: &str,
) -> Result<(), DbError> {
    let limit = contest.definition.rule(round.key.kind()).shortlist as usize;
    let pool = judging::pool(conn, round.id)?;
    // a pool that fits whole goes on whole, but for what was voted out or given up
    let open_counts = pool.len() <= limit;
    let on_hold = holds::on_hold(conn)?;
    let chosen: Vec<EntryId> = pool
        .iter()
        .filter(|candidate| !on_hold.is_left_out(round.id, candidate.entry_id))
        .filter(|candidate| candidate.vote.unwrap_or(open_counts))
        .map(|candidate| candidate.entry_id)
        .collect();
    judging::set_shortlist(conn, round.id, &chosen)?;
    contests::set_seed(conn, round.id, seed)?;
    assign(conn, contest, round, seed)
}

fn assign(conn: &mut Conn, contest: &Contest, round: &Round, seed: &str) -> Result<(), DbError> {
    let shortlist =
        judging::pool_page(conn, round.id, Screened::Shortlisted, EntryId(0), i64::MAX)?;
    let ids: BTreeMap<EntryCode, EntryId> = shortlist
        .into_iter()
        .map(|(_, entry)| (EntryCode(entry.code), entry.id))
        .collect();
    let panel = judging::panel(conn, round.id)?;
    let accounts: BTreeMap<JudgeCode, AccountId> = panel
        .iter()
        .map(|judge| (judge_code(judge.number), judge.account_id))
        .collect();
    let (entries, judges) = (
        ids.keys().cloned().collect(),
        accounts.keys().cloned().collect(),
    );
    let draw = Panel {
        entries: &entries,
        judges: &judges,
        judges_per_entry: contest.definition.jury.sheets_per_entry as usize,
        conflicts: &BTreeSet::new(),
        seed,
    };
    let plan = draw.assign();
    for (code, account) in &accounts {
        let queue = draw.queue(&plan, code);
        let tasks: Vec<_> = (1..)
            .zip(&queue)
            .map(|(position, entry)| NewAssignment {
                entry: ids[entry],
                account: *account,
                position,
            })
            .collect();
        judging::insert_assignments(conn, round.id, &tasks)?;
    }
    Ok(())
}

fn publish(
    conn: &mut Conn,
    contest: &Contest,
    round: &Round,
    now: DateTime<Utc>,
) -> Result<(), Failed<AdvanceRefused>> {
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
    contests::set_publicity(conn, round.id, now, contest.calendar.day_begins(day_after))?;
    Ok(())
}
