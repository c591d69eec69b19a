//! Which entries are inside a boundary when a ranking is cut?
//!
//! Awards and advancing are the same kind of cut: slots in order, each with room for some entries. A tie matters only
//! if such a cut goes through it, and then only the chief judge's recorded decision separates the entries.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ballot::EntryCode;

/// A key that stands for an author without a name: two entries with the same key are by the same author.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AuthorKey(pub String);

/// An entry with its rank after the tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The entry.
    pub entry: EntryCode,
    /// Its rank; equal entries share one.
    pub rank: u32,
    /// Its author.
    pub author: AuthorKey,
}

/// The chief judge's order of entries that the scores could not separate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieDecision {
    /// The tied entries, the better one first.
    pub entries: Vec<EntryCode>,
    /// The reason; never blank.
    pub reason: String,
}

/// An entry that cannot get a place in a list, whatever its rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The entry.
    pub entry: EntryCode,
    /// The cause.
    pub cause: ExclusionCause,
    /// The reason; never blank.
    pub reason: String,
}

/// Why an entry is excluded from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExclusionCause {
    /// It broke the contest's rules.
    Disqualified,
    /// An objection to its award was upheld.
    AwardCancelled,
    /// Its author declined the award; the entry may still advance.
    Declined,
    /// Its video could not be opened and was not repaired in time.
    OutOfReach,
}

/// An entry that lower-ranked entries were moved up past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOver {
    /// The entry.
    pub entry: EntryCode,
    /// The rank it had.
    pub rank: u32,
    /// Why it was passed over.
    pub because: PassedOverReason,
}

/// Why an entry was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassedOverReason {
    /// It was excluded.
    Excluded {
        /// The cause.
        cause: ExclusionCause,
        /// The recorded reason.
        reason: String,
    },
    /// Its author already has a better place with this entry.
    AuthorHolds {
        /// The entry with the better place.
        entry: EntryCode,
    },
}

/// People's decisions that apply to every cut of a round.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decided<'a> {
    /// Entries that cannot get a place in the list.
    pub exclusions: &'a [Exclusion],
    /// Decided ties, the newest last; of two decisions about the same tie, the newer one counts.
    pub ties: &'a [TieDecision],
}

/// A recorded decision that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionProblem {
    /// A tie decision without a reason.
    TieWithoutReason {
        /// Its entries.
        entries: Vec<EntryCode>,
    },
    /// A tie decision over entries that are not all different entries of one
    /// rank.
    NotTied {
        /// Its entries.
        entries: Vec<EntryCode>,
    },
    /// An exclusion without a reason.
    ExclusionWithoutReason {
        /// The entry.
        entry: EntryCode,
    },
}

/// A tie that the cut goes through and that is not decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenTie {
    pub rank: u32,
    /// The tied entries, by code.
    pub entries: Vec<EntryCode>,
    /// The index of the slot with too little room, and its room.
    pub slot: usize,
    pub room: usize,
    /// There is room for all, but two are by one author, who may have only one place.
    pub one_author: bool,
}

/// An entry in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken<'a> {
    pub standing: &'a Standing,
    pub slot: usize,
    /// 1 for the best within its slot; undecided equal entries share a number.
    pub place: u32,
}

/// A ranking that is being cut into slots of limited room.
pub(super) struct Cutoff<'a> {
    decided: Decided<'a>,
    excluded: BTreeMap<&'a EntryCode, &'a Exclusion>,
    one_per_author: bool,
    /// The room left in each slot, the best slot first.
    pub room: Vec<usize>,
    counts: Vec<u32>,
    holders: BTreeMap<&'a AuthorKey, &'a EntryCode>,
    pub taken: Vec<Taken<'a>>,
    pub passed_over: Vec<PassedOver>,
}

impl<'a> Cutoff<'a> {
    pub fn new(room: Vec<usize>, one_per_author: bool, decided: Decided<'a>) -> Self {
        Self {
            decided,
            excluded: decided.exclusions.iter().map(|e| (&e.entry, e)).collect(),
            one_per_author,
            counts: vec![0; room.len()],
            room,
            holders: BTreeMap::new(),
            taken: Vec::new(),
            passed_over: Vec::new(),
        }
    }

    /// Goes down the ranks until every slot is full or no entry is left.
    pub fn fill(&mut self, standings: &'a [Standing]) -> Result<(), OpenTie> {
        let mut sorted: Vec<&Standing> = standings.iter().collect();
        sorted.sort_by_key(|standing| (standing.rank, &standing.entry));
        for group in sorted.chunk_by(|a, b| a.rank == b.rank) {
            let Some(slot) = self.open_slot() else { break };
            let contenders: Vec<&Standing> = group
                .iter()
                .copied()
                .filter(|standing| self.admits(standing))
                .collect();
            match self.open_tie(&contenders, slot) {
                None => self.take_together(&contenders, slot),
                Some(tie) => self.take_in_order(&self.in_decided_order(contenders).ok_or(tie)?),
            }
        }
        Ok(())
    }

    fn open_slot(&self) -> Option<usize> {
        self.room.iter().position(|room| *room > 0)
    }

    /// Whether the entry may take a place. If not, the reason is noted.
    fn admits(&mut self, standing: &Standing) -> bool {
        let because = if let Some(exclusion) = self.excluded.get(&standing.entry) {
            let (cause, reason) = (exclusion.cause, exclusion.reason.clone());
            PassedOverReason::Excluded { cause, reason }
        } else if let Some(entry) = self.holders.get(&standing.author) {
            PassedOverReason::AuthorHolds {
                entry: (*entry).clone(),
            }
        } else {
            return true;
        };
        let (entry, rank) = (standing.entry.clone(), standing.rank);
        self.passed_over.push(PassedOver {
            entry,
            rank,
            because,
        });
        false
    }

    /// The tie, if the order of these equal entries makes a difference.
    fn open_tie(&self, contenders: &[&Standing], slot: usize) -> Option<OpenTie> {
        let room = self.room[slot];
        let authors: BTreeSet<_> = contenders.iter().map(|standing| &standing.author).collect();
        let crowded = contenders.len() > room;
        let one_author = self.one_per_author && authors.len() < contenders.len();
        (crowded || one_author).then(|| OpenTie {
            rank: contenders[0].rank,
            entries: contenders
                .iter()
                .map(|standing| standing.entry.clone())
                .collect(),
            slot,
            room,
            one_author: !crowded,
        })
    }

    fn in_decided_order(&self, mut contenders: Vec<&'a Standing>) -> Option<Vec<&'a Standing>> {
        let position = |decision: &TieDecision, standing: &Standing| {
            decision
                .entries
                .iter()
                .position(|entry| *entry == standing.entry)
        };
        let newest_first = self.decided.ties.iter().rev();
        let decision = newest_first.into_iter().find(|decision| {
            contenders
                .iter()
                .all(|standing| position(decision, standing).is_some())
        })?;
        contenders.sort_by_key(|standing| position(decision, standing));
        Some(contenders)
    }

    fn take_together(&mut self, contenders: &[&'a Standing], slot: usize) {
        let place = self.counts[slot] + 1;
        for standing in contenders {
            self.take(standing, slot, place);
        }
    }

    fn take_in_order(&mut self, contenders: &[&'a Standing]) {
        for standing in contenders {
            let Some(slot) = self.open_slot() else { break };
            if self.admits(standing) {
                self.take(standing, slot, self.counts[slot] + 1);
            }
        }
    }

    fn take(&mut self, standing: &'a Standing, slot: usize, place: u32) {
        self.room[slot] -= 1;
        self.counts[slot] += 1;
        if self.one_per_author {
            self.holders.insert(&standing.author, &standing.entry);
        }
        self.taken.push(Taken {
            standing,
            slot,
            place,
        });
    }
}

impl Decided<'_> {
    /// Decisions that cannot be used with these ranks.
    pub fn problems(&self, standings: &[Standing]) -> Vec<DecisionProblem> {
        let ranks: BTreeMap<_, _> = standings.iter().map(|s| (&s.entry, s.rank)).collect();
        let mut problems = Vec::new();
        for TieDecision { entries, reason } in self.ties {
            let entries = entries.clone();
            if reason.trim().is_empty() {
                problems.push(DecisionProblem::TieWithoutReason { entries });
            } else if !tied(&ranks, &entries) {
                problems.push(DecisionProblem::NotTied { entries });
            }
        }
        let mute = self
            .exclusions
            .iter()
            .filter(|exclusion| exclusion.reason.trim().is_empty());
        problems.extend(
            mute.map(|exclusion| DecisionProblem::ExclusionWithoutReason {
                entry: exclusion.entry.clone(),
            }),
        );
        problems
    }
}

fn tied(ranks: &BTreeMap<&EntryCode, u32>, entries: &[EntryCode]) -> bool {
    let different: BTreeSet<_> = entries.iter().collect();
    let of: BTreeSet<_> = entries.iter().map(|entry| ranks.get(entry)).collect();
    different.len() == entries.len() && entries.len() > 1 && of.len() == 1 && !of.contains(&None)
}
