//! The part of an entry's page about holds: the open hold with its possible decisions, the earlier holds, and the
//! result of following the entry's short link.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::history::Event;
use crate::actions::put_on_hold::may_be_on_hold;
use crate::actions::tx::Tx;
use crate::contest::hold::{HoldResolution, HoldState, LeaveOutProblem, may_be_left_out};
use crate::contest::lookup::LookupOutcome;
use crate::db::contests::Round;
use crate::db::entries::Entry;
use crate::db::holds::{self, Hold};
use crate::db::types::{AccountId, HoldId, Stamp};
use crate::db::{DbError, lookups};
use crate::lang::Phrase;
use crate::names;
use crate::web::request_context::RequestContext;

/// The holds of an entry, as stored.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    all: Vec<Hold>,
    people: HashMap<AccountId, String>,
    offers: HashMap<HoldId, (String, Stamp)>,
    round: Option<Round>,
    may_be_put: bool,
    lookup: Option<LookupOutcome>,
}

/// Reads the holds of an entry.
pub(super) fn stored(tx: &mut Tx<'_>, entry: &Entry) -> Result<Stored, DbError> {
    let all = holds::of_entry(tx.conn, entry.id)?;
    let ids: Vec<HoldId> = all.iter().map(|hold| hold.id).collect();
    Ok(Stored {
        people: holds::people(tx.conn, &all)?,
        offers: holds::offers(tx.conn, &ids)?,
        round: holds::round_of(tx.conn, entry)?,
        may_be_put: may_be_on_hold(tx, entry)?,
        lookup: lookups::outcome(tx.conn, entry.id)?,
        all,
    })
}

/// The open hold, as shown.
pub(super) struct Panel {
    pub(super) by: String,
    pub(super) note: String,
    pub(super) since: DateTime<Utc>,
    pub(super) day: NaiveDate,
    pub(super) kind: &'static str,
    pub(super) state: Phrase,
    /// The link that the contestant gave; empty when there is none.
    pub(super) offer: String,
    pub(super) choices: Vec<(&'static str, Phrase)>,
    /// Why the entry cannot be left out of a round.
    pub(super) hint: Option<Phrase>,
}

impl Stored {
    /// The open hold for the page; `None` when no hold is open.
    pub(super) fn panel(&self, ctx: &RequestContext) -> Option<Panel> {
        let hold = self.open()?;
        let offer = self.offers.get(&hold.id).map(|(link, _)| link.clone());
        let is_overdue = hold.is_overdue(ctx.now);
        let (kind, state) = state_mark(HoldState::of(offer.is_some(), is_overdue));
        let stage = self.round.as_ref().map(|round| round.stage);
        let leaves_out = may_be_left_out(stage, is_overdue);
        let choice = |choice: HoldResolution| {
            let words = match choice {
                HoldResolution::Plays => Phrase::new("hold-plays"),
                HoldResolution::TakeLink => {
                    offer.as_ref()?;
                    Phrase::new("hold-take-link")
                }
                HoldResolution::GiveUp => {
                    leaves_out.ok()?;
                    let round = names::round(self.round.as_ref()?.key);
                    Phrase::new("hold-give-up").with("round", round)
                }
            };
            Some((choice.key(), words))
        };
        let choices = HoldResolution::ALL.into_iter().filter_map(choice).collect();
        Some(Panel {
            by: finder(ctx, hold, &self.people),
            note: hold.note.clone(),
            since: hold.held_at.utc(),
            day: ctx.contest().calendar.last_day(hold.due_at.utc()),
            kind,
            state,
            offer: offer.unwrap_or_default(),
            choices,
            hint: leaves_out.err().map(|problem| {
                Phrase::new(match problem {
                    LeaveOutProblem::NotJudged => "hold-give-up-review",
                    LeaveOutProblem::NotDue => "hold-give-up-later",
                })
            }),
        })
    }

    /// Whether it can be put on hold.
    pub(super) fn may_be_put(&self) -> bool {
        self.may_be_put && self.open().is_none()
    }

    /// The result of the last attempt to follow its short link.
    pub(super) fn lookup(&self) -> Option<Phrase> {
        let outcome = self.lookup?;
        let key = format!("entry-lookup-{}", outcome.key().replace('_', "-"));
        Some(Phrase::new(key))
    }

    /// The holds as events of the history.
    pub(super) fn events(&self, ctx: &RequestContext) -> Vec<Event> {
        let name = |id: &AccountId| self.people.get(id).cloned().unwrap_or_default();
        let event = |at: Stamp, words: &Phrase, by: String, note: &str| Event {
            at: at.utc(),
            words: ctx.lang.word(words),
            by,
            reason: String::new(),
            note: note.to_owned(),
            href: String::new(),
        };
        let mut events = vec![];
        for hold in &self.all {
            let by = finder(ctx, hold, &self.people);
            events.push(event(
                hold.held_at,
                &Phrase::new("hold-event-put"),
                by,
                &hold.note,
            ));
            if let Some((link, at)) = self.offers.get(&hold.id) {
                let words = Phrase::new("hold-event-offer");
                events.push(event(*at, &words, String::new(), link));
            }
            if let (Some(at), Some(outcome)) = (hold.resolved_at, hold.outcome) {
                let by = hold.resolved_by.as_ref().map(name).unwrap_or_default();
                let note = hold.resolve_note.as_deref().unwrap_or_default();
                events.push(event(at, &outcome.0.phrase(), by, note));
            }
        }
        events
    }

    fn open(&self) -> Option<&Hold> {
        self.all.iter().find(|hold| hold.resolved_at.is_none())
    }
}

/// The name of the person who began a hold, or words for the daily check.
pub(super) fn finder(
    ctx: &RequestContext,
    hold: &Hold,
    people: &HashMap<AccountId, String>,
) -> String {
    match hold.account_id {
        Some(id) => people.get(&id).cloned().unwrap_or_default(),
        None => ctx.lang.word(&Phrase::new("holds-by-look")),
    }
}

/// The mark and the words for the state of a hold.
pub(super) fn state_mark(state: HoldState) -> (&'static str, Phrase) {
    match state {
        HoldState::Offered => ("fail", Phrase::new("holds-offered")),
        HoldState::Overdue => ("fail", Phrase::new("holds-overdue")),
        HoldState::Waiting => ("unknown", Phrase::new("holds-waiting")),
    }
}
