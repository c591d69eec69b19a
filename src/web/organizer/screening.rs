//! The screening of a round: its pool with votes yes and no, several votes per page, and the shortlist's limit.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::entries::{round_words, source};
use super::paging::{self, Cursor, CursorPage, address};
use super::round_key;
use crate::actions::put_on_hold::{HoldRefused, organizer_puts_on_hold};
use crate::actions::screen_entry::{ScreenRefused, screen_entries};
use crate::actions::tx::{StaffTx, Tx};
use crate::contest::round::RoundKey;
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::judging::{self, Candidate, PoolCounts, Screened};
use crate::db::types::EntryId;
use crate::db::{DbError, Failed, refuse};
use crate::lang::Phrase;
use crate::names;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};

/// The beginning of the name of a vote's field; the entry's code follows.
const VOTE: &str = "vote-";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct ScreeningQuery {
    show: String,
    next: String,
    prev: String,
}

impl ScreeningQuery {
    fn which(&self) -> Screened {
        match self.show.as_str() {
            "open" => Screened::Open,
            "yes" => Screened::Yes,
            "no" => Screened::No,
            "shortlisted" => Screened::Shortlisted,
            _ => Screened::Active,
        }
    }
}

/// An entry on the page.
struct PoolLine {
    code: String,
    title: String,
    author: String,
    source: String,
    href: String,
    opens: String,
    /// The round from which it advanced, and its rank there; empty in a month.
    came_from: String,
    vote: &'static str,
    shortlisted: bool,
}

#[derive(Template)]
#[template(path = "organizer/screening.html")]
struct ScreeningPage {
    page: Page,
    back: String,
    key: RoundKey,
    name: String,
    is_open: bool,
    counts: PoolCounts,
    limit: usize,
    whole_pool_fits: bool,
    show: String,
    here: String,
    entries: Vec<PoolLine>,
    newer: String,
    older: String,
}

struct ScreeningData {
    round: Round,
    rounds: Vec<Round>,
    counts: PoolCounts,
    cursor_page: CursorPage<(Candidate, Entry)>,
}

/// A page of a round's pool.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn list_pool(
    organizer: OrganizerContext,
    key: web::Path<String>,
    request: HttpRequest,
) -> HandlerResult {
    let key = round_key(&key)?;
    let query: ScreeningQuery = input::query(&request);
    let wanted = query.clone();
    let data = organizer.read(move |tx| load(tx, key, &wanted)).await?;
    organizer.render(&page_of(&organizer, data, &query))
}

fn load(tx: &mut Tx<'_>, key: RoundKey, query: &ScreeningQuery) -> Result<ScreeningData, DbError> {
    let conn = &mut *tx.conn;
    let rounds = contests::rounds(conn)?;
    let round = contests::round(conn, key)?;
    let cursor = Cursor::read(&query.next, &query.prev);
    let (which, limit) = (query.which(), paging::wanted());
    let rows = match cursor {
        Cursor::First => judging::pool_page(conn, round.id, which, EntryId(0), limit)?,
        Cursor::After(id) => judging::pool_page(conn, round.id, which, EntryId(id), limit)?,
        Cursor::Before(id) => judging::pool_page_before(conn, round.id, which, EntryId(id), limit)?,
    };
    Ok(ScreeningData {
        counts: judging::pool_counts(conn, round.id)?,
        cursor_page: paging::cursor_page(cursor, rows, |(candidate, _)| candidate.entry_id.0),
        round,
        rounds,
    })
}

fn page_of(ctx: &RequestContext, data: ScreeningData, query: &ScreeningQuery) -> ScreeningPage {
    let key = data.round.key;
    let path = format!("/admin/rounds/{key}/screening");
    let (newer, older) = data.cursor_page.addresses(&path, &[("show", &query.show)]);
    let limit = ctx.contest().definition.rule(key.kind()).shortlist as usize;
    let here = [
        ("show", query.show.as_str()),
        ("next", &query.next),
        ("prev", &query.prev),
    ];
    ScreeningPage {
        page: ctx.page(Audience::Organizer),
        back: format!("/admin/rounds/{key}"),
        key,
        name: ctx.lang.word(&names::round(key)),
        is_open: data.round.stage.flags().screens,
        whole_pool_fits: data.counts.pool() <= limit,
        counts: data.counts,
        limit,
        show: query.show.clone(),
        here: address(&path, &here),
        entries: data
            .cursor_page
            .rows
            .iter()
            .map(|(candidate, entry)| pool_line(ctx, &data.rounds, candidate, entry))
            .collect(),
        newer,
        older,
    }
}

fn pool_line(
    ctx: &RequestContext,
    rounds: &[Round],
    candidate: &Candidate,
    entry: &Entry,
) -> PoolLine {
    let from = candidate.source_round_id.zip(candidate.source_rank);
    PoolLine {
        code: entry.code.clone(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        source: source(ctx, entry),
        href: format!("/admin/entries/{}", entry.code),
        opens: entry.link.to_open().unwrap_or_default().to_owned(),
        came_from: from.map_or_else(String::new, |(round, rank)| {
            let words = Phrase::new("screening-came-from")
                .with("round", round_words(ctx, rounds, round))
                .with("rank", rank);
            ctx.lang.word(&words)
        }),
        vote: match candidate.vote {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
        shortlisted: candidate.shortlisted,
    }
}

/// Takes the votes of a page.
///
/// # Errors
/// 409 when the round has left its screening, 404 when an entry is not in its pool.
pub async fn screen_entry(
    organizer: OrganizerContext,
    key: web::Path<String>,
    request: HttpRequest,
    Posted(form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let pressed = form.given(HOLD).map(str::to_owned);
    let mut votes = votes(&form);
    votes.retain(|(code, _)| Some(code) != pressed.as_ref());
    let hold = pressed.clone();
    let screen = organizer.write(move |tx| {
        screen_entries(tx, key, &votes)?;
        let pressed = hold.as_deref();
        pressed.map_or(Ok(()), |code| put_pressed_on_hold(tx, code))
    });
    match screen.await? {
        Ok(()) => {
            let query: HashMap<String, String> = input::query(&request);
            let kept = ["show", "next", "prev"];
            let pairs: Vec<(&str, &str)> = kept
                .into_iter()
                .filter_map(|name| Some((name, query.get(name)?.as_str())))
                .collect();
            let path = format!("/admin/rounds/{key}/screening");
            let done = pressed.map_or("screened", |_| "put-on-hold");
            redirect_with_flash(&address(&path, &pairs), done)
        }
        Err(ScreenRefused::NotInScreening(_) | ScreenRefused::OnHold) => {
            Err(WebError::Conflict("error-changed"))
        }
        Err(ScreenRefused::NotInPool) => Err(WebError::NotFound),
    }
}

/// The name of the button beside an entry; its value is the entry's code.
const HOLD: &str = "hold";

/// Puts the entry on hold whose button was pressed. The votes on the page are stored as well.
fn put_pressed_on_hold(tx: &mut StaffTx<'_>, code: &str) -> Result<(), Failed<ScreenRefused>> {
    match organizer_puts_on_hold(tx, code, "") {
        Ok(()) | Err(Failed::Refused(HoldRefused::Already)) => Ok(()),
        Err(Failed::Refused(_)) => refuse(ScreenRefused::NotInPool),
        Err(Failed::Db(error)) => Err(Failed::Db(error)),
    }
}

fn votes(form: &Form) -> Vec<(String, bool)> {
    let vote = |field: &str| {
        let code = field.strip_prefix(VOTE)?;
        match form.value(field) {
            "yes" => Some((code.to_owned(), true)),
            "no" => Some((code.to_owned(), false)),
            _ => None,
        }
    };
    form.fields().filter_map(vote).collect()
}
