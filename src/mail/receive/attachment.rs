//! The files of a message, each with its own bytes.
//!
//! A file is a leaf part that is declared as an attachment, has a name, or is neither plain text nor HTML. A message
//! inside a message is one file, with its own files nested in it. Names are as the sender wrote them: make them safe
//! before they touch a disk. The length and hash of a file are known after a pass over its bytes: [`super::measured`].

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::measured::{Measured, Pass, Sink};
use crate::mail::structure::transfer::{PIECE, Transfer};

/// A file of a message. Its bytes are shared with the message, so that a clone costs nothing.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The name that the sender gave, unfiltered.
    pub name: Option<String>,
    /// The type that the sender gave, in lower case; unverified, and often `application/octet-stream`.
    pub media_type: String,
    /// `attachment`, `inline` or another word that the sender gave.
    pub disposition: Option<String>,
    /// The files inside it, if it is a message, a winmail.dat or an Outlook .msg.
    pub nested: Option<Nested>,
    /// Its bytes as they are in the message.
    pub(super) encoded: Bytes,
    /// How they are encoded.
    pub(super) transfer: Transfer,
    /// Whether the message was cut: the delimiter that must follow is missing.
    pub(super) is_open: bool,
}

/// The files inside an attachment.
#[derive(Debug, Clone, Default)]
pub struct Nested {
    /// The inner message's subject.
    pub subject: Option<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

impl Attachment {
    /// A file that was taken out of a container.
    pub fn unpacked(name: Option<String>, media_type: &str, bytes: Vec<u8>) -> Self {
        Self {
            name,
            media_type: media_type.to_owned(),
            disposition: None,
            nested: None,
            encoded: bytes.into(),
            transfer: Transfer::Plain,
            is_open: false,
        }
    }

    /// All bytes of the file; `None` when there are more than `most`.
    pub fn bytes(&self, most: usize) -> Option<Bytes> {
        let bytes = match self.transfer {
            Transfer::Plain => self.encoded.clone(),
            _ => self.beginning(most.saturating_add(1)).into(),
        };
        Some(bytes).filter(|bytes| bytes.len() <= most)
    }

    /// The first bytes of the file: `most` of them, or all if there are fewer.
    pub fn beginning(&self, most: usize) -> Vec<u8> {
        self.transfer.decode_beginning(&self.encoded, most)
    }

    /// Passes all bytes to `sink` in order, in pieces.
    pub fn pass(&self, sink: &mut impl Sink) -> Measured {
        let mut pass = Pass::over(self.transfer, self.is_open, sink);
        self.encoded
            .chunks(PIECE)
            .for_each(|piece| pass.push(piece));
        pass.finish()
    }

    /// Reads all bytes only for their size and hash.
    pub fn measure(&self) -> Measured {
        self.pass(&mut Sha256::new())
    }

    /// The end of the name in lower case, without the dot.
    pub fn extension(&self) -> String {
        let name = self.name.as_deref().unwrap_or("").trim();
        name.rsplit_once('.')
            .map_or(String::new(), |(_, end)| end.to_lowercase())
    }

    /// The files nested in this one, at any depth; a container comes before its contents.
    pub fn inside(&self) -> Vec<&Self> {
        self.nested
            .as_ref()
            .map_or(vec![], |nested| all_of(&nested.attachments))
    }
}

/// These files and those nested in them, at any depth; a container comes before its contents.
pub fn all_of(attachments: &[Attachment]) -> Vec<&Attachment> {
    let with_inside = |file| std::iter::once(file).chain(Attachment::inside(file));
    attachments.iter().flat_map(with_inside).collect()
}
