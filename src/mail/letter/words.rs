//! The phrases of each letter's parts, with their values.

use super::{Letter, LetterEntry, Seen};
use crate::lang::Phrase;
use crate::names;

impl Letter {
    pub(super) fn phrase(&self, part: &str) -> Phrase {
        let phrase = Phrase::new(format!("letter-{}-{part}", self.kind()));
        match self {
            Self::Receipt { contest, entry }
            | Self::Accepted { contest, entry }
            | Self::MailReceipt { contest, entry }
            | Self::MailAccepted { contest, entry } => about(phrase, contest, entry),
            Self::Published {
                contest,
                entry,
                post,
            } => about(phrase, contest, entry).with("post", post),
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
                let phrase = about(phrase, contest, entry);
                with_note(phrase.with("reason", reason.phrase()), note)
            }
            Self::Hold { .. } | Self::LeftOut { .. } => self.of_broken_link(phrase),
            Self::MailMissing { .. } | Self::Links { .. } | Self::Invitation { .. } => {
                self.of_no_entry(phrase)
            }
        }
    }

    fn of_no_entry(&self, phrase: Phrase) -> Phrase {
        match self {
            Self::MailMissing {
                contest,
                about,
                missing,
                note,
                ..
            } => {
                let phrase = phrase
                    .with("contest", contest)
                    .with("about", about)
                    .with("missing", one_after_another(missing));
                with_note(phrase, note)
            }
            Self::Links {
                contest, entries, ..
            } => phrase
                .with("contest", contest)
                .with("list", listed(entries)),
            Self::Invitation {
                contest,
                name,
                role,
                days,
                ..
            } => phrase
                .with("contest", contest)
                .with("name", name)
                .with("role", Phrase::new(*role))
                .with("days", *days),
            _ => phrase,
        }
    }

    fn of_broken_link(&self, phrase: Phrase) -> Phrase {
        match self {
            Self::Hold {
                contest,
                entry,
                seen,
                link,
                day,
            } => about(phrase, contest, entry)
                .with("seen", seen.phrase())
                .with("link", link)
                .with("day", day.to_string()),
            Self::LeftOut {
                contest,
                entry,
                round,
                note,
            } => {
                let phrase = about(phrase, contest, entry);
                with_note(phrase.with("round", names::round(*round)), note)
            }
            _ => phrase,
        }
    }
}

impl Seen {
    /// The phrase that tells the contestant why the link counts as not playing.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::DoesNotPlay(note) => with_note(Phrase::new("hold-seen-person"), note),
            Self::Gone => Phrase::new("hold-seen-look"),
        }
    }
}

fn about(phrase: Phrase, contest: &str, entry: &LetterEntry) -> Phrase {
    phrase
        .with("contest", contest)
        .with("code", &entry.code)
        .with("title", &entry.title)
}

/// One paragraph: code and title, and the status page below. A title stays on one line.
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

/// A phrase with one line for each key.
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

/// Adds a note, which may be empty; the wording leaves it out if `noted` is `no`.
fn with_note(phrase: Phrase, note: &str) -> Phrase {
    let note = note.trim();
    let noted = if note.is_empty() { "no" } else { "yes" };
    phrase.with("note", note).with("noted", noted)
}
