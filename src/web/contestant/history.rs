//! The history of an entry for its contestant: what was done to it, without the names of organizers and judges.

use chrono::{DateTime, Utc};

use super::hold;
use crate::contest::entry::EntryStep;
use crate::db::entries::HistoryStep;
use crate::db::holds::Hold;
use crate::lang::Phrase;
use crate::web::request_context::RequestContext;
use crate::web::wording;

/// A line of the history.
pub(super) struct StepView {
    pub at: String,
    pub what: String,
    pub reason: String,
    pub note: String,
}

/// The steps and the holds of an entry, oldest first.
pub(super) fn history(
    ctx: &RequestContext,
    steps: &[HistoryStep],
    holds: &[Hold],
) -> Vec<StepView> {
    let done = steps.iter();
    let done = done.map(|step| (step.at.utc(), step_view(ctx, step)));
    let mut all: Vec<_> = done.chain(hold_steps(ctx, holds)).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, view)| view).collect()
}

fn step_view(ctx: &RequestContext, step: &HistoryStep) -> StepView {
    let say = |key: &'static str| ctx.lang.word(&Phrase::new(key));
    StepView {
        at: wording::date_time(step.at.utc(), ctx.contest().calendar.zone()),
        what: say(step_words(step.step.0)),
        reason: step
            .reason
            .map(|reason| ctx.lang.word(&reason.0.phrase()))
            .unwrap_or_default(),
        note: match step.step.0 {
            EntryStep::Return | EntryStep::Reject | EntryStep::Publish => step.note.clone(),
            // a note that an organizer wrote for colleagues is not shown
            _ => String::new(),
        },
    }
}

fn step_words(step: EntryStep) -> &'static str {
    match step {
        EntryStep::Submit => "status-step-submit",
        EntryStep::Accept => "status-step-accept",
        EntryStep::Return => "status-step-return",
        EntryStep::Reject => "status-step-reject",
        EntryStep::Reopen => "status-step-reopen",
        EntryStep::Correct => "status-step-correct",
        EntryStep::Withdraw => "status-step-withdraw",
        EntryStep::Resolve => "step-settle",
        EntryStep::Publish => "step-publish",
    }
}

/// A hold begins and ends, each without the name of who did it.
fn hold_steps(ctx: &RequestContext, holds: &[Hold]) -> Vec<(DateTime<Utc>, StepView)> {
    let zone = ctx.contest().calendar.zone();
    let view = |at: DateTime<Utc>, what: &Phrase, reason: String, note: &str| {
        let view = StepView {
            at: wording::date_time(at, zone),
            what: ctx.lang.word(what),
            reason,
            note: note.to_owned(),
        };
        (at, view)
    };
    let mut all = vec![];
    for hold in holds {
        let seen = ctx.lang.word(&hold::seen(hold).phrase());
        let put = Phrase::new("hold-event-put");
        all.push(view(hold.held_at.utc(), &put, seen, ""));
        if let (Some(at), Some(outcome)) = (hold.resolved_at, hold.outcome) {
            let note = hold.resolve_note.as_deref().unwrap_or_default();
            let ended = outcome.0.phrase();
            all.push(view(at.utc(), &ended, String::new(), note));
        }
    }
    all
}
