//! Numbers of rounds, prizes and money that follow from a definition.

use super::{Definition, TierRule};
use crate::contest::round::{RoundKey, RoundKind};

impl Definition {
    /// How many quarters the window has.
    #[must_use]
    pub fn quarters(&self) -> u8 {
        self.window
            .months
            .checked_div(self.window.months_in_quarter)
            .unwrap_or(0)
    }

    /// How many rounds of a kind there are.
    #[must_use]
    pub fn round_count(&self, kind: RoundKind) -> u8 {
        match kind {
            RoundKind::Month => self.window.months,
            RoundKind::Quarter => self.quarters(),
            RoundKind::Annual => 1,
        }
    }

    /// Every round: the months, the quarters, the final.
    #[must_use]
    pub fn round_keys(&self) -> Vec<RoundKey> {
        let months = (1..=self.window.months).map(RoundKey::Month);
        let quarters = (1..=self.quarters()).map(RoundKey::Quarter);
        months.chain(quarters).chain([RoundKey::Annual]).collect()
    }

    /// The rounds whose best entries make up a round's pool; none for a month.
    #[must_use]
    pub fn feeders(&self, key: RoundKey) -> Vec<RoundKey> {
        let per_quarter = self.window.months_in_quarter;
        match key {
            RoundKey::Month(_) => vec![],
            RoundKey::Quarter(q) => {
                let first = q.saturating_sub(1).saturating_mul(per_quarter);
                (1..=per_quarter)
                    .map(|m| RoundKey::Month(first.saturating_add(m)))
                    .collect()
            }
            RoundKey::Annual => (1..=self.quarters()).map(RoundKey::Quarter).collect(),
        }
    }

    /// The most entries that can reach a round from the rounds below; `None` for months, which are open to all.
    #[must_use]
    pub fn pool_size(&self, kind: RoundKind) -> Option<u32> {
        let (below, rounds) = match kind {
            RoundKind::Month => return None,
            RoundKind::Quarter => (RoundKind::Month, self.window.months_in_quarter),
            RoundKind::Annual => (RoundKind::Quarter, self.quarters()),
        };
        Some(self.rule(below).advance.saturating_mul(rounds.into()))
    }

    /// How many prizes of a tier all rounds together give.
    #[must_use]
    pub fn prizes_given(&self, tier: &str) -> u64 {
        let in_kind = |kind: RoundKind| {
            let each = self.rule(kind).awards.get(tier).copied().unwrap_or(0);
            u64::from(each) * u64::from(self.round_count(kind))
        };
        RoundKind::ALL.into_iter().map(in_kind).sum()
    }

    /// What all prizes of all tiers cost, in yuan.
    #[must_use]
    pub fn prize_money_yuan(&self) -> i64 {
        let tier_yuan = |tier: &TierRule| tier.yuan.saturating_mul(tier.total.into());
        self.tiers
            .iter()
            .map(tier_yuan)
            .fold(0, i64::saturating_add)
    }

    /// The budget, in fen.
    #[must_use]
    pub fn budget_fen(&self) -> i64 {
        self.budget.yuan.saturating_mul(100)
    }

    /// The tiers that one round awards, each with its quota, highest tier first.
    #[must_use]
    pub fn quotas(&self, kind: RoundKind) -> Vec<(&TierRule, u32)> {
        let awards = &self.rule(kind).awards;
        self.tiers
            .iter()
            .filter_map(|tier| Some((tier, *awards.get(&tier.key)?)))
            .filter(|(_, n)| *n > 0)
            .collect()
    }

    /// The cost of one round's prizes, in fen.
    #[must_use]
    pub fn round_money_fen(&self, kind: RoundKind) -> i64 {
        self.quotas(kind)
            .iter()
            .map(|(tier, n)| tier.fen() * i64::from(*n))
            .sum()
    }
}
