//! Where does every month, quarter and the final stand, and what is its next step?

use std::collections::HashMap;

use askama::Template;
use chrono::{DateTime, Utc};

use super::obstacles::{Obstacle, obstacles};
use crate::actions::survey_round::survey_round;
use crate::app::App;
use crate::contest::round::{Blocker, RoundKey, RoundKind, Stage};
use crate::contest::window::Window;
use crate::db::contests::{self, Round};
use crate::db::types::RoundId;
use crate::db::{Conn, DbError, gallery, judging};
use crate::lang::Message;
use crate::names;
use crate::web::answer::{self, Answer};
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

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
        let survey = under_way
            .then(|| survey_round(conn, &app.contest, &app.site, &round, now))
            .transpose()?;
        all.push(Standing {
            works: in_pool,
            waiting: waiting.get(&round.id).copied().unwrap_or(0),
            blockers: survey.map(|survey| survey.blockers),
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
    first: Option<Obstacle>,
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
pub async fn list_rounds(organizer: OrganizerVisit) -> Answer {
    let visit = organizer.visit;
    let (app, now) = (visit.app.clone(), visit.now);
    let all: Vec<Standing> = visit
        .app
        .db
        .read::<_, DbError>(move |conn| standings(conn, &app, now))
        .await?;
    let kind = |kind: RoundKind| Kind {
        name: visit.lang.word(&Message::new(format!("rounds-{kind}"))),
        rounds: all
            .iter()
            .filter(|standing| standing.round.key.kind() == kind)
            .map(|standing| line(&visit, standing))
            .collect(),
    };
    answer::page(&RoundsPage {
        page: visit.page(Audience::Organizer),
        kinds: RoundKind::ALL.into_iter().map(kind).collect(),
    })
}

fn line(visit: &Visit, standing: &Standing) -> RoundLine {
    let round = &standing.round;
    let blockers = standing.blockers.as_deref();
    let mut found = obstacles(visit, round, blockers.unwrap_or_default()).into_iter();
    let first = found.next();
    let free = blockers.is_some_and(<[Blocker]>::is_empty);
    RoundLine {
        key: round.key,
        name: visit.lang.word(&names::round(round.key)),
        window: visit.contest().calendar.window(round.key),
        stage: visit.lang.word(&names::stage(round.stage)),
        works: standing.works,
        waiting: standing.waiting,
        first,
        more: found.count(),
        next: next_words(visit, round.stage)
            .filter(|_| free)
            .unwrap_or_default(),
        is_final: round.stage == Stage::Final,
    }
}

/// What the step out of a stage is called; `None` after the last.
pub(super) fn next_words(visit: &Visit, stage: Stage) -> Option<String> {
    let next = stage.next()?;
    let key = format!("round-next-{}", next.key());
    Some(visit.lang.word(&Message::new(key)))
}
