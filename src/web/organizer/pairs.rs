//! Pairs of entries that may hold the same video, side by side, and the decision on each.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::entries::{plays_on, source};
use super::paging;
use crate::actions::decide_pair::{PairRefused, decide_pair};
use crate::actions::tx::{StaffTx, Tx};
use crate::contest::similar::Sameness;
use crate::db::entries::Entry;
use crate::db::pairs::{self, Pair};
use crate::db::types::{EntryId, PairId};
use crate::lang::Phrase;
use crate::names;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};

pub(super) const PATH: &str = "/admin/entries/pairs";
/// The number of pairs on a page. Comparing more than a few tires the reader.
const PAIRS: usize = 10;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PairsQuery {
    next: String,
}

/// One of a pair's two entries.
struct Side {
    entry: Entry,
    source: String,
    plays_on: String,
    kind: &'static str,
    state: String,
}

impl Side {
    fn opens(&self) -> &str {
        self.entry.link.to_open().unwrap_or_default()
    }
}

struct PairView {
    id: PairId,
    why: String,
    sides: Vec<Side>,
}

#[derive(Template)]
#[template(path = "organizer/pairs.html")]
struct PairsPage {
    page: Page,
    open: i64,
    pairs: Vec<PairView>,
    older: String,
    refused: Option<Phrase>,
}

/// `GET /admin/entries/pairs`: the undecided pairs, oldest first.
pub async fn list_pairs(organizer: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let query: PairsQuery = input::query(&request);
    let after = PairId(query.next.parse().unwrap_or(0));
    organizer.render(&load(&organizer, after, None).await?)
}

async fn load(
    ctx: &RequestContext,
    after: PairId,
    refused: Option<Phrase>,
) -> Result<PairsPage, WebError> {
    let limit = i64::try_from(PAIRS + 1).unwrap_or(i64::MAX);
    let read = move |tx: &mut Tx<'_>| {
        let open = pairs::open(tx.conn, after, limit)?;
        let entries = pairs::entries_of(tx.conn, &open)?;
        Ok((open, entries, pairs::count_open(tx.conn)?))
    };
    let (mut open, entries, count) = ctx.read(read).await?;
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
            .map(|pair| pair_view(ctx, pair, &entries))
            .collect(),
        older: last.map_or_else(String::new, |last| {
            paging::address(PATH, &[("next", &last)])
        }),
        refused,
    })
}

fn pair_view(ctx: &RequestContext, pair: &Pair, entries: &HashMap<EntryId, Entry>) -> PairView {
    let both = [pair.entry_a, pair.entry_b];
    let sides = both.iter().filter_map(|id| entries.get(id));
    PairView {
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

/// `POST /admin/entries/pairs/{id}`
pub async fn decide(
    organizer: OrganizerContext,
    id: web::Path<String>,
    Posted(form): Posted,
) -> HandlerResult {
    let id = id.parse().map(PairId).map_err(|_| WebError::NotFound)?;
    let refused = match Sameness::from_key(form.value("decision")) {
        None => Phrase::new("pair-choose"),
        Some(decision) => {
            let decide =
                move |tx: &mut StaffTx<'_>| decide_pair(tx, id, decision, form.value("note"));
            match organizer.write(decide).await? {
                Ok(()) => return redirect_with_flash(PATH, "pair-decided"),
                Err(refused) => words(&refused),
            }
        }
    };
    organizer.render_refused(&load(&organizer, PairId(id.0 - 1), Some(refused)).await?)
}

fn words(refused: &PairRefused) -> Phrase {
    Phrase::new(match refused {
        PairRefused::Decided => "pair-already-decided",
        PairRefused::Review(_) => "pair-cannot-reject",
    })
}
