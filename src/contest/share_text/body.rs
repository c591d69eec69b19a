//! What the words around a link hold, and the means by which it is found.

use crate::contest::link::Kind;
use crate::contest::topic::is_invisible;

/// What was found in the words around a link.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) author: Option<String>,
    pub(super) description: Words,
    /// What the words call the link, if that is not a video.
    pub(super) worded_as: Option<Kind>,
    /// Whether an app's own words were found.
    pub(super) wrapped: bool,
}

/// The author's words from both sides of the link.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// The byte offset at which the words before the link end: an app cuts a long text there.
    pub(super) seam: usize,
}

impl Words {
    /// The words before this byte offset.
    pub(super) fn up_to(self, end: usize) -> Words {
        let text = trimmed(&self.text[..end]).to_owned();
        Words {
            seam: self.seam.min(text.len()),
            text,
        }
    }
}

impl Body {
    /// All words are the author's.
    pub(super) fn plain(description: Words) -> Body {
        Body {
            description,
            ..Body::default()
        }
    }

    /// There is no description, only the author's name.
    pub(super) fn of_author(author: &str, worded_as: Option<Kind>) -> Body {
        Body {
            author: named(author),
            worded_as,
            wrapped: true,
            ..Body::default()
        }
    }
}

/// The text before and after a link, without the punctuation that enclosed the link.
pub(super) fn joined(before: &str, after: &str) -> Words {
    let rest = after.trim_start_matches(is_seam);
    let enclosed = rest.len() < after.len();
    let before = match enclosed {
        true => before.trim_end_matches(['（', '(', '【', '[', '「', '“', '<', '*', '\\']),
        false => without_wide_scheme(before),
    };
    let (before, rest) = (trimmed(before), trimmed(rest));
    let text = match (before, rest) {
        (text, "") | ("", text) => text.to_owned(),
        (before, rest) => format!("{before} {rest}"),
    };
    Words {
        text,
        seam: before.len(),
    }
}

/// Removes a scheme with a full-width colon (`https：//LINK`): the link was found after it.
fn without_wide_scheme(before: &str) -> &str {
    let mut schemes = ["https：//", "http：//"].iter();
    let rest = schemes.find_map(|scheme| before.strip_suffix(scheme));
    rest.unwrap_or(before)
}

/// The text before the first of these words, and whether one was found.
pub(super) fn before_any<'a>(text: &'a str, words: &[&str]) -> (&'a str, bool) {
    let ends = words.iter().filter_map(|word| text.find(word));
    match ends.min() {
        Some(end) => (&text[..end], true),
        None => (text, false),
    }
}

/// The text inside the brackets 【】 at the beginning, and the text after them. Brackets may be nested.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('【')?;
    let mut depth = 1_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '【' => depth += 1,
            '】' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return Some((&inner[..at], &inner[at + c.len_utf8()..]));
        }
    }
    None
}

/// A name; `None` if it is empty.
pub(super) fn named(name: &str) -> Option<String> {
    let name = trimmed(name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// The text without white space and invisible characters at its ends.
pub(super) fn trimmed(text: &str) -> &str {
    // a joiner or selector at the end may belong to an emoji
    let belongs = |c: char| matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}');
    text.trim_matches(|c: char| {
        let is_unseen = c.is_control() || is_invisible(c) || c == '\u{FFFC}';
        c.is_whitespace() || (is_unseen && !belongs(c))
    })
}

fn is_seam(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '！' | '；' | '：' | '）' | '】' | '」' | '”' | '～'
    ) || matches!(c, ',' | '.' | ';' | ')' | ']' | '>' | '*' | '\\')
}
