//! Converts HTML to plain text, with its links and their places in that text.
//!
//! A tokenizer makes one pass over the input. Nothing is fetched or run, and scripts and styles are left out.

use std::ops::Range;

use crate::mail::{decoders, limits};

/// A text with its links.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Page {
    /// Plain text, with block elements on lines of their own.
    pub text: String,
    /// The links, in order of their places.
    pub anchors: Vec<Anchor>,
}

/// A link, and the bytes of [`Page::text`] that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Its target as written, with entities decoded.
    pub href: String,
    /// Its place in the text.
    pub place: Range<usize>,
}

/// Elements that begin and end a line.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tr",
    "ul",
];

/// Elements whose content is not text.
const SILENT: [&str; 4] = ["script", "style", "title", "template"];

/// What is written for a drawn line, which separates a signature as often as it separates parts.
const RULE: &str = "----------";

/// What is written above a signature that the sender's program marks as one (RFC 3676 §4.3).
const SIGNATURE: &str = "-- ";

/// Converts an HTML body.
pub fn page(html: &str) -> Page {
    let mut page = Page::default();
    let mut open: Option<(String, usize)> = None;
    let mut rest = html;
    while !rest.is_empty() && page.text.len() < limits::TEXT_BYTES {
        let stop = rest.find('<').unwrap_or(rest.len());
        page.push_text(&rest[..stop]);
        rest = &rest[stop..];
        let (tag, after) = tag_at(rest);
        rest = page.push_tag(&tag, after, &mut open);
    }
    page.close(open);
    page
}

/// A tag, `<name attributes>`, or a stray `<`.
#[derive(Default)]
struct Tag<'h> {
    name: String,
    closing: bool,
    attributes: &'h str,
    stray: bool,
}

impl Page {
    fn push_tag<'h>(
        &mut self,
        tag: &Tag<'_>,
        after: &'h str,
        open: &mut Option<(String, usize)>,
    ) -> &'h str {
        match tag.name.as_str() {
            _ if tag.stray => self.text.push('<'),
            "br" => self.text.push('\n'),
            "td" | "th" => self.space(),
            "a" => {
                self.close(open.take());
                let href = if tag.closing {
                    None
                } else {
                    attribute(tag.attributes, "href")
                };
                *open = href.map(|href| (href, self.text.len()));
            }
            silent if !tag.closing && SILENT.contains(&silent) => {
                return behind_element(after, silent);
            }
            "hr" => self.whole_line(RULE),
            "sign" if !tag.closing => self.whole_line(SIGNATURE),
            block if BLOCKS.contains(&block) => {
                self.line();
                if is_signature(tag.attributes) {
                    self.whole_line(SIGNATURE);
                }
            }
            _ => {}
        }
        after
    }

    fn close(&mut self, open: Option<(String, usize)>) {
        if let Some((href, start)) = open {
            // a block may have removed the white space before the link
            self.anchors.push(Anchor {
                href,
                place: start.min(self.text.len())..self.text.len(),
            });
        }
    }

    fn push_text(&mut self, raw: &str) {
        let spaced = raw.starts_with(|c: char| c.is_ascii_whitespace());
        for (at, word) in raw.split_ascii_whitespace().enumerate() {
            if at > 0 || spaced {
                self.space();
            }
            decode_entities(word, &mut self.text);
        }
        if raw.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.text.push(' ');
        }
    }

    fn whole_line(&mut self, line: &str) {
        self.line();
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// Whether the class or the id of an element says that it holds a signature.
fn is_signature(attributes: &str) -> bool {
    let marks = ["signature", "mail_sign", "mailsign"];
    let says = |name: &str| {
        attribute(attributes, name)
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    !attributes.is_empty()
        && ["class", "id"]
            .into_iter()
            .map(says)
            .any(|value| marks.iter().any(|mark| value.contains(mark)))
}

/// The tag with which `html` begins, and the text after it.
fn tag_at(html: &str) -> (Tag<'_>, &str) {
    let Some(inner) = html.strip_prefix('<') else {
        return (Tag::default(), html);
    };
    if let Some(comment) = inner.strip_prefix("!--") {
        let end = comment.find("-->").map_or(comment.len(), |at| at + 3);
        return (Tag::default(), &comment[end..]);
    }
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
        return (
            Tag {
                stray: true,
                ..Tag::default()
            },
            inner,
        );
    }
    let end = tag_end(inner);
    let (content, after) = (
        &inner[..end],
        inner[end..].strip_prefix('>').unwrap_or(&inner[end..]),
    );
    let (closing, content) = (content.starts_with('/'), content.trim_start_matches('/'));
    let split = content
        .find(|c: char| c.is_ascii_whitespace() || c == '/')
        .unwrap_or(content.len());
    let name = content[..split].to_ascii_lowercase();
    (
        Tag {
            name,
            closing,
            attributes: &content[split..],
            stray: false,
        },
        after,
    )
}

/// Where the tag ends: at the first `>` outside quotes. A quote opens only after `=`, so that a stray one does not
/// swallow the message.
fn tag_end(inner: &str) -> usize {
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    // a quote was never closed
    inner.find('>').unwrap_or(inner.len())
}

/// The decoded value of an attribute.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // the first character always belongs to the name
        let ends = |(at, c): &(usize, char)| {
            *at > 0 && (c.is_ascii_whitespace() || matches!(c, '=' | '/'))
        };
        let stop = rest
            .char_indices()
            .find(ends)
            .map_or(rest.len(), |(at, _)| at);
        let (name, tail) = rest.split_at(stop);
        let (value, tail) = match tail.trim_start().strip_prefix('=') {
            Some(value) => attribute_value(value.trim_start()),
            None => ("", tail),
        };
        if name.eq_ignore_ascii_case(wanted) {
            let mut decoded = String::new();
            decode_entities(value.trim(), &mut decoded);
            return Some(decoded);
        }
        rest = tail;
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some((value, rest)) = text
            .strip_prefix(quote)
            .and_then(|text| text.split_once(quote))
        {
            return (value, rest);
        }
    }
    text.split_at(
        text.find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(text.len()),
    )
}

fn behind_element<'h>(html: &'h str, name: &str) -> &'h str {
    let mut from = 0;
    while let Some(at) = html[from..].find("</") {
        let (start, after) = (from + at, from + at + 2);
        let same = html
            .as_bytes()
            .get(after..after + name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
        if same {
            return &html[start..];
        }
        from = after;
    }
    ""
}

/// Appends `text` to `out`, with its entities decoded.
fn decode_entities(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest
            .as_bytes()
            .iter()
            .take(32)
            .position(|byte| *byte == b';')
        {
            Some(end) => {
                push_entity(&rest[..=end], out);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn push_entity(entity: &str, out: &mut String) {
    match entity {
        "&nbsp;" | "&#160;" => out.push(' '),
        _ => decoders::push_entity(entity, out),
    }
}

#[cfg(test)]
mod tests;
