//! Computes a round's ranking, awards and advancing entries from the stored data; it decides nothing.

use std::collections::BTreeMap;

use super::tx::Tx;
use crate::contest::award::{Blocked, Tier, Vacancy};
use crate::contest::ballot::{EntryCode, HalfPoints, JudgeCode, Recusal, Scale, Sheet};
use crate::contest::bundle::{self, Bundle, Facts, Participant, Refused, Rules};
use crate::contest::cutoff::{Exclusion, ExclusionCause, TieDecision};
use crate::contest::definition::{Criterion, Definition, TierRule};
use crate::contest::entry::EntryState;
use crate::contest::hold::HoldOutcome;
use crate::contest::round::RoundKind;
use crate::contest::scoring::{Ballots, Scoring};
use crate::contest::tally::{self, Tally};
use crate::db::contests::Round;
use crate::db::entries::Entry;
use crate::db::judging::{self, Assignment, Score, Screened};
use crate::db::results::awards;
use crate::db::types::{AccountId, AssignmentId, EntryId};
use crate::db::{DbError, holds};

/// The result that follows from a round's sheets.
#[derive(Debug, Clone)]
pub enum ComputedResult {
    /// Ranking, awards, and advancing entries.
    Done(Box<Bundle>),
    /// The ranking is complete, but the awards need further decisions first.
    Waiting {
        /// The facts from which the ranking was computed.
        facts: Box<Facts>,
        /// The ranking.
        tally: Box<Tally>,
        /// The decisions that are needed first.
        blocked: Vec<Blocked>,
    },
}

impl ComputedResult {
    /// The ranking.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        match self {
            Self::Done(bundle) => &bundle.outcome.tally,
            Self::Waiting { tally, .. } => tally,
        }
    }

    /// The facts from which the ranking was computed.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        match self {
            Self::Done(bundle) => &bundle.facts,
            Self::Waiting { facts, .. } => facts,
        }
    }

    /// The groups of equal entries that have no order and do not need one for the current prizes, best first. Vacancies
    /// move the boundaries of tiers, so the chief judge may order any of these groups.
    #[must_use]
    pub fn other_ties(&self) -> Vec<Vec<EntryCode>> {
        let mut by_rank: BTreeMap<u32, Vec<EntryCode>> = BTreeMap::new();
        for scored in &self.tally().ranked {
            let group = by_rank.entry(scored.rank).or_default();
            group.push(scored.entry.clone());
        }
        let (open, decided) = (self.open_ties().concat(), &self.facts().ties);
        let waits = |group: &[EntryCode]| group.iter().any(|entry| open.contains(entry));
        let is_decided = |group: &[EntryCode]| {
            let orders_all = |order: &[EntryCode]| group.iter().all(|entry| order.contains(entry));
            decided.iter().any(|tie| orders_all(&tie.entries))
        };
        by_rank.retain(|_, group| group.len() > 1 && !waits(group) && !is_decided(group));
        by_rank.into_values().collect()
    }

    /// The groups of equal entries that the chief judge must put in order.
    #[must_use]
    pub fn open_ties(&self) -> Vec<&[EntryCode]> {
        let blocked = match self {
            Self::Done(_) => &[][..],
            Self::Waiting { blocked, .. } => blocked,
        };
        let ties = blocked.iter().filter_map(|blocked| match blocked {
            Blocked::TieAtBoundary { entries, .. } => Some(entries.as_slice()),
            _ => None,
        });
        // a group at the boundary of both a prize and the next round is decided once
        let mut groups: Vec<&[EntryCode]> = vec![];
        for tie in ties {
            if !groups.contains(&tie) {
                groups.push(tie);
            }
        }
        groups
    }
}

/// Computes a round's ranking, its awards with these vacancies, and its advancing entries.
///
/// # Errors
/// [`DbError::Corrupt`] when the stored ballots contradict the contest's rules.
pub fn compute_result(
    tx: &mut Tx<'_>,
    round: &Round,
    vacancies: Vec<Vacancy>,
) -> Result<ComputedResult, DbError> {
    let facts = facts(tx, round, vacancies)?;
    match facts.outcome() {
        Ok(_) => {
            let bundle = Bundle::assemble(facts);
            let bundle = bundle.map_err(|refused| DbError::Corrupt(format!("{refused:?}")))?;
            Ok(ComputedResult::Done(Box::new(bundle)))
        }
        Err(Refused::Blocked(blocked)) => {
            let tally = Box::new(tally_of(&facts)?);
            Ok(ComputedResult::Waiting {
                facts: Box::new(facts),
                tally,
                blocked,
            })
        }
        Err(Refused::Tally(problems)) => Err(DbError::Corrupt(format!("{problems:?}"))),
    }
}

/// The bundle that was recorded with a decision.
///
/// # Errors
/// [`DbError::Corrupt`] when its text cannot be read as a bundle.
pub fn stored_bundle(decision: &awards::Decision) -> Result<Bundle, DbError> {
    serde_json::from_str(&decision.bundle).map_err(|error| {
        DbError::Corrupt(format!("the bundle of decision {}: {error}", decision.id))
    })
}

fn tally_of(facts: &Facts) -> Result<Tally, DbError> {
    let entries: Vec<_> = facts
        .entries
        .iter()
        .map(|participant| participant.entry.clone())
        .collect();
    let ballots = Ballots {
        entries: &entries,
        sheets: &facts.sheets,
        recusals: &facts.recusals,
    };
    tally::tally(&facts.rules.scoring, ballots)
        .map_err(|problems| DbError::Corrupt(format!("{problems:?}")))
}

/// All stored data from which a round's result is computed.
fn facts(tx: &mut Tx<'_>, round: &Round, vacancies: Vec<Vacancy>) -> Result<Facts, DbError> {
    let entries = shortlist(tx, round)?;
    let codes: BTreeMap<EntryId, EntryCode> = entries
        .iter()
        .map(|entry| (entry.id, EntryCode(entry.code.clone())))
        .collect();
    let judges = judge_codes(tx, round)?;
    let tasks = judging::assignments(tx.conn, round.id)?;
    let scores = judging::round_scores(tx.conn, round.id)?;
    let salt = tx.links.author_salt(&round.key.to_string());
    let participant = |entry: &Entry| Participant {
        entry: EntryCode(entry.code.clone()),
        author: bundle::commitment(&salt, &entry.author_key),
    };
    Ok(Facts {
        contest: tx.contest.definition.name.zh.clone(),
        definition_sha256: tx.contest.hash.clone(),
        round: round.key.to_string(),
        rules: rules(&tx.contest.definition, round.key.kind()),
        entries: entries.iter().map(participant).collect(),
        sheets: sheets(&tasks, &scores, &codes, &judges),
        recusals: recusals(&tasks, &codes, &judges),
        exclusions: exclusions(tx, round, &entries)?,
        ties: ties(tx, round)?,
        vacancies,
    })
}

fn shortlist(tx: &mut Tx<'_>, round: &Round) -> Result<Vec<Entry>, DbError> {
    let (which, all) = (Screened::Shortlisted, i64::MAX);
    let all = judging::pool_page(tx.conn, round.id, which, EntryId(0), all)?;
    Ok(all.into_iter().map(|(_, entry)| entry).collect())
}

/// The entries that went to a round's jury, by code.
pub fn shortlist_by_code(
    tx: &mut Tx<'_>,
    round: &Round,
) -> Result<BTreeMap<EntryCode, Entry>, DbError> {
    let entries = shortlist(tx, round)?.into_iter();
    Ok(entries
        .map(|entry| (EntryCode(entry.code.clone()), entry))
        .collect())
}

/// The codes of the judges: results name judges by their number on the panel.
fn judge_codes(tx: &mut Tx<'_>, round: &Round) -> Result<BTreeMap<AccountId, JudgeCode>, DbError> {
    let panel = judging::panel(tx.conn, round.id)?;
    Ok(panel
        .into_iter()
        .map(|judge| (judge.account_id, judge_code(judge.number)))
        .collect())
}

/// A judge's code in assignments and results: `J1`, `J2` …
#[must_use]
pub fn judge_code(number: i32) -> JudgeCode {
    JudgeCode(format!("J{number}"))
}

fn sheets(
    tasks: &[Assignment],
    scores: &[Score],
    codes: &BTreeMap<EntryId, EntryCode>,
    judges: &BTreeMap<AccountId, JudgeCode>,
) -> Vec<Sheet> {
    let mut points: BTreeMap<AssignmentId, BTreeMap<String, HalfPoints>> = BTreeMap::new();
    for score in scores {
        let sheet = points.entry(score.assignment).or_default();
        sheet.insert(score.criterion.clone(), score.points);
    }
    let sheet = |task: &Assignment| {
        Some(Sheet {
            entry: codes.get(&task.entry_id)?.clone(),
            judge: judges.get(&task.account_id)?.clone(),
            points: points.remove(&task.id)?,
        })
    };
    tasks.iter().filter_map(sheet).collect()
}

fn recusals(
    tasks: &[Assignment],
    codes: &BTreeMap<EntryId, EntryCode>,
    judges: &BTreeMap<AccountId, JudgeCode>,
) -> Vec<Recusal> {
    let recusal = |task: &Assignment| {
        task.recused_at?;
        let (entry, judge) = (
            codes.get(&task.entry_id)?.clone(),
            judges.get(&task.account_id)?.clone(),
        );
        Some(Recusal { entry, judge })
    };
    tasks.iter().filter_map(recusal).collect()
}

/// An entry that no longer takes part, or was left out of this round, keeps its rank and is passed over.
fn exclusions(
    tx: &mut Tx<'_>,
    round: &Round,
    entries: &[Entry],
) -> Result<Vec<Exclusion>, DbError> {
    let on_hold = holds::on_hold(tx.conn)?;
    let exclusion = |entry: &Entry| {
        let (cause, reason) = if on_hold.is_left_out(round.id, entry.id) {
            (ExclusionCause::OutOfReach, HoldOutcome::GivenUp.key())
        } else if entry.state.0 != EntryState::Accepted {
            (ExclusionCause::Disqualified, entry.state.0.key())
        } else {
            return None;
        };
        Some(Exclusion {
            entry: EntryCode(entry.code.clone()),
            cause,
            reason: reason.to_owned(),
        })
    };
    Ok(entries.iter().filter_map(exclusion).collect())
}

fn ties(tx: &mut Tx<'_>, round: &Round) -> Result<Vec<TieDecision>, DbError> {
    let rows = awards::ties(tx.conn, round.id)?;
    let decision = |row: awards::TieRow| {
        let entries = serde_json::from_str(&row.codes).map_err(|_| DbError::Corrupt(row.codes))?;
        Ok(TieDecision {
            entries,
            reason: row.reason,
        })
    };
    rows.into_iter().map(decision).collect()
}

fn rules(definition: &Definition, kind: RoundKind) -> Rules {
    let tier = |(tier, quota): (&TierRule, u32)| Tier {
        key: tier.key.clone(),
        quota,
        amount_fen: tier.fen(),
    };
    Rules {
        scoring: scoring(definition),
        tiers: definition.quotas(kind).into_iter().map(tier).collect(),
        one_award_per_author: true,
        advance: definition.rule(kind).advance,
    }
}

/// The definition's rules for counting sheets.
#[must_use]
pub fn scoring(definition: &Definition) -> Scoring {
    let scale = |criterion: &Criterion| Scale {
        key: criterion.key.clone(),
        max: HalfPoints::whole(criterion.points),
    };
    Scoring {
        criteria: definition.criteria.iter().map(scale).collect(),
        tie_break: definition.jury.tie_break.clone(),
        minimum_sheets: definition.jury.minimum as usize,
        trim_from: definition.jury.trim_from as usize,
    }
}
