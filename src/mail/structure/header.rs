//! The header fields of a message or a part, as text.
//!
//! Values are unfolded, raw 8-bit bytes are decoded by [`super::charset`], and encoded words (RFC 2047) are decoded as
//! clients write them: neighbouring words of one charset are joined as bytes first, since QQ and NetEase cut inside
//! characters, and a word may be inside other text or inside quotes.

use super::base64;
use super::charset::{decode_labelled, decode_unlabelled, encoding};
use super::transfer::unescape;
use crate::mail::limits;

/// The header of a message or a part: its fields in order.
#[derive(Debug, Default)]
pub struct Headers {
    fields: Vec<(String, String)>,
    /// Whether it has more lines than [`limits::HEADER_LINES`], or is longer than [`limits::HEADER_BYTES`]; the rest
    /// was left out.
    pub overlong: bool,
}

impl Headers {
    /// Reads the header at the start of `raw`; the second value is the offset of the body. Raw 8-bit values that are not
    /// UTF-8 are read in the charset `declared`.
    pub fn read(raw: &[u8], declared: Option<&str>) -> (Self, usize) {
        let mut headers = Self::default();
        let (mut at, mut lines, mut field) = (header_start(raw), 0, at_nothing());
        while at < raw.len() {
            let end = line_end(raw, at);
            let line = &raw[at..end];
            if line.trim_ascii().is_empty() && !continues(line) || line == b"\r\n" {
                headers.add(&field, raw, declared);
                return (headers, end);
            }
            if continues(line) {
                field.end = end;
            } else if let Some(colon) = field_colon(line) {
                headers.add(&field, raw, declared);
                field = FieldAt {
                    name: at..at + colon,
                    end,
                };
            } else if is_envelope(line) || line.starts_with(b":") {
                // a line left by a program that joined files, or a field without a name: the header continues
                headers.add(&field, raw, declared);
                field = at_nothing();
            } else {
                // this is not a header line: the blank line is missing, and the body begins here
                break;
            }
            (at, lines) = (end, lines + 1);
            headers.overlong |= lines > limits::HEADER_LINES;
        }
        headers.add(&field, raw, declared);
        (headers, at)
    }

    /// The first field with this name (lower case), unfolded, with its encoded words still encoded.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first field with this name (lower case) as people read it, with each run of white space as one space.
    pub fn text(&self, name: &str) -> Option<String> {
        self.raw(name).map(|value| one_line(&decode_words(value)))
    }

    /// Whether there is a field with this name (lower case).
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// Whether there is no field.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    fn add(&mut self, field: &FieldAt, raw: &[u8], declared: Option<&str>) {
        if field.name.is_empty() || self.fields.len() >= limits::HEADER_LINES {
            return;
        }
        let value = &raw[field.name.end + 1..field.end];
        self.overlong |= value.len() > limits::HEADER_BYTES;
        let value = &value[..value.len().min(limits::HEADER_BYTES)];
        let name = String::from_utf8_lossy(&raw[field.name.clone()])
            .trim()
            .to_ascii_lowercase();
        self.fields
            .push((name, unfold(&decode_unlabelled(value, declared))));
    }
}

/// The place of a field: its name, and the end of its value.
struct FieldAt {
    name: std::ops::Range<usize>,
    end: usize,
}

fn at_nothing() -> FieldAt {
    FieldAt { name: 0..0, end: 0 }
}

/// Where the header begins: after the byte order mark of an editor, and after mbox's `From ` line, which some exports
/// leave in.
fn header_start(raw: &[u8]) -> usize {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    let start = if raw.starts_with(MARK) { MARK.len() } else { 0 };
    let end = line_end(raw, start);
    if is_envelope(&raw[start..end]) {
        end
    } else {
        start
    }
}

/// Whether a line is the `From address date` of an mbox, which is not a `From:` field.
fn is_envelope(line: &[u8]) -> bool {
    (line.starts_with(b"From ") || line.starts_with(b">From ")) && field_colon(line).is_none()
}

/// The offset after the line that begins at `from`.
pub fn line_end(raw: &[u8], from: usize) -> usize {
    memchr::memchr(b'\n', &raw[from..]).map_or(raw.len(), |at| from + at + 1)
}

fn continues(line: &[u8]) -> bool {
    matches!(line.first(), Some(b' ' | b'\t'))
}

/// The position of the colon, if this line begins a field: printable ASCII without spaces comes before it.
fn field_colon(line: &[u8]) -> Option<usize> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    (!name.is_empty() && name.iter().all(|byte| (33..=126).contains(byte))).then_some(colon)
}

fn unfold(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for line in value.split('\n') {
        text.push_str(line.strip_suffix('\r').unwrap_or(line));
    }
    text.trim_matches([' ', '\t', '\r']).to_owned()
}

/// The text with each run of white space as one space, and none at the ends, so that a decoded word cannot forge a
/// line.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_ascii_whitespace() || c == '\u{b}')
        .filter(|word| !word.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// An encoded word: its charset, whether its bytes are base64, and its text.
struct Word<'t> {
    charset: &'t str,
    base64: bool,
    text: &'t str,
}

impl Word<'_> {
    fn bytes(&self, out: &mut Vec<u8>) {
        if self.base64 {
            out.extend(base64::decode(self.text.as_bytes()).0);
        } else if self.text.is_ascii() {
            q_bytes(self.text.as_bytes(), out);
        } else {
            // raw characters in the word are first encoded in the charset of its escapes
            let charset =
                encoding(&self.charset.to_ascii_lowercase()).unwrap_or(encoding_rs::UTF_8);
            q_bytes(&charset.encode(self.text).0, out);
        }
    }

    fn joins(&self, next: &Word) -> bool {
        self.base64 == next.base64 && self.charset.eq_ignore_ascii_case(next.charset)
    }
}

/// Decodes the encoded words of an unfolded value, and leaves the rest unchanged.
pub fn decode_words(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        text.push_str(&rest[..at]);
        rest = match word_at(&rest[at..]) {
            Some((word, after)) => run_of_words(word, after, &mut text),
            None => {
                text.push_str("=?");
                &rest[at + 2..]
            }
        };
    }
    text.push_str(rest);
    text
}

/// Decodes `word` and the words after it that only white space separates; returns the rest.
fn run_of_words<'t>(mut word: Word<'t>, mut rest: &'t str, text: &mut String) -> &'t str {
    let mut bytes = Vec::new();
    loop {
        word.bytes(&mut bytes);
        let next = word_at(rest.trim_start_matches([' ', '\t']));
        if !next.as_ref().is_some_and(|(next, _)| word.joins(next)) {
            text.push_str(&decode_labelled(&bytes, word.charset));
            bytes.clear();
        }
        match next {
            Some((next, after)) => (word, rest) = (next, after),
            None => return rest,
        }
    }
}

/// The length in bytes of the encoded word with which `text` begins; 0 if there is none.
pub(super) fn word_length(text: &str) -> usize {
    word_at(text).map_or(0, |(_, after)| text.len() - after.len())
}

/// The encoded word with which `text` begins, and the text after it.
fn word_at(text: &str) -> Option<(Word<'_>, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let charset = charset.trim();
    let (encoding, rest) = rest.split_once('?')?;
    let (text, after) = rest.split_once("?=")?;
    let sane = charset.len() <= 40 && !charset.contains([' ', '=']);
    let base64 = encoding.eq_ignore_ascii_case("b");
    if !sane || !(base64 || encoding.eq_ignore_ascii_case("q")) {
        return None;
    }
    // RFC 2231 allows a language after the charset
    let charset = charset.split('*').next().unwrap_or(charset);
    Some((
        Word {
            charset,
            base64,
            text,
        },
        after,
    ))
}

/// Decodes the Q encoding: quoted-printable in which `_` is a space.
fn q_bytes(text: &[u8], out: &mut Vec<u8>) {
    let with_spaces = text
        .iter()
        .map(|byte| if *byte == b'_' { b' ' } else { *byte });
    unescape(b'=', &with_spaces.collect::<Vec<_>>(), out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_cut_inside_a_character_are_joined_before_they_are_decoded() {
        // 投稿 in UTF-8 is E6 8A 95 E7 A8 BF, cut after the second byte.
        assert_eq!(
            decode_words("=?UTF-8?Q?=E6=8A?= =?utf-8?Q?=95=E7=A8=BF?="),
            "投稿"
        );
        assert_eq!(
            decode_words("=?gb18030?B?zbY=?=\t=?gb18030?B?uOU=?="),
            "投稿"
        );
    }

    #[test]
    fn words_of_other_charsets_and_words_inside_other_text_are_read_too() {
        assert_eq!(
            decode_words("a=?gbk?Q?=CD=B6?= =?utf-8?Q?=E7=A8=BF?=b"),
            "a投稿b"
        );
        assert_eq!(decode_words("=?utf-8?Q?a?= b =?nonsense"), "a b =?nonsense");
        assert_eq!(decode_words("=?utf-8*zh?Q?a_b?="), "a b");
        assert_eq!(decode_words("=?UTF-8 ?Q?a_b?="), "a b");
        assert_eq!(decode_words("=?gbk?Q?投=B8=E5?="), "投稿");
    }

    #[test]
    fn fields_are_unfolded_and_raw_gbk_is_read() {
        let raw = b"Subject: \xCD\xB6\r\n \xB8\xE5\r\nX: y\r\n\r\nbody";
        let (headers, body) = Headers::read(raw, None);
        assert_eq!(headers.text("subject").as_deref(), Some("投 稿"));
        assert_eq!(&raw[body..], b"body");
    }

    #[test]
    fn a_line_that_is_no_field_begins_the_body() {
        let raw = b"From a@b Mon\nSubject: x\nHello there: you\n";
        let (headers, body) = Headers::read(raw, None);
        assert_eq!(headers.text("subject").as_deref(), Some("x"));
        assert_eq!(&raw[body..], b"Hello there: you\n");
    }

    #[test]
    fn envelope_lines_and_nameless_fields_end_no_header() {
        let raw = b"\xEF\xBB\xBFFrom a@b Mon\n>From a@b Tue\nFrom : a@b\nFrom a@b.c Fri Sep 18\n: y\nSubject: x\n\nbody";
        let (headers, body) = Headers::read(raw, None);
        assert_eq!(headers.text("from").as_deref(), Some("a@b"));
        assert_eq!(headers.text("subject").as_deref(), Some("x"));
        assert_eq!(&raw[body..], b"body");
    }

    #[test]
    fn a_line_end_inside_a_word_makes_no_new_line() {
        let raw = b"Subject: =?utf-8?B?YQ0KQmNjOiBi?=\n\n";
        assert_eq!(
            Headers::read(raw, None).0.text("subject").as_deref(),
            Some("a Bcc: b")
        );
    }

    proptest! {
        #[test]
        fn any_header_is_read_without_panic(raw: Vec<u8>, text in "(=\\?[a-z8-]{0,5}\\?[bBqQ]?\\??|[ -~]|\\?=|投){0,40}") {
            let (_, body) = Headers::read(&raw, Some("big5"));
            prop_assert!(body <= raw.len());
            decode_words(&text);
        }
    }
}
