//! Which judges judge which entries, and in which order?
//!
//! The assignment follows from the round's recorded seed, the panel and the
//! conflicts. Anybody can repeat it with SHA-256 alone, by this rule:
//!
//! 1. `draw(word, a, b)` is the SHA-256 of the UTF-8 text
//!    `seed LF word LF a LF b` (LF is byte 10; no LF at the end), compared byte
//!    by byte. Equal draws are ordered by the codes' bytes.
//! 2. Entries are taken in this order: those with fewer judges free of a
//!    conflict first, then by `draw("entry", entry, "")`.
//! 3. An entry gets its missing judges from those who have no conflict with it
//!    and do not have it yet: the ones with the fewest entries so far, among
//!    equals by `draw("pair", entry, judge)`.
//! 4. A judge's queue is ordered by `draw("queue", judge, entry)`, so that no
//!    entry comes early in everybody's queue.
//! 5. Substitutes are found by the same rule among the judges who are then
//!    present; a judge's new entries come after the existing queue, ordered
//!    among themselves as in 4.
//!
//! Without conflicts, the judges' loads differ by at most one. With exactly as
//! many judges as each entry needs, everybody judges everything.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ballot::{EntryCode, JudgeCode, Recusal};

/// The facts from which an assignment is made.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// The entries to be judged.
    pub entries: &'a BTreeSet<EntryCode>,
    /// The judges of the round.
    pub judges: &'a BTreeSet<JudgeCode>,
    /// How many judges each entry needs.
    pub judges_per_entry: usize,
    /// The forbidden pairs: all recusals so far, and the tasks that were taken away.
    pub conflicts: &'a BTreeSet<Recusal>,
    /// The round's recorded seed.
    pub seed: &'a str,
}

/// The judges of all entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The judges of each entry.
    pub judges: BTreeMap<EntryCode, BTreeSet<JudgeCode>>,
}

/// How many entries each judge has.
type Loads = BTreeMap<JudgeCode, usize>;

impl Panel<'_> {
    /// Assigns judges to all entries.
    pub fn assign(&self) -> Plan {
        let mut plan = Plan::default();
        self.refill(&mut plan);
        plan
    }

    /// Gives every entry its missing judges, as long as judges without a conflict are left, and returns what was
    /// added.
    pub fn refill(&self, plan: &mut Plan) -> Plan {
        let mut loads = self.loads(plan);
        let mut added = Plan::default();
        for (entry, mut free) in self.in_order() {
            let present = plan.judges.entry(entry.clone()).or_default();
            free.retain(|judge| !present.contains(*judge));
            let missing = self.judges_per_entry.saturating_sub(present.len());
            let chosen = self.least_loaded(entry, free, &loads, missing);
            for judge in &chosen {
                *loads.entry(judge.clone()).or_default() += 1;
            }
            present.extend(chosen.iter().cloned());
            added.judges.insert(entry.clone(), chosen);
        }
        added
    }

    /// The entries in the order of rule 2, each with the judges who have no conflict with it.
    fn in_order(&self) -> Vec<(&EntryCode, Vec<&JudgeCode>)> {
        let entries = self.entries.iter();
        let mut entries: Vec<_> = entries.map(|entry| (entry, self.free(entry))).collect();
        entries.sort_by_cached_key(|(entry, free)| {
            (free.len(), self.draw("entry", &entry.0, ""), *entry)
        });
        entries
    }

    /// A judge's entries in the order in which they are shown.
    pub fn queue(&self, plan: &Plan, judge: &JudgeCode) -> Vec<EntryCode> {
        let of_judge = plan
            .judges
            .iter()
            .filter(|(_, judges)| judges.contains(judge));
        let mut queue: Vec<_> = of_judge.map(|(entry, _)| entry.clone()).collect();
        queue.sort_by_cached_key(|entry| (self.draw("queue", &judge.0, &entry.0), entry.clone()));
        queue
    }

    fn loads(&self, plan: &Plan) -> Loads {
        let mut loads: Loads = self.judges.iter().map(|judge| (judge.clone(), 0)).collect();
        for judge in plan.judges.values().flatten() {
            *loads.entry(judge.clone()).or_default() += 1;
        }
        loads
    }

    fn free(&self, entry: &EntryCode) -> Vec<&JudgeCode> {
        let conflict = |judge: &JudgeCode| Recusal {
            entry: entry.clone(),
            judge: judge.clone(),
        };
        let judges = self.judges.iter();
        judges
            .filter(|judge| !self.conflicts.contains(&conflict(judge)))
            .collect()
    }

    fn least_loaded(
        &self,
        entry: &EntryCode,
        mut free: Vec<&JudgeCode>,
        loads: &Loads,
        count: usize,
    ) -> BTreeSet<JudgeCode> {
        free.sort_by_cached_key(|judge| {
            let load = loads.get(*judge).copied().unwrap_or(0);
            (
                load,
                self.draw("pair", &entry.0, &judge.0),
                (*judge).clone(),
            )
        });
        free.into_iter().take(count).cloned().collect()
    }

    fn draw(&self, word: &str, a: &str, b: &str) -> [u8; 32] {
        Sha256::digest([self.seed, word, a, b].join("\n")).into()
    }
}
#[cfg(test)]
mod tests;
