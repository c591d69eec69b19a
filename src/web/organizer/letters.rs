//! Which letters were written, and what became of them? The outbox, one letter, and another try for what was given up.
//!
//! A letter's secret links (status pages, passwords) are for its reader alone: they are masked here, so that nobody at
//! the desk can act as a contestant or a judge.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::letter_samples::html_part;
use super::paging::{self, Cursor};
use crate::db::letters::{self, Fate};
use crate::db::outbox::{self, Letter};
use crate::db::types::LetterId;
use crate::db::{Conn, DbError, audit};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::OrganizerContext;
use crate::web::response::{self, HandlerResult};

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
    letters: Vec<Letter>,
    newer: String,
    older: String,
}

#[derive(Template)]
#[template(path = "organizer/letter.html")]
struct LetterPage {
    page: Page,
    letter: Letter,
    text: String,
    entry: Option<String>,
}

/// The mark that goes with what became of a letter.
fn kind(letter: &Letter) -> &'static str {
    match letter.fate() {
        Fate::Waiting => "unknown",
        Fate::Sent => "pass",
        Fate::GivenUp => "fail",
    }
}

/// Key of what became of a letter.
fn fate(letter: &Letter) -> &'static str {
    match letter.fate() {
        Fate::Waiting => "letters-waiting",
        Fate::Sent => "letters-sent",
        Fate::GivenUp => "letters-given-up",
    }
}

fn fate_of(show: &str) -> Option<Fate> {
    match show {
        "waiting" => Some(Fate::Waiting),
        "sent" => Some(Fate::Sent),
        "given-up" => Some(Fate::GivenUp),
        _ => None,
    }
}

/// The outbox.
///
/// # Errors
/// When the database fails.
pub async fn list_letters(organizer: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let ctx = organizer.ctx;
    let query: LettersQuery = input::query(&request);
    let cursor = Cursor::read(&query.next, &query.prev);
    let (before, after) = match cursor {
        Cursor::First => (None, None),
        Cursor::After(key) => (Some(LetterId(key)), None),
        Cursor::Before(key) => (None, Some(LetterId(key))),
    };
    let which = fate_of(&query.show);
    let load = move |conn: &mut Conn| -> Result<_, DbError> {
        let rows = letters::page(conn, which, before, after, paging::wanted())?;
        Ok((rows, letters::counts(conn)?))
    };
    let (rows, (waiting, given_up)) = ctx.app.db.read(load).await?;
    let cursor_page = paging::cursor_page(cursor, rows, |letter| letter.id.0);
    let (newer, older) = cursor_page.addresses(PATH, &[("show", &query.show)]);
    response::page(&LettersPage {
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
///
/// # Errors
/// When there is none, or the database fails.
pub async fn show_letter(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let ctx = organizer.ctx;
    let id = letter_id(&id)?;
    let load = move |conn: &mut Conn| -> Result<_, DbError> {
        let letter = letters::get(conn, id)?;
        let entry = letter
            .entry_id
            .map(|entry| crate::db::entries::get(conn, entry))
            .transpose()?;
        Ok((letter, entry.map(|entry| entry.code)))
    };
    let (letter, entry) = ctx.app.db.read(load).await?;
    response::page(&LetterPage {
        page: ctx.page(Audience::Organizer),
        text: without_secrets(&letter.body_text),
        letter,
        entry,
    })
}

/// The HTML part of one letter, without its secrets.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn show_letter_html(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let id = letter_id(&id)?;
    let load = move |conn: &mut Conn| letters::get(conn, id);
    let letter = organizer.ctx.app.db.read(load).await?;
    Ok(html_part(without_secrets(&letter.body_html)))
}

/// Lets a letter that was given up be tried again.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn send_again(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let id = letter_id(&id)?;
    let again = move |conn: &mut Conn| -> Result<(), DbError> {
        let letter = letters::get(conn, id)?;
        if letter.fate() != Fate::GivenUp {
            return Ok(());
        }
        outbox::try_again(conn, id, acting.now)?;
        let subject = format!("letter {id}");
        audit::record(
            conn,
            acting.now,
            Some(acting.by),
            "send_again",
            &subject,
            "",
        )
    };
    ctx.app.db.write(again).await?;
    response::redirect_with_flash(&format!("{PATH}/{id}"), "letter-again")
}

fn letter_id(text: &str) -> Result<LetterId, WebError> {
    text.parse().map(LetterId).map_err(|_| WebError::NotFound)
}

/// The same text with the tokens of its secret links masked.
pub(super) fn without_secrets(text: &str) -> String {
    let mut masked = text.to_owned();
    for path in ["/status/", "/set-password/"] {
        masked = mask_after(&masked, path);
    }
    masked
}

fn mask_after(text: &str, path: &str) -> String {
    let mut parts = text.split(path);
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        masked.push_str(path);
        masked.push_str(if rest.len() < part.len() {
            "••••"
        } else {
            ""
        });
        masked.push_str(rest);
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_links_are_masked_wherever_they_stand() {
        let text =
            "看 https://x.cn/status/0abc9 和 <a href=\"https://x.cn/set-password/zz1\">x</a>";
        let expected =
            "看 https://x.cn/status/•••• 和 <a href=\"https://x.cn/set-password/••••\">x</a>";
        assert_eq!(without_secrets(text), expected);
        assert_eq!(without_secrets("没有链接 /status/"), "没有链接 /status/");
    }
}
