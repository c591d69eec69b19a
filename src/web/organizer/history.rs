//! The history of an entry at the desk: its steps, its holds and the letters about it.

use chrono::{DateTime, Utc};

use crate::db::entries::HistoryStep;
use crate::db::mail::outbox::OutboxLetter;
use crate::lang::Phrase;
use crate::web::request_context::RequestContext;

/// A line of the history: a step, a hold, a letter.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) at: DateTime<Utc>,
    pub(super) words: String,
    pub(super) by: String,
    pub(super) reason: String,
    pub(super) note: String,
    pub(super) href: String,
}

/// The steps, holds and letters of an entry, oldest first.
pub(super) fn events(
    ctx: &RequestContext,
    steps: &[HistoryStep],
    holds: Vec<Event>,
    letters: &[OutboxLetter],
) -> Vec<Event> {
    let word = |phrase: &Phrase| ctx.lang.word(phrase);
    let step = |step: &HistoryStep| Event {
        at: step.at.utc(),
        words: word(&step.step.0.phrase()),
        by: step.by.clone().unwrap_or_default(),
        reason: step
            .reason
            .map_or_else(String::new, |reason| word(&reason.0.phrase())),
        note: step.note.clone(),
        href: String::new(),
    };
    let letter = |letter: &OutboxLetter| Event {
        at: letter.created_at.utc(),
        words: word(&Phrase::new("entry-letter")),
        by: String::new(),
        reason: letter.subject.clone(),
        note: String::new(),
        href: format!("/admin/letters/{}", letter.id),
    };
    let mut events: Vec<Event> = steps.iter().map(step).collect();
    events.extend(holds);
    events.extend(letters.iter().map(letter));
    // the sort is stable, so that a letter stays after the step that caused it
    events.sort_by_key(|event| event.at);
    events
}
