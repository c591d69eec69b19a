//! The inbox: the list of messages with its counts. One message is in [`message`], the decisions about it in
//! [`resolve`], its files in [`files`], and the mailbox they come from in [`mailbox`].

pub mod files;
mod mailbox;
pub mod message;
pub mod resolve;

use actix_web::HttpRequest;
use askama::Template;
use serde::Deserialize;

use self::mailbox::MailboxRow;
use super::paging::{self, Cursor};
use crate::actions::tx::Tx;
use crate::contest::message::{MessageState, Reason};
use crate::db::mail::inbox::{self, InboxCounts, InboxLine};
use crate::db::mail::mailboxes;
use crate::db::types::MessageId;
use crate::lang::Phrase;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::OrganizerContext;
use crate::web::response::HandlerResult;

const PATH: &str = "/admin/inbox";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct InboxQuery {
    show: String,
    next: String,
    prev: String,
}

/// One message of the list, in words.
struct InboxRow {
    line: InboxLine,
    kind: &'static str,
    state: Phrase,
    reasons: Vec<Phrase>,
}

#[derive(Template)]
#[template(path = "organizer/inbox.html")]
struct InboxPage {
    page: Page,
    show: String,
    counts: InboxCounts,
    rows: Vec<InboxRow>,
    mailbox: Option<MailboxRow>,
    newer: String,
    older: String,
}

/// The mark that goes with a message's state.
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

/// The messages, newest first.
pub async fn list_messages(ctx: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let query: InboxQuery = input::query(&request);
    let cursor = Cursor::read(&query.next, &query.prev);
    let state = MessageState::from_key(&query.show);
    let name = ctx.app.config.mailbox();
    let load = move |tx: &mut Tx<'_>| {
        let mailbox = match &name {
            Some(name) => mailboxes::named(tx.conn, name)?,
            None => None,
        };
        let (before, after) = cursor.bounds();
        let (before, after) = (before.map(MessageId), after.map(MessageId));
        let rows = inbox::page(tx.conn, state, before, after, paging::wanted())?;
        Ok((rows, inbox::counts(tx.conn)?, mailbox))
    };
    let (rows, counts, mailbox) = ctx.read(load).await?;
    let cursor_page = paging::cursor_page(cursor, rows, |line| line.id.0);
    let (newer, older) = cursor_page.addresses(PATH, &[("show", &query.show)]);
    ctx.render(&InboxPage {
        page: ctx.page(Audience::Organizer),
        show: query.show,
        counts,
        rows: cursor_page.rows.into_iter().map(row).collect(),
        mailbox: mailbox.map(|mailbox| mailbox::row(mailbox, ctx.now)),
        newer,
        older,
    })
}

fn row(line: InboxLine) -> InboxRow {
    let reasons = reasons_of(&line.reasons).into_iter();
    InboxRow {
        kind: kind(line.state.0),
        state: line.state.0.phrase(),
        reasons: reasons.map(Reason::phrase).collect(),
        line,
    }
}
