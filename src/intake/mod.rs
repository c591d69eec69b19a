//! How does a letter in a file become rows? It is read, its files are put into the media store, and the act that imports
//! it is told. What was put into the store by a run that died is found there again by its hash, and nothing is doubled.

mod files;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::actions::import_message::{Arrival, Imported, import_message};
use crate::actions::tx::Tx;
use crate::app::App;
use crate::contest::message::Facts;
use crate::db::mail::messages::{self, StoredCloudLink};
use crate::db::types::MessageId;
use crate::db::{Conn, DbError};
use crate::lang::Lang;
use crate::mail::cloud;
use crate::mail::dry_run;
use crate::mail::on_disk::OnDisk;
use crate::mail::receive::{Incoming, Problem};
use crate::media::{Store, hex};

/// Where a letter was found, and when it was received by the word of whoever received it.
#[derive(Debug, Clone)]
pub struct Origin {
    /// A file, or a mailbox's folder; for people.
    pub source: String,
    /// The mail server's own date; a file has none.
    pub received_at: Option<DateTime<Utc>>,
    /// The mail server took it for junk.
    pub junk: bool,
}

/// Takes the letter in that lies in `path`. `also` is written in the same transaction, whether the letter is new or had
/// come in before.
///
/// # Errors
/// When the file cannot be read, a file cannot be kept, or the database fails: nothing of the letter is remembered then,
/// and it can be taken in again.
pub async fn take_in(
    app: &App,
    path: &Path,
    origin: Origin,
    also: impl Fn(&mut Conn, MessageId) -> Result<(), DbError> + Send + Sync + 'static,
) -> anyhow::Result<Imported> {
    let (path, store) = (PathBuf::from(path), app.media.clone());
    let letter = tokio::task::spawn_blocking(move || OnDisk::open(&path)).await??;
    let sha256 = hex(&letter.sha256());
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
        tokio::task::spawn_blocking(move || read_letter(&store, letter, &origin, now)).await??;
    let write = move |tx: &mut Tx<'_>| {
        let imported = import_message(tx, &arrival)?;
        also(tx.conn, imported.id)?;
        Ok::<_, DbError>(imported)
    };
    Ok(app.write(now, write).await?)
}

/// Reads the letter and keeps its files; nothing of it is remembered yet. Blocks, on a thread of a runtime that may.
///
/// # Errors
/// When it cannot be read, or a file cannot be kept.
pub fn read_letter(
    store: &Store,
    mut letter: OnDisk,
    origin: &Origin,
    now: DateTime<Utc>,
) -> anyhow::Result<Arrival> {
    let mut incoming = letter.incoming();
    let kept = files::keep(store, &mut letter, &mut incoming)?;
    let said = letter.understood(&incoming);
    let videos = kept.iter().filter(|file| file.file.video && !file.archive);
    let facts = Facts {
        videos: videos.clone().count(),
        incomplete_videos: videos.filter(|video| video.broken).count(),
        packed: kept.iter().any(files::KeptFile::may_hold_videos),
        ..dry_run::facts(&incoming, &said, letter.kept())
    };
    let (received, received_by) = received(origin, &incoming, now);
    let sender = incoming.from.first();
    let problems = problems(&incoming, &kept);
    Ok(Arrival {
        sha256: hex(&incoming.sha256),
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
        bytes: letter.length(),
        text: storable(&incoming.text),
        problems,
        files: kept.into_iter().map(|kept| kept.file).collect(),
        links: incoming.cloud_links.iter().map(link).collect(),
        answers: answers(&incoming.answers),
        junk: origin.junk,
        said,
        facts,
    })
}

/// What was odd. Of its files, what was seen while they were decoded: the outline of a large letter has gaps in them.
fn problems(incoming: &Incoming, kept: &[files::KeptFile]) -> Vec<String> {
    let of_files = [Problem::IncompleteFile, Problem::DamagedFile];
    let others = incoming.problems.iter().copied();
    let mut problems: Vec<Problem> = others.filter(|one| !of_files.contains(one)).collect();
    if kept.iter().any(|kept| kept.file.incomplete) {
        problems.push(Problem::IncompleteFile);
    }
    if kept.iter().any(|kept| kept.file.damaged) {
        problems.push(Problem::DamagedFile);
    }
    problems
        .into_iter()
        .map(|one| one.key().to_owned())
        .collect()
}

/// By the mail server's word; else by the topmost Received field, which is the last server's; else by the sender's date.
fn received(
    origin: &Origin,
    incoming: &Incoming,
    now: DateTime<Utc>,
) -> (DateTime<Utc>, &'static str) {
    let words = [
        (origin.received_at, "server"),
        (incoming.received, "header"),
        (incoming.dated, "date"),
    ];
    let said = words.into_iter().find_map(|(at, by)| at.map(|at| (at, by)));
    said.unwrap_or((now, "import"))
}

/// A letter without a single Chinese character is answered in English.
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

/// Characters kept of what a hostile header can make longer than any index takes; no honest one comes near.
const MOST_OF_ADDRESS: usize = 320;
const MOST_OF_MESSAGE_ID: usize = 250;
const MOST_OF_NAME: usize = 200;
const MOST_OF_SUBJECT: usize = 1_000;
/// Message-IDs kept of those that a letter answers: the last ones are the nearest.
const MOST_ANSWERED: usize = 50;

fn beginning(text: &str, most: usize) -> String {
    storable(text).chars().take(most).collect()
}

fn message_id(id: &str) -> String {
    beginning(id, MOST_OF_MESSAGE_ID)
}

fn answers(ids: &[String]) -> Vec<String> {
    let far = ids.len().saturating_sub(MOST_ANSWERED);
    ids[far..].iter().map(|id| message_id(id)).collect()
}

/// A NUL cannot be stored by PostgreSQL and means nothing to a reader.
fn storable(text: &str) -> String {
    text.replace('\0', "")
}
