//! The page of one message: its text, its files, the details found in it and where they were found, and the forms that
//! resolve it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{kind, message_id, reasons_of};
use crate::actions::mask_tokens::mask_tokens;
use crate::contest::correspondence::{can_be_asked, corrects_details, is_oddly_dated};
use crate::contest::file_kind::FileKind;
use crate::contest::message::{
    Guess, MessageState, Reason, ReceivedBy, Source, Statement, Understood,
};
use crate::contest::rules::Evidence;
use crate::db::entries::{self, Entry};
use crate::db::mail::correspondence;
use crate::db::mail::letters;
use crate::db::mail::media::Media;
use crate::db::mail::messages::{self, Message, MessageEvent, MessageFile, StoredCloudLink};
use crate::db::mail::outbox::OutboxLetter;
use crate::db::types::MessageId;
use crate::db::{Conn, DbError};
use crate::lang::Phrase;
use crate::mail::understand::quote::own_text;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

/// What is stored about a message.
pub(super) struct MessageData {
    pub(super) message: Message,
    files: Vec<(MessageFile, Option<Media>)>,
    links: Vec<StoredCloudLink>,
    steps: Vec<MessageEvent>,
    namesakes: Vec<MessageId>,
    answers: Vec<OutboxLetter>,
    pub(super) entry: Option<Entry>,
    /// Whether the entry was made from this message; false if the message was joined to it later.
    is_founding: bool,
    /// The recorded statement about earlier publication of that entry.
    stated: Option<Statement>,
    answered: Option<Entry>,
}

/// Reads everything about a message.
pub(super) fn data(conn: &mut Conn, id: MessageId) -> Result<MessageData, DbError> {
    let mut message = messages::get(conn, id)?;
    // of an older version, until its tokens are masked
    message.text = mask_tokens(conn, &message.text)?;
    message.subject = mask_tokens(conn, &message.subject)?;
    let entry = match message.entry_id {
        Some(entry) => Some(entries::get(conn, entry)?),
        None => None,
    };
    let (mut is_founding, mut stated) = (false, None);
    if let Some(entry) = &entry {
        let founding = correspondence::founding(conn, entry.id)?;
        is_founding = founding.is_some_and(|founding| founding.id == id);
        let checks = entries::newest_checks(conn, entry.id)?;
        stated = checks.into_iter().find_map(|check| match check.evidence {
            Evidence::Statement { said } => said,
            _ => None,
        });
    }
    Ok(MessageData {
        is_founding,
        stated,
        files: messages::files(conn, id)?,
        links: messages::links(conn, id)?,
        steps: messages::steps(conn, id)?,
        namesakes: correspondence::namesakes(conn, &message)?,
        answers: letters::about_message(conn, id)?,
        answered: correspondence::answered_entry(conn, &message)?,
        entry,
        message,
    })
}

/// A file of the message, in words.
struct FileRow {
    file: MessageFile,
    media: Option<Media>,
    /// A video's length in minutes and seconds; empty when it is not known.
    length: String,
    problem: Option<Phrase>,
    packed: Vec<PackedFile>,
    is_bomb: bool,
}

/// A file in an archive.
#[derive(Deserialize)]
struct PackedFile {
    name: String,
    bytes: i64,
}

#[derive(Deserialize)]
struct ArchiveListing {
    files: Vec<PackedFile>,
    bomb: bool,
}

/// A detail found in the message.
struct GuessRow {
    label: &'static str,
    value: String,
    source: Phrase,
    certain: bool,
}

#[derive(Template)]
#[template(path = "organizer/message.html")]
pub(super) struct MessagePage {
    page: Page,
    form: Form,
    message: Message,
    kind: &'static str,
    state: Phrase,
    own_text: String,
    reasons: Vec<(Reason, Phrase)>,
    problems: Vec<Phrase>,
    files: Vec<FileRow>,
    links: Vec<StoredCloudLink>,
    guesses: Vec<GuessRow>,
    steps: Vec<MessageEvent>,
    namesakes: Vec<MessageId>,
    answers: Vec<OutboxLetter>,
    entry: Option<Entry>,
    is_founding: bool,
    statements: Vec<(&'static str, Phrase)>,
}

impl MessagePage {
    /// The page of a message, with its forms as the organizer filled them in.
    pub(super) fn new(ctx: &RequestContext, data: MessageData, form: Form) -> Self {
        let said: Understood = serde_json::from_str(&data.message.said).unwrap_or_default();
        let problems: Vec<String> =
            serde_json::from_str(&data.message.problems).unwrap_or_default();
        Self {
            page: ctx.page(Audience::Organizer),
            form,
            kind: kind(data.message.state.0),
            state: data.message.state.0.phrase(),
            own_text: own_text(&data.message.text),
            reasons: reasons_of(&data.message.reasons)
                .into_iter()
                .map(|reason| (reason, reason.phrase()))
                .collect(),
            problems: problems
                .iter()
                .map(|problem| Phrase::new(format!("message-problem-{problem}")))
                .collect(),
            files: data.files.into_iter().map(file_row).collect(),
            guesses: guesses(&said),
            links: data.links,
            steps: data.steps,
            namesakes: data.namesakes,
            answers: data.answers,
            entry: data.entry,
            is_founding: data.is_founding,
            statements: statements(),
            message: data.message,
        }
    }

    fn waits(&self) -> bool {
        self.message.state.0 == MessageState::Waiting
    }

    fn is_dismissed(&self) -> bool {
        self.message.state.0 == MessageState::Dismissed
    }

    /// Whether the text contains more than the sender's own words, such as a quoted message.
    fn has_quoted(&self) -> bool {
        self.own_text.trim() != self.message.text.trim()
    }

    /// The date in the message's header, if it is far from the time of receipt.
    fn odd_date(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        let dated = self.message.dated_at?.utc();
        is_oddly_dated(dated, self.message.received_at.utc()).then_some(dated)
    }

    /// Whether it became an entry whose details can still be corrected here.
    fn resolves_details(&self) -> bool {
        let mut entry = self.entry.iter();
        self.is_founding && entry.any(|entry| corrects_details(entry.state.0))
    }

    fn can_be_asked(&self) -> bool {
        can_be_asked(self.message.automatic, &self.message.from_address)
    }
}

fn file_row((file, media): (MessageFile, Option<Media>)) -> FileRow {
    let problem = media.as_ref().and_then(|media| media.problem.as_deref());
    let listing = media.as_ref().and_then(|media| media.listing.as_deref());
    let listing: Option<ArchiveListing> = listing.and_then(|json| serde_json::from_str(json).ok());
    let length = media.as_ref().and_then(|media| media.duration_ms);
    FileRow {
        length: length.map_or_else(String::new, played),
        problem: problem.map(|problem| Phrase::new(format!("media-problem-{problem}"))),
        is_bomb: listing.as_ref().is_some_and(|listing| listing.bomb),
        packed: listing.map_or_else(Vec::new, |listing| listing.files),
        file,
        media,
    }
}

impl FileRow {
    /// Whether the browser's own player shows it in the page.
    fn plays(&self) -> bool {
        let plays = |media: &Media| matches!(media.what.0, FileKind::Video | FileKind::Image);
        self.media.as_ref().is_some_and(plays)
    }
}

/// The key of the source of the time of receipt.
pub(in crate::web) fn received_by(message: &Message) -> &'static str {
    match message.received_by.0 {
        ReceivedBy::Server => "message-received-server",
        ReceivedBy::Header => "message-received-header",
        ReceivedBy::Date => "message-received-date",
        ReceivedBy::Import => "message-received-import",
    }
}

/// Minutes and seconds of a video: `1:05`.
fn played(ms: i64) -> String {
    let seconds = (ms + 500) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn guesses(said: &Understood) -> Vec<GuessRow> {
    let fields = [
        ("submit-work-title", &said.title),
        ("submit-author", &said.author),
        ("submit-contact", &said.contact),
        ("submit-phone", &said.phone),
        ("message-intro", &said.intro),
    ];
    let row = |(label, guess): (&'static str, &Option<Guess>)| {
        let guess = guess.as_ref()?;
        Some(GuessRow {
            label,
            value: guess.value.clone(),
            source: source(&guess.source),
            certain: guess.certain,
        })
    };
    fields.into_iter().filter_map(row).collect()
}

fn source(source: &Source) -> Phrase {
    match source {
        Source::Form(name) => Phrase::new("message-from-form").with("name", name),
        Source::FileName(name) => Phrase::new("message-from-file-name").with("name", name),
        Source::Line => Phrase::new("message-from-line"),
        Source::Subject => Phrase::new("message-from-subject"),
        Source::Text => Phrase::new("message-from-text"),
        Source::Sender => Phrase::new("message-from-sender"),
    }
}

fn statements() -> Vec<(&'static str, Phrase)> {
    vec![
        ("unpublished", Phrase::new("verdict-said-unpublished")),
        ("published", Phrase::new("verdict-said-published")),
        ("", Phrase::new("verdict-said-nothing")),
    ]
}

/// The statement about earlier publication that was chosen in a form.
pub(super) fn statement(word: &str) -> Option<Statement> {
    match word {
        "unpublished" => Some(Statement::Unpublished),
        "published" => Some(Statement::Published),
        _ => None,
    }
}

/// The forms filled with the message's own values, or with its entry's if there is one.
pub(super) fn prefilled(data: &MessageData) -> Form {
    let said: Understood = serde_json::from_str(&data.message.said).unwrap_or_default();
    let value = |guess: &Option<Guess>| guess.as_ref().map_or("", |g| g.value.as_str()).to_owned();
    let mut form = Form::new();
    match &data.entry {
        Some(entry) => {
            form.set("title", entry.title.as_str());
            form.set("author", entry.author.as_str());
            form.set("contact", entry.contact.as_str());
            form.set("phone", entry.phone.as_str());
            form.set("description", entry.description.as_str());
        }
        None => {
            form.set("title", value(&said.title));
            form.set("author", value(&said.author));
            form.set("contact", value(&said.contact));
            form.set("phone", value(&said.phone));
            form.set("description", value(&said.intro));
        }
    }
    let stated = match data.entry {
        Some(_) => data.stated,
        None => said.statement.map(|guess| guess.value),
    };
    let stated = stated.map_or("", |stated| match stated {
        Statement::Unpublished => "unpublished",
        Statement::Published => "published",
    });
    form.set("said", stated);
    if let Some(answered) = &data.answered {
        form.set("code", answered.code.as_str());
    }
    form
}

/// One message.
pub async fn show_message(ctx: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let id = message_id(&id)?;
    let data = ctx.read(move |tx| data(tx.conn, id)).await?;
    let form = prefilled(&data);
    ctx.render(&MessagePage::new(&ctx, data, form))
}
