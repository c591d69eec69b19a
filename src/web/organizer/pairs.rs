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
use crate::lang::Phrase;
use crate::names;
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};

pub(super) const PATH: &str = "/admin/entries/pairs";
/// Two works each: more than a few at once tire.
const PAIRS: usize = 10;
/// The most characters of a note; more is cut off.
const MOST_NOTE: usize = 1_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PairsQuery {
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
    refused: Option<Phrase>,
}

/// The pairs that nobody decided yet, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list_pairs(organizer: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let query: PairsQuery = input::query(&request);
    let after = PairId(query.next.parse().unwrap_or(0));
    response::page(&load(&organizer.ctx, after, None).await?)
}

async fn load(
    ctx: &RequestContext,
    after: PairId,
    refused: Option<Phrase>,
) -> Result<PairsPage, WebError> {
    let limit = i64::try_from(PAIRS + 1).unwrap_or(i64::MAX);
    let read = move |conn: &mut Conn| -> Result<_, DbError> {
        let open = pairs::open(conn, after, limit)?;
        let entries = pairs::entries_of(conn, &open)?;
        Ok((open, entries, pairs::count_open(conn)?))
    };
    let (mut open, entries, count) = ctx.app.db.read(read).await?;
    let more = open.len() > PAIRS;
    open.truncate(PAIRS);
    let last = open.last().filter(|_| more).map(|pair| pair.id.to_string());
    let entries: HashMap<EntryId, Entry> =
        entries.into_iter().map(|entry| (entry.id, entry)).collect();
    Ok(PairsPage {
        page: ctx.page(Audience::Organizer),
        open: count,
        pairs: open
            .iter()
            .map(|pair| beside(ctx, pair, &entries))
            .collect(),
        older: last.map_or_else(String::new, |last| {
            paging::address(PATH, &[("next", &last)])
        }),
        refused,
    })
}

fn beside(ctx: &RequestContext, pair: &Pair, entries: &HashMap<EntryId, Entry>) -> Beside {
    let both = [pair.entry_a, pair.entry_b];
    let sides = both.iter().filter_map(|id| entries.get(id));
    Beside {
        id: pair.id,
        why: ctx.lang.word(&why(pair)),
        sides: sides.map(|entry| side(ctx, entry)).collect(),
    }
}

fn why(pair: &Pair) -> Phrase {
    pair.why.0.phrase()
}

fn side(ctx: &RequestContext, entry: &Entry) -> Side {
    Side {
        source: source(ctx, entry),
        plays_on: plays_on(ctx, entry),
        kind: names::state_kind(entry.state.0),
        state: ctx.lang.word(&entry.state.0.phrase()),
        entry: entry.clone(),
    }
}

/// Decides one pair.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn decide(
    organizer: OrganizerContext,
    id: web::Path<String>,
    posted: Posted,
) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let id = id.parse().map(PairId).map_err(|_| WebError::NotFound)?;
    let Some(decision) = Sameness::from_key(posted.0.value("decision")) else {
        let refused = Phrase::new("pair-choose");
        return response::refused(&load(&ctx, PairId(id.0 - 1), Some(refused)).await?);
    };
    let note: String = posted
        .0
        .value("note")
        .trim()
        .chars()
        .take(MOST_NOTE)
        .collect();
    let (contest, links) = (ctx.app.contest.clone(), ctx.app.links.clone());
    let decide =
        move |conn: &mut Conn| decide_pair(conn, &contest, &links, acting, id, (decision, &note));
    match or_refused(ctx.app.db.write(decide).await)? {
        Ok(()) => response::redirect_with_flash(PATH, "pair-decided"),
        Err(refused) => {
            let before = PairId(id.0 - 1);
            response::refused(&load(&ctx, before, Some(words(&refused))).await?)
        }
    }
}

fn words(refused: &PairRefused) -> Phrase {
    Phrase::new(match refused {
        PairRefused::Decided => "pair-already-decided",
        PairRefused::Review(_) => "pair-cannot-reject",
    })
}
