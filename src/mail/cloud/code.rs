//! The extraction code (提取码) in the text around a net disk's link.

/// Words before an extraction code.
const WORDS: [&str; 15] = [
    "提取码",
    "提取碼",
    "访问码",
    "訪問碼",
    "提取密码",
    "提取密碼",
    "访问密码",
    "密码",
    "密碼",
    "口令",
    "验证码",
    "驗證碼",
    "分享码",
    "取件码",
    "取件碼",
];

/// English words before a code, in lower case. They are common words, so they count only with a colon after them.
const ENGLISH: [&str; 3] = ["code", "password", "passcode"];

/// Words before `密码` when it is the password of an archive and not of the link.
const OF_AN_ARCHIVE: [&str; 5] = ["解压", "解壓", "解压缩", "压缩包", "压缩"];

/// The first extraction code in `text`.
#[must_use]
pub fn first(text: &str) -> Option<String> {
    codes(text).into_iter().min().map(|(_, code)| code)
}

/// The last extraction code in `text`.
#[must_use]
pub fn last(text: &str) -> Option<String> {
    codes(text).into_iter().max().map(|(_, code)| code)
}

/// The code in the bracket with which `text` begins, as people write it after a link: four letters or digits, unless
/// they are a size.
#[must_use]
pub fn bracketed(text: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\r', '\n']);
    let inside = text.strip_prefix(['(', '（', '[', '【', '「'])?;
    let (code, _) = inside.split_once([')', '）', ']', '】', '」'])?;
    let is_code = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_code && super::size::size(code).is_none()).then(|| code.to_owned())
}

/// The codes with their positions.
fn codes(text: &str) -> Vec<(usize, String)> {
    places(text)
        .into_iter()
        .filter_map(|at| code_at(&text[at..]).map(|code| (at, code)))
        .collect()
}

/// The positions at which the words before a code end.
fn places(text: &str) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let ends = |(at, word): (usize, &str)| (at, at + word.len());
    let is_the_links =
        |(at, _): &(usize, usize)| !OF_AN_ARCHIVE.iter().any(|what| text[..*at].ends_with(what));
    let has_colon = |(at, end): &(usize, usize)| {
        let behind = text[*end..].trim_start_matches(' ');
        !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric())
            && behind.starts_with([':', '：'])
    };
    let chinese = WORDS
        .iter()
        .flat_map(|word| text.match_indices(word).map(ends));
    let english = ENGLISH
        .iter()
        .flat_map(|word| lower.match_indices(word).map(ends));
    let places = chinese
        .filter(is_the_links)
        .chain(english.filter(has_colon));
    places.map(|(_, end)| end).collect()
}

fn code_at(text: &str) -> Option<String> {
    let between = |c: char| {
        c.is_whitespace() || c == '\u{200b}' || ":：;；=-－—为為是均都【[（(<「『“\"‘'*".contains(c)
    };
    let code: String = text
        .trim_start_matches(between)
        .chars()
        .map(narrow)
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .collect();
    // a link on the next line is not a code
    let is_scheme = code == "http" || code == "https";
    ((3..=8).contains(&code.len()) && !is_scheme).then_some(code)
}

/// The ASCII letter or digit for a full-width one; any other character unchanged.
fn narrow(c: char) -> char {
    let wide = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32);
    wide.filter(char::is_ascii_alphanumeric).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_their_words() {
        for text in [
            "提取码: q2w3 复制",
            "提取码\nq2w3",
            "提取码：【q2w3】",
            "提取码:\tq2w3",
            "提取码；q2w3",
            "提取码 - q2w3",
            "提取码=q2w3",
            "提取码：「q2w3」",
            "提取码：<q2w3>",
            "提取码均为：q2w3",
            "密碼：q2w3",
            "验证码 q2w3",
            "分享码q2w3",
            "取件码：q2w3",
            "提取码：ｑ２ｗ３",
            "code: q2w3",
            "Password：q2w3",
            "Extraction code:q2w3",
        ] {
            assert_eq!(first(text).as_deref(), Some("q2w3"), "{text}");
        }
    }

    #[test]
    fn other_passwords_and_words_are_no_codes() {
        for text in [
            "密码请联系我",
            "解压密码:123456",
            "压缩包密码：123456",
            "zipcode: 300000",
            "the code here",
            "提取码：\nhttps://a.example",
            "share?code=abcd",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
        assert_eq!(
            first("解压密码:123456 提取码:q2w3").as_deref(),
            Some("q2w3")
        );
    }

    #[test]
    fn a_bracket_behind_a_link_holds_a_code_unless_it_is_a_size() {
        assert_eq!(bracketed(" (q2w3)").as_deref(), Some("q2w3"));
        for text in ["(128M)", "(q2w)", "q2w3", "(q2w3", "(最新版)"] {
            assert_eq!(bracketed(text), None, "{text}");
        }
    }
}
