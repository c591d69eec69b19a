//! What is the sender of a letter told: that it became an entry, or what it lacks to be one.

use super::post_letter;
use crate::contest::Contest;
use crate::contest::message::Reason;
use crate::db::entries::Entry;
use crate::db::messages::Message;
use crate::lang::Lang;
use crate::links::Links;
use crate::mail::letter::Letter;

/// The letter of receipt.
pub(super) fn receipt(
    contest: &Contest,
    links: &Links,
    message: &Message,
    entry: &Entry,
) -> Letter {
    Letter::MailReceipt {
        contest: name_of(contest, message),
        work: post_letter::letter_entry(entry, links),
    }
}

/// The letter that says what is missing.
pub(super) fn missing(
    contest: &Contest,
    links: &Links,
    message: &Message,
    reasons: &[Reason],
    note: &str,
) -> Letter {
    let asked = reasons.iter().filter(|reason| reason.is_asked_for());
    Letter::MailMissing {
        contest: name_of(contest, message),
        about: beginning(&message.subject),
        missing: asked.map(|reason| words(*reason)).collect(),
        note: note.to_owned(),
        rules: links.address("/rules"),
    }
}

/// A stranger's subject is named, not sent on at any length.
fn beginning(subject: &str) -> String {
    const MOST: usize = 60;
    match subject.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &subject[..end]),
        None => subject.to_owned(),
    }
}

fn name_of(contest: &Contest, message: &Message) -> String {
    let lang = Lang::from_tag(&message.lang).unwrap_or_default();
    lang.pick(&contest.definition.name).to_owned()
}

/// Key of what the sender is asked for.
fn words(reason: Reason) -> &'static str {
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
