//! How is a letter read that lies in a file, within little memory however large it is? Its skeleton is read and
//! understood; the bytes of its files are handed on in pieces, and what was not known of a long one is learnt then.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::attachment::{Attachment, Content, open_container};
use super::skeleton::Skeleton;
use super::{Incoming, received};
use crate::contest::message::Understood;
use crate::mail::structure::transfer::{Decoding, Transfer};
use crate::mail::understand::understand;

/// What is read of the file at once.
const CHUNK: usize = 256 * 1024;
/// A container (winmail.dat, .msg, a packed message) in a long letter is opened up to here; it is held in memory then.
const OPENED: u64 = 24 * 1024 * 1024;

/// A letter in a file.
#[derive(Debug)]
pub struct OnDisk {
    file: File,
    skeleton: Skeleton,
}

impl OnDisk {
    /// Read a letter's skeleton.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let skeleton = Skeleton::read(&mut file)?;
        Ok(Self { file, skeleton })
    }

    /// What the letter says; files whose inside was left out are measured by [`Self::hand_on`].
    #[must_use]
    pub fn incoming(&self) -> Incoming {
        let skeleton = &self.skeleton;
        received(&skeleton.bytes, skeleton.sha256, skeleton.length)
    }

    /// What it seems to enter.
    #[must_use]
    pub fn understood(&self, incoming: &Incoming) -> Understood {
        understand(incoming, self.kept())
    }

    /// SHA-256 of the whole letter: its identity.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        self.skeleton.sha256
    }

    /// Bytes of the whole letter.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.skeleton.length
    }

    /// What was kept of the letter: what the ranges of its files lie in.
    #[must_use]
    pub fn kept(&self) -> &[u8] {
        &self.skeleton.bytes
    }

    /// Hand a file's bytes to `keep` in order. Size and wholeness of a file whose inside was left out are written into it,
    /// and what it contains is looked for. Its hash is taken by whoever keeps it: the bytes pass there anyway.
    ///
    /// # Errors
    /// When the letter cannot be read.
    pub fn hand_on(
        &mut self,
        file: &mut Attachment,
        keep: &mut dyn FnMut(&[u8]),
    ) -> io::Result<()> {
        match file.content.clone() {
            Content::Within {
                body,
                transfer,
                open,
            } if !self.skeleton.is_whole(&body) => {
                let range = self.skeleton.origin(&body);
                self.measure(file, range, (transfer, open), keep)
            }
            _ => {
                file.pieces(&self.skeleton.bytes, keep);
                Ok(())
            }
        }
    }

    fn measure(
        &mut self,
        file: &mut Attachment,
        range: std::ops::Range<u64>,
        (transfer, open): (Transfer, bool),
        keep: &mut dyn FnMut(&[u8]),
    ) -> io::Result<()> {
        let is_message = file.nested.is_some() && transfer == Transfer::Plain;
        let opens = !is_message && file.nested.take().is_some();
        let (mut size, mut held) = (0_u64, Vec::new());
        let mut take = |piece: &[u8]| {
            size += piece.len() as u64;
            if opens && size <= OPENED {
                held.extend_from_slice(piece);
            }
            keep(piece);
        };
        let mut decoding = Decoding::new(transfer);
        self.file.seek(SeekFrom::Start(range.start))?;
        let mut left = (&mut self.file).take(range.end - range.start);
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = left.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            decoding.push(&chunk[..read], &mut take);
        }
        let met = decoding.finish(&mut take);
        file.size = size;
        file.incomplete = open || met.cut;
        file.damaged = met.foreign > 0;
        if opens && size <= OPENED {
            file.content = Content::Held(held);
            file.nested = open_container(file, &[]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::receive::receive;

    /// A letter with a video of so many lines of base64.
    fn letter(lines: usize, ending: &str) -> Vec<u8> {
        let mut raw = b"From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: video/mp4; \
            name=a.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            .to_vec();
        for line in 0..lines {
            raw.extend_from_slice(format!("{line:0>76}\r\n").as_bytes());
        }
        raw.extend_from_slice(ending.as_bytes());
        raw
    }

    fn measured(raw: &[u8]) -> (Attachment, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.eml");
        std::fs::write(&path, raw).unwrap();
        let mut letter = OnDisk::open(&path).unwrap();
        let mut file = letter.incoming().attachments.remove(0);
        let mut bytes = Vec::new();
        letter
            .hand_on(&mut file, &mut |piece| bytes.extend_from_slice(piece))
            .unwrap();
        (file, bytes)
    }

    #[test]
    fn a_long_file_is_what_it_is_when_the_letter_is_read_whole() {
        let whole = letter(190_000, "--b--\r\n");
        let cut = letter(190_000, "AA");
        let damaged = letter(190_000, "(AAA)\r\n--b--\r\n");
        for raw in [whole, cut, damaged] {
            let (file, bytes) = measured(&raw);
            let expected = receive(&raw).attachments.remove(0);
            assert_eq!(file.size, bytes.len() as u64);
            assert_eq!(file.incomplete, expected.incomplete);
            assert_eq!(file.damaged, expected.damaged);
            assert!(bytes == expected.bytes(&raw).as_ref());
        }
    }
}
