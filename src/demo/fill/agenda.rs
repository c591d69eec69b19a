//! The events of a demonstration in the order of their instants; an event may add further ones.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::contest::round::RoundKey;

/// An event; entries and judges are identified by their number in the plan.
pub(super) enum Event {
    /// A contestant makes an entry.
    Enter(usize),
    /// An organizer reviews an entry.
    Review(usize),
    /// The contestant corrects an entry.
    Correct(usize),
    /// The contestant withdraws an entry.
    Withdraw(usize),
    /// The contest's own account published an entry.
    Publish(usize),
    /// A message arrives that does not make an entry by itself.
    Message(usize),
    /// Organizers advance a round by one step.
    Round(RoundKey, Step),
    /// A judge begins a session of scoring.
    Sitting(RoundKey, usize),
}

/// A step that organizers take with a round.
pub(super) enum Step {
    /// Review the remaining entries and begin the screening.
    Screen,
    /// Vote yes or no on each entry.
    Vote,
    /// Choose the panel and begin the jury stage.
    Assign,
    /// End the jury stage.
    EndJury,
    /// Have the ties decided, then decide the awards.
    Decide,
    /// Make the list public.
    Publish,
    /// Make the list final.
    Close,
}

/// The events to come.
#[derive(Default)]
pub(super) struct Agenda {
    events: BTreeMap<(DateTime<Utc>, usize), Event>,
    put: usize,
}

impl Agenda {
    /// Adds an event; of two at the same instant, the one added first happens first.
    pub(super) fn put(&mut self, at: DateTime<Utc>, event: Event) {
        self.events.insert((at, self.put), event);
        self.put += 1;
    }

    /// Removes and returns the next event, if it happens before `until`.
    pub(super) fn next(&mut self, until: DateTime<Utc>) -> Option<(DateTime<Utc>, Event)> {
        let first = self.events.first_entry()?;
        let at = first.key().0;
        (at < until).then(|| (at, first.remove()))
    }
}
