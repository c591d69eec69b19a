//! The two letters that reply to a message: the receipt of its entry, and the request for missing details.

use super::tx::Tx;
use crate::contest::message::Reason;
use crate::db::entries::Entry;
use crate::db::mail::messages::Message;
use crate::mail::letter::{Letter, LetterEntry};

/// The receipt.
pub(super) fn receipt(tx: &Tx<'_>, message: &Message, entry: &Entry) -> Letter {
    Letter::mail_receipt(&LetterEntry {
        contest: contest_name(tx, message).to_owned(),
        ..tx.letter_entry(entry)
    })
}

/// The letter that asks for missing details.
pub(super) fn missing(tx: &Tx<'_>, message: &Message, reasons: &[Reason], note: &str) -> Letter {
    let about = beginning(&message.subject);
    Letter::mail_missing(contest_name(tx, message), &about, reasons, note)
}

/// The beginning of a subject. Letters quote only a limited part of a stranger's text.
fn beginning(subject: &str) -> String {
    const MOST: usize = 60;
    match subject.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &subject[..end]),
        None => subject.to_owned(),
    }
}

/// The contest's name in the language of the reply.
fn contest_name<'a>(tx: &Tx<'a>, message: &Message) -> &'a str {
    message.lang.0.pick(&tx.contest.definition.name)
}
