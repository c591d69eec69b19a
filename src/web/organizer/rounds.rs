//! The list of rounds, each with its stage and its next step.

use std::collections::HashMap;

use askama::Template;

use super::blockers::{BlockerView, blocker_views};
use crate::actions::round_status::round_status;
use crate::actions::tx::Tx;
use crate::contest::round::{Blocker, RoundKey, RoundKind, Stage};
use crate::contest::window::Window;
use crate::db::contests::{self, Round};
use crate::db::types::RoundId;
use crate::db::{DbError, gallery, judging};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

/// A round with its numbers and blockers.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) round: Round,
    /// Entries that take part.
    pub(super) entries: i64,
    /// Entries that wait for their review.
    pub(super) waiting: i64,
    /// Everything that blocks its next step; `None` before its window opens and once it is final.
    pub(super) blockers: Option<Vec<Blocker>>,
}

/// All rounds; only those in progress are checked for blockers.
pub(super) fn standings(tx: &mut Tx<'_>) -> Result<Vec<Standing>, DbError> {
    let entries: HashMap<RoundId, i64> = gallery::count_by_round(tx.conn)?.into_iter().collect();
    let waiting: HashMap<RoundId, i64> = gallery::count_waiting(tx.conn)?.into_iter().collect();
    let mut all = vec![];
    for round in contests::rounds(tx.conn)? {
        let in_pool = if round.key.kind() == RoundKind::Month {
            entries.get(&round.id).copied().unwrap_or(0)
        } else {
            i64::try_from(judging::pool_counts(tx.conn, round.id)?.pool()).unwrap_or(i64::MAX)
        };
        let opened = tx.contest.calendar.window(round.key).opens <= tx.now;
        let under_way = opened && !round.stage.flags().is_final;
        let status = under_way.then(|| round_status(tx, &round)).transpose()?;
        all.push(Standing {
            entries: in_pool,
            waiting: waiting.get(&round.id).copied().unwrap_or(0),
            blockers: status.map(|status| status.blockers),
            round,
        });
    }
    Ok(all)
}

/// A round in the list.
struct RoundLine {
    key: RoundKey,
    name: String,
    window: Window,
    stage: String,
    entries: i64,
    waiting: i64,
    /// The first blocker.
    first: Option<BlockerView>,
    /// How many more there are.
    more: usize,
    /// The name of its next step if nothing blocks it.
    next: String,
    is_final: bool,
}

struct RoundGroup {
    name: String,
    rounds: Vec<RoundLine>,
}

#[derive(Template)]
#[template(path = "organizer/rounds.html")]
struct RoundsPage {
    page: Page,
    kinds: Vec<RoundGroup>,
}

/// All rounds.
pub async fn list_rounds(organizer: OrganizerContext) -> HandlerResult {
    let ctx = organizer.ctx;
    let all = ctx.read(standings).await?;
    let group = |kind: RoundKind| RoundGroup {
        name: ctx.lang.word(&kind.phrase()),
        rounds: all
            .iter()
            .filter(|standing| standing.round.key.kind() == kind)
            .map(|standing| line(&ctx, standing))
            .collect(),
    };
    ctx.render(&RoundsPage {
        page: ctx.page(Audience::Organizer),
        kinds: RoundKind::ALL.into_iter().map(group).collect(),
    })
}

fn line(ctx: &RequestContext, standing: &Standing) -> RoundLine {
    let round = &standing.round;
    let blockers = standing.blockers.as_deref();
    let mut found = blocker_views(ctx, round, blockers.unwrap_or_default()).into_iter();
    let first = found.next();
    let free = blockers.is_some_and(<[Blocker]>::is_empty);
    RoundLine {
        key: round.key,
        name: ctx.lang.word(&names::round(round.key)),
        window: ctx.contest().calendar.window(round.key),
        stage: ctx.lang.word(&round.stage.phrase()),
        entries: standing.entries,
        waiting: standing.waiting,
        first,
        more: found.count(),
        next: next_words(ctx, round.stage)
            .filter(|_| free)
            .unwrap_or_default(),
        is_final: round.stage.flags().is_final,
    }
}

/// The name of the step that leaves a stage; `None` for the last stage.
pub(super) fn next_words(ctx: &RequestContext, stage: Stage) -> Option<String> {
    let next = stage.next()?;
    let key = format!("round-next-{}", next.key());
    Some(ctx.lang.word(&Phrase::new(key)))
}
