//! How fetching from a mailbox goes: when it was last asked, and what went wrong.

use chrono::{DateTime, Utc};

use crate::db::mail::mailboxes::Mailbox;
use crate::lang::Phrase;
use crate::mail::fetch::Trouble;

/// A mailbox in words.
pub(in crate::web) struct MailboxRow {
    /// User and server.
    pub name: String,
    /// The mark that goes with its state.
    pub kind: &'static str,
    /// Its state.
    pub words: Phrase,
    /// When it was last fetched from to the end.
    pub last_contact: Option<DateTime<Utc>>,
    /// What went wrong the last time, in the server's or the program's words; empty when all was well.
    pub error: String,
    /// When it is tried again, after a failure.
    pub again: Option<DateTime<Utc>>,
    /// Messages that could not be taken out of it.
    pub left: Vec<Trouble>,
}

/// The mailbox as it stands at `now`.
pub(in crate::web) fn row(mailbox: Mailbox, now: DateTime<Utc>) -> MailboxRow {
    let (kind, words) = state(&mailbox);
    let again = mailbox.free_at.map(|at| at.utc());
    let left = serde_json::from_str(&mailbox.left_letters);
    MailboxRow {
        kind,
        words,
        last_contact: mailbox.last_contact.map(|at| at.utc()),
        error: mailbox.last_error.unwrap_or_default(),
        again: again.filter(|at| *at > now && kind != "pass"),
        name: mailbox.name,
        left: left.unwrap_or_default(),
    }
}

fn state(mailbox: &Mailbox) -> (&'static str, Phrase) {
    match (mailbox.refusals, mailbox.failures) {
        (0, 0) if mailbox.last_contact.is_none() => ("unknown", Phrase::new("mailbox-new")),
        (0, 0) => ("pass", Phrase::new("mailbox-well")),
        (0, failures) => (
            "unknown",
            Phrase::new("mailbox-failing").with("n", failures),
        ),
        (refusals, _) => ("fail", Phrase::new("mailbox-refused").with("n", refusals)),
    }
}
