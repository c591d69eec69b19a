//! How is a letter of 150 MB read within little memory? As its skeleton: all of it but the inside of long bodies, which
//! are left in the file. Header, boundaries, texts and small files are there whole; of a long body its beginning, which
//! tells what it is, and its end.
//!
//! A section is what lies between two lines that begin with `--`, as every boundary does. Base64 has no such line, so a
//! video is one section; where other bodies have some, more is kept than need be.

use std::io::{self, Read};
use std::ops::Range;

use memchr::memmem;
use sha2::{Digest, Sha256};

use crate::mail::limits;

/// What is read of the source at once.
const CHUNK: usize = 256 * 1024;
/// A section up to here is kept whole: the largest registration form in base64, line ends counted.
const SECTION: usize = limits::FORM_BYTES / 3 * 4 + limits::FORM_BYTES / 20;
/// What is kept of a longer section's beginning and end: its header, and what tells its kind and whether it is whole.
const HEAD: usize = limits::HEADER_BYTES * 4;
const TAIL: usize = 16 * 1024;
/// When so much is kept, further sections are cut at their heads even where they are short.
const BUDGET: usize = 28 * 1024 * 1024;
/// What begins a boundary.
const MARK: &[u8] = b"\n--";

/// A letter without the inside of its long bodies.
#[derive(Debug)]
pub struct Skeleton {
    /// What was kept, in order.
    pub bytes: Vec<u8>,
    /// SHA-256 of the whole letter.
    pub sha256: [u8; 32],
    /// Bytes of the whole letter.
    pub length: u64,
    gaps: Vec<Gap>,
}

/// What was left out.
#[derive(Debug, Clone, Copy)]
struct Gap {
    /// Where it is missing in what was kept.
    at: usize,
    length: u64,
}

impl Skeleton {
    /// Read a letter to its end. One beyond [`limits::MESSAGE_BYTES`] is measured and hashed, and only its beginning is
    /// kept.
    ///
    /// # Errors
    /// When the source cannot be read.
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

    /// Whether nothing was left out of these kept bytes.
    #[must_use]
    pub fn is_whole(&self, range: &Range<usize>) -> bool {
        !self
            .gaps
            .iter()
            .any(|gap| range.start < gap.at && gap.at < range.end)
    }

    /// Where these kept bytes lie in the letter, with what was left out among them.
    #[must_use]
    pub fn origin(&self, range: &Range<usize>) -> Range<u64> {
        let left_out = |at: usize, counts: fn(usize, usize) -> bool| -> u64 {
            let before = self.gaps.iter().filter(|gap| counts(gap.at, at));
            before.map(|gap| gap.length).sum()
        };
        let start = range.start as u64 + left_out(range.start, |gap, at| gap <= at);
        let end = range.end as u64 + left_out(range.end, |gap, at| gap < at);
        start..end.max(start)
    }
}

/// An skeleton that is being made.
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
        // a mark may have begun at the end of the chunk before
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

    /// End the section at every mark.
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

    /// Leave the inside of the section out once it is too long.
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
            bytes: self.kept,
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

    /// A letter with a body of so many lines of base64 between two texts.
    fn letter(lines: usize) -> (Vec<u8>, Range<usize>) {
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
    fn an_ordinary_letter_is_kept_whole() {
        let (raw, _) = letter(1_000);
        let skeleton = skeleton(&raw);
        assert_eq!(skeleton.bytes, raw);
        assert!(skeleton.is_whole(&(0..raw.len())));
        assert_eq!(skeleton.origin(&(5..9)), 5..9);
    }

    #[test]
    fn of_a_long_body_beginning_and_end_are_kept_and_its_place_is_known() {
        let (raw, body) = letter(400_000);
        let skeleton = skeleton(&raw);
        assert!(skeleton.bytes.len() < 1024 * 1024);
        let end = skeleton.bytes.len() - (raw.len() - body.end);
        let kept = body.start..end;
        assert!(!skeleton.is_whole(&kept));
        assert_eq!(skeleton.origin(&kept), body.start as u64..body.end as u64);
        assert!(skeleton.bytes.ends_with(b"--b\r\n\r\nafter\r\n--b--\r\n"));
        assert_eq!(skeleton.length, raw.len() as u64);
        assert_eq!(skeleton.sha256, <[u8; 32]>::from(Sha256::digest(&raw)));
    }

    #[test]
    fn many_long_bodies_stay_within_the_budget() {
        let (one, _) = letter(150_000);
        let raw = one.repeat(8);
        assert!(skeleton(&raw).bytes.len() < BUDGET + SECTION);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]

        #[test]
        fn what_is_kept_is_found_again_in_the_letter(
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
