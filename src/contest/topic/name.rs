//! Which characters make a topic's name, and when are two names the same topic?
//!
//! A name ends at white space, at the next mark, at `@` and at punctuation. Names are compared after NFKC, without
//! regard to case and invisible characters.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Whether two names are the same topic: equal after NFKC, without regard to case and invisible characters. Simplified
/// and traditional characters make different topics, as they do on the platforms.
pub fn same_topic(a: &str, b: &str) -> bool {
    a == b || compared(a) == compared(b)
}

/// The form in which names are compared.
pub(super) fn compared(name: &str) -> Cow<'_, str> {
    let name = name.trim_matches(|c| is_mark(c) || c.is_whitespace() || is_invisible(c));
    if is_plain(name) {
        return Cow::Borrowed(name);
    }
    let visible = name.chars().filter(|c| !is_invisible(*c));
    let lower = visible.nfkc().flat_map(char::to_lowercase);
    Cow::Owned(lower.filter(|c| !is_invisible(*c)).collect())
}

/// Whether this character opens or closes a topic.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '#' | '＃' | '﹟')
}

/// Whether this character ends a name.
pub(super) fn ends_a_name(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_mark(c) || is_punctuation(c)
}

/// Whether a reader cannot see this character.
pub(in crate::contest) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
    )
}

/// Emoji at the end of a name: the text does not show whether they belong to it.
pub(super) fn is_picture(c: char) -> bool {
    is_invisible(c)
        || matches!(
            c,
            '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2460}'..='\u{27BF}'
                | '\u{2900}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}'
        )
}

/// Whether the platforms treat this character as punctuation. `_` and the middle dot of names (`·`) can be part of a
/// name, and so can signs such as `+` and `$`.
pub(super) fn is_punctuation(c: char) -> bool {
    match c {
        '_' | '+' | '$' | '·' => false,
        c if c.is_ascii() => c.is_ascii_punctuation(),
        '¡' | '§' | '¶' | '¿' | '«' | '»' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6B}' => true,
        '\u{FF3F}' | '\u{FF0B}' | '\u{FF04}' => false,
        '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => true,
        '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' => true,
        '\u{FFFC}' | '\u{FFFD}' => true,
        _ => false,
    }
}

fn is_plain(name: &str) -> bool {
    !name.chars().any(|c| is_invisible(c) || c.is_uppercase())
        && is_nfkc_quick(name.chars()) == IsNormalized::Yes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_a_reader_sees_them() {
        for (a, b) in [
            ("你好天津", "你好天津"),
            ("你好天津", "\u{FEFF}你好\u{200B}天津\u{200D}"),
            ("Vlog天津", "ｖｌｏｇ天津"),
            ("VLOG", "vlog"),
            ("#你好天津#", " 你好天津 "),
            ("ﾃﾝｼﾝ", "テンシン"),
        ] {
            assert!(same_topic(a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_characters_make_another_topic() {
        for (a, b) in [
            ("你好天津", "妳好天津"),
            ("点赞天津", "點讚天津"),
            ("你好天津", "你好，天津"),
            ("你好天津", "你好天津[超话]"),
            ("你好天津", "你好天津网络短视频大赛"),
            ("你好天津", ""),
        ] {
            assert!(!same_topic(a, b), "{a} {b}");
        }
    }
}
