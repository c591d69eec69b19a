//! The parts of a raw message, as a tree.
//!
//! A part shares its body's bytes with the message: nothing is decoded or copied, so a video of 100 MB costs nothing
//! here. The number and the depth of parts are limited. Each multipart is split inside its own range, so that an
//! unclosed inner part cannot swallow parts of the outer one.

use std::ops::Range;

use bytes::Bytes;
use memchr::memmem;

use super::header::{Headers, line_end};
use super::parameter::Structured;
use super::transfer::Transfer;
use crate::mail::limits;

/// A part with its contents.
#[derive(Debug)]
pub struct Part {
    /// Its header.
    pub headers: Headers,
    /// Type and subtype in lower case; `text/plain` if the header gives no readable type.
    pub media_type: String,
    /// The whole Content-Type.
    pub content_type: Structured,
    /// The whole Content-Disposition; empty when there is none.
    pub disposition: Structured,
    /// How the body is encoded.
    pub transfer: Transfer,
    /// The body as it is in the message, transfer encoding included.
    pub body: Bytes,
    /// Whether the message was cut: the delimiter that must follow is missing.
    pub cut: bool,
    /// The contents.
    pub inside: Inside,
}

/// The contents of a part.
#[derive(Debug)]
pub enum Inside {
    /// Content of its own.
    Leaf,
    /// Parts, split by a boundary.
    Parts(Vec<Part>),
    /// A message; its own type, body and parts are in the box.
    Message(Box<Part>),
}

impl Part {
    /// The name that the header gives to a file, as its sender wrote it.
    pub fn file_name(&self) -> Option<&str> {
        let name = self.disposition.parameter("filename");
        name.or_else(|| self.content_type.parameter("name"))
    }
}

/// Reads the parts of one message.
pub struct Walk<'d> {
    raw: Bytes,
    declared: Option<&'d str>,
    parts: usize,
    /// Whether parts were left out, because there are more than [`limits::PARTS`] or they are deeper than
    /// [`limits::DEPTH`].
    pub overfull: bool,
}

impl<'d> Walk<'d> {
    /// Begins with a raw message whose raw 8-bit headers are in the charset `declared`.
    pub fn new(raw: Bytes, declared: Option<&'d str>) -> Self {
        Self {
            raw,
            declared,
            parts: 0,
            overfull: false,
        }
    }

    /// The message as a tree of parts.
    pub fn message(&mut self) -> Part {
        self.part(0..self.raw.len(), "text/plain", 0)
    }

    /// Only the header of the message, for one that is too large for its parts to be read.
    pub fn header_only(&mut self) -> Part {
        let mut part = self.part(0..self.raw.len(), "text/plain", limits::DEPTH);
        part.body = Bytes::new();
        part.inside = Inside::Parts(Vec::new());
        part
    }

    fn part(&mut self, range: Range<usize>, default_type: &str, depth: usize) -> Part {
        let (headers, body) = Headers::read(&self.raw[range.clone()], self.declared);
        let body = range.start + body..range.end;
        let content_type = Structured::read(headers.raw("content-type").unwrap_or(default_type));
        let media_type = media_type(&content_type.value, default_type);
        let mut part = Part {
            transfer: Transfer::from_field(headers.raw("content-transfer-encoding").unwrap_or("")),
            disposition: Structured::read(headers.raw("content-disposition").unwrap_or("")),
            body: self.raw.slice(body.clone()),
            cut: false,
            inside: Inside::Leaf,
            headers,
            media_type,
            content_type,
        };
        self.read_inside(&mut part, body, depth);
        part
    }

    fn read_inside(&mut self, part: &mut Part, body: Range<usize>, depth: usize) {
        let is_message = matches!(
            part.media_type.as_str(),
            "message/rfc822" | "message/global" | "message/news"
        );
        let is_multipart = part.media_type.starts_with("multipart/");
        if (is_message || is_multipart) && depth >= limits::DEPTH {
            self.overfull = true;
        } else if is_message && part.transfer == Transfer::Plain {
            part.inside = Inside::Message(Box::new(self.part(body, "text/plain", depth + 1)));
        } else if is_multipart {
            self.split(part, body, depth);
        }
    }

    fn split(&mut self, part: &mut Part, body: Range<usize>, depth: usize) {
        let Some(boundary) = part
            .content_type
            .parameter("boundary")
            // RFC 2046 §5.1.1: white space at the end is not part of a boundary; it may be removed from lines on the
            // way
            .map(str::trim_ascii_end)
            .filter(|boundary| !boundary.is_empty())
        else {
            return;
        };
        let default_type = match part.media_type.as_str() {
            "multipart/digest" => "message/rfc822",
            _ => "text/plain",
        };
        let (ranges, closed) = ranges_between(&self.raw, body, boundary);
        let last = ranges.len().saturating_sub(1);
        let mut parts = Vec::new();
        for (at, range) in ranges.into_iter().enumerate() {
            self.parts += 1;
            if self.parts > limits::PARTS {
                self.overfull = true;
                break;
            }
            let mut inner = self.part(range, default_type, depth + 1);
            inner.cut |= at == last && !closed;
            parts.push(inner);
        }
        part.inside = Inside::Parts(parts);
    }
}

/// The type in lower case; plain text if the value is not of the form `type/subtype` (RFC 2045 §5.2).
fn media_type(value: &str, default_type: &str) -> String {
    let value = value
        .split_ascii_whitespace()
        .next()
        .unwrap_or(default_type);
    match value.split_once('/') {
        Some((kind, subtype))
            if !kind.is_empty() && !subtype.is_empty() && !subtype.contains('/') =>
        {
            value.to_owned()
        }
        _ => "text/plain".to_owned(),
    }
}

/// The ranges of the parts between the delimiter lines of `boundary`, and whether there was a closing one.
fn ranges_between(raw: &[u8], body: Range<usize>, boundary: &str) -> (Vec<Range<usize>>, bool) {
    let delimiter = format!("--{boundary}").into_bytes();
    let finder = memmem::Finder::new(&delimiter);
    let (mut ranges, mut open, mut from) = (Vec::new(), None, body.start);
    while let Some(found) = finder.find(&raw[from..body.end]) {
        let at = from + found;
        let end = line_end(&raw[..body.end], at);
        let (starts_line, tail) = (
            at == body.start || raw[at - 1] == b'\n',
            &raw[at + delimiter.len()..end],
        );
        let closing = tail
            .strip_prefix(b"--")
            .is_some_and(|rest| !rest.first().is_some_and(is_boundary_character));
        from = at + delimiter.len();
        if !starts_line || !(closing || tail.trim_ascii().is_empty()) {
            continue;
        }
        if let Some(start) = open.take() {
            ranges.push(start..before_line_end(raw, start, at));
        }
        if closing {
            return (ranges, true);
        }
        (open, from) = (Some(end), end);
        // one part more than the limit shows that there are too many
        if ranges.len() > limits::PARTS {
            return (ranges, true);
        }
    }
    ranges.extend(open.map(|start| start..body.end));
    (ranges, false)
}

/// Whether a byte can be part of a boundary (RFC 2046 §5.1.1): `--a--b` is a delimiter of the boundary `a--b`, and does
/// not close `a`.
fn is_boundary_character(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"'()+_,-./:=?".contains(byte)
}

/// Where a part's content ends: the line end before a delimiter belongs to the delimiter.
fn before_line_end(raw: &[u8], start: usize, delimiter: usize) -> usize {
    let body = &raw[start..delimiter];
    let body = body.strip_suffix(b"\n").unwrap_or(body);
    start + body.strip_suffix(b"\r").unwrap_or(body).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tree(raw: &str) -> Part {
        Walk::new(Bytes::copy_from_slice(raw.as_bytes()), None).message()
    }

    fn inner(part: &Part) -> &[Part] {
        match &part.inside {
            Inside::Parts(parts) => parts,
            _ => &[],
        }
    }

    #[test]
    fn an_unclosed_inner_multipart_does_not_swallow_the_next_part() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n\
                   --b\n\nx\n--a\nContent-Type: video/mp4\n\ny\n--a--\n";
        let message = tree(raw);
        assert_eq!(inner(&message).len(), 2);
        assert!(inner(&inner(&message)[0])[0].cut);
        assert_eq!(inner(&message)[1].body, "y");
        assert!(!inner(&message)[1].cut);
    }

    #[test]
    fn a_boundary_that_is_the_beginning_of_another_is_told_apart() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx\n--ab\n--a--\n";
        assert_eq!(inner(&tree(raw))[0].body, "x\n--ab");
    }

    #[test]
    fn white_space_at_a_boundarys_end_is_none_of_it() {
        let message =
            tree("Content-Type: multipart/mixed; boundary=\"a \"\n\n--a\n\nx\n--a \n\ny\n--a--\n");
        assert_eq!(inner(&message).len(), 2);
    }

    #[test]
    fn a_missing_closing_delimiter_marks_the_last_part_as_cut() {
        let message =
            tree("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\r\n--a\r\n\r\ny");
        assert_eq!(
            inner(&message)
                .iter()
                .map(|part| part.cut)
                .collect::<Vec<_>>(),
            [false, true]
        );
    }

    #[test]
    fn parts_and_depth_are_bounded() {
        let many = format!(
            "Content-Type: multipart/mixed; boundary=a\n\n{}",
            "--a\n\nx\n".repeat(5_000)
        );
        let mut walk = Walk::new(many.into(), None);
        assert_eq!(inner(&walk.message()).len(), limits::PARTS);
        assert!(walk.overfull);
        let deep = "Content-Type: message/rfc822\n\n".repeat(1_000);
        let mut walk = Walk::new(deep.into(), None);
        walk.message();
        assert!(walk.overfull);
    }

    proptest! {
        #[test]
        fn any_bytes_are_walked_without_panic(
            pieces in proptest::collection::vec("(Content-Type: multipart/mixed; boundary=a\n|Content-Type: message/rfc822\n|\r?\n|--a|--|x)", 0..60),
            noise: Vec<u8>,
        ) {
            let raw = [pieces.concat().into_bytes(), noise].concat();
            let length = raw.len();
            let mut walk = Walk::new(raw.into(), None);
            prop_assert!(walk.message().body.len() <= length);
        }
    }
}
