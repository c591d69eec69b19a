//! The progress bar of an entry.

use crate::contest::Contest;
use crate::contest::entry::EntryState;
use crate::contest::progress::{ProgressStep, StepState, steps};
use crate::contest::round::{RoundKey, Stage};
use crate::lang::{Lang, Phrase};

/// A step of the progress bar (`parts/round.html`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StageView {
    pub name: String,
    pub when: String,
    pub state: &'static str,
}

/// The steps of an entry; `month` is the month in which it counts.
pub(super) fn stage_line(
    state: EntryState,
    month: Option<(RoundKey, Stage)>,
    contest: &Contest,
    lang: Lang,
) -> Vec<StageView> {
    let view = |(step, place)| StageView {
        name: lang.word(&name(step)),
        when: when(step, state, month, contest, lang),
        state: match place {
            StepState::Done => "done",
            StepState::Now => "now",
            StepState::ToDo => "todo",
        },
    };
    let steps = steps(state, month.map(|(_, stage)| stage));
    steps.into_iter().map(view).collect()
}

fn name(step: ProgressStep) -> Phrase {
    match step {
        ProgressStep::Entered => Phrase::new("status-stage-entered"),
        ProgressStep::Review => Stage::Eligibility.phrase(),
        ProgressStep::Stage(stage) => stage.phrase(),
    }
}

/// The state of the review; and when the first stage begins, for an entry that waits for it.
fn when(
    step: ProgressStep,
    state: EntryState,
    month: Option<(RoundKey, Stage)>,
    contest: &Contest,
    lang: Lang,
) -> String {
    match (step, month) {
        (ProgressStep::Review, _) => lang.word(&state.phrase()),
        (ProgressStep::Stage(first), Some((key, stage)))
            if stage.flags().gathers && stage.next() == Some(first) =>
        {
            let closes = contest.calendar.window(key).closes;
            let day = contest.calendar.local(closes).date();
            lang.word(&Phrase::new("status-from").with("day", day))
        }
        _ => String::new(),
    }
}
