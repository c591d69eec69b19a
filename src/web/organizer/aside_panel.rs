//! What does an entry's page say of putting it aside? Whether it is, what was seen, what can be decided, and what was; and
//! what became of its short link.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::entry::Event;
use crate::actions::put_aside::may_be_aside;
use crate::actions::settle_aside::Settling;
use crate::contest::aside::{Outcome, last_day};
use crate::contest::round::Stage;
use crate::db::asides::{self, Aside};
use crate::db::contests::Round;
use crate::db::entries::Entry;
use crate::db::types::{AccountId, AsideId, Stamp};
use crate::db::{Conn, DbError, lookups};
use crate::lang::Message;
use crate::names;
use crate::web::visit::Visit;

/// What is stored of it.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    all: Vec<Aside>,
    people: HashMap<AccountId, String>,
    offers: HashMap<AsideId, (String, Stamp)>,
    round: Option<Round>,
    may_be_put: bool,
    lookup: Option<String>,
}

/// Reads what is stored of an entry.
///
/// # Errors
/// When the database fails.
pub(super) fn stored(conn: &mut Conn, entry: &Entry) -> Result<Stored, DbError> {
    let all = asides::of_entry(conn, entry.id)?;
    let ids: Vec<AsideId> = all.iter().map(|aside| aside.id).collect();
    Ok(Stored {
        people: asides::people(conn, &all)?,
        offers: asides::offers(conn, &ids)?,
        round: asides::round_of(conn, entry)?,
        may_be_put: may_be_aside(conn, entry)?,
        lookup: lookups::outcome(conn, entry.id)?,
        all,
    })
}

/// What is shown of a work that is aside.
pub(super) struct Panel {
    pub(super) by: String,
    pub(super) note: String,
    pub(super) since: DateTime<Utc>,
    pub(super) day: NaiveDate,
    pub(super) kind: &'static str,
    pub(super) state: Message,
    /// The link its contestant gave; empty when none was.
    pub(super) offer: String,
    pub(super) choices: Vec<(&'static str, Message)>,
    /// Why it cannot be given up here.
    pub(super) hint: Option<Message>,
}

impl Stored {
    /// What is shown while it is aside.
    pub(super) fn panel(&self, visit: &Visit) -> Option<Panel> {
        let aside = self.open()?;
        let offer = self.offers.get(&aside.id).map(|(link, _)| link.clone());
        let (kind, state) = standing(aside, offer.is_some(), visit.now);
        let round = self.judging_round();
        let may_give_up = aside.is_overdue(visit.now) && round.is_some();
        let hint = match round {
            None => Some("aside-give-up-review"),
            Some(_) if !may_give_up => Some("aside-give-up-later"),
            Some(_) => None,
        };
        let mut choices = vec![(Settling::Plays.key(), Message::new("aside-plays"))];
        if offer.is_some() {
            choices.push((Settling::TakeLink.key(), Message::new("aside-take-link")));
        }
        if let Some(round) = round.filter(|_| may_give_up) {
            let words = Message::new("aside-give-up").with("round", names::round(round.key));
            choices.push((Settling::GiveUp.key(), words));
        }
        Some(Panel {
            by: finder(visit, aside, &self.people),
            note: aside.note.clone(),
            since: aside.put_at.utc(),
            day: last_day(&visit.contest().calendar, aside.due_at.utc()),
            kind,
            state,
            offer: offer.unwrap_or_default(),
            choices,
            hint: hint.map(Message::new),
        })
    }

    /// Whether it can be put aside.
    pub(super) fn may_be_put(&self) -> bool {
        self.may_be_put && self.open().is_none()
    }

    /// What became of its short link the last time it was followed.
    pub(super) fn lookup(&self) -> Option<Message> {
        let outcome = self.lookup.as_ref()?;
        let key = format!("entry-lookup-{}", outcome.replace('_', "-"));
        Some(Message::new(key))
    }

    /// What was done, for the history.
    pub(super) fn events(&self, visit: &Visit) -> Vec<Event> {
        let name = |id: &AccountId| self.people.get(id).cloned().unwrap_or_default();
        let event = |at: Stamp, key: String, by: String, note: &str| Event {
            at: at.utc(),
            words: visit.lang.word(&Message::new(key)),
            by,
            reason: String::new(),
            note: note.to_owned(),
            href: String::new(),
        };
        let mut events = vec![];
        for aside in &self.all {
            let by = finder(visit, aside, &self.people);
            events.push(event(
                aside.put_at,
                "aside-event-put".to_owned(),
                by,
                &aside.note,
            ));
            if let Some((link, at)) = self.offers.get(&aside.id) {
                let words = "aside-event-offer".to_owned();
                events.push(event(*at, words, String::new(), link));
            }
            if let (Some(at), Some(outcome)) = (aside.settled_at, aside.outcome) {
                let by = aside.settled_by.as_ref().map(name).unwrap_or_default();
                let note = aside.settle_note.as_deref().unwrap_or_default();
                events.push(event(at, ended_words(outcome.0), by, note));
            }
        }
        events
    }

    fn open(&self) -> Option<&Aside> {
        self.all.iter().find(|aside| aside.settled_at.is_none())
    }

    fn judging_round(&self) -> Option<&Round> {
        let round = self.round.as_ref();
        round.filter(|round| round.stage != Stage::Eligibility)
    }
}

/// Key of the words for how it ended.
pub(in crate::web) fn ended_words(outcome: Outcome) -> String {
    format!("aside-event-{}", outcome.key().replace('_', "-"))
}

/// Who put a work aside, by name.
pub(super) fn finder(visit: &Visit, aside: &Aside, people: &HashMap<AccountId, String>) -> String {
    match aside.account_id {
        Some(id) => people.get(&id).cloned().unwrap_or_default(),
        None => visit.lang.word(&Message::new("asides-by-look")),
    }
}

/// The mark and the words for where it stands.
pub(super) fn standing(
    aside: &Aside,
    is_offered: bool,
    now: DateTime<Utc>,
) -> (&'static str, Message) {
    if is_offered {
        ("fail", Message::new("asides-offered"))
    } else if aside.is_overdue(now) {
        ("fail", Message::new("asides-overdue"))
    } else {
        ("unknown", Message::new("asides-waiting"))
    }
}
