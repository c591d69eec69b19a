//! The phrases of each letter's parts, with their values.

use super::{Letter, LetterEntry, Seen};
use crate::lang::Phrase;
use crate::names;

impl Letter {
    pub(super) fn message(&self, part: &str) -> Phrase {
        let message = Phrase::new(format!("letter-{}-{part}", self.kind()));
        match self {
            Self::Receipt { contest, entry }
            | Self::Accepted { contest, entry }
            | Self::MailReceipt { contest, entry }
            | Self::MailAccepted { contest, entry } => about(message, contest, entry),
            Self::Published {
                contest,
                entry,
                post,
            } => about(message, contest, entry).with("post", post),
            Self::Returned {
                contest,
                entry,
                reason,
                note,
            }
            | Self::MailReturned {
                contest,
                entry,
                reason,
                note,
            }
            | Self::Rejected {
                contest,
                entry,
                reason,
                note,
            } => {
                let message = about(message, contest, entry);
                with_note(message.with("reason", reason.phrase()), note)
            }
            Self::Hold { .. } | Self::LeftOut { .. } => self.of_broken_link(message),
            Self::MailMissing { .. } | Self::Links { .. } | Self::Invitation { .. } => {
                self.of_no_entry(message)
            }
        }
    }

    fn of_no_entry(&self, message: Phrase) -> Phrase {
        match self {
            Self::MailMissing {
                contest,
                about,
                missing,
                note,
                ..
            } => {
                let message = message
                    .with("contest", contest)
                    .with("about", about)
                    .with("missing", one_after_another(missing));
                with_note(message, note)
            }
            Self::Links {
                contest, entries, ..
            } => message
                .with("contest", contest)
                .with("list", listed(entries)),
            Self::Invitation {
                contest,
                name,
                role,
                days,
                ..
            } => message
                .with("contest", contest)
                .with("name", name)
                .with("role", Phrase::new(*role))
                .with("days", *days),
            _ => message,
        }
    }

    fn of_broken_link(&self, message: Phrase) -> Phrase {
        match self {
            Self::Hold {
                contest,
                entry,
                seen,
                link,
                day,
            } => about(message, contest, entry)
                .with("seen", seen.message())
                .with("link", link)
                .with("day", day.to_string()),
            Self::LeftOut {
                contest,
                entry,
                round,
                note,
            } => {
                let message = about(message, contest, entry);
                with_note(message.with("round", names::round(*round)), note)
            }
            _ => message,
        }
    }
}

impl Seen {
    /// What is told to the contestant.
    #[must_use]
    pub fn message(&self) -> Phrase {
        match self {
            Self::DoesNotPlay(note) => with_note(Phrase::new("hold-seen-person"), note),
            Self::Gone => Phrase::new("hold-seen-look"),
        }
    }
}

fn about(message: Phrase, contest: &str, entry: &LetterEntry) -> Phrase {
    message
        .with("contest", contest)
        .with("code", &entry.code)
        .with("title", &entry.title)
}

/// One paragraph: code and title, and under it the status page. A title is kept on its line.
fn listed(entries: &[LetterEntry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| {
            let title = entry.title.replace(char::is_control, " ");
            format!("{} {title}\n{}", entry.code, entry.status)
        })
        .collect();
    lines.join("\n")
}

/// A line for each of them.
fn one_after_another(keys: &[&'static str]) -> Phrase {
    let mut lines = keys.iter().map(|key| Phrase::new(*key));
    let first = lines
        .next()
        .unwrap_or(Phrase::new("letter-missing-nothing"));
    lines.fold(first, |so_far, next| {
        Phrase::new("letter-and-line")
            .with("first", so_far)
            .with("second", next)
    })
}

/// Adds a note, which may be empty; the wording leaves it out where `noted` is `no`.
fn with_note(message: Phrase, note: &str) -> Phrase {
    let note = note.trim();
    let noted = if note.is_empty() { "no" } else { "yes" };
    message.with("note", note).with("noted", noted)
}
