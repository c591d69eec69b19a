//! Which letters came in, and what became of each? The list, with its sums; one letter is in [`letter`], what is decided
//! about it in [`settle`], its files in [`files`], and the mailboxes they come from in
//! [`mailbox`].

pub mod files;
pub mod letter;
mod mailbox;
pub mod settle;

use actix_web::HttpRequest;
use askama::Template;
use serde::Deserialize;

use self::mailbox::MailboxRow;
use super::paging::{self, Turn};
use crate::contest::message::{MessageState, Reason};
use crate::db::inbox::{self, Counts};
use crate::db::types::MessageId;
use crate::db::{Conn, DbError, mailboxes};
use crate::lang::Message;
use crate::web::answer::{self, Answer};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::visit::OrganizerVisit;

const PATH: &str = "/admin/inbox";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    next: String,
    prev: String,
}

/// One letter of the list, in words.
struct Row {
    line: inbox::Line,
    kind: &'static str,
    state: Message,
    reasons: Vec<Message>,
}

#[derive(Template)]
#[template(path = "organizer/inbox.html")]
struct InboxPage {
    page: Page,
    show: String,
    counts: Counts,
    rows: Vec<Row>,
    mailbox: Option<MailboxRow>,
    newer: String,
    older: String,
}

/// The mark that goes with what became of a letter.
fn kind(state: MessageState) -> &'static str {
    match state {
        MessageState::Entry => "pass",
        MessageState::Waiting => "unknown",
        MessageState::SetAside => "plain",
    }
}

/// What became of a letter, in words.
fn state_words(state: MessageState) -> Message {
    Message::new(format!("message-state-{}", state.key()))
}

/// Why a letter is no entry by itself, in words.
fn reason_words(reason: Reason) -> Message {
    Message::new(format!("message-reason-{}", reason.key()))
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
pub async fn list_messages(organizer: OrganizerVisit, request: HttpRequest) -> Answer {
    let visit = organizer.visit;
    let asked: Asked = input::query(&request);
    let turn = Turn::read(&asked.next, &asked.prev);
    let (before, after) = match turn {
        Turn::First => (None, None),
        Turn::After(key) => (Some(MessageId(key)), None),
        Turn::Before(key) => (None, Some(MessageId(key))),
    };
    let which = MessageState::from_key(&asked.show);
    let name = visit.app.config.mailbox();
    let load = move |conn: &mut Conn| -> Result<_, DbError> {
        let mailbox = match &name {
            Some(name) => mailboxes::named(conn, name)?,
            None => None,
        };
        let rows = inbox::page(conn, which, before, after, paging::wanted())?;
        Ok((rows, inbox::counts(conn)?, mailbox))
    };
    let (rows, counts, mailbox) = visit.app.db.read(load).await?;
    let leaf = paging::leaf(turn, rows, |line| line.id.0);
    let (newer, older) = leaf.addresses(PATH, &[("show", &asked.show)]);
    let row = |line: inbox::Line| Row {
        kind: kind(line.state.0),
        state: state_words(line.state.0),
        reasons: reasons_of(&line.reasons)
            .into_iter()
            .map(reason_words)
            .collect(),
        line,
    };
    answer::page(&InboxPage {
        page: visit.page(Audience::Organizer),
        show: asked.show,
        counts,
        rows: leaf.rows.into_iter().map(row).collect(),
        mailbox: mailbox.map(|mailbox| mailbox::row(mailbox, visit.now)),
        newer,
        older,
    })
}
