//! An incoming message: who sent it and when, its text, its files and cloud links, and whether a program wrote it. Any
//! bytes give an [`Incoming`]; its `problems` say what is wrong with them.

pub mod attachment;
pub mod automatic;
pub mod body;
pub mod dry_run;
pub mod measured;
pub mod on_disk;
pub mod skeleton;
mod unpack;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::contest::key::keyed;
use crate::mail::cloud::{CloudLink, cloud_links};
use crate::mail::containers::msg::{self, Outlook};
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
use attachment::{Attachment, Nested, all_of};
use automatic::{Automatic, automatic};
use body::Bodies;
use unpack::attachments;

/// A message that came in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The Message-ID as written, with its angle brackets. It may be repeated or forged, so messages are counted by
    /// `sha256`.
    pub message_id: Option<String>,
    /// Message-IDs of the messages to which it replies, from References and In-Reply-To, oldest first.
    pub answers: Vec<String>,
    /// Its senders, unverified; none, one or several.
    pub from: Vec<Mailbox>,
    /// The subject on one line.
    pub subject: Option<String>,
    /// The Date header, unverified.
    pub dated: Option<DateTime<Utc>>,
    /// When the receiving server received it, from the server's Received header.
    pub received: Option<DateTime<Utc>>,
    /// Its text; HTML is converted to plain text.
    pub text: String,
    /// The sender's own text, above a forwarded message or one to which it replies.
    pub own_text: String,
    /// The files.
    pub attachments: Vec<Attachment>,
    /// Links to large attachments and net disks.
    pub cloud_links: Vec<CloudLink>,
    /// The kind of program that sent it, if any; the program never replies to such a message.
    pub automatic: Option<Automatic>,
    /// What is wrong with it. Whether its files are complete is known only after a pass over them.
    pub problems: Vec<MessageProblem>,
    /// SHA-256 of the raw bytes, the message's identity.
    pub sha256: [u8; 32],
}

/// Something wrong with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum MessageProblem {
    /// There is no header field, so this is not a message.
    NoHeader,
    /// It has more than [`limits::MESSAGE_BYTES`]; only its header was read.
    TooLarge,
    /// It has more parts, or deeper ones, than the limits; the rest was left out.
    TooManyParts,
    /// The header is longer than the limits.
    LongHeader,
    /// The text is longer than the limits; the rest was left out.
    LongText,
    /// A file ends before it should.
    IncompleteFile,
    /// A file's encoding contains foreign characters.
    DamagedFile,
}

keyed!(MessageProblem);

impl Incoming {
    /// Every file, also those inside forwarded messages and containers; a container comes before its contents.
    pub fn files(&self) -> Vec<&Attachment> {
        all_of(&self.attachments)
    }

    /// The first sender's address, empty when there is none.
    pub fn sender(&self) -> &str {
        self.from
            .first()
            .map_or("", |mailbox| mailbox.address.as_str())
    }
}

/// Reads a raw message: one from a mail server, an Outlook .msg file, or a winmail.dat that was saved by itself.
pub fn receive(raw: impl Into<Vec<u8>>) -> Incoming {
    let raw = Bytes::from(raw.into());
    let (sha256, length) = (Sha256::digest(&raw).into(), raw.len() as u64);
    receive_part(raw, sha256, length)
}

/// Reads a message of which only a part may be in memory; `sha256` and `length` are those of the whole.
fn receive_part(raw: Bytes, sha256: [u8; 32], length: u64) -> Incoming {
    let incoming = match (msg::read(&raw), tnef::read(&raw)) {
        (Some(message), _) => from_outlook(message),
        (None, Some(packed)) => from_tnef(packed),
        (None, None) => from_internet(raw, length > limits::MESSAGE_BYTES as u64),
    };
    Incoming { sha256, ..incoming }
}

fn from_internet(raw: Bytes, too_large: bool) -> Incoming {
    let declared = declared_charset(&raw);
    let mut walk = Walk::new(raw, declared.as_deref());
    let part = match too_large {
        true => walk.header_only(),
        false => walk.message(),
    };
    let bodies = Bodies::read(&part);
    let mut incoming = from_header(&part.headers);
    incoming.automatic = automatic(
        &part.headers,
        &part.media_type,
        incoming.sender(),
        incoming.subject.as_deref().unwrap_or_default(),
    );
    incoming.attachments = attachments(&part);
    incoming.cloud_links = cloud_links(&bodies.pages);
    incoming.own_text = own_text(&bodies.text);
    incoming.problems = problems(&part, &bodies, walk.overfull, too_large);
    incoming.text = bodies.text;
    incoming
}

fn from_outlook(message: Outlook) -> Incoming {
    let mut incoming = from_header(&message.headers);
    incoming.message_id = message.message_id.or(incoming.message_id);
    incoming.subject = message
        .subject
        .as_deref()
        .map(one_line)
        .or(incoming.subject);
    incoming.from = message.from.map_or(incoming.from, |sender| vec![sender]);
    incoming.dated = message.dated.or(incoming.dated);
    incoming.automatic = automatic(
        &message.headers,
        "",
        incoming.sender(),
        incoming.subject.as_deref().unwrap_or_default(),
    );
    incoming.cloud_links = cloud_links(&[plain_text::page(&message.text), page(&message.html)]);
    incoming.own_text = own_text(&message.text);
    incoming.text = message.text;
    incoming.attachments = message.attachments;
    incoming
}

fn from_tnef(packed: Nested) -> Incoming {
    // a winmail.dat that was saved by itself has no header, so only its files are read
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

fn problems(part: &Part, bodies: &Bodies, overfull: bool, too_large: bool) -> Vec<MessageProblem> {
    let found = [
        (part.headers.is_empty(), MessageProblem::NoHeader),
        (too_large, MessageProblem::TooLarge),
        (overfull, MessageProblem::TooManyParts),
        (part.headers.overlong, MessageProblem::LongHeader),
        (bodies.cut, MessageProblem::LongText),
    ];
    let found = found.into_iter().filter(|(is_so, _)| *is_so);
    found.map(|(_, problem)| problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_forwarded_message_are_found() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nhello\n--a\nContent-Type: message/rfc822\n\n\
                   Subject: x\n\nhttps://pan.quark.cn/s/aa code: x7k9\n--a--\n";
        let incoming = receive(raw);
        let links = incoming.cloud_links.iter();
        let found: Vec<_> = links
            .map(|link| (link.url.as_str(), link.code.as_deref()))
            .collect();
        assert_eq!(found, [("https://pan.quark.cn/s/aa", Some("x7k9"))]);
    }

    #[test]
    fn raw_gbk_in_a_header_is_read_though_the_message_says_ascii() {
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
