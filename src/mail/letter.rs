//! Which letters do we write? Each as its facts, and how it becomes subject, text and HTML in either language.

use askama::Template;

use crate::lang::{Lang, Message};

/// A letter, as the facts it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// To a contestant: the entry has arrived.
    Receipt {
        /// The contest's name.
        contest: String,
        /// The entry.
        work: Work,
    },
    /// To a contestant: the entry waits for a correction.
    Returned {
        /// The contest's name.
        contest: String,
        /// The entry.
        work: Work,
        /// Key of the reason's words.
        reason: &'static str,
        /// The organizer's own words.
        note: String,
    },
    /// To a contestant: the entry does not take part.
    Rejected {
        /// The contest's name.
        contest: String,
        /// The entry.
        work: Work,
        /// Key of the reason's words.
        reason: &'static str,
        /// The organizer's own words.
        note: String,
    },
    /// To a contestant: the entry takes part.
    Accepted {
        /// The contest's name.
        contest: String,
        /// The entry.
        work: Work,
    },
    /// To whoever asked for the entries under their address: all status pages.
    Links {
        /// The contest's name.
        contest: String,
        /// The entries, newest first.
        works: Vec<Work>,
        /// The page on which one asks for them.
        find: String,
    },
    /// To a judge or organizer: a one-time link that sets a password.
    Invitation {
        /// The contest's name.
        contest: String,
        /// Whom it greets.
        name: String,
        /// Key of the role's name.
        role: &'static str,
        /// The one-time link.
        link: String,
        /// How many days it works.
        days: i64,
    },
}

/// The entry a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// `TJ2-000123`.
    pub code: String,
    /// 作品名称.
    pub title: String,
    /// Its status page.
    pub status: String,
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// One line.
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
    /// The word under which it is stored; its messages begin with `letter-` and this.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Receipt { .. } => "receipt",
            Self::Returned { .. } => "returned",
            Self::Rejected { .. } => "rejected",
            Self::Accepted { .. } => "accepted",
            Self::Links { .. } => "links",
            Self::Invitation { .. } => "invitation",
        }
    }

    /// Puts the letter into words.
    ///
    /// # Panics
    /// Never: the template writes into memory only.
    #[must_use]
    pub fn write(&self, lang: Lang) -> Written {
        let say = |part: &str| lang.word(&self.message(part));
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
            Self::Receipt { work, .. }
            | Self::Returned { work, .. }
            | Self::Rejected { work, .. }
            | Self::Accepted { work, .. } => &work.status,
            Self::Links { find, .. } => find,
            Self::Invitation { link, .. } => link,
        }
    }

    fn message(&self, part: &str) -> Message {
        let message = Message::new(format!("letter-{}-{part}", self.kind()));
        match self {
            Self::Receipt { contest, work } | Self::Accepted { contest, work } => {
                about(message, contest, work)
            }
            Self::Returned {
                contest,
                work,
                reason,
                note,
            }
            | Self::Rejected {
                contest,
                work,
                reason,
                note,
            } => {
                let reason = Message::new(*reason);
                about(message, contest, work)
                    .with("reason", reason)
                    .with("note", note_or_none(note))
            }
            Self::Links { contest, works, .. } => {
                message.with("contest", contest).with("list", listed(works))
            }
            Self::Invitation {
                contest,
                name,
                role,
                days,
                ..
            } => message
                .with("contest", contest)
                .with("name", name)
                .with("role", Message::new(*role))
                .with("days", *days),
        }
    }
}

fn about(message: Message, contest: &str, work: &Work) -> Message {
    message
        .with("contest", contest)
        .with("code", &work.code)
        .with("title", &work.title)
}

/// One paragraph: code and title, and under it the status page. A title is kept on its line.
fn listed(works: &[Work]) -> String {
    let lines: Vec<String> = works
        .iter()
        .map(|work| {
            let title = work.title.replace(char::is_control, " ");
            format!("{} {title}\n{}", work.code, work.status)
        })
        .collect();
    lines.join("\n")
}

/// What an organizer did not write is left out by the wording, which looks for `none`.
fn note_or_none(note: &str) -> String {
    if note.trim().is_empty() {
        "none".to_owned()
    } else {
        note.trim().to_owned()
    }
}
