//! How good is this work? One sheet: the work without its maker, and points for each criterion.

use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, web};
use askama::Template;

use super::blind::{BlindEntry, Chip, chips};
use super::saving::{Given, SaveOutcome, Then, given_in, save, words_of};
use super::score_response::tell;
use super::task::{Progress, TaskState, closed, total};
use super::{assignment_id, round_key, seated};
use crate::actions::cast_points::CastRefused;
use crate::contest::ballot::HalfPoints;
use crate::contest::definition::Criterion;
use crate::contest::round::RoundKey;
use crate::contest::rules::Check;
use crate::db::contests::Round;
use crate::db::entries::{self, Entry};
use crate::db::judging::{self, Assignment, Score};
use crate::db::mail::media;
use crate::db::seats::Seat;
use crate::db::types::{AccountId, AssignmentId, AttachmentId};
use crate::db::{Conn, DbError, holds};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{JudgeContext, RequestContext};
use crate::web::response::{HandlerResult, page, redirect, refused};

/// How many buttons a row has; the tenth gives all its points.
const BUTTONS: u32 = 10;

/// A judge's own sheet, with where it stands in their queue.
pub(super) struct Sheet {
    pub(super) round: Round,
    pub(super) seat: Seat,
    pub(super) task: Assignment,
    pub(super) entry: Entry,
    pub(super) queue: Vec<Assignment>,
    on_hold: bool,
    scores: Vec<Score>,
    checks: Vec<Check>,
    videos: Vec<AttachmentId>,
}

/// Loads a judge's own sheet in the round that the address names.
///
/// # Errors
/// [`DbError::Missing`] when it is another judge's, or of another round.
pub(super) fn load(
    conn: &mut Conn,
    key: RoundKey,
    id: AssignmentId,
    judge: AccountId,
) -> Result<Sheet, DbError> {
    let (round, seat) = seated(conn, key, judge)?;
    let (task, entry) = judging::own_assignment(conn, judge, id)?.ok_or(DbError::Missing)?;
    if task.round_id != round.id {
        return Err(DbError::Missing);
    }
    Ok(Sheet {
        queue: judging::queue(conn, round.id, judge)?,
        on_hold: holds::on_hold(conn)?.has(round.id, entry.id),
        scores: judging::scores(conn, id)?,
        checks: entries::newest_checks(conn, entry.id)?,
        videos: playable(media::videos_of(conn, entry.id)?),
        round,
        seat,
        task,
        entry,
    })
}

/// What a browser can try to play: no archives.
fn playable(videos: Vec<(AttachmentId, String, media::Media)>) -> Vec<AttachmentId> {
    let films = videos.into_iter().filter(|(.., kept)| kept.what == "video");
    films.map(|(id, ..)| id).collect()
}

#[derive(Template)]
#[template(path = "judge/score.html")]
pub(super) struct ScorePage {
    pub(super) page: Page,
    action: String,
    list: String,
    round: Phrase,
    position: i32,
    work: BlindEntry,
    videos: Vec<AttachmentId>,
    chips: Vec<Chip>,
    pub(super) rows: Vec<ScoreRow>,
    pub(super) total: Option<i32>,
    full: u32,
    pub(super) progress: Progress,
    state: TaskState,
    on_hold: bool,
    closed: Option<Phrase>,
    unsaved: bool,
    recuse_reason: String,
    previous: Option<String>,
    later: Option<String>,
}

/// One criterion on the page.
pub(super) struct ScoreRow {
    pub(super) key: String,
    name: String,
    max: u32,
    /// What stands in the field: as typed, or what holds.
    value: String,
    pub(super) base: i32,
    pub(super) holds: Option<HalfPoints>,
    pub(super) error: Option<Phrase>,
    pub(super) is_conflict: bool,
    buttons: Vec<HalfPoints>,
}

/// The sheet.
///
/// # Errors
/// When it is not this judge's, or the database fails.
pub async fn show_sheet(
    JudgeContext { ctx, acting }: JudgeContext,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let sheet = ctx.app.db.read(move |conn| load(conn, key, id, acting.by));
    page(&score_page(&ctx, key, &sheet.await?, &[]))
}

/// Takes points: of a whole form, or (asked for JSON) of single criteria as they are given.
///
/// # Errors
/// When the sheet is not this judge's, or the database fails.
pub async fn save_points(
    JudgeContext { ctx, acting }: JudgeContext,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    Posted(form): Posted,
) -> HandlerResult {
    let (key, id) = (round_key(&path.0)?, assignment_id(&path.1)?);
    let then = Then::of(&form);
    let sent = given_in(&form, &ctx.contest().definition.criteria, then);
    let app = ctx.app.clone();
    let saved = ctx.app.db.write(move |conn| {
        load(conn, key, id, acting.by)?;
        let outcomes = save(conn, &app.contest, acting, id, &sent)?;
        Ok::<_, DbError>((load(conn, key, id, acting.by)?, outcomes))
    });
    let (sheet, outcomes) = saved.await?;
    let page = score_page(&ctx, key, &sheet, &outcomes);
    if wants_json(&request) {
        return tell(&ctx, &page, &outcomes);
    }
    if outcomes.iter().any(|outcome| outcome.result.is_err()) {
        return refused(&page);
    }
    let criteria = ctx.contest().definition.criteria.len();
    redirect(&next_url(key, &sheet, then, criteria))
}

fn score_page(
    ctx: &RequestContext,
    key: RoundKey,
    sheet: &Sheet,
    outcomes: &[SaveOutcome],
) -> ScorePage {
    let contest = ctx.contest();
    let criteria = &contest.definition.criteria;
    let address = |task: &Assignment| format!("/judge/{key}/{}", task.id);
    let (before, after) = around(sheet);
    ScorePage {
        page: ctx.page(Audience::Judge),
        action: address(&sheet.task),
        list: format!("/judge/{key}"),
        round: names::round(key),
        position: sheet.task.position,
        work: BlindEntry::of(&sheet.entry, contest),
        videos: sheet.videos.clone(),
        chips: chips(&sheet.checks),
        rows: criteria
            .iter()
            .map(|rule| row(ctx, rule, sheet, outcomes))
            .collect(),
        total: total(&sheet.scores, contest),
        full: criteria.iter().map(|rule| rule.points).sum(),
        progress: Progress::of(sheet.queue.iter(), criteria.len()),
        state: TaskState::of(&sheet.task, criteria.len()),
        on_hold: sheet.on_hold,
        closed: closed(&sheet.round, &sheet.seat),
        unsaved: outcomes.iter().any(|outcome| outcome.result.is_err()),
        recuse_reason: sheet.task.recuse_reason.clone().unwrap_or_default(),
        previous: before.last().map(address),
        later: after.first().map(address),
    }
}

fn row(
    ctx: &RequestContext,
    rule: &Criterion,
    sheet: &Sheet,
    outcomes: &[SaveOutcome],
) -> ScoreRow {
    let score = sheet
        .scores
        .iter()
        .find(|score| score.criterion == rule.key);
    let holds = score.map(|score| HalfPoints(u32::try_from(score.half_points).unwrap_or(0)));
    let failed = outcomes
        .iter()
        .find(|outcome| outcome.given.criterion == rule.key)
        .and_then(|outcome| {
            outcome
                .result
                .as_ref()
                .err()
                .map(|why| (&outcome.given, why))
        });
    let typed = failed.map(|(given, _)| given.typed.clone());
    ScoreRow {
        key: rule.key.clone(),
        name: ctx.lang.pick(&rule.name).to_owned(),
        max: rule.points,
        value: typed.unwrap_or_else(|| holds.map(|points| points.to_string()).unwrap_or_default()),
        base: score.map_or(0, |score| score.version),
        holds,
        error: failed.and_then(|(Given { typed, .. }, why)| words_of(why, rule, typed)),
        is_conflict: failed.is_some_and(|(_, why)| matches!(why, CastRefused::Conflict { .. })),
        buttons: buttons(rule.points),
    }
}

/// A tenth of the points, two tenths … all of them, in halves, nearest first.
fn buttons(points: u32) -> Vec<HalfPoints> {
    let halves = u64::from(points) * 2;
    let tenth = |n| (halves * u64::from(n) + u64::from(BUTTONS) / 2) / u64::from(BUTTONS);
    (1..=BUTTONS)
        .map(|n| HalfPoints(u32::try_from(tenth(n)).unwrap_or(u32::MAX)))
        .collect()
}

/// The queue before and after a sheet, which may have left it: a work that is aside has a sheet and no place.
fn around(sheet: &Sheet) -> (&[Assignment], &[Assignment]) {
    let place = |task: &Assignment| (task.position, task.id);
    let here = place(&sheet.task);
    let before = sheet.queue.partition_point(|task| place(task) < here);
    let after = sheet.queue.partition_point(|task| place(task) <= here);
    (&sheet.queue[..before], &sheet.queue[after..])
}

/// Where a saved sheet leads: to itself, to the next work, or to the next that lacks points; at the end to the list, or to
/// the word that all is done.
pub(super) fn next_url(key: RoundKey, sheet: &Sheet, then: Then, criteria: usize) -> String {
    let (before, after) = around(sheet);
    let mut others = after.iter().chain(before);
    let next = match then {
        Then::Stay => return format!("/judge/{key}/{}", sheet.task.id),
        Then::Later => after.first(),
        Then::Next => others.find(|task| TaskState::of(task, criteria).is_to_do()),
    };
    match (next, then) {
        (Some(task), _) => format!("/judge/{key}/{}", task.id),
        (None, Then::Next) => format!("/judge/{key}/finish"),
        (None, _) => format!("/judge/{key}"),
    }
}

fn wants_json(request: &HttpRequest) -> bool {
    let accept = request
        .headers()
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}

impl ScorePage {
    /// Why nothing can be given here, if so.
    pub(super) fn closed_reason(&self) -> Option<Phrase> {
        let recused = self.state == TaskState::Recused;
        self.closed
            .clone()
            .or_else(|| recused.then(|| Phrase::new("judge-recused")))
            .or_else(|| self.on_hold.then(|| Phrase::new("hold-shut")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_buttons_give_tenths_in_halves_up_to_all_points() {
        let words = |points| {
            let all = buttons(points).into_iter();
            all.map(|points| points.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(words(30)[..3], ["3", "6", "9"]);
        assert_eq!(words(30)[9], "30");
        assert_eq!(words(25)[..3], ["2.5", "5", "7.5"]);
        assert_eq!(words(7)[0], "0.5");
        assert_eq!(words(7)[9], "7");
    }
}
