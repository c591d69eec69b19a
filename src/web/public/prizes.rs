//! Prizes in words: tiers with number and money, and the prizes of one kind of round.

use crate::contest::definition::{Definition, TierRule};
use crate::contest::round::RoundKind;
use crate::lang::{Lang, Phrase};

/// A prize tier for `parts/prize.html`.
pub struct TierPlate {
    /// The key of the tier: `special` …
    pub key: String,
    /// The name of the tier: 特别奖 …
    pub name: String,
    /// How many prizes of this tier the contest gives.
    pub count: u32,
    /// One prize, before tax.
    pub fen: i64,
}

/// All tiers, highest first.
#[must_use]
pub fn plates(definition: &Definition, lang: Lang) -> Vec<TierPlate> {
    let plate = |tier: &TierRule| TierPlate {
        key: tier.key.clone(),
        name: lang.pick(&tier.name).to_owned(),
        count: tier.total,
        fen: tier.fen(),
    };
    definition.tiers.iter().map(plate).collect()
}

/// The number of prizes of all rounds together.
#[must_use]
pub fn award_count(definition: &Definition) -> u32 {
    definition.tiers.iter().map(|tier| tier.total).sum()
}

/// The prizes of one round of a kind: 「二等奖 10 名、三等奖 100 名」.
#[must_use]
pub fn quotas(definition: &Definition, kind: RoundKind, lang: Lang) -> String {
    let quota = |(tier, n): &(&TierRule, u32)| {
        let message = Phrase::new("prize-quota").with("tier", lang.pick(&tier.name));
        lang.word(&message.with("n", *n))
    };
    let quotas = definition.quotas(kind);
    lang.list(quotas.iter().map(quota))
}

/// The tiers that the definition expressly allows to stay vacant; empty when there are none.
#[must_use]
pub fn may_stay_vacant(definition: &Definition, lang: Lang) -> String {
    let tiers = definition.tiers.iter().filter(|tier| tier.may_stay_vacant);
    lang.list(tiers.map(|tier| lang.pick(&tier.name).to_owned()))
}
