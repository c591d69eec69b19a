//! What does this raw message say? Who sent it and when, its text, the files and cloud links it carries, and
//! whether a program wrote it. Total: any bytes give an [`Incoming`], and what was odd is in its `problems`.

pub mod attachment;
pub mod automatic;
pub mod body;
pub mod dry_run;
pub mod on_disk;
pub mod skeleton;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::mail::cloud::{CloudLink, cloud_links};
use crate::mail::containers::msg;
use crate::mail::containers::msg::Outlook;
use crate::mail::containers::tnef;
use crate::mail::limits;
use crate::mail::structure::address::{Mailbox, mailboxes};
use crate::mail::structure::date::instant;
use crate::mail::structure::declared::declared_charset;
use crate::mail::structure::header::{Headers, one_line};
use crate::mail::structure::parts::{Part, Walk};
use crate::mail::text::html::page;
use crate::mail::text::plain_text;
use crate::mail::understand::quote::own_text;
use attachment::{Attachment, Nested, attachments};
use automatic::{Automatic, automatic};
use body::Bodies;

/// A letter as it came in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The Message-ID as written, with its angle brackets. Repeated and forged ones exist: count by `sha256`.
    pub message_id: Option<String>,
    /// Message-IDs that it answers: In-Reply-To and References, oldest first.
    pub answers: Vec<String>,
    /// Who it says it is from; none, one or several.
    pub from: Vec<Mailbox>,
    /// The subject on one line.
    pub subject: Option<String>,
    /// The Date header: the sender's claim.
    pub dated: Option<DateTime<Utc>>,
    /// When the receiving server took it, by its own Received header.
    pub received: Option<DateTime<Utc>>,
    /// The plain text, HTML converted.
    pub text: String,
    /// What the sender wrote above a forwarded or answered letter.
    pub own_text: String,
    /// The files.
    pub attachments: Vec<Attachment>,
    /// Links to large attachments and net disks.
    pub cloud_links: Vec<CloudLink>,
    /// Set when a program sent it; such a letter is never answered.
    pub automatic: Option<Automatic>,
    /// What was odd.
    pub problems: Vec<Problem>,
    /// SHA-256 of the raw bytes: the message's identity.
    pub sha256: [u8; 32],
}

/// Something odd about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Problem {
    /// No header field at all: this is no message.
    NoHeader,
    /// More than [`limits::MESSAGE_BYTES`]; only its header was read.
    TooLarge,
    /// More parts or deeper than the limits; the rest was left out.
    TooManyParts,
    /// The header is longer than the limits.
    LongHeader,
    /// The text is longer than the limits; the rest was left out.
    LongText,
    /// A file ends before it should.
    IncompleteFile,
    /// A file's encoding holds foreign characters.
    DamagedFile,
}

impl Problem {
    /// The word under which it is stored and named.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoHeader => "no_header",
            Self::TooLarge => "too_large",
            Self::TooManyParts => "too_many_parts",
            Self::LongHeader => "long_header",
            Self::LongText => "long_text",
            Self::IncompleteFile => "incomplete_file",
            Self::DamagedFile => "damaged_file",
        }
    }
}

impl Incoming {
    /// Every file, those inside forwarded messages and containers too; a container comes before what it holds.
    pub fn files(&self) -> Vec<&Attachment> {
        let mut files = Vec::new();
        push_files(&self.attachments, &mut files);
        files
    }
}

/// Read a raw message: of a mail server, an Outlook .msg file, or a winmail.dat that was saved alone.
pub fn receive(raw: &[u8]) -> Incoming {
    received(raw, Sha256::digest(raw).into(), raw.len() as u64)
}

/// Read as much of a message as was kept of it, when its hash and whole length are known.
pub(super) fn received(raw: &[u8], sha256: [u8; 32], length: u64) -> Incoming {
    let incoming = match (msg::read(raw), tnef::read(raw)) {
        (Some(letter), _) => from_outlook(letter),
        (None, Some(packed)) => from_tnef(packed),
        (None, None) => from_internet(raw, length > limits::MESSAGE_BYTES as u64),
    };
    Incoming { sha256, ..incoming }
}

fn from_internet(raw: &[u8], too_large: bool) -> Incoming {
    let declared = declared_charset(raw);
    let mut walk = Walk::new(raw, declared.as_deref());
    let part = match too_large {
        true => walk.header_only(),
        false => walk.message(),
    };
    let bodies = Bodies::read(&part, raw);
    let mut incoming = from_header(&part.headers);
    incoming.automatic = automatic(
        &part.headers,
        &part.media_type,
        incoming.sender(),
        incoming.subject.as_deref().unwrap_or_default(),
    );
    incoming.attachments = attachments(&part, raw);
    incoming.cloud_links = cloud_links(&bodies.pages);
    incoming.own_text = own_text(&bodies.text);
    incoming.problems = problems(&part, &bodies, walk.overfull, too_large, &incoming);
    incoming.text = bodies.text;
    incoming
}

impl Incoming {
    /// The first sender's address, empty when there is none.
    pub fn sender(&self) -> &str {
        self.from
            .first()
            .map_or("", |mailbox| mailbox.address.as_str())
    }
}

fn from_outlook(letter: Outlook) -> Incoming {
    let mut incoming = from_header(&letter.headers);
    incoming.message_id = letter.message_id.or(incoming.message_id);
    incoming.subject = letter.subject.as_deref().map(one_line).or(incoming.subject);
    incoming.from = letter.from.map_or(incoming.from, |sender| vec![sender]);
    incoming.dated = letter.dated.or(incoming.dated);
    incoming.automatic = automatic(
        &letter.headers,
        "",
        incoming.sender(),
        incoming.subject.as_deref().unwrap_or_default(),
    );
    incoming.cloud_links = cloud_links(&[plain_text::page(&letter.text), page(&letter.html)]);
    incoming.own_text = own_text(&letter.text);
    incoming.text = letter.text;
    incoming.attachments = letter.attachments;
    incoming
}

fn from_tnef(packed: Nested) -> Incoming {
    // A winmail.dat saved alone is no letter: only its files are taken.
    let mut incoming = from_header(&Headers::default());
    incoming.attachments = packed.attachments;
    incoming
}

fn from_header(headers: &Headers) -> Incoming {
    Incoming {
        message_id: headers
            .raw("message-id")
            .map(|id| id.trim().to_owned())
            .filter(|id| !id.is_empty()),
        answers: answered(headers),
        from: headers.raw("from").map(mailboxes).unwrap_or_default(),
        subject: headers.text("subject"),
        dated: headers.raw("date").and_then(instant),
        received: headers
            .raw("received")
            .and_then(|value| instant(value.rsplit_once(';')?.1)),
        text: String::new(),
        own_text: String::new(),
        attachments: Vec::new(),
        cloud_links: Vec::new(),
        automatic: None,
        problems: Vec::new(),
        sha256: [0; 32],
    }
}

fn answered(headers: &Headers) -> Vec<String> {
    let fields = [headers.raw("references"), headers.raw("in-reply-to")];
    let words = fields
        .into_iter()
        .flatten()
        .flat_map(str::split_ascii_whitespace);
    let mut ids: Vec<String> = Vec::new();
    for word in words
        .filter(|word| word.starts_with('<'))
        .take(limits::MAILBOXES)
    {
        if !ids.iter().any(|id| id == word) {
            ids.push(word.to_owned());
        }
    }
    ids
}

fn problems(
    part: &Part,
    bodies: &Bodies,
    overfull: bool,
    too_large: bool,
    incoming: &Incoming,
) -> Vec<Problem> {
    let files = incoming.files();
    [
        (part.headers.is_empty(), Problem::NoHeader),
        (too_large, Problem::TooLarge),
        (overfull, Problem::TooManyParts),
        (part.headers.overlong, Problem::LongHeader),
        (bodies.cut, Problem::LongText),
        (
            files.iter().any(|file| file.incomplete),
            Problem::IncompleteFile,
        ),
        (files.iter().any(|file| file.damaged), Problem::DamagedFile),
    ]
    .into_iter()
    .filter_map(|(met, problem)| met.then_some(problem))
    .collect()
}

fn push_files<'a>(attachments: &'a [Attachment], files: &mut Vec<&'a Attachment>) {
    for file in attachments {
        files.push(file);
        if let Some(nested) = &file.nested {
            push_files(&nested.attachments, files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_forwarded_message_are_found() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nhello\n--a\nContent-Type: message/rfc822\n\n\
                   Subject: x\n\nhttps://pan.quark.cn/s/aa code: x7k9\n--a--\n";
        let incoming = receive(raw.as_bytes());
        let links = incoming.cloud_links.iter();
        let told: Vec<_> = links
            .map(|link| (link.url.as_str(), link.code.as_deref()))
            .collect();
        assert_eq!(told, [("https://pan.quark.cn/s/aa", Some("x7k9"))]);
    }

    #[test]
    fn raw_gbk_in_a_header_is_read_though_the_letter_says_ascii() {
        let raw = b"Subject: \xCD\xB6\xB8\xE5\nContent-Type: text/plain; charset=us-ascii\n\nx";
        assert_eq!(receive(raw).subject.as_deref(), Some("投稿"));
    }

    #[test]
    fn html_without_a_label_is_read_as_it_says_itself() {
        let raw = b"Content-Type: text/html\n\n<meta http-equiv=x content=\"text/html; charset=big5\"><p>\xA7\xEB\xBDZ";
        assert_eq!(receive(raw).text.trim(), "投稿");
        let wrong = b"Content-Type: text/html\n\n<meta charset=utf-8><p>\xCD\xB6\xB8\xE5";
        assert_eq!(receive(wrong).text.trim(), "投稿");
    }
}
