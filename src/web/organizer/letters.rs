//! The outbox: the list of letters, the page of one letter, and the retry of letters that were given up.
//!
//! A letter's secret links (status pages, passwords) are only for its recipient. They are masked here, so that no
//! organizer can act as a contestant or a judge.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::letter_samples::html_part;
use super::paging::{self, Cursor};
use crate::actions::letter_links;
use crate::actions::send_again::send_again as try_again;
use crate::actions::tx::Tx;
use crate::db::entries;
use crate::db::mail::letters::{self, LetterState};
use crate::db::mail::outbox::OutboxLetter;
use crate::db::types::LetterId;
use crate::mail::letter::Written;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};

const PATH: &str = "/admin/letters";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LettersQuery {
    show: String,
    next: String,
    prev: String,
}

#[derive(Template)]
#[template(path = "organizer/letters.html")]
struct LettersPage {
    page: Page,
    show: String,
    waiting: i64,
    given_up: i64,
    letters: Vec<OutboxLetter>,
    newer: String,
    older: String,
}

#[derive(Template)]
#[template(path = "organizer/letter.html")]
struct LetterPage {
    page: Page,
    letter: OutboxLetter,
    text: String,
    entry: Option<String>,
}

/// The mark of a letter's state.
fn kind(letter: &OutboxLetter) -> &'static str {
    match letter.state() {
        LetterState::Waiting => "unknown",
        LetterState::Sent => "pass",
        LetterState::GivenUp => "fail",
    }
}

/// The key of the words for a letter's state.
fn state_words(letter: &OutboxLetter) -> &'static str {
    match letter.state() {
        LetterState::Waiting => "letters-waiting",
        LetterState::Sent => "letters-sent",
        LetterState::GivenUp => "letters-given-up",
    }
}

/// The state by which the list is filtered.
fn shown_state(show: &str) -> Option<LetterState> {
    match show {
        "waiting" => Some(LetterState::Waiting),
        "sent" => Some(LetterState::Sent),
        "given-up" => Some(LetterState::GivenUp),
        _ => None,
    }
}

/// The outbox.
pub async fn list_letters(ctx: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let query: LettersQuery = input::query(&request);
    let cursor = Cursor::read(&query.next, &query.prev);
    let state = shown_state(&query.show);
    let load = move |tx: &mut Tx<'_>| {
        let (before, after) = cursor.bounds();
        let (before, after) = (before.map(LetterId), after.map(LetterId));
        let rows = letters::page(tx.conn, state, before, after, paging::wanted())?;
        Ok((rows, letters::counts(tx.conn)?))
    };
    let (rows, (waiting, given_up)) = ctx.read(load).await?;
    let cursor_page = paging::cursor_page(cursor, rows, |letter| letter.id.0);
    let (newer, older) = cursor_page.addresses(PATH, &[("show", &query.show)]);
    ctx.render(&LettersPage {
        page: ctx.page(Audience::Organizer),
        show: query.show,
        waiting,
        given_up,
        letters: cursor_page.rows,
        newer,
        older,
    })
}

/// One letter, without its secrets.
pub async fn show_letter(ctx: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let id = letter_id(&id)?;
    let load = move |tx: &mut Tx<'_>| {
        let letter = letters::get(tx.conn, id)?;
        let entry = match letter.entry_id {
            Some(entry) => Some(entries::get(tx.conn, entry)?.code),
            None => None,
        };
        Ok((letter, entry))
    };
    let (letter, entry) = ctx.read(load).await?;
    ctx.render(&LetterPage {
        page: ctx.page(Audience::Organizer),
        text: masked(&ctx, &letter)?.text,
        letter,
        entry,
    })
}

/// The HTML part of one letter, without its secrets.
pub async fn show_letter_html(ctx: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let id = letter_id(&id)?;
    let letter = ctx.read(move |tx| letters::get(tx.conn, id)).await?;
    Ok(html_part(masked(&ctx, &letter)?.html))
}

/// Makes a letter that was given up due again.
pub async fn send_again(ctx: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let id = letter_id(&id)?;
    ctx.act(move |tx| try_again(tx, id)).await?;
    redirect_with_flash(&format!("{PATH}/{id}"), "letter-again")
}

fn letter_id(text: &str) -> Result<LetterId, WebError> {
    text.parse().map(LetterId).map_err(|_| WebError::NotFound)
}

fn masked(ctx: &RequestContext, letter: &OutboxLetter) -> Result<Written, WebError> {
    Ok(letter_links::written(letter)?.masked(&ctx.app.links))
}
