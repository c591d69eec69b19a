//! The budget account of the whole contest on one page: by tier, by round, and the vacant prizes.

use askama::Template;

use super::winners::{tier_name, vacancy_reason};
use crate::actions::budget_status::{
    Budget, PrizeAccount, RoundAccount, VacantPrizes, budget_status,
};
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

#[derive(Template)]
#[template(path = "organizer/budget.html")]
struct BudgetPage {
    page: Page,
    balances: bool,
    budget_fen: i64,
    total: PrizeAccount,
    tiers: Vec<TierBudget>,
    rounds: Vec<RoundBudget>,
    vacant: Vec<VacantLine>,
}

struct TierBudget {
    name: String,
    fen: i64,
    account: PrizeAccount,
}

struct RoundBudget {
    key: String,
    name: String,
    stage: String,
    account: PrizeAccount,
}

struct VacantLine {
    key: String,
    round: String,
    tier: String,
    count: i64,
    reason: String,
}

/// The page of the budget account.
pub async fn show_budget(who: OrganizerContext) -> HandlerResult {
    let budget = who.read(budget_status).await?;
    who.render(&page_of(&who, &budget))
}

fn page_of(ctx: &RequestContext, budget: &Budget) -> BudgetPage {
    let page = ctx.page(Audience::Organizer);
    let definition = &ctx.contest().definition;
    let tier = |(key, account): &(String, PrizeAccount)| TierBudget {
        name: tier_name(ctx, key),
        fen: definition.tier(key).map_or(0, |tier| tier.fen()),
        account: *account,
    };
    let round = |line: &RoundAccount| RoundBudget {
        key: line.round.to_string(),
        name: page.word(&names::round(line.round)),
        stage: page.t(&format!("stage-{}", line.stage.key())),
        account: line.account,
    };
    let vacant = |line: &VacantPrizes| VacantLine {
        key: line.round.to_string(),
        round: page.word(&names::round(line.round)),
        tier: tier_name(ctx, &line.tier),
        count: line.count,
        reason: vacancy_reason(&page, &line.reason),
    };
    BudgetPage {
        balances: budget.balances(),
        budget_fen: budget.budget_fen,
        total: budget.total,
        tiers: budget.tiers.iter().map(tier).collect(),
        rounds: budget.rounds.iter().map(round).collect(),
        vacant: budget.vacant.iter().map(vacant).collect(),
        page,
    }
}
