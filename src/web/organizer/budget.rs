//! What of the prize money is given out? The whole contest's account on one page: by tier, by round, and what stays vacant.

use askama::Template;

use super::winners::{tier_name, vacancy_reason};
use crate::actions::budget_status::{Account, Budget, budget_status};
use crate::db::{Conn, DbError};
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};

#[derive(Template)]
#[template(path = "organizer/budget.html")]
struct BudgetPage {
    page: Page,
    balances: bool,
    budget_fen: i64,
    total: Account,
    tiers: Vec<TierLine>,
    rounds: Vec<RoundLine>,
    vacant: Vec<VacantLine>,
}

struct TierLine {
    name: String,
    fen: i64,
    account: Account,
}

struct RoundLine {
    key: String,
    name: String,
    stage: String,
    account: Account,
}

struct VacantLine {
    key: String,
    round: String,
    tier: String,
    count: i64,
    reason: String,
}

/// The account.
///
/// # Errors
/// When the database fails.
pub async fn show_budget(who: OrganizerContext) -> HandlerResult {
    let ctx = who.ctx;
    let contest = ctx.app.contest.clone();
    let read = move |conn: &mut Conn| -> Result<_, DbError> { budget_status(conn, &contest) };
    let budget = ctx.app.db.read(read).await?;
    response::page(&page_of(&ctx, &budget))
}

fn page_of(ctx: &RequestContext, budget: &Budget) -> BudgetPage {
    let page = ctx.page(Audience::Organizer);
    let definition = &ctx.contest().definition;
    let tier = |(key, account): &(String, Account)| TierLine {
        name: tier_name(ctx, key),
        fen: definition.tier(key).map_or(0, |tier| tier.fen()),
        account: *account,
    };
    let round = |line: &crate::actions::budget_status::RoundAccount| RoundLine {
        key: line.round.to_string(),
        name: page.word(&names::round(line.round)),
        stage: page.t(&format!("stage-{}", line.stage.key())),
        account: line.account,
    };
    let vacant = |line: &crate::actions::budget_status::VacantPrizes| VacantLine {
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
