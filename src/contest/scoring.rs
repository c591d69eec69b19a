//! The rules by which sheets are counted, and the check of rules and ballots.
//!
//! A contradiction is reported and refused; nothing is corrected silently.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ballot::{EntryCode, JudgeCode, Recusal, Scale, Sheet, SheetProblem};

/// How a round's sheets are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The criteria with their maxima, in the definition's order.
    pub criteria: Vec<Scale>,
    /// The criteria whose means separate equal scores, the first one first.
    pub tie_break: Vec<String>,
    /// With fewer complete sheets, an entry is not ranked.
    pub minimum_sheets: usize,
    /// From this many complete sheets on, the highest and the lowest total are dropped.
    pub trim_from: usize,
}

/// Everything from which a ranking is made.
#[derive(Clone, Copy, Debug)]
pub struct Ballots<'a> {
    /// Every entry of the round, also those without a sheet.
    pub entries: &'a [EntryCode],
    /// The current sheets; at most one for each judge and entry.
    pub sheets: &'a [Sheet],
    /// The recusals; a recused judge's sheet does not count.
    pub recusals: &'a [Recusal],
}

/// Why no ranking can be made: the rules or the ballots contradict themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TallyProblem {
    /// The rules name no criteria.
    NoCriteria,
    /// A criterion is listed twice.
    RepeatedCriterion {
        /// Its key.
        key: String,
    },
    /// A tie-break names a criterion that does not exist.
    UnknownTieBreak {
        /// The key that was given.
        key: String,
    },
    /// `trim_from` is so low that dropping two sheets leaves none, or `minimum_sheets` is 0.
    LimitsTooLow,
    /// The maxima add up to more than the type can hold.
    MaximaTooHigh,
    /// An entry is listed twice.
    RepeatedEntry {
        /// Its code.
        entry: EntryCode,
    },
    /// A sheet for an entry that is not in the round.
    UnknownEntry {
        /// The code on the sheet.
        entry: EntryCode,
        /// The judge whose sheet it is.
        judge: JudgeCode,
    },
    /// A judge has two sheets for one entry.
    SecondSheet {
        /// The entry.
        entry: EntryCode,
        /// The judge.
        judge: JudgeCode,
    },
    /// A sheet with points that the criteria do not allow.
    Sheet {
        /// The entry.
        entry: EntryCode,
        /// The judge.
        judge: JudgeCode,
        /// What is wrong with it.
        problem: SheetProblem,
    },
}

impl Scoring {
    /// The mistakes in the rules themselves.
    pub fn problems(&self) -> Vec<TallyProblem> {
        let mut problems = Vec::new();
        if self.criteria.is_empty() {
            problems.push(TallyProblem::NoCriteria);
        }
        if self.minimum_sheets < 1 || self.trim_from < 3 {
            problems.push(TallyProblem::LimitsTooLow);
        }
        let most = self.criteria.iter().map(|scale| u64::from(scale.max.0));
        if most.sum::<u64>() > u64::from(u32::MAX) {
            problems.push(TallyProblem::MaximaTooHigh);
        }
        problems.extend(self.key_problems());
        problems
    }

    fn key_problems(&self) -> Vec<TallyProblem> {
        let mut keys = BTreeSet::new();
        let repeated = self
            .criteria
            .iter()
            .filter(|scale| !keys.insert(&scale.key));
        let mut problems: Vec<_> = repeated
            .map(|scale| TallyProblem::RepeatedCriterion {
                key: scale.key.clone(),
            })
            .collect();
        let unknown = self.tie_break.iter().filter(|key| !keys.contains(key));
        problems.extend(unknown.map(|key| TallyProblem::UnknownTieBreak { key: key.clone() }));
        problems
    }
}

impl Ballots<'_> {
    /// Every contradiction between the ballots and the rules.
    pub fn problems(&self, scoring: &Scoring) -> Vec<TallyProblem> {
        let mut problems = Vec::new();
        let mut entries = BTreeSet::new();
        for entry in self.entries {
            if !entries.insert(entry) {
                problems.push(TallyProblem::RepeatedEntry {
                    entry: entry.clone(),
                });
            }
        }
        let mut seen = BTreeSet::new();
        for sheet in self.sheets {
            let named = || (sheet.entry.clone(), sheet.judge.clone());
            if !entries.contains(&sheet.entry) {
                let (entry, judge) = named();
                problems.push(TallyProblem::UnknownEntry { entry, judge });
            } else if !seen.insert((&sheet.entry, &sheet.judge)) {
                let (entry, judge) = named();
                problems.push(TallyProblem::SecondSheet { entry, judge });
            } else {
                problems.extend(points_problems(scoring, sheet));
            }
        }
        problems
    }
}

fn points_problems(scoring: &Scoring, sheet: &Sheet) -> Vec<TallyProblem> {
    let found = sheet.problems(&scoring.criteria).into_iter();
    found
        .map(|problem| TallyProblem::Sheet {
            entry: sheet.entry.clone(),
            judge: sheet.judge.clone(),
            problem,
        })
        .collect()
}
