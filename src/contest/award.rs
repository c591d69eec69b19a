//! Who gets which award?
//!
//! The quotas are filled in the order of ranks. Each award of a quota ends up as exactly one of three things: awarded,
//! left vacant by the organizers, or unfilled because no entry is left for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ballot::EntryCode;
use super::cutoff::{Cutoff, Decided, DecisionProblem, OpenTie, PassedOver, Standing, Taken};

/// One tier of a round's awards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The key of the tier in the contest definition.
    pub key: String,
    /// How many awards of this tier the round gives.
    pub quota: u32,
    /// The amount of each award in fen, before tax.
    pub amount_fen: i64,
}

/// Part of a quota that the organizers leave vacant (空缺).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vacancy {
    /// The tier.
    pub tier: String,
    /// How many of the tier's awards are not given.
    pub count: u32,
    /// The reason; never blank.
    pub reason: String,
}

/// The rules by which the awards of a round are given.
#[derive(Clone, Copy, Debug)]
pub struct Quotas<'a> {
    /// The tiers, the best first.
    pub tiers: &'a [Tier],
    /// The awards left vacant.
    pub vacancies: &'a [Vacancy],
    /// Whether an author gets at most one award in the round; the best one stays.
    pub one_per_author: bool,
}

/// One award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// The entry.
    pub entry: EntryCode,
    /// The tier.
    pub tier: String,
    /// 1 for the best of the tier. Equal entries share a number, unless the chief judge had to order them at a
    /// boundary.
    pub place: u32,
    /// The entry's rank in the round.
    pub rank: u32,
    /// Amount in fen, before tax.
    pub amount_fen: i64,
}

/// Awards for which no entry is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfilled {
    /// The tier.
    pub tier: String,
    /// How many.
    pub count: u32,
}

/// The awards of a round. For each tier: awarded + vacant + unfilled = quota.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardList {
    /// By tier and rank.
    pub awards: Vec<Award>,
    /// Entries passed over while there was still an award to give.
    pub passed_over: Vec<PassedOver>,
    /// Awards that the organizers left vacant.
    pub vacant: Vec<Vacancy>,
    /// Awards for which no entry was left.
    pub unfilled: Vec<Unfilled>,
}

/// The boundary at which a tie has to be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// A tier has room for only some of the equal entries.
    Tier {
        /// The tier.
        tier: String,
        /// How many the tier has room for.
        room: usize,
    },
    /// There is room for all, but one author has several of the equal entries and may get only one award.
    OneAuthor {
        /// The tier.
        tier: String,
    },
    /// Only some of the equal entries can advance to the next round.
    Advance {
        /// How many can advance.
        room: usize,
    },
}

/// Why the list of awards cannot be made yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// Entries that are equal at a boundary and that the chief judge has not ordered. Ties are reported one at a time,
    /// since later ties can depend on the decision.
    TieAtBoundary {
        /// The rank that the entries share.
        rank: u32,
        /// The entries that must be ordered, by code.
        entries: Vec<EntryCode>,
        /// The boundary.
        boundary: Boundary,
    },
    /// A recorded decision that cannot be used.
    Decision(DecisionProblem),
    /// A tier is listed twice.
    RepeatedTier {
        /// Its key.
        tier: String,
    },
    /// A vacancy for a tier that the round does not have.
    VacancyOfUnknownTier {
        /// Its key.
        tier: String,
    },
    /// A vacancy without a reason.
    VacancyWithoutReason {
        /// The tier.
        tier: String,
    },
    /// More vacancies than awards.
    TooManyVacancies {
        /// The tier.
        tier: String,
        /// Its awards.
        quota: u32,
        /// How many vacancies were requested.
        vacant: u64,
    },
}

/// Gives the awards of a round.
///
/// # Errors
/// Every mistake in the decisions, or the first tie that needs one.
pub fn decide(
    standings: &[Standing],
    quotas: Quotas<'_>,
    decided: Decided<'_>,
) -> Result<AwardList, Vec<Blocked>> {
    let mut blocked = decision_problems(standings, decided);
    blocked.extend(quotas.problems());
    if !blocked.is_empty() {
        return Err(blocked);
    }
    let tiers = quotas.tiers;
    let mut cut = Cutoff::new(quotas.room(), quotas.one_per_author, decided);
    cut.fill(standings)
        .map_err(|tie| vec![blocked_award(tie, tiers)])?;
    Ok(AwardList {
        unfilled: unfilled(tiers, &cut.room),
        awards: awards(tiers, &cut),
        passed_over: cut.passed_over,
        vacant: quotas.vacancies.to_vec(),
    })
}

impl Quotas<'_> {
    /// The mistakes in the vacancies.
    pub fn problems(&self) -> Vec<Blocked> {
        let mut problems = Vec::new();
        for Vacancy { tier, reason, .. } in self.vacancies {
            if self.tiers.iter().all(|known| known.key != *tier) {
                problems.push(Blocked::VacancyOfUnknownTier { tier: tier.clone() });
            } else if reason.trim().is_empty() {
                problems.push(Blocked::VacancyWithoutReason { tier: tier.clone() });
            }
        }
        let mut keys = BTreeSet::new();
        for Tier { key, quota, .. } in self.tiers {
            if !keys.insert(key) {
                problems.push(Blocked::RepeatedTier { tier: key.clone() });
            }
            let (tier, quota, vacant) = (key.clone(), *quota, self.vacant(key));
            if vacant > u64::from(quota) {
                problems.push(Blocked::TooManyVacancies {
                    tier,
                    quota,
                    vacant,
                });
            }
        }
        problems
    }

    fn vacant(&self, tier: &str) -> u64 {
        let of_tier = self.vacancies.iter().filter(|vacancy| vacancy.tier == tier);
        of_tier.map(|vacancy| u64::from(vacancy.count)).sum()
    }

    fn room(&self) -> Vec<usize> {
        let vacant = |tier: &Tier| u32::try_from(self.vacant(&tier.key)).unwrap_or(u32::MAX);
        let room = self
            .tiers
            .iter()
            .map(|tier| size(tier.quota.saturating_sub(vacant(tier))));
        room.collect()
    }
}

pub(super) fn decision_problems(standings: &[Standing], decided: Decided<'_>) -> Vec<Blocked> {
    let problems = decided.problems(standings).into_iter();
    problems.map(Blocked::Decision).collect()
}

fn blocked_award(tie: OpenTie, tiers: &[Tier]) -> Blocked {
    let OpenTie {
        rank,
        entries,
        slot,
        room,
        one_author,
    } = tie;
    let tier = tiers[slot].key.clone();
    let boundary = match one_author {
        true => Boundary::OneAuthor { tier },
        false => Boundary::Tier { tier, room },
    };
    Blocked::TieAtBoundary {
        rank,
        entries,
        boundary,
    }
}

fn awards(tiers: &[Tier], cut: &Cutoff<'_>) -> Vec<Award> {
    let award = |taken: &Taken<'_>| Award {
        entry: taken.standing.entry.clone(),
        tier: tiers[taken.slot].key.clone(),
        place: taken.place,
        rank: taken.standing.rank,
        amount_fen: tiers[taken.slot].amount_fen,
    };
    cut.taken.iter().map(award).collect()
}

fn unfilled(tiers: &[Tier], room: &[usize]) -> Vec<Unfilled> {
    let left = tiers.iter().zip(room).filter(|(_, room)| **room > 0);
    let unfilled = left.map(|(tier, room)| Unfilled {
        tier: tier.key.clone(),
        count: u32::try_from(*room).unwrap_or(u32::MAX),
    });
    unfilled.collect()
}

pub(super) fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

impl AwardList {
    /// Awarded places by tier key.
    pub fn awarded(&self) -> BTreeMap<&str, u32> {
        let mut awarded = BTreeMap::new();
        for award in &self.awards {
            *awarded.entry(award.tier.as_str()).or_default() += 1;
        }
        awarded
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod ties;
