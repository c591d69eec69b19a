//! Draws the judges of every entry on a round's shortlist, by the round's seed: all of them when the jury begins, and
//! substitutes when a judge recuses themselves, is released, or is disabled.

use std::collections::{BTreeMap, BTreeSet};

use super::tally_round::judge_code;
use super::tx::Tx;
use crate::contest::assign::{Panel, Plan};
use crate::contest::ballot::{EntryCode, JudgeCode, Recusal};
use crate::db::DbError;
use crate::db::contests::Round;
use crate::db::judging::{self, Assignment, NewAssignment, Panelist};
use crate::db::types::{AccountId, EntryId};

/// Draws the missing judges of each entry, as long as enough judges of the panel are present.
///
/// # Errors
/// [`DbError::Corrupt`] when the round has no seed.
pub(super) fn assign_judges(tx: &mut Tx<'_>, round: &Round) -> Result<(), DbError> {
    let no_seed = || DbError::Corrupt(format!("{}: a jury without a seed", round.key));
    let seed = round.seed.as_deref().ok_or_else(no_seed)?;
    let jury = Jury {
        codes: judging::shortlist_codes(tx.conn, round.id)?,
        panel: judging::panel(tx.conn, round.id)?,
        tasks: judging::assignments(tx.conn, round.id)?,
    };
    let (entries, judges, conflicts) = (
        jury.codes.values().cloned().collect(),
        jury.present(),
        jury.conflicts(),
    );
    let draw = Panel {
        entries: &entries,
        judges: &judges,
        judges_per_entry: tx.contest.definition.jury.sheets_per_entry as usize,
        conflicts: &conflicts,
        seed,
    };
    let added = draw.refill(&mut jury.plan());
    judging::insert_assignments(tx.conn, round.id, &jury.new_tasks(&draw, &added))
}

/// The stored state of a round's judging.
struct Jury {
    codes: BTreeMap<EntryId, EntryCode>,
    panel: Vec<Panelist>,
    /// In the order of judges and positions.
    tasks: Vec<Assignment>,
}

impl Jury {
    fn present(&self) -> BTreeSet<JudgeCode> {
        let present = self.panel.iter().filter(|judge| judge.is_present());
        present.map(|judge| judge_code(judge.number)).collect()
    }

    /// The codes of a task's entry and judge, as assignments use them.
    fn pair(&self, task: &Assignment) -> Option<(EntryCode, JudgeCode)> {
        let entry = self.codes.get(&task.entry_id)?.clone();
        let mut panel = self.panel.iter();
        let judge = panel.find(|judge| judge.account_id == task.account_id)?;
        Some((entry, judge_code(judge.number)))
    }

    /// The tasks that a judge must not get again, because the judge recused themselves or lost the task.
    fn conflicts(&self) -> BTreeSet<Recusal> {
        let gone = self.tasks.iter().filter(|task| !task.is_live());
        let pairs = gone.filter_map(|task| self.pair(task));
        pairs
            .map(|(entry, judge)| Recusal { entry, judge })
            .collect()
    }

    fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        let live = self.tasks.iter().filter(|task| task.is_live());
        for (entry, judge) in live.filter_map(|task| self.pair(task)) {
            plan.judges.entry(entry).or_default().insert(judge);
        }
        plan
    }

    /// The new tasks, at the end of each judge's queue and in the queue's own order.
    fn new_tasks(&self, draw: &Panel<'_>, added: &Plan) -> Vec<NewAssignment> {
        let ids: BTreeMap<&EntryCode, EntryId> =
            self.codes.iter().map(|(id, code)| (code, *id)).collect();
        // positions rise within a judge's tasks, so the map keeps the last one of each judge
        let last: BTreeMap<AccountId, i32> = self
            .tasks
            .iter()
            .map(|task| (task.account_id, task.position))
            .collect();
        let mut new = vec![];
        for judge in &self.panel {
            let account = judge.account_id;
            let queue = draw.queue(added, &judge_code(judge.number));
            let after = last.get(&account).copied().unwrap_or(0);
            new.extend(
                (after + 1..)
                    .zip(queue)
                    .map(|(position, entry)| NewAssignment {
                        entry: ids[&entry],
                        account,
                        position,
                    }),
            );
        }
        new
    }
}
