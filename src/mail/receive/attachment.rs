//! Which files does a message carry, what are their bytes, and are they whole?
//! A file is a leaf part that is called an attachment, or has a name, or is neither plain text nor HTML.
//! A message inside a message is one file, with its own files nested in it. Names are as the sender wrote them:
//! make them safe before they touch a disk.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::body::is_body;
use crate::mail::containers::msg;
use crate::mail::containers::tnef;
use crate::mail::limits;
use crate::mail::structure::parts::{Inside, Part, Walk};
use crate::mail::structure::transfer::Transfer;

/// A file in a message.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The name that the sender gave, unfiltered.
    pub name: Option<String>,
    /// The type that the sender gave, in lower case: a claim, often `application/octet-stream`.
    pub media_type: String,
    /// `attachment`, `inline` …, if said.
    pub disposition: Option<String>,
    /// Where the bytes are.
    pub content: Content,
    /// SHA-256 of the bytes after transfer decoding.
    pub sha256: [u8; 32],
    /// How many bytes they are after transfer decoding.
    pub size: u64,
    /// The message ends before the file does: never take it for a good one.
    pub incomplete: bool,
    /// Characters that don't belong in base64 were skipped.
    pub damaged: bool,
    /// What is inside a message, a winmail.dat or an Outlook .msg.
    pub nested: Option<Nested>,
}

/// Where an attachment's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In the raw message, still encoded.
    Within {
        /// Where the encoded bytes lie.
        body: Range<usize>,
        /// How they are encoded.
        transfer: Transfer,
        /// The delimiter that must follow is missing: the message was cut.
        open: bool,
    },
    /// Out of a container that had to be opened.
    Held(Vec<u8>),
}

/// What was found inside an attachment.
#[derive(Debug, Clone, Default)]
pub struct Nested {
    /// The inner message's subject.
    pub subject: Option<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

impl Attachment {
    /// The bytes; `raw` is the message that this attachment was read from.
    pub fn bytes<'b>(&'b self, raw: &'b [u8]) -> Cow<'b, [u8]> {
        match &self.content {
            Content::Held(bytes) => Cow::Borrowed(bytes),
            Content::Within {
                body,
                transfer: Transfer::Plain,
                ..
            } => Cow::Borrowed(raw.get(body.clone()).unwrap_or(&[])),
            Content::Within { body, transfer, .. } => {
                Cow::Owned(transfer.decode(raw.get(body.clone()).unwrap_or(&[])))
            }
        }
    }

    /// Hand the bytes to `keep` piece by piece, without holding them whole.
    pub fn pieces(&self, raw: &[u8], keep: &mut dyn FnMut(&[u8])) {
        match &self.content {
            Content::Held(bytes) => keep(bytes),
            Content::Within { body, transfer, .. } => {
                transfer.decode_into(raw.get(body.clone()).unwrap_or(&[]), keep);
            }
        }
    }

    /// An attachment out of a container.
    pub fn held(name: Option<String>, media_type: &str, bytes: Vec<u8>) -> Self {
        Self {
            name,
            media_type: media_type.to_owned(),
            disposition: None,
            sha256: Sha256::digest(&bytes).into(),
            size: bytes.len() as u64,
            content: Content::Held(bytes),
            incomplete: false,
            damaged: false,
            nested: None,
        }
    }

    /// The end of the name in lower case, without the dot.
    pub fn extension(&self) -> String {
        let name = self.name.as_deref().unwrap_or("").trim();
        name.rsplit_once('.')
            .map_or(String::new(), |(_, end)| end.to_lowercase())
    }
}

/// The files below `part`, in order; `raw` is the message that its ranges lie in.
pub fn attachments(part: &Part, raw: &[u8]) -> Vec<Attachment> {
    let mut found = Vec::new();
    collect(part, raw, 0, &mut found);
    found
}

fn collect(part: &Part, raw: &[u8], depth: usize, found: &mut Vec<Attachment>) {
    match &part.inside {
        Inside::Parts(parts) => parts
            .iter()
            .for_each(|part| collect(part, raw, depth, found)),
        Inside::Message(inner) => {
            let mut file = leaf(part, raw);
            file.nested = Some(Nested {
                subject: inner.headers.text("subject"),
                attachments: attachments(inner, raw),
            });
            found.push(file);
        }
        // A multipart without a boundary that is found: whatever it is, it is no file.
        Inside::Leaf if part.media_type.starts_with("multipart/") || is_body(part) => {}
        Inside::Leaf => {
            let mut file = leaf(part, raw);
            if depth < limits::DEPTH {
                file.nested = open_container(&file, raw);
            }
            found.push(file);
        }
    }
}

fn leaf(part: &Part, raw: &[u8]) -> Attachment {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let met = part
        .transfer
        .decode_into(&raw[part.body.clone()], &mut |piece| {
            hash.update(piece);
            size += piece.len() as u64;
        });
    let name = part
        .disposition
        .parameter("filename")
        .or(part.content_type.parameter("name"));
    Attachment {
        name: name.map(str::to_owned),
        media_type: part.media_type.clone(),
        disposition: Some(part.disposition.value.clone()).filter(|value| !value.is_empty()),
        content: Content::Within {
            body: part.body.clone(),
            transfer: part.transfer,
            open: part.cut,
        },
        sha256: hash.finalize().into(),
        size,
        incomplete: part.cut || met.cut,
        damaged: met.foreign > 0,
        nested: None,
    }
}

/// Look into a file that is itself a message or holds files as mail programs pack them.
pub(super) fn open_container(file: &Attachment, raw: &[u8]) -> Option<Nested> {
    if file.size > limits::CONTAINER_BYTES as u64 {
        return None;
    }
    match (file.media_type.as_str(), file.extension().as_str()) {
        ("application/ms-tnef" | "application/vnd.ms-tnef", _) => tnef::read(&file.bytes(raw)),
        (_, "dat")
            if file
                .name
                .as_deref()
                .is_some_and(|name| name.eq_ignore_ascii_case("winmail.dat")) =>
        {
            tnef::read(&file.bytes(raw))
        }
        ("application/vnd.ms-outlook", _) | (_, "msg") => {
            msg::read(&file.bytes(raw)).map(msg::Outlook::nested)
        }
        ("message/rfc822" | "message/global", _) | (_, "eml") => {
            Some(held_message(&file.bytes(raw)))
        }
        _ => None,
    }
}

/// A message that was encoded as a file. What is inside is held: its ranges mean nothing outside these bytes.
fn held_message(bytes: &[u8]) -> Nested {
    let part = Walk::new(bytes, None).message();
    let mut nested = Nested {
        subject: part.headers.text("subject"),
        attachments: Vec::new(),
    };
    // One level only is opened: an encoded message inside an encoded one is listed, not read.
    collect(&part, bytes, limits::DEPTH, &mut nested.attachments);
    nested
        .attachments
        .iter_mut()
        .for_each(|file| hold(file, bytes));
    nested
}

fn hold(file: &mut Attachment, raw: &[u8]) {
    file.content = Content::Held(file.bytes(raw).into_owned());
    if let Some(nested) = &mut file.nested {
        nested
            .attachments
            .iter_mut()
            .for_each(|file| hold(file, raw));
    }
}
