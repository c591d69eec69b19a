//! What of the prize money is given out? The whole contest's account on one page: by tier, by round, and what stays vacant.

use askama::Template;

use super::winners::{tier_name, vacancy_reason};
use crate::actions::survey_budget::{Account, Budget, survey_budget};
use crate::db::{Conn, DbError};
use crate::names;
use crate::web::answer::{self, Answer};
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

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
pub async fn show_budget(who: OrganizerVisit) -> Answer {
    let visit = who.visit;
    let contest = visit.app.contest.clone();
    let read = move |conn: &mut Conn| -> Result<_, DbError> { survey_budget(conn, &contest) };
    let budget = visit.app.db.read(read).await?;
    answer::page(&page_of(&visit, &budget))
}

fn page_of(visit: &Visit, budget: &Budget) -> BudgetPage {
    let page = visit.page(Audience::Organizer);
    let definition = &visit.contest().definition;
    let tier = |(key, account): &(String, Account)| TierLine {
        name: tier_name(visit, key),
        fen: definition.tier(key).map_or(0, |tier| tier.fen()),
        account: *account,
    };
    let round = |line: &crate::actions::survey_budget::RoundAccount| RoundLine {
        key: line.round.to_string(),
        name: page.word(&names::round(line.round)),
        stage: page.t(&format!("stage-{}", line.stage.key())),
        account: line.account,
    };
    let vacant = |line: &crate::actions::survey_budget::VacantPrizes| VacantLine {
        key: line.round.to_string(),
        round: page.word(&names::round(line.round)),
        tier: tier_name(visit, &line.tier),
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
