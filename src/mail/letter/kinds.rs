//! The kinds of letters, each with its facts and its sample for the preview pages and the tests.

use chrono::NaiveDate;

use super::link::LetterLink;
use super::sample::Sample;
use super::{Letter, LetterEntry, noted};
use crate::contest::entry::ReasonCode;
use crate::contest::key::keyed;
use crate::contest::message::Reason;
use crate::contest::round::RoundKey;
use crate::lang::Phrase;
use crate::names;

/// A kind of letter. Its key is stored with each letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the function of the same name says what it is")]
pub enum Kind {
    Receipt,
    Returned,
    Rejected,
    Accepted,
    Hold,
    LeftOut,
    MailReceipt,
    MailMissing,
    MailReturned,
    MailAccepted,
    Published,
    Links,
    Invitation,
}

keyed!(Kind);

impl Kind {
    /// A letter of this kind with made-up facts.
    #[must_use]
    pub fn sample(self, from: &Sample<'_>) -> Letter {
        let (entry, mail) = (&from.entry(), &from.mail_entry());
        let note = from.say("sample-note");
        match self {
            Self::Receipt => Letter::receipt(entry),
            Self::Returned => Letter::returned(entry, ReasonCode::Topics, &note),
            Self::Rejected => Letter::rejected(entry, ReasonCode::Duplicate, ""),
            Self::Accepted => Letter::accepted(entry),
            Self::Hold => {
                let day = NaiveDate::from_ymd_opt(2023, 7, 12).unwrap_or_default();
                let link = "https://www.douyin.com/video/7300000000000000318";
                Letter::hold(entry, &Seen::Gone, link, day)
            }
            Self::LeftOut => Letter::left_out(entry, RoundKey::Month(1), ""),
            Self::MailReceipt => Letter::mail_receipt(mail),
            Self::MailMissing => {
                let missing = [Reason::NoVideo, Reason::UnclearAuthor];
                Letter::mail_missing(from.name(), &from.say("sample-subject"), &missing, "")
            }
            Self::MailReturned => {
                let note = from.say("sample-note-mail");
                Letter::mail_returned(mail, ReasonCode::Rights, &note)
            }
            Self::MailAccepted => Letter::mail_accepted(mail),
            Self::Published => {
                let post = "https://www.douyin.com/video/7300000000000000107";
                Letter::published(mail, post)
            }
            Self::Links => Letter::links(from.name(), &[from.entry(), from.mail_entry()]),
            Self::Invitation => {
                let link = LetterLink::Page("/set-password/sample".to_owned());
                let (judge, role) = (from.say("sample-judge"), Phrase::new("role-judge"));
                Letter::invitation(from.name(), &judge, role, link, 7)
            }
        }
    }
}

/// To contestants, about an entry by a platform's link.
impl Letter {
    /// The entry has arrived.
    #[must_use]
    pub fn receipt(entry: &LetterEntry) -> Self {
        Self::about(Kind::Receipt.key(), entry)
    }

    /// The entry waits for a correction, for this reason, with the organizer's own words.
    #[must_use]
    pub fn returned(entry: &LetterEntry, reason: ReasonCode, note: &str) -> Self {
        Self::about(Kind::Returned.key(), entry).because(reason, note)
    }

    /// The entry does not take part; the words are the same for entries by link and by e-mail.
    #[must_use]
    pub fn rejected(entry: &LetterEntry, reason: ReasonCode, note: &str) -> Self {
        Self::about(Kind::Rejected.key(), entry).because(reason, note)
    }

    /// The entry takes part.
    #[must_use]
    pub fn accepted(entry: &LetterEntry) -> Self {
        Self::about(Kind::Accepted.key(), entry)
    }

    /// The link, as it was entered, does not play, and must be repaired by the end of a day.
    #[must_use]
    pub fn hold(entry: &LetterEntry, seen: &Seen, link: &str, day: NaiveDate) -> Self {
        Self::about(Kind::Hold.key(), entry)
            .with("seen", seen.phrase())
            .with("link", link)
            .with("day", day)
    }

    /// The link was not repaired, and the entry is left out of a round.
    #[must_use]
    pub fn left_out(entry: &LetterEntry, round: RoundKey, note: &str) -> Self {
        Self::about(Kind::LeftOut.key(), entry)
            .with("round", names::round(round))
            .with_note(note)
    }

    fn because(self, reason: ReasonCode, note: &str) -> Self {
        self.with("reason", reason.phrase()).with_note(note)
    }
}

/// To the senders of messages.
impl Letter {
    /// The entry has arrived.
    #[must_use]
    pub fn mail_receipt(entry: &LetterEntry) -> Self {
        Self::about(Kind::MailReceipt.key(), entry)
    }

    /// What is missing in a message with this subject.
    #[must_use]
    pub fn mail_missing(contest: &str, about: &str, missing: &[Reason], note: &str) -> Self {
        let rules = LetterLink::Page("/rules".to_owned());
        Self::new(Kind::MailMissing.key(), contest, rules)
            .with("about", about)
            .with("missing", one_after_another(missing))
            .with_note(note)
    }

    /// The entry waits for details that the sender must add by e-mail.
    #[must_use]
    pub fn mail_returned(entry: &LetterEntry, reason: ReasonCode, note: &str) -> Self {
        Self::about(Kind::MailReturned.key(), entry).because(reason, note)
    }

    /// The entry may be chosen for the contest's own accounts.
    #[must_use]
    pub fn mail_accepted(entry: &LetterEntry) -> Self {
        Self::about(Kind::MailAccepted.key(), entry)
    }

    /// The contest's own account published the entry at this address, and it is being judged.
    #[must_use]
    pub fn published(entry: &LetterEntry, post: &str) -> Self {
        Self::about(Kind::Published.key(), entry).with("post", post)
    }
}

/// To addresses and accounts.
impl Letter {
    /// To an address for which somebody requested the entries: the status pages of all of them, in this order.
    #[must_use]
    pub fn links(contest: &str, entries: &[LetterEntry]) -> Self {
        let find = LetterLink::Page("/find-my-entries".to_owned());
        let mut letter = Self::new(Kind::Links.key(), contest, find);
        let mut line = |entry: &LetterEntry| {
            // a title stays on one line
            let title = entry.title.replace(char::is_control, " ");
            format!("{} {title}\n{}", entry.code, letter.add_link(&entry.status))
        };
        let lines: Vec<String> = entries.iter().map(&mut line).collect();
        letter.with("list", lines.join("\n"))
    }

    /// To a judge or an organizer by name: a one-time link that sets a password, and works for some days.
    #[must_use]
    pub fn invitation(
        contest: &str,
        name: &str,
        role: Phrase,
        link: LetterLink,
        days: i64,
    ) -> Self {
        Self::new(Kind::Invitation.key(), contest, link)
            .with("name", name)
            .with("role", role)
            .with("days", days)
    }
}

/// Why a link counts as not playing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A person could not play the video; this is the person's note, which may be empty.
    DoesNotPlay(String),
    /// Its page said on two days that the video is gone.
    Gone,
}

impl Seen {
    /// The phrase that tells the contestant why the link counts as not playing.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::DoesNotPlay(note) => noted(Phrase::new("hold-seen-person"), note),
            Self::Gone => Phrase::new("hold-seen-look"),
        }
    }
}

/// A phrase with one line for each detail that the sender can add.
fn one_after_another(missing: &[Reason]) -> Phrase {
    let asked_for = missing.iter().filter(|reason| reason.is_asked_for());
    let mut lines = asked_for.map(|reason| Phrase::new(format!("letter-missing-{}", reason.key())));
    let nothing = || Phrase::new("letter-missing-nothing");
    let first = lines.next().unwrap_or_else(nothing);
    lines.fold(first, |so_far, next| {
        Phrase::new("letter-and-line")
            .with("first", so_far)
            .with("second", next)
    })
}
