//! The letters that the program sends: the values of their phrases and their links, and how these become subject, text
//! and HTML in either language. The kinds of letters are in [`kinds`].

pub mod kinds;
pub mod link;
pub mod sample;

use askama::Template;

use crate::lang::{IntoArg, Lang, Phrase};
use crate::links::{self, Links};
use link::{LetterLink, mark, put_in};

/// A letter that is not yet in any language.
#[derive(Debug, Clone)]
pub struct Letter {
    kind: &'static str,
    values: Phrase,
    /// The first link goes below the text; the text contains the marks of the others.
    links: Vec<LetterLink>,
}

/// The entry that a letter is about.
#[derive(Debug, Clone)]
pub struct LetterEntry {
    /// The contest's name in the letter's language.
    pub contest: String,
    /// Its code: `TJ2-000123`.
    pub code: String,
    /// 作品名称.
    pub title: String,
    /// Its status page.
    pub status: LetterLink,
}

/// A letter in words.
#[derive(Debug, Clone)]
pub struct Written {
    /// The subject, one line.
    pub subject: String,
    /// For readers that show plain text.
    pub text: String,
    /// For readers that show HTML.
    pub html: String,
    /// The links whose marks the text and the HTML hold.
    pub links: Vec<LetterLink>,
}

impl Written {
    /// With the addresses of its links, as its reader gets it.
    #[must_use]
    pub fn with_links(&self, links: &Links) -> Self {
        self.with(|link| link.address(links))
    }

    /// With addresses that open nothing, as organizers see it.
    #[must_use]
    pub fn masked(&self, links: &Links) -> Self {
        let written = self.with(|link| link.masked(links));
        Self {
            // letters of older versions hold whole addresses
            text: links::masked(&written.text),
            html: links::masked(&written.html),
            ..written
        }
    }

    fn with(&self, address: impl Fn(&LetterLink) -> String) -> Self {
        let addresses: Vec<String> = self.links.iter().map(address).collect();
        Self {
            subject: self.subject.clone(),
            text: put_in(&self.text, &addresses),
            html: put_in(&self.html, &addresses),
            links: vec![],
        }
    }
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
    fn new(kind: &'static str, contest: &str, link: LetterLink) -> Self {
        Self {
            kind,
            values: Phrase::new(kind).with("contest", contest),
            links: vec![link],
        }
    }

    fn about(kind: &'static str, entry: &LetterEntry) -> Self {
        Self::new(kind, &entry.contest, entry.status.clone())
            .with("code", &entry.code)
            .with("title", &entry.title)
    }

    fn with(mut self, name: &'static str, value: impl IntoArg) -> Self {
        self.values = self.values.with(name, value);
        self
    }

    /// Adds a note, which may be empty; the wording leaves it out if `noted` is `no`.
    fn with_note(mut self, note: &str) -> Self {
        self.values = noted(self.values, note);
        self
    }

    /// Adds a link and returns its mark for the text.
    fn add_link(&mut self, link: &LetterLink) -> String {
        self.links.push(link.clone());
        mark(self.links.len() - 1)
    }

    /// The key under which it is stored; the keys of its phrases begin with `letter-` and this key.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// Puts the letter into words, with marks in the places of its links.
    ///
    /// # Panics
    /// Never, since the template writes into memory only.
    #[must_use]
    pub fn write(&self, lang: Lang) -> Written {
        let say = |part: &str| {
            let key = format!("letter-{}-{part}", self.kind);
            lang.word(&self.values.under(key))
        };
        let (subject, link_words, closing) = (say("subject"), say("link"), say("closing"));
        let paragraphs: Vec<String> = say("body")
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_owned())
            .filter(|p| !p.is_empty())
            .collect();
        let link = mark(0);
        let html = Html {
            lang: lang.tag(),
            subject: &subject,
            paragraphs: &paragraphs,
            link: &link,
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
            links: self.links.clone(),
        }
    }
}

/// Adds a note to a phrase, as [`Letter::with_note`].
fn noted(phrase: Phrase, note: &str) -> Phrase {
    let note = note.trim();
    let noted = if note.is_empty() { "no" } else { "yes" };
    phrase.with("note", note).with("noted", noted)
}
