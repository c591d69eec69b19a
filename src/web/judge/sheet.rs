//! A sheet as its judge sees it: the entry without its author, the points for each criterion, and the queue around it.

use askama::Template;

use super::TaskPath;
use super::blind::{BlindEntry, Chip, chips};
use super::saving::{Given, SaveOutcome, words_of};
use super::task::{task_closed, total};
use crate::actions::cast_points::CastRefused;
use crate::actions::own_task::OwnTask;
use crate::actions::tx::Tx;
use crate::contest::ballot::HalfPoints;
use crate::contest::definition::Criterion;
use crate::contest::file_kind::FileKind;
use crate::contest::rules::Check;
use crate::contest::task::{QueueProgress, TaskState};
use crate::db::judging::{self, Assignment};
use crate::db::mail::media;
use crate::db::types::AttachmentId;
use crate::db::{DbError, entries};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;

/// The number of buttons in a row; the last one gives all points.
const BUTTONS: u32 = 10;

/// A judge's own sheet and the queue around it.
pub(super) struct SheetData {
    pub(super) own: OwnTask,
    queue: Vec<Assignment>,
    checks: Vec<Check>,
    videos: Vec<AttachmentId>,
}

impl SheetData {
    /// # Errors
    /// [`DbError::Missing`] when the task belongs to another judge or another round.
    pub(super) fn load(tx: &mut Tx<'_>, task: TaskPath) -> Result<Self, DbError> {
        let own = task.load(tx)?;
        Self::of(tx, own, task)
    }

    pub(super) fn of(tx: &mut Tx<'_>, own: OwnTask, task: TaskPath) -> Result<Self, DbError> {
        Ok(Self {
            queue: judging::queue(tx.conn, own.round.id, task.judge)?,
            checks: entries::newest_checks(tx.conn, own.entry.id)?,
            videos: playable(media::videos_of(tx.conn, own.entry.id)?),
            own,
        })
    }

    /// The queue before and after a sheet. The sheet itself is missing from the queue while its entry is on hold.
    pub(super) fn around(&self) -> (&[Assignment], &[Assignment]) {
        let place = |task: &Assignment| (task.position, task.id);
        let here = place(&self.own.task);
        let before = self.queue.partition_point(|task| place(task) < here);
        let after = self.queue.partition_point(|task| place(task) <= here);
        (&self.queue[..before], &self.queue[after..])
    }
}

/// The files that a browser may be able to play; archives are left out.
fn playable(videos: Vec<(AttachmentId, String, media::Media)>) -> Vec<AttachmentId> {
    let videos = videos
        .into_iter()
        .filter(|(.., kept)| kept.what.0 == FileKind::Video);
    videos.map(|(id, ..)| id).collect()
}

#[derive(Template)]
#[template(path = "judge/score.html")]
pub(super) struct ScorePage {
    pub(super) page: Page,
    action: String,
    list: String,
    round: Phrase,
    position: i32,
    entry: BlindEntry,
    videos: Vec<AttachmentId>,
    chips: Vec<Chip>,
    pub(super) rows: Vec<ScoreRow>,
    pub(super) total: Option<u32>,
    full: u32,
    pub(super) progress: QueueProgress,
    state: TaskState,
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
    /// The text of the field: the points as typed, or the saved points.
    value: String,
    pub(super) base: i32,
    pub(super) holds: Option<HalfPoints>,
    pub(super) error: Option<Phrase>,
    pub(super) is_conflict: bool,
    buttons: Vec<HalfPoints>,
}

impl ScorePage {
    /// The page of a sheet; outcomes are of points that were just sent.
    pub(super) fn new(ctx: &RequestContext, sheet: &SheetData, outcomes: &[SaveOutcome]) -> Self {
        let contest = ctx.contest();
        let criteria = &contest.definition.criteria;
        let own = &sheet.own;
        let key = own.round.key;
        let address = |task: &Assignment| format!("/judge/{key}/{}", task.id);
        let (before, after) = sheet.around();
        Self {
            page: ctx.page(Audience::Judge),
            action: address(&own.task),
            list: format!("/judge/{key}"),
            round: names::round(key),
            position: own.task.position,
            entry: BlindEntry::of(&own.entry, contest),
            videos: sheet.videos.clone(),
            chips: chips(&sheet.checks),
            rows: criteria
                .iter()
                .map(|rule| row(ctx, rule, own, outcomes))
                .collect(),
            total: total(own.scores(), contest),
            full: criteria.iter().map(|rule| rule.points).sum(),
            progress: QueueProgress::of(sheet.queue.iter().map(|task| task.state(criteria.len()))),
            state: own.task.state(criteria.len()),
            closed: own.closed_to_points().map(task_closed),
            unsaved: outcomes.iter().any(|outcome| outcome.result.is_err()),
            recuse_reason: own.task.recuse_reason.clone().unwrap_or_default(),
            previous: before.last().map(address),
            later: after.first().map(address),
        }
    }

    /// Why points cannot be given here.
    pub(super) fn closed_reason(&self) -> Option<&Phrase> {
        self.closed.as_ref()
    }
}

fn row(
    ctx: &RequestContext,
    rule: &Criterion,
    own: &OwnTask,
    outcomes: &[SaveOutcome],
) -> ScoreRow {
    let mut scores = own.scores().iter();
    let score = scores.find(|score| score.criterion == rule.key);
    let holds = score.map(|score| score.points);
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

/// The points of the buttons: one tenth of the maximum, two tenths … all of it, rounded to halves.
fn buttons(points: u32) -> Vec<HalfPoints> {
    let halves = u64::from(points) * 2;
    let tenth = |n| (halves * u64::from(n) + u64::from(BUTTONS) / 2) / u64::from(BUTTONS);
    (1..=BUTTONS)
        .map(|n| HalfPoints(u32::try_from(tenth(n)).unwrap_or(u32::MAX)))
        .collect()
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
