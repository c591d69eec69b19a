//! The rounds in which the judge is on the panel, and the judge's own queue of a round.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::blind::BlindEntry;
use super::task::{closed, total};
use super::{round_key, seated};
use crate::actions::tally_round::compute_result;
use crate::actions::tx::Tx;
use crate::contest::round::RoundKey;
use crate::contest::task::{JudgeStep, QueueProgress, TaskState};
use crate::db::DbError;
use crate::db::contests::Round;
use crate::db::entries::Entry;
use crate::db::judging::{self, Assignment, Score, Seat};
use crate::db::types::{AccountId, AssignmentId, RoundId};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::input::query;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{JudgeContext, RequestContext};
use crate::web::response::HandlerResult;

#[derive(Template)]
#[template(path = "judge/rounds.html")]
struct RoundsPage {
    page: Page,
    rounds: Vec<OwnRoundLine>,
}

struct OwnRoundLine {
    name: Phrase,
    href: String,
    progress: QueueProgress,
    kind: &'static str,
    state: Phrase,
    chief: bool,
    act: Option<(String, &'static str)>,
}

/// The judge's rounds, beginning with those that have open tasks.
pub async fn list_rounds(judge: JudgeContext) -> HandlerResult {
    let by = judge.actor.by;
    let seats = judge.read(move |tx| own_rounds(tx, by)).await?;
    let mut rounds: Vec<OwnRoundLine> = seats.iter().map(round_row).collect();
    rounds.sort_by_key(|row| row.act.is_none());
    judge.render(&RoundsPage {
        page: judge.page(Audience::Judge),
        rounds,
    })
}

struct OwnRound {
    round: Round,
    seat: Seat,
    progress: QueueProgress,
    ties: usize,
}

fn own_rounds(tx: &mut Tx<'_>, judge: AccountId) -> Result<Vec<OwnRound>, DbError> {
    let criteria = tx.contest.definition.criteria.len();
    let mut tasks: BTreeMap<RoundId, Vec<Assignment>> = BTreeMap::new();
    for task in judging::own_tasks(tx.conn, judge)? {
        tasks.entry(task.round_id).or_default().push(task);
    }
    let mut own = vec![];
    for (round, seat) in judging::own_seats(tx.conn, judge)? {
        let queue = tasks.remove(&round.id).unwrap_or_default();
        own.push(OwnRound {
            ties: waiting_ties(tx, &round, &seat)?.unwrap_or(0),
            progress: QueueProgress::of(queue.iter().map(|task| task.state(criteria))),
            round,
            seat,
        });
    }
    Ok(own)
}

/// How many groups of equal entries wait for this judge; `None` when the judge cannot decide ties now.
fn waiting_ties(tx: &mut Tx<'_>, round: &Round, seat: &Seat) -> Result<Option<usize>, DbError> {
    if !seat.orders_ties() || !round.stage.flags().decides {
        return Ok(None);
    }
    let result = compute_result(tx, round, vec![])?;
    Ok(Some(result.open_ties().len()))
}

fn round_row(own: &OwnRound) -> OwnRoundLine {
    let href = format!("/judge/{}", own.round.key);
    let (kind, state) = standing(own);
    let is_closed = closed(&own.round, &own.seat).is_some();
    let has_finished = own.seat.finished_at.is_some();
    let next = JudgeStep::next(own.ties, is_closed, own.progress.left(), has_finished);
    let act = next.map(|step| match step {
        JudgeStep::OrderTies => (format!("{href}/ties"), "judge-act-ties"),
        JudgeStep::Score => (href.clone(), "judge-act-score"),
        JudgeStep::Finish => (format!("{href}/finish"), "judge-act-finish"),
    });
    OwnRoundLine {
        name: names::round(own.round.key),
        href,
        progress: own.progress,
        kind,
        state,
        chief: own.seat.chief,
        act,
    }
}

fn standing(own: &OwnRound) -> (&'static str, Phrase) {
    if own.ties > 0 {
        return (
            "unknown",
            Phrase::new("judge-ties-wait").with("n", own.ties),
        );
    }
    if let Some(why) = closed(&own.round, &own.seat) {
        return ("plain", why);
    }
    match (own.progress.left(), own.seat.finished_at) {
        (0, Some(_)) => ("pass", Phrase::new("judge-finished")),
        (0, None) => ("unknown", Phrase::new("judge-all-scored")),
        (left, _) => ("unknown", Phrase::new("judge-left").with("n", left)),
    }
}

#[derive(Template)]
#[template(path = "judge/queue.html")]
struct QueuePage {
    page: Page,
    round: Phrase,
    key: RoundKey,
    closed: Option<Phrase>,
    progress: QueueProgress,
    finished: bool,
    ties: Option<usize>,
    filter: Option<TaskState>,
    counts: Vec<(TaskState, usize)>,
    rows: Vec<TaskRow>,
    next: Option<String>,
    full: u32,
}

impl QueuePage {
    fn counts_all(&self) -> usize {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    fn all_href(&self) -> String {
        format!("/judge/{}", self.key)
    }
}

struct TaskRow {
    href: String,
    position: i32,
    entry: BlindEntry,
    state: TaskState,
    total: Option<u32>,
}

#[derive(Default, Deserialize)]
struct QueueQuery {
    #[serde(default)]
    state: String,
}

/// The judge's queue of one round.
///
/// # Errors
/// 404 when the judge is not on that panel.
pub async fn show_queue(
    judge: JudgeContext,
    request: HttpRequest,
    path: web::Path<String>,
) -> HandlerResult {
    let key = round_key(&path)?;
    let list_query: QueueQuery = query(&request);
    let filter = TaskState::ALL
        .into_iter()
        .find(|state| state.key() == list_query.state);
    let by = judge.actor.by;
    let data = judge.read(move |tx| load(tx, key, by)).await?;
    judge.render(&queue_page(&judge, data, filter))
}

struct QueueData {
    round: Round,
    seat: Seat,
    queue: Vec<(Assignment, Entry)>,
    scores: BTreeMap<AssignmentId, Vec<Score>>,
    ties: Option<usize>,
}

fn load(tx: &mut Tx<'_>, key: RoundKey, judge: AccountId) -> Result<QueueData, DbError> {
    let (round, seat) = seated(tx, key, judge)?;
    Ok(QueueData {
        queue: judging::own_queue(tx.conn, round.id, judge)?,
        scores: judging::own_scores(tx.conn, round.id, judge)?,
        ties: waiting_ties(tx, &round, &seat)?,
        round,
        seat,
    })
}

fn queue_page(ctx: &RequestContext, data: QueueData, filter: Option<TaskState>) -> QueuePage {
    let key = data.round.key;
    let contest = ctx.contest();
    let criteria = contest.definition.criteria.len();
    let rows: Vec<TaskRow> = data
        .queue
        .iter()
        .map(|(task, entry)| TaskRow {
            href: format!("/judge/{key}/{}", task.id),
            position: task.position,
            entry: BlindEntry::of(entry, contest),
            state: task.state(criteria),
            total: data
                .scores
                .get(&task.id)
                .and_then(|scores| total(scores, contest)),
        })
        .collect();
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    let next = rows.iter().find(|row| row.state.is_to_do());
    QueuePage {
        page: ctx.page(Audience::Judge),
        round: names::round(key),
        key,
        closed: closed(&data.round, &data.seat),
        progress: QueueProgress::of(data.queue.iter().map(|(task, _)| task.state(criteria))),
        finished: data.seat.finished_at.is_some(),
        ties: data.ties,
        filter,
        counts: TaskState::ALL.map(|state| (state, count(state))).to_vec(),
        next: next.map(|row| row.href.clone()),
        full: contest
            .definition
            .criteria
            .iter()
            .map(|rule| rule.points)
            .sum(),
        rows: rows
            .into_iter()
            .filter(|row| filter.is_none_or(|filter| row.state == filter))
            .collect(),
    }
}
