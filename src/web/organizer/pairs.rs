//! Two entries that may be one work, side by side: decided once, and remembered.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::entries::{plays_on, source};
use super::paging;
use crate::actions::decide_pair::{PairRefused, decide_pair};
use crate::contest::similar::Sameness;
use crate::db::entries::Entry;
use crate::db::pairs::{self, Pair};
use crate::db::types::{EntryId, PairId};
use crate::db::{Conn, DbError};
use crate::lang::Message;
use crate::names;
use crate::web::answer::{self, Answer};
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

pub(super) const PATH: &str = "/admin/entries/pairs";
/// Two works each: more than a few at once tire.
const PAIRS: usize = 10;
/// The most characters of a note; more is cut off.
const MOST_NOTE: usize = 1_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    next: String,
}

/// One of the two.
struct Side {
    entry: Entry,
    source: String,
    plays_on: String,
    kind: &'static str,
    state: String,
}

impl Side {
    /// The link to open: as it was pasted, since some need what the canonical one lacks.
    fn opens(&self) -> &str {
        let pasted = self.entry.pasted_link.as_deref();
        pasted.or(self.entry.link.as_deref()).unwrap_or_default()
    }
}

struct Beside {
    id: PairId,
    why: String,
    sides: Vec<Side>,
}

#[derive(Template)]
#[template(path = "organizer/pairs.html")]
struct PairsPage {
    page: Page,
    open: i64,
    pairs: Vec<Beside>,
    older: String,
    refused: Option<Message>,
}

/// The pairs that nobody decided yet, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list_pairs(organizer: OrganizerVisit, request: HttpRequest) -> Answer {
    let asked: Asked = input::query(&request);
    let after = PairId(asked.next.parse().unwrap_or(0));
    answer::page(&load(&organizer.visit, after, None).await?)
}

async fn load(
    visit: &Visit,
    after: PairId,
    refused: Option<Message>,
) -> Result<PairsPage, WebError> {
    let limit = i64::try_from(PAIRS + 1).unwrap_or(i64::MAX);
    let read = move |conn: &mut Conn| -> Result<_, DbError> {
        let open = pairs::open(conn, after, limit)?;
        let entries = pairs::entries_of(conn, &open)?;
        Ok((open, entries, pairs::count_open(conn)?))
    };
    let (mut open, entries, count) = visit.app.db.read(read).await?;
    let more = open.len() > PAIRS;
    open.truncate(PAIRS);
    let last = open.last().filter(|_| more).map(|pair| pair.id.to_string());
    let entries: HashMap<EntryId, Entry> =
        entries.into_iter().map(|entry| (entry.id, entry)).collect();
    Ok(PairsPage {
        page: visit.page(Audience::Organizer),
        open: count,
        pairs: open
            .iter()
            .map(|pair| beside(visit, pair, &entries))
            .collect(),
        older: last.map_or_else(String::new, |last| {
            paging::address(PATH, &[("next", &last)])
        }),
        refused,
    })
}

fn beside(visit: &Visit, pair: &Pair, entries: &HashMap<EntryId, Entry>) -> Beside {
    let both = [pair.entry_a, pair.entry_b];
    let sides = both.iter().filter_map(|id| entries.get(id));
    Beside {
        id: pair.id,
        why: visit.lang.word(&why(pair)),
        sides: sides.map(|entry| side(visit, entry)).collect(),
    }
}

fn why(pair: &Pair) -> Message {
    Message::new(format!("pair-{}", pair.why.0.key().replace('_', "-")))
}

fn side(visit: &Visit, entry: &Entry) -> Side {
    Side {
        source: source(visit, entry),
        plays_on: plays_on(visit, entry),
        kind: names::state_kind(entry.state.0),
        state: visit.lang.word(&names::state(entry.state.0)),
        entry: entry.clone(),
    }
}

/// Decides one pair.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn decide(organizer: OrganizerVisit, id: web::Path<String>, posted: Posted) -> Answer {
    let (visit, acting) = (organizer.visit, organizer.acting);
    let id = id.parse().map(PairId).map_err(|_| WebError::NotFound)?;
    let Some(decision) = Sameness::from_key(posted.0.value("decision")) else {
        let refused = Message::new("pair-choose");
        return answer::refused(&load(&visit, PairId(id.0 - 1), Some(refused)).await?);
    };
    let note: String = posted
        .0
        .value("note")
        .trim()
        .chars()
        .take(MOST_NOTE)
        .collect();
    let (contest, site) = (visit.app.contest.clone(), visit.app.site.clone());
    let decide =
        move |conn: &mut Conn| decide_pair(conn, &contest, &site, acting, id, (decision, &note));
    match or_refused(visit.app.db.write(decide).await)? {
        Ok(()) => answer::see_done(PATH, "pair-decided"),
        Err(refused) => {
            let before = PairId(id.0 - 1);
            answer::refused(&load(&visit, before, Some(words(&refused))).await?)
        }
    }
}

fn words(refused: &PairRefused) -> Message {
    Message::new(match refused {
        PairRefused::Decided => "pair-already-decided",
        PairRefused::Review(_) => "pair-cannot-reject",
    })
}
