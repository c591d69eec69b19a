//! The charset that a message declares for its texts. Raw 8-bit headers that are not UTF-8 are read in it, too.

use super::charset::names_an_encoding;
use super::header::line_end;
use crate::mail::limits;

/// `charset=` without its first letter, which may be a capital.
const LABEL: &[u8] = b"harset=";

const META: &[u8] = b"<meta";

/// The first charset that a Content-Type field near the beginning declares, of the message or of a part. A charset that
/// says nothing about 8-bit bytes, such as us-ascii, is skipped.
pub fn declared_charset(raw: &[u8]) -> Option<String> {
    let head = &raw[..raw.len().min(limits::HEADER_BYTES)];
    let (mut at, mut is_type) = (0, false);
    while at < head.len() {
        let end = line_end(head, at);
        let line = &head[at..end];
        is_type = match line.first() {
            Some(b' ' | b'\t') => is_type,
            _ => is_content_type(line),
        };
        let label = is_type.then(|| label_in(line)).flatten();
        if label.as_deref().is_some_and(names_an_encoding) {
            return label;
        }
        at = end;
    }
    None
}

/// The charset that an HTML text declares, in `<meta charset=big5>` or in the `content` of a meta tag.
pub fn charset_of_html(html: &[u8]) -> Option<String> {
    /// Browsers search only this many bytes.
    const HEAD_BYTES: usize = 1024;
    let head = &html[..html.len().min(HEAD_BYTES)];
    let at = head
        .windows(META.len())
        .position(|tag| tag.eq_ignore_ascii_case(META))?;
    head[at..]
        .split(|byte| *byte == b'>')
        .find_map(label_in)
        .filter(|label| names_an_encoding(label))
}

fn is_content_type(line: &[u8]) -> bool {
    const NAME: &[u8] = b"content-type";
    let (name, rest) = line.split_at(line.len().min(NAME.len()));
    name.eq_ignore_ascii_case(NAME) && rest.trim_ascii_start().starts_with(b":")
}

fn label_in(line: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(line, LABEL)?;
    let value = line[at + LABEL.len()..].trim_ascii_start();
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_".contains(byte)));
    String::from_utf8(value[..end.unwrap_or(value.len())].to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(raw: &str) -> Option<String> {
        declared_charset(raw.as_bytes())
    }

    #[test]
    fn the_first_charset_that_says_something_is_the_messages() {
        let raw = "Subject: x\r\nContent-Type: multipart/mixed;\r\n charset=\"us-ascii\"\r\n\r\n--a\r\n\
                   CONTENT-TYPE : text/plain;\r\n\tCharset=Big5\r\n\r\n";
        assert_eq!(declared(raw).as_deref(), Some("Big5"));
        assert_eq!(
            declared("Content-Type: text/plain; charset=us-ascii\n\n"),
            None
        );
    }

    #[test]
    fn a_charset_elsewhere_declares_nothing() {
        assert_eq!(
            declared("X-Foo: charset=big5\nSubject: charset=big5\n\n"),
            None
        );
        assert_eq!(
            declared("Content-Type: text/plain\nX-Foo: a;\n charset=big5\n\n"),
            None
        );
    }
}
