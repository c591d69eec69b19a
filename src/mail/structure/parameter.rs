//! The value and the parameters of a structured field: Content-Type or Content-Disposition.
//!
//! Chinese webmail writes words of RFC 2047 inside quoted names, program libraries write RFC 2231, and some programs
//! write both; all are read. Pieces of RFC 2231 are joined as bytes before the charset is applied.

use std::borrow::Cow;

use super::charset::{decode_labelled, encoding};
use super::header::decode_words;
use super::transfer::unescape;
use crate::mail::limits;

/// A field such as `video/mp4; name="海河.mp4"`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Structured {
    /// The text before the first `;`, in lower case.
    pub value: String,
    parameters: Vec<(String, String)>,
}

/// One `name=value` as written; `piece` is the number in `name*3*`, `percent` the star at its end.
struct Written {
    name: String,
    piece: Option<usize>,
    percent: bool,
    value: String,
}

impl Structured {
    /// Reads an unfolded value.
    pub fn read(field: &str) -> Self {
        let (value, rest) = field.split_at(field.find(';').unwrap_or(field.len()));
        // a field such as `filename="a.mp4"` has no value
        let (value, written) = match is_parameter(value) {
            true => ("", written_parameters(&format!(";{field}"))),
            false => (value, written_parameters(rest)),
        };
        Self {
            value: value.trim().to_ascii_lowercase(),
            parameters: joined(written),
        }
    }

    /// The parameter with this name (lower case), decoded, if it is not empty. A plain one is preferred to a starred
    /// one.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(known, value)| known == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }
}

fn is_parameter(value: &str) -> bool {
    let is_token = |name: &str| !name.is_empty() && !name.contains([' ', '\t', '/', '"']);
    value
        .split_once('=')
        .is_some_and(|(name, _)| is_token(name.trim()))
}

fn written_parameters(mut rest: &str) -> Vec<Written> {
    let mut found = Vec::new();
    while let Some(tail) = rest.strip_prefix(';') {
        let tail = tail.trim_start_matches([' ', '\t', ';']);
        let stop = tail.find(['=', ';']).unwrap_or(tail.len());
        let (name, tail) = tail.split_at(stop);
        let (value, tail) = match tail.strip_prefix('=') {
            Some(tail) => value_at(tail.trim_start()),
            None => (String::new(), tail),
        };
        if !name.trim().is_empty() && found.len() < limits::PARAMETERS {
            found.push(written(name.trim(), value));
        }
        rest = tail;
    }
    found
}

/// The value with which `text` begins, and the rest from the next `;` on.
fn value_at(text: &str) -> (String, &str) {
    let quoted = text.strip_prefix('"').and_then(quoted_at);
    let (value, rest) = match quoted {
        Some((value, rest)) => (value, rest),
        None => {
            let (value, rest) = text.split_at(text.find(';').unwrap_or(text.len()));
            (value.trim_end().trim_matches('"').to_owned(), rest)
        }
    };
    (value, &rest[rest.find(';').unwrap_or(rest.len())..])
}

/// The text up to the closing quote; a backslash escapes the character after it (RFC 5322 §3.2.1).
fn quoted_at(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, &text[at + 1..])),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    None
}

fn written(name: &str, value: String) -> Written {
    let name = name.to_ascii_lowercase();
    let (bare, percent) = match name.strip_suffix('*') {
        Some(bare) => (bare, true),
        None => (name.as_str(), false),
    };
    let numbered = bare
        .rsplit_once('*')
        .and_then(|(bare, piece)| Some((bare, piece.parse().ok()?)));
    let (bare, piece) = match numbered {
        Some((bare, piece)) => (bare, Some(piece)),
        None => (bare, percent.then_some(0)),
    };
    Written {
        name: bare.to_owned(),
        piece,
        percent,
        value,
    }
}

fn joined(mut written: Vec<Written>) -> Vec<(String, String)> {
    // a stable sort: plain ones (`None`) first, then pieces by their number
    written.sort_by_key(|parameter| parameter.piece);
    let mut parameters: Vec<(String, String)> = Vec::new();
    for at in 0..written.len() {
        let name = &written[at].name;
        if !parameters.iter().any(|(known, _)| known == name) {
            parameters.push((name.clone(), whole_value(name, &written[at..])));
        }
    }
    parameters
}

fn whole_value(name: &str, written: &[Written]) -> String {
    if written[0].piece.is_none() {
        return decode_words(&written[0].value);
    }
    let pieces: Vec<&Written> = written.iter().filter(|piece| piece.name == name).collect();
    let first = &pieces[0].value;
    let (charset, skip) = match (pieces[0].percent, first.split_once('\'')) {
        (true, Some((charset, rest))) => (
            charset,
            rest.find('\'').map_or(0, |at| charset.len() + at + 2),
        ),
        _ => ("", 0),
    };
    if pieces.iter().all(|piece| !piece.percent) {
        return decode_words(
            &pieces
                .iter()
                .map(|piece| piece.value.as_str())
                .collect::<String>(),
        );
    }
    let mut bytes = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let value = if at == 0 {
            &piece.value[skip..]
        } else {
            &piece.value
        };
        if piece.percent {
            unescape(b'%', &raw_bytes(value, charset), &mut bytes)
        } else {
            bytes.extend(value.bytes())
        }
    }
    decode_labelled(&bytes, charset)
}

/// The bytes of a value; raw characters in it are encoded in the charset of its escapes.
fn raw_bytes<'v>(value: &'v str, charset: &str) -> Cow<'v, [u8]> {
    match encoding(&charset.to_ascii_lowercase()) {
        Some(encoding) if !value.is_ascii() => encoding.encode(value).0,
        _ => Cow::Borrowed(value.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(field: &str) -> Option<String> {
        Structured::read(field).parameter("name").map(str::to_owned)
    }

    #[test]
    fn pieces_in_gb18030_are_joined_before_decoding_whatever_their_order() {
        let field = "attachment; name*1*=%B6%B8%E5.mp4; name*0*=gb18030''%CD";
        assert_eq!(name(field).as_deref(), Some("投稿.mp4"));
        assert_eq!(
            name("a/b; name*0=ab; name*1=\"c d\"").as_deref(),
            Some("abc d")
        );
    }

    #[test]
    fn an_encoded_word_inside_quotes_is_a_name() {
        let field = "video/mp4; name=\"=?gb18030?B?zba45S5t?= =?gb18030?B?cDQ=?=\"";
        assert_eq!(name(field).as_deref(), Some("投稿.mp4"));
    }

    #[test]
    fn a_plain_name_goes_before_a_starred_one() {
        assert_eq!(
            name("a/b; name*=utf-8''x.mp4; name=y.mp4").as_deref(),
            Some("y.mp4")
        );
    }

    #[test]
    fn a_name_whose_first_word_was_forgotten_or_that_has_half_quotes_is_read() {
        let forgotten = Structured::read("name=\"a;b.mp4\"; size=1");
        assert_eq!(forgotten.value, "");
        assert_eq!(forgotten.parameter("name"), Some("a;b.mp4"));
        assert_eq!(name("a/b; name=a.mp4\"").as_deref(), Some("a.mp4"));
        assert_eq!(
            Structured::read("text/plain charset=gbk").value,
            "text/plain charset=gbk"
        );
    }

    #[test]
    fn raw_characters_in_a_starred_name_are_themselves() {
        assert_eq!(
            name("a/b; name*=GB2312''桥%CD%B6.mp4").as_deref(),
            Some("桥投.mp4")
        );
        assert_eq!(name("a/b; name*=utf-8''桥.mp4").as_deref(), Some("桥.mp4"));
    }

    #[test]
    fn a_backslash_escapes_what_follows() {
        assert_eq!(
            name(r#"a/b; name="C:\\new\"x.mp4""#).as_deref(),
            Some("C:\\new\"x.mp4")
        );
    }

    #[test]
    fn names_without_quotes_or_with_half_of_them_are_read() {
        assert_eq!(
            name("a/b; name=my file.txt ; x=y").as_deref(),
            Some("my file.txt")
        );
        assert_eq!(
            name("a/b; name=\"half.txt; x=y").as_deref(),
            Some("half.txt")
        );
        assert_eq!(Structured::read("TEXT/Plain").value, "text/plain");
    }

    proptest! {
        #[test]
        fn any_field_is_read_without_panic(field in "(\\PC|name|\\*|[0-9]|=|;|\"|'|%[0-9A-F]{2}|\\\\){0,60}") {
            name(&field);
        }
    }
}
