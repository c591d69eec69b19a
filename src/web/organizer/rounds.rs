//! Where does every month, quarter and the final stand, and what is its next step?

use std::collections::HashMap;

use askama::Template;
use chrono::{DateTime, Utc};

use super::blockers::{BlockerView, blocker_views};
use crate::actions::round_status::round_status;
use crate::app::App;
use crate::contest::round::{Blocker, RoundKey, RoundKind, Stage};
use crate::contest::window::Window;
use crate::db::contests::{self, Round};
use crate::db::types::RoundId;
use crate::db::{Conn, DbError, gallery, judging};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};

/// A round with what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) round: Round,
    /// Works that take part.
    pub(super) works: i64,
    /// Works that wait for their review.
    pub(super) waiting: i64,
    /// What blocks its next step; `None` before its window opens and once it is final.
    pub(super) blockers: Option<Vec<Blocker>>,
}

/// Looks at every round; only those under way are surveyed.
///
/// # Errors
/// When the database fails.
pub(super) fn standings(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
) -> Result<Vec<Standing>, DbError> {
    let works: HashMap<RoundId, i64> = gallery::count_by_round(conn)?.into_iter().collect();
    let waiting: HashMap<RoundId, i64> = gallery::count_waiting(conn)?.into_iter().collect();
    let mut all = vec![];
    for round in contests::rounds(conn)? {
        let in_pool = if round.key.kind() == RoundKind::Month {
            works.get(&round.id).copied().unwrap_or(0)
        } else {
            i64::try_from(judging::pool_counts(conn, round.id)?.pool()).unwrap_or(i64::MAX)
        };
        let opened = app.contest.calendar.window(round.key).opens <= now;
        let under_way = opened && round.stage != Stage::Final;
        let status = under_way
            .then(|| round_status(conn, &app.contest, &app.links, &round, now))
            .transpose()?;
        all.push(Standing {
            works: in_pool,
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
    works: i64,
    waiting: i64,
    /// The first thing that blocks it.
    first: Option<BlockerView>,
    /// How many more do.
    more: usize,
    /// What its next step is called, when nothing blocks it.
    next: String,
    is_final: bool,
}

struct Kind {
    name: String,
    rounds: Vec<RoundLine>,
}

#[derive(Template)]
#[template(path = "organizer/rounds.html")]
struct RoundsPage {
    page: Page,
    kinds: Vec<Kind>,
}

/// All rounds.
///
/// # Errors
/// When the database fails.
pub async fn list_rounds(organizer: OrganizerContext) -> HandlerResult {
    let ctx = organizer.ctx;
    let (app, now) = (ctx.app.clone(), ctx.now);
    let all: Vec<Standing> = ctx
        .app
        .db
        .read::<_, DbError>(move |conn| standings(conn, &app, now))
        .await?;
    let kind = |kind: RoundKind| Kind {
        name: ctx.lang.word(&Phrase::new(format!("rounds-{kind}"))),
        rounds: all
            .iter()
            .filter(|standing| standing.round.key.kind() == kind)
            .map(|standing| line(&ctx, standing))
            .collect(),
    };
    response::page(&RoundsPage {
        page: ctx.page(Audience::Organizer),
        kinds: RoundKind::ALL.into_iter().map(kind).collect(),
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
        works: standing.works,
        waiting: standing.waiting,
        first,
        more: found.count(),
        next: next_words(ctx, round.stage)
            .filter(|_| free)
            .unwrap_or_default(),
        is_final: round.stage == Stage::Final,
    }
}

/// What the step out of a stage is called; `None` after the last.
pub(super) fn next_words(ctx: &RequestContext, stage: Stage) -> Option<String> {
    let next = stage.next()?;
    let key = format!("round-next-{}", next.key());
    Some(ctx.lang.word(&Phrase::new(key)))
}
