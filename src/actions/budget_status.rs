//! The contest's budget account. Every promised prize is awarded, left vacant or still to come, and together they cost
//! the budget.

use super::tx::Tx;
use crate::contest::Contest;
use crate::contest::definition::TierRule;
use crate::contest::round::{RoundKey, Stage};
use crate::db::contests::Round;
use crate::db::results::decisions;
use crate::db::results::totals::{self, AwardTotal};
use crate::db::types::{DecisionId, RoundId};
use crate::db::{DbError, contests};

/// A number of prizes, and their cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prizes {
    /// The number of prizes.
    pub count: i64,
    /// Their cost in fen.
    pub fen: i64,
}

impl Prizes {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.fen += other.fen;
    }
}

/// The account of a tier's or a round's prizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PrizeAccount {
    /// Promised by the contest.
    pub promised: Prizes,
    /// Awarded by the decisions in force.
    pub awarded: Prizes,
    /// Left vacant by those decisions, including prizes for which too few entries were ranked.
    pub vacant: Prizes,
    /// Still to be awarded, in rounds that are not decided yet.
    pub to_come: Prizes,
}

impl PrizeAccount {
    /// Whether every promised prize is awarded, vacant or to come.
    #[must_use]
    pub fn balances(&self) -> bool {
        let mut sum = self.awarded;
        sum.add(self.vacant);
        sum.add(self.to_come);
        sum == self.promised
    }

    fn add(&mut self, other: Self) {
        self.promised.add(other.promised);
        self.awarded.add(other.awarded);
        self.vacant.add(other.vacant);
        self.to_come.add(other.to_come);
    }
}

/// A round's account.
#[derive(Debug, Clone)]
pub struct RoundAccount {
    /// The round.
    pub round: RoundKey,
    /// Its stage.
    pub stage: Stage,
    /// Its prizes.
    pub account: PrizeAccount,
}

/// Prizes that stay vacant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VacantPrizes {
    /// The round.
    pub round: RoundKey,
    /// The tier's key.
    pub tier: String,
    /// The number of vacant prizes.
    pub count: i64,
    /// The reason; [`UNFILLED`](super::decide_awards::UNFILLED) when the ranking has too few entries.
    pub reason: String,
}

/// The contest's account.
#[derive(Debug, Clone)]
pub struct Budget {
    /// By tier's key, the highest tier first.
    pub tiers: Vec<(String, PrizeAccount)>,
    /// The account of each round, in the rounds' order.
    pub rounds: Vec<RoundAccount>,
    /// The account of the whole contest.
    pub total: PrizeAccount,
    /// The budget, in fen.
    pub budget_fen: i64,
    /// The vacant prizes, by round.
    pub vacant: Vec<VacantPrizes>,
}

impl Budget {
    /// Whether all accounts balance and the promised prizes cost exactly the budget.
    #[must_use]
    pub fn balances(&self) -> bool {
        let tiers = self.tiers.iter().all(|(_, account)| account.balances());
        let rounds = self.rounds.iter().all(|round| round.account.balances());
        tiers && rounds && self.total.balances() && self.total.promised.fen == self.budget_fen
    }
}

/// Computes the contest's account from the stored rows.
pub fn budget_status(tx: &mut Tx<'_>) -> Result<Budget, DbError> {
    let contest = tx.contest;
    let rounds = contests::rounds(tx.conn)?;
    let stored = StoredTotals {
        decided: decisions::holding(tx.conn)?,
        awards: totals::totals(tx.conn)?,
        vacancies: totals::vacancy_totals(tx.conn)?,
    };
    let tiers = &contest.definition.tiers;
    let mut by_tier = vec![PrizeAccount::default(); tiers.len()];
    let mut by_round: Vec<RoundAccount> = rounds.iter().map(empty_account).collect();
    for (round, of_round) in rounds.iter().zip(&mut by_round) {
        for (tier, of_tier) in tiers.iter().zip(&mut by_tier) {
            let part = stored.part(contest, round, tier);
            of_round.account.add(part);
            of_tier.add(part);
        }
    }
    Ok(add_up(contest, &rounds, by_tier, by_round, &stored))
}

struct StoredTotals {
    decided: Vec<(RoundId, DecisionId)>,
    awards: Vec<AwardTotal>,
    vacancies: Vec<(RoundId, String, i32, String)>,
}

impl StoredTotals {
    /// One tier's prizes in one round. Awards are counted from the stored rows, so that the sums are an independent
    /// check.
    fn part(&self, contest: &Contest, round: &Round, tier: &TierRule) -> PrizeAccount {
        let quotas = contest.definition.quotas(round.key.kind());
        let quota = quotas.iter().find(|(rule, _)| rule.key == tier.key);
        let prizes = |count: i64| Prizes {
            count,
            fen: count * tier.fen(),
        };
        let promised = prizes(quota.map_or(0, |(_, quota)| i64::from(*quota)));
        let mut part = PrizeAccount {
            promised,
            ..PrizeAccount::default()
        };
        if !self.decided.iter().any(|(id, _)| *id == round.id) {
            part.to_come = promised;
            return part;
        }
        let awarded = self.awards.iter();
        for row in awarded.filter(|row| row.round_id == round.id && row.tier == tier.key) {
            part.awarded.add(Prizes {
                count: row.count,
                fen: row.count * row.amount_fen,
            });
        }
        let vacant = self.vacancies.iter();
        let of_tier =
            |(id, key, ..): &&(RoundId, String, i32, String)| *id == round.id && *key == tier.key;
        part.vacant = prizes(vacant.filter(of_tier).map(|row| i64::from(row.2)).sum());
        part
    }
}

fn empty_account(round: &Round) -> RoundAccount {
    RoundAccount {
        round: round.key,
        stage: round.stage,
        account: PrizeAccount::default(),
    }
}

fn add_up(
    contest: &Contest,
    rounds: &[Round],
    by_tier: Vec<PrizeAccount>,
    by_round: Vec<RoundAccount>,
    stored: &StoredTotals,
) -> Budget {
    let mut total = PrizeAccount::default();
    by_tier.iter().for_each(|account| total.add(*account));
    let keys = contest.definition.tiers.iter().map(|tier| tier.key.clone());
    let vacant = |(id, tier, count, reason): &(RoundId, String, i32, String)| {
        Some(VacantPrizes {
            round: rounds.iter().find(|round| round.id == *id)?.key,
            tier: tier.clone(),
            count: i64::from(*count),
            reason: reason.clone(),
        })
    };
    let mut vacant: Vec<_> = stored.vacancies.iter().filter_map(vacant).collect();
    vacant.sort_by_key(|prizes| prizes.round);
    Budget {
        tiers: keys.zip(by_tier).collect(),
        rounds: by_round,
        total,
        budget_fen: contest.definition.budget_fen(),
        vacant,
    }
}
