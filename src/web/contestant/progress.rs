//! The progress bar of an entry.

use std::iter;

use crate::contest::Contest;
use crate::contest::entry::EntryState;
use crate::contest::round::{RoundKey, Stage};
use crate::lang::{Lang, Phrase};

/// A step of the progress bar (`parts/round.html`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StageView {
    pub name: String,
    pub when: String,
    pub state: &'static str,
}

/// The steps of an entry: entered, reviewed, the stages of the month it counts in, and the result.
pub(super) fn stage_line(
    state: EntryState,
    month: Option<(RoundKey, Stage)>,
    contest: &Contest,
    lang: Lang,
) -> Vec<StageView> {
    let names = iter::once(Phrase::new("status-stage-entered"));
    let names = names.chain(Stage::ALL.map(Stage::phrase));
    let now = match (state, month) {
        (EntryState::Accepted, Some((_, stage))) => position(stage),
        _ => 1,
    };
    let ends_here = matches!(state, EntryState::Rejected | EntryState::Withdrawn);
    let shown = if ends_here { 2 } else { 1 + Stage::ALL.len() };
    let step = |(index, name): (usize, Phrase)| StageView {
        name: lang.word(&name),
        when: when(index, state, month, contest, lang),
        state: place(index, now, month),
    };
    names.enumerate().take(shown).map(step).collect()
}

fn position(stage: Stage) -> usize {
    match stage {
        Stage::Eligibility | Stage::Screening => 2,
        Stage::Jury => 3,
        Stage::Settling => 4,
        Stage::Publicity => 5,
        Stage::Final => 6,
    }
}

fn place(index: usize, now: usize, month: Option<(RoundKey, Stage)>) -> &'static str {
    let is_over = month.is_some_and(|(_, stage)| stage == Stage::Final) && now == 6;
    match index.cmp(&now) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal if is_over => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "todo",
    }
}

fn when(
    index: usize,
    state: EntryState,
    month: Option<(RoundKey, Stage)>,
    contest: &Contest,
    lang: Lang,
) -> String {
    match (index, month) {
        (1, _) => lang.word(&state.phrase()),
        (2, Some((key, Stage::Eligibility))) => {
            let closes = contest.calendar.window(key).closes;
            let day = contest.calendar.local(closes).date();
            lang.word(&Phrase::new("status-from").with("day", day))
        }
        _ => String::new(),
    }
}
