//! Imports a message: stores it with its files, decides whether it becomes an entry, waits for an organizer or is
//! dismissed, and replies to its sender. Importing the same message again changes nothing.

use chrono::{DateTime, Duration, Utc};

use super::enter_by_mail::{MailEntry, enter_by_mail, remember_same_videos};
use super::mask_tokens::mask_tokens;
use super::tell_sender::{missing, receipt};
use super::tx::Tx;
use crate::contest::entry_details::{EntryDetails, EntryField, RawDetails};
use crate::contest::message::{
    Facts, Guess, MessageState, MessageStep, Reason, ReceivedBy, Understood,
};
use crate::db::DbError;
use crate::db::entries::Entry;
use crate::db::mail::media::{self, NewMedia};
use crate::db::mail::messages::{
    self, NewMessage, NewMessageFile, NewMessageStep, StoredCloudLink,
};
use crate::db::mail::{correspondence, outbox};
use crate::db::types::{EntryId, MessageId, Stamp, StoredMessageState};
use crate::lang::Lang;

/// A parsed message whose files are in the media store.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Hash of its raw bytes, in hexadecimal.
    pub sha256: String,
    /// Where it was found.
    pub source: String,
    /// Its Message-ID as written.
    pub message_id: Option<String>,
    /// The Message-IDs of the letters to which it replies, as written.
    pub answers: Vec<String>,
    /// The sender's address, unverified.
    pub from_address: String,
    /// The sender's display name.
    pub from_name: String,
    /// Its subject.
    pub subject: String,
    /// The language of replies to it.
    pub lang: Lang,
    /// Its Date header.
    pub dated: Option<DateTime<Utc>>,
    /// When it was received; this decides its month.
    pub received: DateTime<Utc>,
    /// The source of that instant: `server`, `header`, `date` or `import`.
    pub received_by: ReceivedBy,
    /// The size of the whole message in bytes.
    pub bytes: u64,
    /// Its text.
    pub text: String,
    /// The details understood from its text.
    pub said: Understood,
    /// Keys of its irregularities.
    pub problems: Vec<String>,
    /// The facts that decide what becomes of it; the act adds the facts that are in the database.
    pub facts: Facts,
    /// Whether the mail server put it into the junk folder.
    pub junk: bool,
    /// Its files.
    pub files: Vec<ArrivedFile>,
    /// Its links to files stored elsewhere.
    pub links: Vec<StoredCloudLink>,
}

/// A file of a message.
#[derive(Debug, Clone)]
pub struct ArrivedFile {
    /// The position of the file that contains it, such as an archive.
    pub container: Option<i32>,
    /// The name that the sender gave it.
    pub name: String,
    /// The media type that the sender gave.
    pub claimed_type: String,
    /// Their number of bytes.
    pub bytes: u64,
    /// The hash of its bytes, in hexadecimal.
    pub sha256: String,
    /// Whether it is treated as a video.
    pub video: bool,
    /// Whether the message ends before the file does.
    pub incomplete: bool,
    /// Whether invalid characters were skipped in decoding it.
    pub damaged: bool,
    /// The file in the store; `None` for a container.
    pub media: Option<NewMedia>,
}

/// The result of [`import_message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The message's id.
    pub id: MessageId,
    /// The message's state.
    pub state: MessageState,
    /// Whether the message was imported before; then nothing was changed.
    pub again: bool,
}

/// Stores a message, decides what becomes of it, and replies to its sender if a reply is due.
pub fn import_message(tx: &mut Tx<'_>, arrival: &Arrival) -> Result<Imported, DbError> {
    if let Some(known) = messages::by_sha256(tx.conn, &arrival.sha256)? {
        return Ok(Imported {
            id: known.id,
            state: known.state.0,
            again: true,
        });
    }
    let arrival = &masked(tx, arrival)?;
    let answered = outbox::subject_of(tx.conn, &bare_ids(&arrival.answers))?;
    let facts = Facts {
        answers_us: answered.is_some(),
        outside_window: tx.contest.calendar.month_of(arrival.received).is_none(),
        ..arrival.facts
    };
    let (state, reasons) = facts.outcome();
    let entry = match state {
        MessageState::Entry => Some(enter(tx, arrival)?),
        MessageState::Waiting | MessageState::Dismissed => None,
    };
    let decided = Decided {
        state,
        reasons: &reasons,
        answered: answered.unwrap_or_default(),
        entry: entry.as_ref().map(|entry| entry.id),
    };
    let id = store(tx, arrival, &decided)?;
    let is_answerable = !arrival.junk && facts.may_be_answered();
    match &entry {
        Some(entry) => {
            remember_same_videos(tx, entry.id)?;
            send_receipt(tx, id, entry)?;
        }
        None if is_answerable && reasons.iter().any(|reason| reason.is_asked_for()) => {
            ask_for_missing(tx, id, &reasons)?;
        }
        None => {}
    }
    Ok(Imported {
        id,
        state,
        again: false,
    })
}

/// The message with the tokens masked that it quotes from letters: neither the database nor an organizer gets them.
fn masked(tx: &mut Tx<'_>, arrival: &Arrival) -> Result<Arrival, DbError> {
    let said = mask_tokens(tx.conn, &json(&arrival.said))?;
    Ok(Arrival {
        subject: mask_tokens(tx.conn, &arrival.subject)?,
        text: mask_tokens(tx.conn, &arrival.text)?,
        said: serde_json::from_str(&said).map_err(|_| DbError::Corrupt(said))?,
        ..arrival.clone()
    })
}

/// The decision about a message, made before it is stored.
struct Decided<'a> {
    state: MessageState,
    reasons: &'a [Reason],
    /// The entry and the message that the letter was about to which it replies.
    answered: outbox::About,
    entry: Option<EntryId>,
}

/// The Message-IDs without brackets and domain, the form in which the outbox stores them.
fn bare_ids(answers: &[String]) -> Vec<String> {
    let bare = answers.iter().filter_map(|id| {
        let inside = id.strip_prefix('<')?;
        Some(inside.split(['@', '>']).next()?.to_owned())
    });
    bare.collect()
}

fn enter(tx: &mut Tx<'_>, arrival: &Arrival) -> Result<Entry, DbError> {
    let details = details_of(arrival);
    let new = MailEntry {
        details: &details,
        uncertain: &arrival.said.uncertain(),
        said: arrival.said.statement.as_ref().map(|said| said.value),
        received: arrival.received,
        sha256: &arrival.sha256,
        lang: arrival.lang,
    };
    enter_by_mail(tx, &new)
}

/// The details that the message gives, cut to the lengths of an entry's fields; the message itself is stored whole. The
/// entry's checks mark uncertain details.
fn details_of(arrival: &Arrival) -> EntryDetails {
    let said = &arrival.said;
    let value = |guess: &Option<Guess>, field: EntryField| -> String {
        let value = guess.as_ref().map_or("", |guess| guess.value.as_str());
        value
            .replace('\0', "")
            .chars()
            .take(field.limit())
            .collect()
    };
    let title = match value(&said.title, EntryField::Title) {
        title if title.is_empty() => {
            let limit = EntryField::Title.limit();
            arrival.subject.chars().take(limit).collect()
        }
        title => title,
    };
    let address = arrival.from_address.to_lowercase();
    let typed = RawDetails {
        email: &address,
        ..RawDetails::default()
    };
    // a malformed address stays in the message only, since no letter can be sent to it
    let email = EntryDetails::parse_by_mail(&RawDetails {
        title: "-",
        author: "-",
        ..typed
    })
    .ok()
    .and_then(|details| details.email);
    EntryDetails {
        share_text: String::new(),
        description: value(&said.intro, EntryField::Description),
        title,
        author: value(&said.author, EntryField::Author),
        contact: value(&said.contact, EntryField::Contact),
        phone: value(&said.phone, EntryField::Phone),
        email,
        account: None,
        published_at: None,
    }
}

fn store(tx: &mut Tx<'_>, arrival: &Arrival, decided: &Decided<'_>) -> Result<MessageId, DbError> {
    let (answers_entry, answers_message) = decided.answered;
    let reasons: Vec<&str> = decided.reasons.iter().map(|reason| reason.key()).collect();
    let new = NewMessage {
        sha256: &arrival.sha256,
        source: &arrival.source,
        message_id: arrival.message_id.as_deref(),
        from_address: &arrival.from_address,
        from_name: &arrival.from_name,
        subject: &arrival.subject,
        lang: arrival.lang.into(),
        dated_at: arrival.dated.map(Stamp::from),
        received_at: Stamp::from(arrival.received),
        received_by: arrival.received_by.into(),
        imported_at: Stamp::from(tx.now),
        bytes: stored(arrival.bytes),
        text: &arrival.text,
        said: &json(&arrival.said),
        problems: &json(&arrival.problems),
        automatic: arrival.facts.automatic.is_some(),
        state: StoredMessageState(decided.state),
        reasons: &json(&reasons),
        entry_id: decided.entry,
        answers_message,
        answers_entry,
        masked_at: Stamp::from(tx.now),
    };
    let id = messages::insert(tx.conn, &new)?;
    store_files(tx, id, &arrival.files)?;
    messages::add_links(tx.conn, id, &arrival.links)?;
    let step = NewMessageStep {
        step: MessageStep::Arrive,
        state: decided.state,
        entry: decided.entry,
        note: "",
        by: None,
    };
    messages::take_step(tx.conn, id, &step, tx.now)?;
    Ok(id)
}

fn store_files(tx: &mut Tx<'_>, id: MessageId, files: &[ArrivedFile]) -> Result<(), DbError> {
    for (position, file) in (0_i32..).zip(files) {
        let media_id = match &file.media {
            Some(new) => Some(media::remember(tx.conn, new, tx.now)?),
            None => None,
        };
        let new = NewMessageFile {
            message_id: id,
            position,
            container: file.container,
            name: &file.name,
            claimed_type: &file.claimed_type,
            bytes: stored(file.bytes),
            sha256: &file.sha256,
            video: file.video,
            incomplete: file.incomplete,
            damaged: file.damaged,
            media_id,
        };
        messages::add_attachment(tx.conn, &new)?;
    }
    Ok(())
}

fn send_receipt(tx: &mut Tx<'_>, id: MessageId, entry: &Entry) -> Result<(), DbError> {
    let message = messages::get(tx.conn, id)?;
    let letter = receipt(tx, &message, entry);
    tx.answer(&message, &letter, Some(entry.id))?;
    Ok(())
}

/// Replies only a few times a day to each address, since the sender may be a program that replies to every letter.
fn ask_for_missing(tx: &mut Tx<'_>, id: MessageId, reasons: &[Reason]) -> Result<(), DbError> {
    const ANSWERS_A_DAY: i64 = 5;
    let message = messages::get(tx.conn, id)?;
    let letter = missing(tx, &message, reasons, "");
    let (to, a_day_ago) = (&message.from_address, tx.now - Duration::days(1));
    if correspondence::count_answers(tx.conn, letter.kind(), to, a_day_ago)? < ANSWERS_A_DAY {
        tx.answer(&message, &letter, None)?;
    }
    Ok(())
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data can be written")
}

fn stored(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
