//! Writes letters into the outbox, in the transaction that causes them.

use super::letter_links;
use super::tx::Tx;
use crate::contest::entry_details::is_email;
use crate::db::DbError;
use crate::db::entries::Entry;
use crate::db::mail::messages::Message;
use crate::db::mail::outbox::{self, NewLetter};
use crate::db::types::EntryId;
use crate::lang::Lang;
use crate::links;
use crate::mail::letter::link::LetterLink;
use crate::mail::letter::{Letter, LetterEntry};

impl Tx<'_> {
    /// Writes a letter to an address in a language.
    pub fn post(&mut self, letter: &Letter, to: &str, lang: Lang) -> Result<(), DbError> {
        self.post_about(letter, to, lang, None)
    }

    /// Writes a letter about an entry to its contestant; does nothing when there is no address.
    pub fn post_to_contestant(&mut self, entry: &Entry, letter: &Letter) -> Result<(), DbError> {
        match &entry.email {
            None => Ok(()),
            Some(email) => self.post_about(letter, email, lang_of(entry), Some(entry.id)),
        }
    }

    fn post_about(
        &mut self,
        letter: &Letter,
        to: &str,
        lang: Lang,
        entry: Option<EntryId>,
    ) -> Result<(), DbError> {
        let about = entry.map(|id| id.to_string()).unwrap_or_default();
        let instant = self.now.timestamp_micros().to_string();
        self.enqueue(letter, to, lang, &[&about, &instant], (entry, None))?;
        Ok(())
    }

    /// Writes a letter in reply to a message; each kind of reply to a message is written only once. Returns whether it
    /// was written: the program never replies to a message that a program sent (RFC 3834), or to one without a sender's
    /// address.
    pub(super) fn answer(
        &mut self,
        message: &Message,
        letter: &Letter,
        entry: Option<EntryId>,
    ) -> Result<bool, DbError> {
        let to = message.from_address.as_str();
        if message.automatic || !is_email(to) {
            return Ok(false);
        }
        let lang = message.lang.0;
        self.enqueue(letter, to, lang, &[&message.sha256], (entry, Some(message)))
    }

    /// Puts a letter into the outbox unless it is there already: the same kind for the same `occasion` in the same
    /// words. Returns whether it was put there.
    fn enqueue(
        &mut self,
        letter: &Letter,
        to: &str,
        lang: Lang,
        occasion: &[&str],
        (entry, message): (Option<EntryId>, Option<&Message>),
    ) -> Result<bool, DbError> {
        let written = letter.write(lang);
        let stored = letter_links::stored(&written.links);
        let parts = [&[letter.kind(), to], occasion, &[&written.text, &stored]].concat();
        let message_id = links::message_id(&parts, lang);
        if message.is_some() && outbox::is_written(self.conn, &message_id)? {
            return Ok(false);
        }
        let new = NewLetter {
            kind: letter.kind(),
            lang,
            to_address: to,
            subject: &written.subject,
            body_text: &written.text,
            body_html: &written.html,
            links: &stored,
            entry_id: entry,
            message_id: &message_id,
            answers: message.map(|message| (message.id, message.message_id.as_deref())),
        };
        outbox::enqueue(self.conn, &new, self.now)?;
        Ok(true)
    }

    /// The facts about an entry that letters state.
    #[must_use]
    pub fn letter_entry(&self, entry: &Entry) -> LetterEntry {
        LetterEntry {
            contest: lang_of(entry)
                .pick(&self.contest.definition.name)
                .to_owned(),
            code: entry.code.clone(),
            title: entry.title.clone(),
            status: LetterLink::Status(entry.receipt_key.clone()),
        }
    }
}

/// The language of letters about an entry.
fn lang_of(entry: &Entry) -> Lang {
    entry.lang.0
}
