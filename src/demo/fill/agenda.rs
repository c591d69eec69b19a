//! What happens next? Everything that is going to happen in a demonstration, by its instant; what happens may put more
//! on the list.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::course::Step;
use crate::contest::round::RoundKey;

/// Something that happens; works and judges by their number in the plan.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// A contestant enters a work.
    Enter(usize),
    /// An organizer reviews it.
    Review(usize),
    /// Its contestant corrects it.
    Correct(usize),
    /// Its contestant takes it back.
    Withdraw(usize),
    /// The contest's own account published it.
    Publish(usize),
    /// A letter arrives that is no work by itself.
    Letter(usize),
    /// Organizers take a round along.
    Round(RoundKey, Step),
    /// A judge sits down to score.
    Sitting(RoundKey, usize),
}

/// What is going to happen.
#[derive(Default)]
pub(super) struct Agenda {
    events: BTreeMap<(DateTime<Utc>, usize), Event>,
    put: usize,
}

impl Agenda {
    /// Puts an event on the list; of two at the same instant, the one put first happens first.
    pub(super) fn put(&mut self, at: DateTime<Utc>, event: Event) {
        self.events.insert((at, self.put), event);
        self.put += 1;
    }

    /// Takes the next event off the list, if it happens before `until`.
    pub(super) fn next(&mut self, until: DateTime<Utc>) -> Option<(DateTime<Utc>, Event)> {
        let first = self.events.first_entry()?;
        let at = first.key().0;
        (at < until).then(|| (at, first.remove()))
    }
}
