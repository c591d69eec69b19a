//! Which judges judge which entries, and in which order?
//!
//! The answer follows from the round's recorded seed alone. Anybody can repeat
//! it with nothing but SHA-256, by this rule:
//!
//! 1. `draw(word, a, b)` is the SHA-256 of the UTF-8 text
//!    `seed LF word LF a LF b` (LF is byte 10; no LF at the end), compared byte
//!    by byte. Equal draws are ordered by the codes' bytes.
//! 2. Entries are taken in this order: those with fewer judges free of a
//!    conflict first, then by `draw("entry", entry, "")`.
//! 3. An entry gets as many judges as the quorum says, out of those free of a
//!    conflict: the ones with the fewest entries so far, among equals by
//!    `draw("pair", entry, judge)`.
//! 4. A judge's queue is ordered by `draw("queue", judge, entry)`, so that no
//!    entry stands early in everybody's queue.
//! 5. A substitute is found as in 3, out of the judges who do not have the
//!    entry yet.
//!
//! Without conflicts the judges' loads differ by at most one. With exactly as
//! many judges as the quorum, everybody judges everything.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ballot::{EntryCode, JudgeCode, Recusal};

/// What an assignment is made from.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// The entries to be judged.
    pub entries: &'a BTreeSet<EntryCode>,
    /// The judges of the round.
    pub judges: &'a BTreeSet<JudgeCode>,
    /// How many judges each entry shall have.
    pub judges_per_entry: usize,
    /// Who must not judge what, declared or found; all recusals so far.
    pub conflicts: &'a BTreeSet<Recusal>,
    /// The round's recorded seed.
    pub seed: &'a str,
}

/// Who judges what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The judges of each entry.
    pub judges: BTreeMap<EntryCode, BTreeSet<JudgeCode>>,
}

/// An entry that has fewer judges than the quorum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The entry.
    pub entry: EntryCode,
    /// Judges it has.
    pub has: usize,
}

/// How many entries each judge has.
type Loads = BTreeMap<JudgeCode, usize>;

impl Panel<'_> {
    /// Assigns judges to all entries.
    pub fn assign(&self) -> Plan {
        let mut plan = Plan::default();
        let mut loads = self.loads(&plan);
        let mut entries: Vec<_> = self
            .entries
            .iter()
            .map(|entry| (entry, self.free(entry)))
            .collect();
        entries.sort_by_cached_key(|(entry, free)| {
            (free.len(), self.draw("entry", &entry.0, ""), *entry)
        });
        for (entry, free) in entries {
            let chosen = self.least_loaded(entry, free, &loads, self.judges_per_entry);
            for judge in &chosen {
                *loads.entry(judge.clone()).or_default() += 1;
            }
            plan.judges.insert(entry.clone(), chosen);
        }
        plan
    }

    /// Takes a judge off an entry and puts a substitute in, if there is one.
    /// Nothing changes when the judge did not have the entry.
    pub fn substitute(&self, plan: &mut Plan, recusal: &Recusal) -> Option<JudgeCode> {
        let Recusal { entry, judge } = recusal;
        if !plan.judges.get_mut(entry)?.remove(judge) {
            return None;
        }
        let loads = self.loads(plan);
        let present = plan.judges.get_mut(entry)?;
        let free = self.free(entry).into_iter();
        let free = free
            .filter(|free| *free != judge && !present.contains(*free))
            .collect();
        let substitute = self.least_loaded(entry, free, &loads, 1).pop_first()?;
        present.insert(substitute.clone());
        Some(substitute)
    }

    /// Gives every entry that has fewer judges than the quorum the ones that are free, as far as there are any;
    /// entries are taken in the order of rule 2.
    pub fn refill(&self, plan: &mut Plan) {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_cached_key(|entry| self.draw("entry", &entry.0, ""));
        for entry in entries {
            let present = plan.judges.get(entry).cloned().unwrap_or_default();
            let missing = self.judges_per_entry.saturating_sub(present.len());
            let free = self.free(entry).into_iter();
            let free = free.filter(|judge| !present.contains(*judge)).collect();
            let added = self.least_loaded(entry, free, &self.loads(plan), missing);
            plan.judges.entry(entry.clone()).or_default().extend(added);
        }
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

    /// Entries with fewer judges than the quorum, by code.
    pub fn shortages(&self, plan: &Plan) -> Vec<Shortage> {
        let has = |entry| plan.judges.get(entry).map_or(0, BTreeSet::len);
        let all = self.entries.iter().map(|entry| Shortage {
            entry: entry.clone(),
            has: has(entry),
        });
        all.filter(|shortage| shortage.has < self.judges_per_entry)
            .collect()
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
