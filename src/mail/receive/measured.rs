//! The length and hash of a file, and whether it is complete: known only after a pass over all of its bytes.

use sha2::{Digest, Sha256};

use crate::mail::structure::transfer::{Decoding, Transfer};

/// The result of a pass over a file; only a pass makes one.
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

    /// The number of bytes after transfer decoding.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether the message ends before the file does. Such a file must never count as complete.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.is_incomplete
    }

    /// Whether characters were skipped that are not base64.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }
}

/// Receives a file's bytes in order.
pub trait Sink {
    /// Receives the next bytes.
    fn take(&mut self, piece: &[u8]);

    /// SHA-256 of all bytes received.
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

/// A pass in progress: encoded bytes come in, decoded ones go to the sink.
pub(super) struct Pass<'s, S> {
    decoding: Decoding,
    sink: &'s mut S,
    size: u64,
    is_open: bool,
}

impl<'s, S: Sink> Pass<'s, S> {
    /// Begins at the first byte of a file.
    pub fn over(transfer: Transfer, is_open: bool, sink: &'s mut S) -> Self {
        Self {
            decoding: Decoding::new(transfer),
            sink,
            size: 0,
            is_open,
        }
    }

    /// Decodes the next encoded bytes.
    pub fn push(&mut self, encoded: &[u8]) {
        self.decoding.push(encoded, &mut |piece| {
            self.size += piece.len() as u64;
            self.sink.take(piece);
        });
    }

    /// Ends the pass, after all encoded bytes were pushed.
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
