//! A letter comes in: it is kept with all that it brought, and becomes an entry, waits with its reasons, or is set
//! aside; its sender is told. The same letter again changes nothing.

use chrono::{DateTime, Duration, Utc};

use super::enter_by_mail::{MailEntry, enter_by_mail, remember_same_videos};
use super::post_letter;
use super::tell_sender::{missing, receipt};
use crate::contest::Contest;
use crate::contest::entry_details::{EntryDetails, EntryField, RawDetails};
use crate::contest::message::{Facts, Guess, MessageState, MessageStep, Reason, Understood};
use crate::db::entries::Entry;
use crate::db::media::{self, NewMedia};
use crate::db::messages::{self, CloudLink, NewAttachment, NewMessage, NewStep};
use crate::db::types::{MessageId, Stamp, StoredMessageState};
use crate::db::{Conn, DbError, correspondence, outbox};
use crate::lang::Lang;
use crate::links::Links;

/// A letter that was read, and whose files are in the store.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Of its raw bytes, in hexadecimal.
    pub sha256: String,
    /// Where it was found.
    pub source: String,
    /// Its Message-ID as written.
    pub message_id: Option<String>,
    /// Message-IDs that it answers, as written.
    pub answers: Vec<String>,
    /// Who it says it is from.
    pub from_address: String,
    /// The sender's display name.
    pub from_name: String,
    /// Its subject.
    pub subject: String,
    /// The language to answer in.
    pub lang: Lang,
    /// Its Date header.
    pub dated: Option<DateTime<Utc>>,
    /// When it was received: decides its month.
    pub received: DateTime<Utc>,
    /// By whose word: `server`, `header`, `date` or `import`.
    pub received_by: &'static str,
    /// Bytes of the whole message.
    pub bytes: u64,
    /// Its text.
    pub text: String,
    /// What it seems to say.
    pub said: Understood,
    /// What was odd about it: words.
    pub problems: Vec<String>,
    /// What decides about it; what only the database knows is filled in here.
    pub facts: Facts,
    /// The mail server took it for junk.
    pub junk: bool,
    /// Its files.
    pub files: Vec<ArrivedFile>,
    /// Its links to files elsewhere.
    pub links: Vec<CloudLink>,
}

/// A file of a letter.
#[derive(Debug, Clone)]
pub struct ArrivedFile {
    /// The place of the file it was packed in.
    pub container: Option<i32>,
    /// Its name as the sender wrote it.
    pub name: String,
    /// The type that the sender gave.
    pub claimed_type: String,
    /// Its bytes.
    pub bytes: u64,
    /// Their hash, in hexadecimal.
    pub sha256: String,
    /// It counts as a video.
    pub video: bool,
    /// The message ends before it does.
    pub incomplete: bool,
    /// Foreign characters were skipped in it.
    pub damaged: bool,
    /// What is in the store; none for a mere container.
    pub media: Option<NewMedia>,
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its id.
    pub id: MessageId,
    /// Where it stands.
    pub state: MessageState,
    /// It had come in before; nothing was changed.
    pub again: bool,
}

/// Keeps a letter, decides what becomes of it, and answers its sender where an answer is due.
///
/// # Errors
/// When the database fails; nothing is kept then.
pub fn import_message(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    arrival: &Arrival,
    now: DateTime<Utc>,
) -> Result<Imported, DbError> {
    if let Some(known) = messages::by_sha256(conn, &arrival.sha256)? {
        return Ok(Imported {
            id: known.id,
            state: known.state.0,
            again: true,
        });
    }
    let answered = outbox::subject_of(conn, &bare_ids(&arrival.answers))?;
    let facts = Facts {
        answers_us: answered.is_some(),
        outside_window: contest.calendar.month_of(arrival.received).is_none(),
        ..arrival.facts
    };
    let (state, reasons) = facts.outcome();
    let entry = match state {
        MessageState::Entry => Some(enter(conn, contest, links, arrival, now)?),
        MessageState::Waiting | MessageState::Dismissed => None,
    };
    let id = keep(
        conn,
        arrival,
        (state, &reasons),
        answered,
        entry.as_ref(),
        now,
    )?;
    if let Some(entry) = &entry {
        remember_same_videos(conn, entry.id, now)?;
    }
    let lacks = reasons.iter().any(|reason| reason.is_asked_for());
    match &entry {
        Some(entry) => send_receipt(conn, contest, links, id, entry, now)?,
        None if lacks && !arrival.junk && facts.may_be_answered() => {
            tell_what_lacks(conn, contest, links, id, &reasons, now)?;
        }
        None => {}
    }
    Ok(Imported {
        id,
        state,
        again: false,
    })
}

/// Ours are looked for without brackets and domain.
fn bare_ids(answers: &[String]) -> Vec<String> {
    let bare = answers.iter().filter_map(|id| {
        let inside = id.strip_prefix('<')?;
        Some(inside.split(['@', '>']).next()?.to_owned())
    });
    bare.collect()
}

fn enter(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    arrival: &Arrival,
    now: DateTime<Utc>,
) -> Result<Entry, DbError> {
    let details = details_of(arrival);
    let work = MailEntry {
        details: &details,
        uncertain: &arrival.said.uncertain(),
        said: arrival.said.statement.as_ref().map(|said| said.value),
        received: arrival.received,
        sha256: &arrival.sha256,
        lang: arrival.lang,
        by: None,
    };
    enter_by_mail(conn, contest, links, &work, now)
}

/// The details as the letter gives them, cut to what an entry can hold: the letter itself is kept whole. What is not
/// certain is marked so by the entry's checks.
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
    // an address that is none is kept with the letter, and cannot be written to
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

fn keep(
    conn: &mut Conn,
    arrival: &Arrival,
    (state, reasons): (MessageState, &[Reason]),
    answered: Option<outbox::About>,
    entry: Option<&Entry>,
    now: DateTime<Utc>,
) -> Result<MessageId, DbError> {
    let (answers_entry, answers_message) = answered.unwrap_or_default();
    let words: Vec<&str> = reasons.iter().map(|reason| reason.key()).collect();
    let new = NewMessage {
        sha256: &arrival.sha256,
        source: &arrival.source,
        message_id: arrival.message_id.as_deref(),
        from_address: &arrival.from_address,
        from_name: &arrival.from_name,
        subject: &arrival.subject,
        lang: arrival.lang.tag(),
        dated_at: arrival.dated.map(Stamp::from),
        received_at: Stamp::from(arrival.received),
        received_by: arrival.received_by,
        imported_at: Stamp::from(now),
        bytes: stored(arrival.bytes),
        text: &arrival.text,
        said: &json(&arrival.said),
        problems: &json(&arrival.problems),
        automatic: arrival.facts.automatic.is_some(),
        state: StoredMessageState(state),
        reasons: &json(&words),
        entry_id: entry.map(|entry| entry.id),
        answers_message,
        answers_entry,
    };
    let id = messages::insert(conn, &new)?;
    keep_files(conn, id, &arrival.files, now)?;
    messages::add_links(conn, id, &arrival.links)?;
    let step = NewStep {
        step: MessageStep::Arrive,
        state,
        entry: entry.map(|entry| entry.id),
        note: "",
        by: None,
    };
    messages::take_step(conn, id, &step, now)?;
    Ok(id)
}

fn keep_files(
    conn: &mut Conn,
    id: MessageId,
    files: &[ArrivedFile],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    for (position, file) in (0_i32..).zip(files) {
        let media_id = match &file.media {
            Some(new) => Some(media::remember(conn, new, now)?),
            None => None,
        };
        let new = NewAttachment {
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
        messages::add_attachment(conn, &new)?;
    }
    Ok(())
}

fn send_receipt(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    id: MessageId,
    entry: &Entry,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let message = messages::get(conn, id)?;
    let letter = receipt(contest, links, &message, entry);
    post_letter::answer(conn, &message, &letter, Some(entry.id), now)?;
    Ok(())
}

/// The same address is told a few times a day: it may be a program's that looks like a person's.
fn tell_what_lacks(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    id: MessageId,
    reasons: &[Reason],
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    const ANSWERS_A_DAY: i64 = 5;
    let message = messages::get(conn, id)?;
    let letter = missing(contest, links, &message, reasons, "");
    let (to, a_day_ago) = (&message.from_address, now - Duration::days(1));
    if correspondence::count_answers(conn, letter.kind(), to, a_day_ago)? < ANSWERS_A_DAY {
        post_letter::answer(conn, &message, &letter, None, now)?;
    }
    Ok(())
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data can be written")
}

fn stored(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
