//! Turns a message in a file into database rows: reads it, puts its files into the media store, and imports it.
//!
//! Files that an interrupted run put into the store are recognised by their hash, so nothing is stored twice.

mod files;
mod storable;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::actions::import_message::{Arrival, Imported, import_message};
use crate::actions::tx::Tx;
use crate::app::App;
use crate::contest::hex::hex;
use crate::contest::message::{Facts, ReceivedBy};
use crate::db::mail::messages::{self, StoredCloudLink};
use crate::db::types::MessageId;
use crate::db::{Conn, DbError};
use crate::lang::Lang;
use crate::mail::cloud;
use crate::mail::receive::dry_run;
use crate::mail::receive::on_disk::OnDisk;
use crate::mail::receive::{Incoming, MessageProblem};
use crate::mail::understand::understand;
use crate::media::Store;
use storable::{beginning, storable};

/// Where a message was found, and when it was received.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file, or the mailbox's folder, in words.
    pub source: String,
    /// The date from the mail server; `None` for a file.
    pub received_at: Option<DateTime<Utc>>,
    /// Whether the mail server put it into its junk folder.
    pub junk: bool,
}

/// Imports the message in the file `path`. `also` runs in the same transaction, whether the message is new or known.
///
/// # Errors
/// When the message cannot be read, a file cannot be stored, or the database fails. Then no row is written, and the
/// message can be imported again.
pub async fn take_in(
    app: &App,
    path: &Path,
    origin: Origin,
    also: impl Fn(&mut Conn, MessageId) -> Result<(), DbError> + Send + Sync + 'static,
) -> anyhow::Result<Imported> {
    let (path, store) = (PathBuf::from(path), app.media.clone());
    let message = tokio::task::spawn_blocking(move || OnDisk::open(&path)).await??;
    let sha256 = hex(message.sha256());
    let known = app
        .db
        .read(move |conn| messages::by_sha256(conn, &sha256))
        .await?;
    let now = app.now();
    if let Some(known) = known {
        app.db.write(move |conn| also(conn, known.id)).await?;
        return Ok(Imported {
            id: known.id,
            state: known.state.0,
            again: true,
        });
    }
    let arrival =
        tokio::task::spawn_blocking(move || read_message(&store, message, &origin, now)).await??;
    let write = move |tx: &mut Tx<'_>| {
        let imported = import_message(tx, &arrival)?;
        also(tx.conn, imported.id)?;
        Ok::<_, DbError>(imported)
    };
    Ok(app.write(now, write).await?)
}

/// Reads a message and stores its files, but writes no row. It blocks: call it on a thread of a runtime that may block.
pub fn read_message(
    store: &Store,
    mut message: OnDisk,
    origin: &Origin,
    now: DateTime<Utc>,
) -> anyhow::Result<Arrival> {
    let mut incoming = message.incoming();
    let kept = files::keep(store, &mut message, &mut incoming)?;
    let understood = understand(&incoming);
    let videos = kept.iter().filter(|file| file.file.video && !file.archive);
    let facts = Facts {
        videos: videos.clone().count(),
        incomplete_videos: videos.filter(|video| video.broken).count(),
        packed: kept.iter().any(files::KeptFile::may_hold_videos),
        ..dry_run::facts(&incoming, &understood)
    };
    let (received, received_by) = received(origin, &incoming, now);
    let sender = incoming.from.first();
    let problems = problems(&incoming, &kept);
    Ok(Arrival {
        sha256: hex(incoming.sha256),
        source: storable(&origin.source),
        message_id: incoming.message_id.as_deref().map(message_id),
        from_address: beginning(incoming.sender(), MOST_OF_ADDRESS),
        from_name: beginning(sender.map_or("", |sender| &sender.name), MOST_OF_NAME),
        subject: beginning(
            incoming.subject.as_deref().unwrap_or_default(),
            MOST_OF_SUBJECT,
        ),
        lang: language(&incoming),
        dated: incoming.dated,
        received,
        received_by,
        bytes: message.length(),
        text: storable(&incoming.text),
        problems,
        files: kept.into_iter().map(|kept| kept.file).collect(),
        links: incoming.cloud_links.iter().map(link).collect(),
        answers: answers(&incoming.answers),
        junk: origin.junk,
        said: understood,
        facts,
    })
}

/// The keys of all problems with the message and with its files.
fn problems(incoming: &Incoming, kept: &[files::KeptFile]) -> Vec<String> {
    let mut problems = incoming.problems.clone();
    if kept.iter().any(|kept| kept.file.incomplete) {
        problems.push(MessageProblem::IncompleteFile);
    }
    if kept.iter().any(|kept| kept.file.damaged) {
        problems.push(MessageProblem::DamagedFile);
    }
    let keys = problems.into_iter().map(|problem| problem.key().to_owned());
    keys.collect()
}

/// When a message was received, and the key of the source of that date: the mail server, else the topmost Received
/// field, which the last server wrote, else the sender.
fn received(
    origin: &Origin,
    incoming: &Incoming,
    now: DateTime<Utc>,
) -> (DateTime<Utc>, ReceivedBy) {
    let words = [
        (origin.received_at, ReceivedBy::Server),
        (incoming.received, ReceivedBy::Header),
        (incoming.dated, ReceivedBy::Date),
    ];
    let said = words.into_iter().find_map(|(at, by)| at.map(|at| (at, by)));
    said.unwrap_or((now, ReceivedBy::Import))
}

/// The language of replies: English for a message with Latin but without Chinese characters.
fn language(incoming: &Incoming) -> Lang {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let subject = incoming.subject.as_deref().unwrap_or_default();
    let words = || subject.chars().chain(incoming.own_text.chars());
    let latin = words().any(|c| c.is_ascii_alphabetic()) && !words().any(is_han);
    match latin {
        true => Lang::En,
        false => Lang::default(),
    }
}

fn link(link: &cloud::CloudLink) -> StoredCloudLink {
    let text = |text: &Option<String>| text.as_deref().map(storable);
    StoredCloudLink {
        service: link.service.to_owned(),
        url: storable(&link.url),
        name: text(&link.name),
        size: text(&link.size),
        expires: link.expires.as_ref().map(ToString::to_string),
        code: text(&link.code),
    }
}

/// The most characters of header values that are stored, since a hostile one could be longer than an index allows.
/// Honest values are much shorter.
const MOST_OF_ADDRESS: usize = 320;
const MOST_OF_MESSAGE_ID: usize = 250;
const MOST_OF_NAME: usize = 200;
const MOST_OF_SUBJECT: usize = 1_000;
/// The most Message-IDs stored of those to which a message replies. The last ones are the nearest.
const MOST_ANSWERED: usize = 50;

fn message_id(id: &str) -> String {
    beginning(id, MOST_OF_MESSAGE_ID)
}

fn answers(ids: &[String]) -> Vec<String> {
    let far = ids.len().saturating_sub(MOST_ANSWERED);
    ids[far..].iter().map(|id| message_id(id)).collect()
}
