//! Writes letters into the outbox, in the transaction that causes them.

use chrono::{DateTime, Utc};

use super::tx::Tx;
use crate::contest::entry_details::is_email;
use crate::db::entries::Entry;
use crate::db::mail::messages::Message;
use crate::db::mail::outbox::{self, NewLetter};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::lang::Lang;
use crate::links::{self, Links};
use crate::mail::letter::{Letter, LetterEntry};

/// Writes a letter to an address in a language.
pub(super) fn post(
    conn: &mut Conn,
    letter: &Letter,
    to: &str,
    lang: Lang,
    about: Option<EntryId>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let written = letter.write(lang);
    let instant = now.timestamp_micros().to_string();
    let about_text = about.map(|id| id.to_string()).unwrap_or_default();
    let message_id = links::message_id(
        &[letter.kind(), to, &about_text, &instant, &written.text],
        lang,
    );
    let new = NewLetter {
        kind: letter.kind(),
        lang: lang.tag(),
        to_address: to,
        subject: &written.subject,
        body_text: &written.text,
        body_html: &written.html,
        entry_id: about,
        message_id: &message_id,
        answers: None,
    };
    outbox::enqueue(conn, &new, now)?;
    Ok(())
}

/// Writes a letter in reply to a message; each kind of reply to a message is written only once. Returns whether it was
/// written: the program never replies to a message that a program sent (RFC 3834), or to one without a sender's
/// address.
pub(super) fn answer(
    conn: &mut Conn,
    message: &Message,
    letter: &Letter,
    about: Option<EntryId>,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let to = message.from_address.as_str();
    if message.automatic || !is_email(to) {
        return Ok(false);
    }
    let lang = Lang::from_tag(&message.lang).unwrap_or_default();
    let written = letter.write(lang);
    let message_id = links::message_id(&[letter.kind(), to, &message.sha256, &written.text], lang);
    if outbox::is_written(conn, &message_id)? {
        return Ok(false);
    }
    let new = NewLetter {
        kind: letter.kind(),
        lang: lang.tag(),
        to_address: to,
        subject: &written.subject,
        body_text: &written.text,
        body_html: &written.html,
        entry_id: about,
        message_id: &message_id,
        answers: Some((message.id, message.message_id.as_deref())),
    };
    outbox::enqueue(conn, &new, now)?;
    Ok(true)
}

/// Writes a letter about an entry to its contestant; does nothing when there is no address.
pub(super) fn post_to_contestant(
    conn: &mut Conn,
    entry: &Entry,
    letter: &Letter,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let Some(email) = &entry.email else {
        return Ok(());
    };
    post(conn, letter, email, lang_of(entry), Some(entry.id), now)
}

/// The language of letters about an entry.
pub(super) fn lang_of(entry: &Entry) -> Lang {
    Lang::from_tag(&entry.lang).unwrap_or_default()
}

/// The facts about an entry that letters state.
pub(super) fn letter_entry(entry: &Entry, links: &Links) -> LetterEntry {
    LetterEntry {
        code: entry.code.clone(),
        title: entry.title.clone(),
        status: links.status_address(&entry.receipt_key),
    }
}

impl Tx<'_> {
    /// Writes a letter to an address in a language.
    pub fn post(&mut self, letter: &Letter, to: &str, lang: Lang) -> Result<(), DbError> {
        post(self.conn, letter, to, lang, None, self.now)
    }

    /// Writes a letter about an entry to its contestant; does nothing when there is no address.
    pub fn post_to_contestant(&mut self, entry: &Entry, letter: &Letter) -> Result<(), DbError> {
        post_to_contestant(self.conn, entry, letter, self.now)
    }

    /// The facts about an entry that letters state.
    #[must_use]
    pub fn letter_entry(&self, entry: &Entry) -> LetterEntry {
        letter_entry(entry, self.links)
    }

    /// The contest's name in the language of letters about an entry.
    #[must_use]
    pub fn contest_name(&self, entry: &Entry) -> String {
        lang_of(entry)
            .pick(&self.contest.definition.name)
            .to_owned()
    }
}
