//! The state of a mailbox for the inbox page: its last fetch, and its last error.

use chrono::{DateTime, Utc};

use crate::db::mail::mailboxes::Mailbox;
use crate::lang::Phrase;
use crate::mail::fetch::Trouble;

/// A mailbox in words.
pub(in crate::web) struct MailboxRow {
    /// User and server.
    pub name: String,
    /// The mark of its state.
    pub kind: &'static str,
    /// Its state.
    pub words: Phrase,
    /// When a fetch was last completed.
    pub last_contact: Option<DateTime<Utc>>,
    /// The last error, in the server's or the program's words; empty after a success.
    pub error: String,
    /// When the next try follows, after a failure.
    pub again: Option<DateTime<Utc>>,
    /// The messages that could not be imported from it.
    pub left: Vec<Trouble>,
}

/// The state of a mailbox at `now`.
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
