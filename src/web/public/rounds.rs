//! The page of all rounds with their public status, and links to the lists of winners.

use std::collections::BTreeMap;

use askama::Template;
use chrono::{DateTime, Utc};

use crate::contest::round::{PublicStatus, RoundKind};
use crate::db::contests::{self, Round};
use crate::db::results::prizes;
use crate::db::types::RoundId;
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

#[derive(Template)]
#[template(path = "public/rounds.html")]
struct Rounds {
    page: Page,
    groups: Vec<RoundGroup>,
    any_public: bool,
}

/// The rounds of one kind.
struct RoundGroup {
    name: String,
    rounds: Vec<RoundRow>,
}

struct RoundRow {
    href: Option<String>,
    name: String,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    status: PublicStatus,
    prizes: i64,
    fen: i64,
}

/// All rounds, the final first.
pub async fn list_rounds(ctx: RequestContext) -> HandlerResult {
    let (rounds, given) = ctx
        .read(|tx| Ok((contests::rounds(tx.conn)?, prizes::given(tx.conn)?)))
        .await?;
    let given: BTreeMap<RoundId, (i64, i64)> = given
        .into_iter()
        .map(|(round, prizes, fen)| (round, (prizes, fen)))
        .collect();
    ctx.render(&Rounds {
        page: ctx.page(Audience::Public),
        any_public: rounds.iter().any(|round| round.stage.flags().is_public),
        groups: groups(&ctx, &rounds, &given),
    })
}

fn groups(
    ctx: &RequestContext,
    rounds: &[Round],
    given: &BTreeMap<RoundId, (i64, i64)>,
) -> Vec<RoundGroup> {
    use RoundKind::{Annual, Month, Quarter};
    let group = |kind: RoundKind| RoundGroup {
        name: ctx.lang.word(&kind.phrase()),
        rounds: rounds
            .iter()
            .filter(|round| round.key.kind() == kind)
            .map(|round| row(ctx, round, given.get(&round.id).copied()))
            .collect(),
    };
    [Annual, Quarter, Month].map(group).into()
}

fn row(ctx: &RequestContext, round: &Round, given: Option<(i64, i64)>) -> RoundRow {
    let contest = ctx.contest();
    let window = contest.calendar.window(round.key);
    let (prizes, fen) = given.unwrap_or_default();
    RoundRow {
        href: round
            .stage
            .flags()
            .is_public
            .then(|| format!("/winners/{}", round.key)),
        name: ctx.lang.word(&names::round(round.key)),
        opens: window.opens,
        last_day: window.last_instant(),
        status: PublicStatus::of(contest, round.publication(), ctx.now),
        prizes,
        fen,
    }
}
