//! Which extraction code does the text around a net disk's link tell?

/// Words before an extraction code.
const WORDS: [&str; 7] = [
    "提取码",
    "提取碼",
    "访问码",
    "提取密码",
    "访问密码",
    "密码",
    "口令",
];

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

/// The code in the bracket that `text` begins with, as people write it behind a link: four letters or digits that are
/// no size.
#[must_use]
pub fn bracketed(text: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\r', '\n']);
    let inside = text.strip_prefix(['(', '（', '[', '【'])?;
    let (code, _) = inside.split_once([')', '）', ']', '】'])?;
    let is_code = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_code && super::share::size(code).is_none()).then(|| code.to_owned())
}

/// Codes with their places.
fn codes(text: &str) -> Vec<(usize, String)> {
    let places = WORDS
        .iter()
        .flat_map(|word| text.match_indices(word).map(|(at, word)| at + word.len()));
    places
        .filter_map(|at| code_at(&text[at..]).map(|code| (at, code)))
        .collect()
}

fn code_at(text: &str) -> Option<String> {
    let between = [
        ':', '：', ' ', '\u{a0}', '\u{3000}', '\n', '为', '是', '【', '[', '（', '(', '“', '"', '*',
    ];
    let code: String = text
        .trim_start_matches(between)
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .collect();
    (3..=8).contains(&code.len()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_their_words() {
        assert_eq!(first("提取码: q2w3 复制").as_deref(), Some("q2w3"));
        assert_eq!(first("提取码\nq2w3").as_deref(), Some("q2w3"));
        assert_eq!(first("提取码：【q2w3】").as_deref(), Some("q2w3"));
        assert_eq!(first("密码请联系我"), None);
    }

    #[test]
    fn a_bracket_behind_a_link_holds_a_code_unless_it_is_a_size() {
        assert_eq!(bracketed(" (q2w3)").as_deref(), Some("q2w3"));
        for text in ["(128M)", "(q2w)", "q2w3", "(q2w3", "(最新版)"] {
            assert_eq!(bracketed(text), None, "{text}");
        }
    }
}
