//! A round's page for organizers: its stage, what blocks it, its judges, and a button for its next step.

use actix_web::web;
use askama::Template;

use super::blockers::{BlockerView, blocker_views};
use super::jury::{JudgeLine, judge_line};
use super::round_key;
use super::rounds::next_words;
use crate::actions::advance_round::{self, AdvanceRefused};
use crate::actions::round_status::{RoundStatus, round_status};
use crate::actions::tx::Tx;
use crate::contest::role::Role;
use crate::contest::round::{RoundKey, RoundKind, Stage};
use crate::contest::window::Window;
use crate::db::DbError;
use crate::db::accounts::{self, Account};
use crate::db::contests::{self, Round};
use crate::db::judging::{self, Panelist, PoolCounts};
use crate::db::types::Stamp;
use crate::lang::Phrase;
use crate::links;
use crate::names;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};

/// Everything that a round's page shows.
struct RoundData {
    round: Round,
    status: RoundStatus,
    steps: Vec<(Stage, String, Stamp)>,
    pool: PoolCounts,
    panel: Vec<Panelist>,
    judges: Vec<Account>,
}

fn load(tx: &mut Tx<'_>, key: RoundKey) -> Result<RoundData, DbError> {
    let round = contests::round(tx.conn, key)?;
    Ok(RoundData {
        status: round_status(tx, &round)?,
        steps: contests::steps(tx.conn, round.id)?,
        pool: judging::pool_counts(tx.conn, round.id)?,
        panel: judging::panel(tx.conn, round.id)?,
        judges: accounts::with_role(tx.conn, Role::Judge)?,
        round,
    })
}

/// A stage in the row of stages.
struct StageMark {
    name: String,
    when: String,
    state: &'static str,
}

/// A judge who can be chosen for the panel.
struct JudgeChoice {
    id: String,
    name: String,
    email: String,
    chosen: bool,
    chief: bool,
}

#[derive(Template)]
#[template(path = "organizer/round.html")]
struct RoundPage {
    page: Page,
    form: Form,
    key: RoundKey,
    name: String,
    stage: &'static str,
    window: Window,
    stages: Vec<StageMark>,
    next: String,
    next_about: String,
    blockers: Vec<BlockerView>,
    counts: Vec<(String, usize)>,
    seats: Vec<JudgeChoice>,
    panel_minimum: usize,
    chooses_panel: bool,
    judges: Vec<JudgeLine>,
    links: Vec<(String, String)>,
}

impl RoundPage {
    /// The page of a round, with a form as the organizer filled it in.
    fn new(ctx: &RequestContext, data: &RoundData, form: Form) -> Self {
        let round = &data.round;
        let stage = round.stage;
        let about = stage
            .next()
            .map(|next| format!("round-about-{}", next.key()));
        Self {
            page: ctx.page(Audience::Organizer),
            key: round.key,
            name: ctx.lang.word(&names::round(round.key)),
            stage: stage.key(),
            window: ctx.contest().calendar.window(round.key),
            stages: stages(ctx, data),
            next: next_words(ctx, stage).unwrap_or_default(),
            next_about: about.map_or_else(String::new, |key| ctx.lang.word(&Phrase::new(key))),
            blockers: blocker_views(ctx, round, &data.status.blockers),
            counts: counts(ctx, data),
            seats: seats(data, &form),
            panel_minimum: ctx.contest().definition.jury.minimum as usize,
            chooses_panel: !stage.flags().has_shortlist,
            judges: data
                .status
                .progress
                .iter()
                .map(|progress| judge_line(ctx, stage, progress, &form))
                .collect(),
            links: links(ctx, round),
            form,
        }
    }
}

fn stages(ctx: &RequestContext, data: &RoundData) -> Vec<StageMark> {
    let zone = ctx.contest().calendar.zone();
    let entered = |stage: Stage| {
        let steps = data.steps.iter().rev();
        let found = steps
            .filter(|(reached, ..)| *reached == stage)
            .map(|(_, _, at)| *at);
        found.take(1).next()
    };
    let mark = |stage: Stage| StageMark {
        name: ctx.lang.word(&stage.phrase()),
        when: entered(stage).map_or_else(String::new, |at| {
            at.utc().with_timezone(&zone).format("%Y-%m-%d").to_string()
        }),
        state: match stage.cmp(&data.round.stage) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal if stage.flags().is_final => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "todo",
        },
    };
    Stage::ALL.into_iter().map(mark).collect()
}

fn counts(ctx: &RequestContext, data: &RoundData) -> Vec<(String, usize)> {
    let count = |key: &'static str, n: usize| (ctx.lang.word(&Phrase::new(key)), n);
    let (facts, pool) = (&data.status.facts, &data.pool);
    let rule = ctx.contest().definition.rule(data.round.key.kind());
    let mut counts = vec![];
    let flags = data.round.stage.flags();
    if flags.gathers {
        counts.push(count("round-count-accepted", facts.pool));
        if data.round.key.kind() == RoundKind::Month {
            counts.push(count("round-count-waiting", facts.waiting_for_review));
        }
        return counts;
    }
    counts.push(count("round-count-pool", pool.pool()));
    if flags.screens {
        counts.push(count("round-count-open", pool.open));
        counts.push(count("round-count-yes", pool.yes));
        counts.push(count("round-count-limit", rule.shortlist as usize));
    } else {
        counts.push(count("round-count-shortlist", pool.shortlisted));
    }
    let prizes: u32 = rule.awards.values().sum();
    counts.push(count("round-count-prizes", prizes as usize));
    counts
}

/// The judges who can be chosen for the panel; a refused form keeps its own choice.
fn seats(data: &RoundData, form: &Form) -> Vec<JudgeChoice> {
    let posted = !form.values("judge").is_empty() || !form.value("chief").is_empty();
    let seat = |account: &Account| {
        let id = account.id.to_string();
        let sits = data.panel.iter().find(|one| one.account_id == account.id);
        JudgeChoice {
            chosen: if posted {
                form.has("judge", &id)
            } else {
                sits.is_some()
            },
            chief: if posted {
                form.has("chief", &id)
            } else {
                sits.is_some_and(|one| one.chief)
            },
            id,
            name: account.name.clone(),
            email: account.email.clone(),
        }
    };
    let active = data
        .judges
        .iter()
        .filter(|judge| judge.disabled_at.is_none());
    active.map(seat).collect()
}

/// Links to the other pages of a round that its stage allows.
fn links(ctx: &RequestContext, round: &Round) -> Vec<(String, String)> {
    let here = format!("/admin/rounds/{}", round.key);
    let link = |path: &str, key: &'static str| {
        (format!("{here}/{path}"), ctx.lang.word(&Phrase::new(key)))
    };
    let mut links = vec![];
    let flags = round.stage.flags();
    if !flags.gathers {
        links.push(link("screening", "round-link-screening"));
    }
    if flags.has_result {
        links.push(link("tally", "round-link-tally"));
        links.push(link("awards", "round-link-awards"));
        links.push(link("winners", "round-link-winners"));
    }
    links
}

/// One round.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn show_round(organizer: OrganizerContext, key: web::Path<String>) -> HandlerResult {
    let key = round_key(&key)?;
    let data = organizer.read(move |tx| load(tx, key)).await?;
    organizer.render(&RoundPage::new(&organizer, &data, Form::new()))
}

/// The page again, after a form on it was refused.
pub(super) async fn show_refused(ctx: &RequestContext, key: RoundKey, form: Form) -> HandlerResult {
    let data = ctx.read(move |tx| load(tx, key)).await?;
    ctx.render_refused(&RoundPage::new(ctx, &data, form))
}

/// Advances a round from the stage that was on the screen to the next.
///
/// # Errors
/// 409 when a colleague advanced it first, 404 when the contest has no such round.
pub async fn advance_round(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let seen = Stage::from_key(form.value("stage"));
    let seen = seen.ok_or(WebError::Unreadable("error-no-form"))?;
    let seed = links::random_token();
    let advance = organizer.write(move |tx| advance_round::advance_round(tx, key, seen, &seed));
    match advance.await? {
        Ok(stage) => {
            let done = format!("round-{}", stage.key());
            redirect_with_flash(&format!("/admin/rounds/{key}"), &done)
        }
        Err(refused) => {
            form.refuse("next", why(refused)?);
            show_refused(&organizer, key, form).await
        }
    }
}

fn why(refused: AdvanceRefused) -> Result<Phrase, WebError> {
    match refused {
        AdvanceRefused::Moved(_) | AdvanceRefused::AtTheEnd => {
            Err(WebError::Conflict("error-changed"))
        }
        AdvanceRefused::Blocked(blockers) => {
            Ok(Phrase::new("round-blocked-error").with("n", blockers.len()))
        }
        AdvanceRefused::CalendarEnds(year) => {
            Ok(Phrase::new("round-calendar-ends").with("year", year.to_string()))
        }
    }
}
