//! How long a file is, what it hashes to and whether it is whole: known only after one pass over all of its bytes.

use sha2::{Digest, Sha256};

use super::attachment::Attachment;
use crate::mail::structure::transfer::Decoding;

/// The result of a pass over a file; nothing else makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    sha256: [u8; 32],
    size: u64,
    is_incomplete: bool,
    is_damaged: bool,
}

impl Measured {
    /// SHA-256 of the bytes after transfer decoding.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// How many bytes there are after transfer decoding.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether the message ends before the file does. Such a file must never be taken for a good one.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.is_incomplete
    }

    /// Whether characters were skipped that do not belong in base64.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }
}

/// Takes a file's bytes in order.
pub trait Sink {
    /// Takes the next bytes.
    fn take(&mut self, piece: &[u8]);

    /// SHA-256 of all bytes that were taken.
    fn sha256(&self) -> [u8; 32];
}

/// Hashes the bytes and drops them.
impl Sink for Sha256 {
    fn take(&mut self, piece: &[u8]) {
        self.update(piece);
    }

    fn sha256(&self) -> [u8; 32] {
        self.clone().finalize().into()
    }
}

/// Holds the bytes in memory.
impl Sink for Vec<u8> {
    fn take(&mut self, piece: &[u8]) {
        self.extend_from_slice(piece);
    }

    fn sha256(&self) -> [u8; 32] {
        Sha256::digest(self).into()
    }
}

/// A pass under way: encoded bytes come in, decoded ones go to the sink.
pub(super) struct Pass<'s, S> {
    decoding: Decoding,
    sink: &'s mut S,
    size: u64,
    is_open: bool,
}

impl<'s, S: Sink> Pass<'s, S> {
    /// Begins with the first byte of a file.
    pub fn over(file: &Attachment, sink: &'s mut S) -> Self {
        Self {
            decoding: Decoding::new(file.transfer),
            sink,
            size: 0,
            is_open: file.is_open,
        }
    }

    /// Goes on over the next encoded bytes.
    pub fn push(&mut self, encoded: &[u8]) {
        self.decoding.push(encoded, &mut |piece| {
            self.size += piece.len() as u64;
            self.sink.take(piece);
        });
    }

    /// Ends the pass: all encoded bytes were pushed.
    pub fn finish(mut self) -> Measured {
        let found = self.decoding.finish(&mut |piece| {
            self.size += piece.len() as u64;
            self.sink.take(piece);
        });
        Measured {
            sha256: self.sink.sha256(),
            size: self.size,
            is_incomplete: self.is_open || found.cut,
            is_damaged: found.foreign > 0,
        }
    }
}
