//! An organizer releases a judge from a round; what they have not finished goes to the others.

use std::collections::{BTreeMap, BTreeSet};

use super::Acting;
use super::reason::note_of;
use super::tally_round::judge_code;
use crate::contest::Contest;
use crate::contest::assign::{Panel, Plan};
use crate::contest::ballot::{EntryCode, JudgeCode, Recusal};
use crate::contest::round::{RoundKey, Stage};
use crate::db::contests::{self, Round};
use crate::db::judging::{self, Assignment, NewAssignment, Panelist, Screened};
use crate::db::types::{AccountId, EntryId};
use crate::db::{Conn, DbError, Failed, audit};

/// Why a judge was not released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReleaseRefused {
    /// The round is not with the jury.
    NotWithTheJury(Stage),
    /// Not on the panel, or released before.
    NotOnPanel,
    /// The reason must be said.
    ReasonNeeded,
    /// The others are fewer than a work needs sheets to be ranked.
    TooFewLeft,
    /// The chief judge: another must be named first, who decides ties.
    IsChief,
}

/// Releases a judge: complete sheets stay and count, unfinished ones are dropped and handed on by the round's seed.
///
/// # Errors
/// [`ReleaseRefused`], and when the database fails.
pub fn release_judge(
    conn: &mut Conn,
    contest: &Contest,
    acting: Acting,
    key: RoundKey,
    judge: AccountId,
    reason: &str,
) -> Result<(), Failed<ReleaseRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage != Stage::Jury {
        return Err(Failed::Refused(ReleaseRefused::NotWithTheJury(round.stage)));
    }
    let reason = note_of(reason);
    if reason.is_empty() {
        return Err(Failed::Refused(ReleaseRefused::ReasonNeeded));
    }
    let panel = judging::panel(conn, round.id)?;
    let mut on_panel = panel.iter().filter(|one| one.released_at.is_none());
    let Some(leaves) = on_panel.find(|one| one.account_id == judge) else {
        return Err(Failed::Refused(ReleaseRefused::NotOnPanel));
    };
    let others = panel
        .iter()
        .filter(|one| one.account_id != judge && one.is_present());
    if others.count() < contest.definition.jury.minimum as usize {
        return Err(Failed::Refused(ReleaseRefused::TooFewLeft));
    }
    if leaves.chief {
        return Err(Failed::Refused(ReleaseRefused::IsChief));
    }
    let criteria = i32::try_from(contest.definition.criteria.len()).unwrap_or(i32::MAX);
    judging::release_panelist(conn, round.id, judge, &reason, criteria, acting.now)?;
    hand_on(conn, contest, &round)?;
    let detail = format!("{}: {reason}", judge_code(leaves.number).0);
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "release_judge",
        &key.to_string(),
        &detail,
    )?;
    Ok(())
}

/// Gives every work that lacks judges (by recusal or release) the substitutes that the panel has, drawn by the seed.
pub(super) fn hand_on(conn: &mut Conn, contest: &Contest, round: &Round) -> Result<(), DbError> {
    let shortlist =
        judging::pool_page(conn, round.id, Screened::Shortlisted, EntryId(0), i64::MAX)?;
    let codes: BTreeMap<EntryId, EntryCode> = shortlist
        .into_iter()
        .map(|(_, entry)| (entry.id, EntryCode(entry.code)))
        .collect();
    let panel = judging::panel(conn, round.id)?;
    let tasks = judging::assignments(conn, round.id)?;
    let desk = Desk {
        codes: &codes,
        panel: &panel,
        tasks: &tasks,
    };
    let seed = round.seed.clone().unwrap_or_default();
    let (entries, judges, conflicts) = (
        codes.values().cloned().collect(),
        desk.judges(),
        desk.conflicts(),
    );
    let judges_per_entry = contest.definition.jury.sheets_per_entry as usize;
    let draw = Panel {
        entries: &entries,
        judges: &judges,
        judges_per_entry,
        conflicts: &conflicts,
        seed: &seed,
    };
    let before = desk.plan();
    let mut plan = before.clone();
    draw.refill(&mut plan);
    let new = desk.added(&before, &plan);
    judging::insert_assignments(conn, round.id, &new)
}

/// A round's judging as it stands.
struct Desk<'a> {
    codes: &'a BTreeMap<EntryId, EntryCode>,
    panel: &'a [Panelist],
    tasks: &'a [Assignment],
}

impl Desk<'_> {
    fn judges(&self) -> BTreeSet<JudgeCode> {
        let present = self
            .panel
            .iter()
            .filter(|judge| judge.released_at.is_none());
        present.map(|judge| judge_code(judge.number)).collect()
    }

    fn code_of(&self, account: AccountId) -> Option<JudgeCode> {
        let judge = self.panel.iter().find(|judge| judge.account_id == account);
        judge.map(|judge| judge_code(judge.number))
    }

    /// Who must not get what again: recused from it, or had it taken away.
    fn conflicts(&self) -> BTreeSet<Recusal> {
        let gone = self.tasks.iter().filter(|task| !task.is_live());
        let recusal = |task: &Assignment| {
            let (entry, judge) = (
                self.codes.get(&task.entry_id)?,
                self.code_of(task.account_id)?,
            );
            Some(Recusal {
                entry: entry.clone(),
                judge,
            })
        };
        gone.filter_map(recusal).collect()
    }

    fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        for code in self.codes.values() {
            plan.judges.insert(code.clone(), BTreeSet::new());
        }
        for task in self.tasks.iter().filter(|task| task.is_live()) {
            let (Some(entry), Some(judge)) = (
                self.codes.get(&task.entry_id),
                self.code_of(task.account_id),
            ) else {
                continue;
            };
            plan.judges.entry(entry.clone()).or_default().insert(judge);
        }
        plan
    }

    /// New tasks stand at the end of a judge's queue.
    fn added(&self, before: &Plan, after: &Plan) -> Vec<NewAssignment> {
        let ids: BTreeMap<&EntryCode, EntryId> =
            self.codes.iter().map(|(id, code)| (code, *id)).collect();
        let mut added = vec![];
        for judge in self.panel {
            let code = judge_code(judge.number);
            let own = self
                .tasks
                .iter()
                .filter(|task| task.account_id == judge.account_id);
            let mut position = own.map(|task| task.position).max().unwrap_or(0);
            for (entry, judges) in &after.judges {
                let had = before
                    .judges
                    .get(entry)
                    .is_some_and(|judges| judges.contains(&code));
                if judges.contains(&code) && !had {
                    position += 1;
                    added.push(NewAssignment {
                        entry: ids[entry],
                        account: judge.account_id,
                        position,
                    });
                }
            }
        }
        added
    }
}
