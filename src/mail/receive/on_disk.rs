//! A message in a file, read with little memory however large it is.
//!
//! Its skeleton is read and understood. The bytes of its files are passed on in pieces, those of a long file from the
//! disk. If the skeleton lacks the contents of a container, the container is opened in that pass.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use super::attachment::Attachment;
use super::measured::{Measured, Pass, Sink};
use super::skeleton::Skeleton;
use super::{Incoming, receive_part};
use crate::mail::structure::transfer::Transfer;

/// How many bytes of the file are read at once.
const CHUNK: usize = 256 * 1024;
/// The longest container (winmail.dat, .msg, a packed message) of a long message that is opened, since it is held in
/// memory.
const OPENED: u64 = 24 * 1024 * 1024;

/// A message in a file.
#[derive(Debug)]
pub struct OnDisk {
    file: File,
    skeleton: Skeleton,
}

impl OnDisk {
    /// Reads a message's skeleton.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let skeleton = Skeleton::read(&mut file)?;
        Ok(Self { file, skeleton })
    }

    /// The message as it was understood. Its files are passed on by [`Self::pass`], since the skeleton may lack their
    /// contents.
    #[must_use]
    pub fn incoming(&self) -> Incoming {
        let skeleton = &self.skeleton;
        receive_part(skeleton.bytes.clone(), skeleton.sha256, skeleton.length)
    }

    /// SHA-256 of the whole message, its identity.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        self.skeleton.sha256
    }

    /// The number of bytes of the whole message.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.skeleton.length
    }

    /// Passes all bytes of a file to `sink` in order, also those that the skeleton lacks. A container that lacked some
    /// is opened again, since all of its bytes are available now.
    pub fn pass(&mut self, file: &mut Attachment, sink: &mut impl Sink) -> io::Result<Measured> {
        let Some(range) = self.skeleton.range_with_gaps(&file.encoded) else {
            return Ok(file.pass(sink));
        };
        let measured = self.pass_over(range.clone(), file, sink)?;
        // an inner message that is not encoded was read together with the outer one
        let is_message = file.transfer == Transfer::Plain;
        if file.nested.is_some() && !is_message {
            file.nested = None;
            if measured.size() <= OPENED {
                let mut bytes = Vec::new();
                self.pass_over(range, file, &mut bytes)?;
                (file.encoded, file.transfer) = (bytes.into(), Transfer::Plain);
                file.open_container();
            }
        }
        Ok(measured)
    }

    fn pass_over(
        &mut self,
        range: Range<u64>,
        file: &Attachment,
        sink: &mut impl Sink,
    ) -> io::Result<Measured> {
        let mut pass = Pass::over(file.transfer, file.is_open, sink);
        self.file.seek(SeekFrom::Start(range.start))?;
        let mut left = (&mut self.file).take(range.end - range.start);
        let mut chunk = vec![0; CHUNK];
        loop {
            match left.read(&mut chunk)? {
                0 => return Ok(pass.finish()),
                read => pass.push(&chunk[..read]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::receive::receive;

    /// A message with a video of this many lines of base64.
    fn message(lines: usize, ending: &str) -> Vec<u8> {
        let mut raw = b"From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: video/mp4; \
            name=a.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            .to_vec();
        for line in 0..lines {
            raw.extend_from_slice(format!("{line:0>76}\r\n").as_bytes());
        }
        raw.extend_from_slice(ending.as_bytes());
        raw
    }

    fn on_disk(raw: &[u8]) -> (Measured, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("message.eml");
        std::fs::write(&path, raw).unwrap();
        let mut message = OnDisk::open(&path).unwrap();
        let mut file = message.incoming().attachments.remove(0);
        let mut bytes = Vec::new();
        (message.pass(&mut file, &mut bytes).unwrap(), bytes)
    }

    #[test]
    fn a_long_file_is_what_it_is_when_the_message_is_read_whole() {
        let whole = message(190_000, "--b--\r\n");
        let cut = message(190_000, "AA");
        let damaged = message(190_000, "(AAA)\r\n--b--\r\n");
        for raw in [whole, cut, damaged] {
            let (measured, bytes) = on_disk(&raw);
            let file = receive(raw).attachments.remove(0);
            assert_eq!(measured, file.measure());
            assert!(bytes == file.bytes(usize::MAX).unwrap());
        }
    }
}
