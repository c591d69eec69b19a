//! The history of an entry for its contestant: what was done to it, without the names of organizers and judges.

use chrono::{DateTime, Utc};

use super::hold;
use crate::contest::entry::EntryStep;
use crate::db::entries::HistoryStep;
use crate::db::holds::Hold;
use crate::lang::{Phrase, date};
use crate::web::request_context::RequestContext;

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
    let say = |phrase: Phrase| ctx.lang.word(&phrase);
    StepView {
        at: when(ctx, step.at.utc()),
        what: say(step.step.0.phrase()),
        reason: step
            .reason
            .map(|reason| say(reason.0.phrase()))
            .unwrap_or_default(),
        note: match step.step.0 {
            EntryStep::Return | EntryStep::Reject | EntryStep::Publish => step.note.clone(),
            // a note that an organizer wrote for colleagues is not shown
            _ => String::new(),
        },
    }
}

fn when(ctx: &RequestContext, at: DateTime<Utc>) -> String {
    let local = ctx.contest().calendar.local(at);
    ctx.lang.word(&date::day_and_time(&local))
}

/// A hold begins and ends, each without the name of who did it.
fn hold_steps(ctx: &RequestContext, holds: &[Hold]) -> Vec<(DateTime<Utc>, StepView)> {
    let view = |at: DateTime<Utc>, what: &Phrase, reason: String, note: &str| {
        let view = StepView {
            at: when(ctx, at),
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
