//! Which letters came in, and what became of each? The list, with its sums; one letter is in [`letter`], what is decided
//! about it in [`resolve`], its files in [`files`], and the mailboxes they come from in
//! [`mailbox`].

pub mod files;
mod mailbox;
pub mod message;
pub mod resolve;

use actix_web::HttpRequest;
use askama::Template;
use serde::Deserialize;

use self::mailbox::MailboxRow;
use super::paging::{self, Cursor};
use crate::contest::message::{MessageState, Reason};
use crate::db::inbox::{self, Counts};
use crate::db::types::MessageId;
use crate::db::{Conn, DbError, mailboxes};
use crate::lang::Phrase;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::OrganizerContext;
use crate::web::response::{self, HandlerResult};

const PATH: &str = "/admin/inbox";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct InboxQuery {
    show: String,
    next: String,
    prev: String,
}

/// One letter of the list, in words.
struct InboxRow {
    line: inbox::InboxLine,
    kind: &'static str,
    state: Phrase,
    reasons: Vec<Phrase>,
}

#[derive(Template)]
#[template(path = "organizer/inbox.html")]
struct InboxPage {
    page: Page,
    show: String,
    counts: Counts,
    rows: Vec<InboxRow>,
    mailbox: Option<MailboxRow>,
    newer: String,
    older: String,
}

/// The mark that goes with what became of a letter.
fn kind(state: MessageState) -> &'static str {
    match state {
        MessageState::Entry => "pass",
        MessageState::Waiting => "unknown",
        MessageState::Dismissed => "plain",
    }
}

fn reasons_of(json: &str) -> Vec<Reason> {
    let words: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    words
        .iter()
        .filter_map(|word| Reason::from_key(word))
        .collect()
}

fn message_id(text: &str) -> Result<MessageId, WebError> {
    text.parse().map(MessageId).map_err(|_| WebError::NotFound)
}

/// The letters that came in, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list_messages(organizer: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let ctx = organizer.ctx;
    let query: InboxQuery = input::query(&request);
    let cursor = Cursor::read(&query.next, &query.prev);
    let (before, after) = match cursor {
        Cursor::First => (None, None),
        Cursor::After(key) => (Some(MessageId(key)), None),
        Cursor::Before(key) => (None, Some(MessageId(key))),
    };
    let which = MessageState::from_key(&query.show);
    let name = ctx.app.config.mailbox();
    let load = move |conn: &mut Conn| -> Result<_, DbError> {
        let mailbox = match &name {
            Some(name) => mailboxes::named(conn, name)?,
            None => None,
        };
        let rows = inbox::page(conn, which, before, after, paging::wanted())?;
        Ok((rows, inbox::counts(conn)?, mailbox))
    };
    let (rows, counts, mailbox) = ctx.app.db.read(load).await?;
    let cursor_page = paging::cursor_page(cursor, rows, |line| line.id.0);
    let (newer, older) = cursor_page.addresses(PATH, &[("show", &query.show)]);
    let row = |line: inbox::InboxLine| InboxRow {
        kind: kind(line.state.0),
        state: line.state.0.phrase(),
        reasons: reasons_of(&line.reasons)
            .into_iter()
            .map(Reason::phrase)
            .collect(),
        line,
    };
    response::page(&InboxPage {
        page: ctx.page(Audience::Organizer),
        show: query.show,
        counts,
        rows: cursor_page.rows.into_iter().map(row).collect(),
        mailbox: mailbox.map(|mailbox| mailbox::row(mailbox, ctx.now)),
        newer,
        older,
    })
}
