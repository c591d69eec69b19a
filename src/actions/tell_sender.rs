//! The two letters that reply to a message: the receipt of its entry, and the request for missing details.

use super::post_letter;
use super::tx::Tx;
use crate::contest::message::Reason;
use crate::db::entries::Entry;
use crate::db::mail::messages::Message;
use crate::lang::Lang;
use crate::mail::letter::Letter;

/// The receipt.
pub(super) fn receipt(tx: &Tx<'_>, message: &Message, entry: &Entry) -> Letter {
    Letter::MailReceipt {
        contest: contest_name(tx, message),
        entry: post_letter::letter_entry(entry, tx.links),
    }
}

/// The letter that asks for missing details.
pub(super) fn missing(tx: &Tx<'_>, message: &Message, reasons: &[Reason], note: &str) -> Letter {
    let asked_for = reasons.iter().filter(|reason| reason.is_asked_for());
    Letter::MailMissing {
        contest: contest_name(tx, message),
        about: beginning(&message.subject),
        missing: asked_for.map(|reason| missing_key(*reason)).collect(),
        note: note.to_owned(),
        rules: tx.links.address("/rules"),
    }
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
fn contest_name(tx: &Tx<'_>, message: &Message) -> String {
    let lang = Lang::from_tag(&message.lang).unwrap_or_default();
    lang.pick(&tx.contest.definition.name).to_owned()
}

/// The key of the words for a missing detail.
fn missing_key(reason: Reason) -> &'static str {
    match reason {
        Reason::NoVideo => "letter-missing-no_video",
        Reason::LinkOnly => "letter-missing-link_only",
        Reason::Packed => "letter-missing-packed",
        Reason::Incomplete => "letter-missing-incomplete",
        Reason::UnclearAuthor => "letter-missing-unclear_author",
        Reason::TooLarge => "letter-missing-too_large",
        _ => "letter-missing-nothing",
    }
}
