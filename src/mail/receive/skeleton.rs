//! The skeleton of a message: everything except the middle of long bodies, so that 150 MB are read with little memory.
//!
//! Header, boundaries, texts and small files are kept whole. Of a long body, the beginning is kept, which shows its
//! kind, and the end. The rest stays in the file.
//!
//! A section lies between two lines that begin with `--`, as every boundary does. Base64 has no such line, so a video
//! is one section. Other bodies may have such lines; then more is kept than necessary.

use std::io::{self, Read};
use std::ops::Range;

use bytes::Bytes;
use memchr::memmem;
use sha2::{Digest, Sha256};

use crate::mail::limits;

/// How many bytes of the source are read at once.
const CHUNK: usize = 256 * 1024;
/// The longest section that is kept whole: the largest registration form in base64, including line ends.
const SECTION: usize = limits::FORM_BYTES / 3 * 4 + limits::FORM_BYTES / 20;
/// How much of the beginning and end of a longer section is kept: enough for its header, for the file's kind, and to
/// see whether it is complete.
const HEAD: usize = limits::HEADER_BYTES * 4;
const TAIL: usize = 16 * 1024;
/// Once this much is kept, all further sections are shortened.
const BUDGET: usize = 28 * 1024 * 1024;
/// The beginning of a boundary.
const MARK: &[u8] = b"\n--";

/// A message without the middle of its long bodies.
#[derive(Debug)]
pub struct Skeleton {
    /// The bytes kept, in order.
    pub bytes: Bytes,
    /// SHA-256 of the whole message.
    pub sha256: [u8; 32],
    /// The number of bytes of the whole message.
    pub length: u64,
    gaps: Vec<Gap>,
}

/// Bytes that were left out.
#[derive(Debug, Clone, Copy)]
struct Gap {
    /// The position among the kept bytes at which they are missing.
    at: usize,
    length: u64,
}

impl Skeleton {
    /// Reads a message to its end. If it is longer than [`limits::MESSAGE_BYTES`], it is measured and hashed, and only
    /// its beginning is kept.
    pub fn read(source: &mut impl Read) -> io::Result<Self> {
        let mut building = Building::default();
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = source.read(&mut chunk)?;
            if read == 0 {
                return Ok(building.finish());
            }
            building.take(&chunk[..read]);
        }
    }

    /// The range of these kept bytes in the whole message, if some were left out among them. `None` if none were, or if
    /// the bytes come from elsewhere, such as a container.
    #[must_use]
    pub fn range_with_gaps(&self, bytes: &Bytes) -> Option<Range<u64>> {
        let start = (bytes.as_ptr() as usize).checked_sub(self.bytes.as_ptr() as usize)?;
        let range = start..start + bytes.len();
        let is_in = |gap: &Gap| range.start < gap.at && gap.at < range.end;
        (range.end <= self.bytes.len() && self.gaps.iter().any(is_in)).then(|| self.origin(&range))
    }

    /// The range in the whole message for a range of the kept bytes, including what was left out inside it.
    fn origin(&self, range: &Range<usize>) -> Range<u64> {
        let left_out = |at: usize, counts: fn(usize, usize) -> bool| -> u64 {
            let before = self.gaps.iter().filter(|gap| counts(gap.at, at));
            before.map(|gap| gap.length).sum()
        };
        let start = range.start as u64 + left_out(range.start, |gap, at| gap <= at);
        let end = range.end as u64 + left_out(range.end, |gap, at| gap < at);
        start..end.max(start)
    }
}

/// A skeleton that is being built.
#[derive(Default)]
struct Building {
    kept: Vec<u8>,
    gaps: Vec<Gap>,
    section: Vec<u8>,
    left_out: u64,
    hash: Sha256,
    length: u64,
}

impl Building {
    fn take(&mut self, chunk: &[u8]) {
        self.hash.update(chunk);
        self.length += chunk.len() as u64;
        if self.length > limits::MESSAGE_BYTES as u64 {
            return;
        }
        // a mark may have begun at the end of the last chunk
        let searched = self.section.len().saturating_sub(MARK.len() - 1);
        self.section.extend_from_slice(chunk);
        let marks: Vec<usize> = memmem::find_iter(&self.section[searched..], MARK)
            .map(|at| searched + at + 1)
            .collect();
        match marks.last() {
            None => self.shorten(),
            Some(_) => self.split(&marks),
        }
    }

    /// Ends the section at every mark.
    fn split(&mut self, marks: &[usize]) {
        let sections = std::mem::take(&mut self.section);
        let mut from = 0;
        for mark in marks {
            self.section.extend_from_slice(&sections[from..*mark]);
            from = *mark;
            self.shorten();
            self.end_section();
        }
        self.section.extend_from_slice(&sections[from..]);
        self.shorten();
    }

    /// Leaves out the middle of the section once it is too long.
    fn shorten(&mut self) {
        let whole = self.left_out == 0 && self.kept.len() + SECTION <= BUDGET;
        let most = if whole { SECTION } else { HEAD + TAIL };
        if self.section.len() > most {
            let inside = HEAD..self.section.len() - TAIL;
            self.left_out += inside.len() as u64;
            self.section.drain(inside);
        }
    }

    fn end_section(&mut self) {
        if self.left_out > 0 {
            self.gaps.push(Gap {
                at: self.kept.len() + HEAD,
                length: self.left_out,
            });
        }
        self.left_out = 0;
        self.kept.append(&mut self.section);
    }

    fn finish(mut self) -> Skeleton {
        self.end_section();
        Skeleton {
            bytes: self.kept.into(),
            sha256: self.hash.finalize().into(),
            length: self.length,
            gaps: self.gaps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOUNDARY: &str =
        "--b\r\nContent-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n";

    /// A message with a body of this many lines of base64 between two texts.
    fn message(lines: usize) -> (Vec<u8>, Range<usize>) {
        let mut raw = b"Subject: x\r\n\r\n--b\r\n\r\nbefore\r\n".to_vec();
        raw.extend_from_slice(BOUNDARY.as_bytes());
        let start = raw.len();
        for line in 0..lines {
            raw.extend_from_slice(format!("{line:0>76}\r\n").as_bytes());
        }
        let body = start..raw.len();
        raw.extend_from_slice(b"--b\r\n\r\nafter\r\n--b--\r\n");
        (raw, body)
    }

    fn skeleton(raw: &[u8]) -> Skeleton {
        Skeleton::read(&mut &*raw).expect("memory can be read")
    }

    #[test]
    fn an_ordinary_message_is_kept_whole() {
        let (raw, _) = message(1_000);
        let skeleton = skeleton(&raw);
        assert_eq!(skeleton.bytes, raw);
        assert_eq!(skeleton.range_with_gaps(&skeleton.bytes), None);
        assert_eq!(skeleton.origin(&(5..9)), 5..9);
    }

    #[test]
    fn of_a_long_body_beginning_and_end_are_kept_and_its_place_is_known() {
        let (raw, body) = message(400_000);
        let skeleton = skeleton(&raw);
        assert!(skeleton.bytes.len() < 1024 * 1024);
        let end = skeleton.bytes.len() - (raw.len() - body.end);
        let kept = skeleton.bytes.slice(body.start..end);
        let range = body.start as u64..body.end as u64;
        assert_eq!(skeleton.range_with_gaps(&kept), Some(range));
        assert!(skeleton.bytes.ends_with(b"--b\r\n\r\nafter\r\n--b--\r\n"));
        assert_eq!(skeleton.length, raw.len() as u64);
        assert_eq!(skeleton.sha256, <[u8; 32]>::from(Sha256::digest(&raw)));
    }

    #[test]
    fn many_long_bodies_stay_within_the_budget() {
        let (one, _) = message(150_000);
        let raw = one.repeat(8);
        assert!(skeleton(&raw).bytes.len() < BUDGET + SECTION);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]

        #[test]
        fn what_is_kept_is_found_again_in_the_message(
            parts in proptest::collection::vec((0..3usize, any::<u8>()), 1..4),
            places in proptest::collection::vec(any::<prop::sample::Index>(), 50),
        ) {
            let sizes = [10, HEAD, SECTION + HEAD + TAIL + 7];
            let mut raw = Vec::new();
            for (size, byte) in parts {
                raw.extend_from_slice(b"\n--");
                raw.extend(std::iter::repeat_n(byte, sizes[size]));
            }
            let skeleton = skeleton(&raw);
            for at in places.iter().map(|place| place.index(skeleton.bytes.len())) {
                let origin = skeleton.origin(&(at..at + 1));
                let start = usize::try_from(origin.start).expect("small");
                prop_assert_eq!(raw[start], skeleton.bytes[at]);
            }
        }
    }
}
