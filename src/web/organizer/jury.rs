//! The judges of a round: each judge's progress, and the acts on the panel that an organizer can do.

use crate::actions::name_chief::may_become_chief;
use crate::actions::release_judge::may_be_released;
use crate::actions::round_status::JudgeProgress;
use crate::contest::round::Stage;
use crate::lang::Phrase;
use crate::web::form::Form;
use crate::web::request_context::RequestContext;

/// A judge of the round.
pub(super) struct JudgeLine {
    pub(super) id: String,
    pub(super) number: i32,
    pub(super) name: String,
    pub(super) chief: bool,
    pub(super) done: usize,
    pub(super) all: usize,
    pub(super) recused: usize,
    pub(super) kind: &'static str,
    pub(super) state: String,
    pub(super) released: String,
    pub(super) may_be_released: bool,
    pub(super) may_become_chief: bool,
    pub(super) opened: bool,
    pub(super) chief_opened: bool,
}

pub(super) fn judge_line(
    ctx: &RequestContext,
    stage: Stage,
    progress: &JudgeProgress,
    form: &Form,
) -> JudgeLine {
    let panelist = &progress.panelist;
    let (kind, state) = match panelist.finished_at {
        _ if panelist.released_at.is_some() => ("fail", "round-judge-released"),
        _ if panelist.disabled_at.is_some() => ("fail", "person-disabled"),
        Some(_) => ("pass", "round-judge-finished"),
        None if progress.complete + progress.begun > 0 => ("unknown", "round-judge-at-work"),
        None => ("unknown", "round-judge-not-begun"),
    };
    let id = panelist.account_id.to_string();
    let refused = |field| form.error(field).is_some() && form.has("judge", &id);
    JudgeLine {
        number: panelist.number,
        name: panelist.name.clone(),
        chief: panelist.chief,
        done: progress.complete,
        all: progress.assigned,
        recused: progress.recused,
        kind,
        state: ctx.lang.word(&Phrase::new(state)),
        released: panelist.release_reason.clone().unwrap_or_default(),
        may_be_released: may_be_released(stage, panelist),
        may_become_chief: may_become_chief(stage, panelist).is_ok(),
        opened: refused("judges"),
        chief_opened: refused("chief"),
        id,
    }
}
