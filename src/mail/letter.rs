//! The letters that the program sends: the facts of each kind, and how they become subject, text and HTML in either
//! language.

pub mod samples;
mod words;

use askama::Template;
use chrono::NaiveDate;

use crate::contest::entry::ReasonCode;
use crate::contest::round::RoundKey;
use crate::lang::Lang;

/// A letter, given by its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// To a contestant: the entry has arrived.
    Receipt {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
    },
    /// To a contestant: the entry waits for a correction.
    Returned {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
        /// The reason.
        reason: ReasonCode,
        /// The organizer's own words.
        note: String,
    },
    /// To a contestant: the entry does not take part.
    Rejected {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
        /// The reason.
        reason: ReasonCode,
        /// The organizer's own words.
        note: String,
    },
    /// To a contestant: the entry takes part.
    Accepted {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
    },
    /// To the sender of an entry by e-mail: the entry has arrived.
    MailReceipt {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
    },
    /// To the sender of a message: what is missing for an entry.
    MailMissing {
        /// The contest's name.
        contest: String,
        /// The message's subject.
        about: String,
        /// Keys of the words for the missing details.
        missing: Vec<&'static str>,
        /// The organizer's own words.
        note: String,
        /// The page that says how to take part.
        rules: String,
    },
    /// To the sender of an entry by e-mail: it waits for details that the sender must add by e-mail.
    MailReturned {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
        /// The reason.
        reason: ReasonCode,
        /// The organizer's own words.
        note: String,
    },
    /// To the sender of an entry by e-mail: it may be chosen for the contest's own accounts.
    MailAccepted {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
    },
    /// To the sender of an entry by e-mail: the contest's own account published it, and it is being judged.
    Published {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
        /// Where it was published.
        post: String,
    },
    /// To a contestant: the entry's link does not play, and must be repaired.
    Hold {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
        /// Why the link counts as not playing.
        seen: Seen,
        /// The link as it was entered.
        link: String,
        /// The last day on which it can be repaired.
        day: NaiveDate,
    },
    /// To a contestant: the link was not repaired, and the entry is left out of a round.
    LeftOut {
        /// The contest's name.
        contest: String,
        /// The entry.
        entry: LetterEntry,
        /// The round.
        round: RoundKey,
        /// The organizer's own words.
        note: String,
    },
    /// To an address for which somebody requested the entries: the status pages of all of them.
    Links {
        /// The contest's name.
        contest: String,
        /// The entries, newest first.
        entries: Vec<LetterEntry>,
        /// The page on which they can be requested.
        find: String,
    },
    /// To a judge or organizer: a one-time link that sets a password.
    Invitation {
        /// The contest's name.
        contest: String,
        /// The name in the greeting.
        name: String,
        /// The key of the role's name.
        role: &'static str,
        /// The one-time link.
        link: String,
        /// How many days the link works.
        days: i64,
    },
}

/// Why a link counts as not playing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A person could not play the video; this is the person's note, which may be empty.
    DoesNotPlay(String),
    /// Its page said on two days that the video is gone.
    Gone,
}

/// The entry that a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterEntry {
    /// Its code: `TJ2-000123`.
    pub code: String,
    /// 作品名称.
    pub title: String,
    /// Its status page.
    pub status: String,
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject, one line.
    pub subject: String,
    /// For readers that show plain text.
    pub text: String,
    /// For readers that show HTML.
    pub html: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    lang: &'a str,
    subject: &'a str,
    paragraphs: &'a [String],
    link: &'a str,
    link_words: &'a str,
    closing: &'a str,
}

impl Letter {
    /// The name under which it is stored; the keys of its phrases begin with `letter-` and this name.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Receipt { .. } => "receipt",
            Self::Returned { .. } => "returned",
            Self::Rejected { .. } => "rejected",
            Self::Accepted { .. } => "accepted",
            Self::MailReceipt { .. } => "mail-receipt",
            Self::MailMissing { .. } => "mail-missing",
            Self::MailReturned { .. } => "mail-returned",
            Self::MailAccepted { .. } => "mail-accepted",
            Self::Published { .. } => "published",
            Self::Hold { .. } => "hold",
            Self::LeftOut { .. } => "left-out",
            Self::Links { .. } => "links",
            Self::Invitation { .. } => "invitation",
        }
    }

    /// Puts the letter into words.
    ///
    /// # Panics
    /// Never, since the template writes into memory only.
    #[must_use]
    pub fn write(&self, lang: Lang) -> Written {
        let say = |part: &str| lang.word(&self.phrase(part));
        let (subject, link_words, closing) = (say("subject"), say("link"), say("closing"));
        let paragraphs: Vec<String> = say("body")
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_owned())
            .filter(|p| !p.is_empty())
            .collect();
        let link = self.link();
        let html = Html {
            lang: lang.tag(),
            subject: &subject,
            paragraphs: &paragraphs,
            link,
            link_words: &link_words,
            closing: &closing,
        };
        let text = format!(
            "{}\n\n{link_words}\n{link}\n\n{closing}\n",
            paragraphs.join("\n\n")
        );
        let html = html.render().expect("the template writes into memory only");
        Written {
            subject,
            text,
            html,
        }
    }

    fn link(&self) -> &str {
        match self {
            Self::Receipt { entry, .. }
            | Self::Returned { entry, .. }
            | Self::Rejected { entry, .. }
            | Self::Accepted { entry, .. }
            | Self::Hold { entry, .. }
            | Self::LeftOut { entry, .. }
            | Self::MailReceipt { entry, .. }
            | Self::MailReturned { entry, .. }
            | Self::MailAccepted { entry, .. }
            | Self::Published { entry, .. } => &entry.status,
            Self::MailMissing { rules, .. } => rules,
            Self::Links { find, .. } => find,
            Self::Invitation { link, .. } => link,
        }
    }
}
