//! The forms of titles, names, phone numbers, and of statements about earlier publication. [`super`] decides what they
//! mean for an entry.

use super::label::Field;
use crate::contest::message::Statement;

/// Characters at the edges of a value that do not belong to it.
pub const EDGES: [char; 18] = [
    ' ', '\t', '\u{3000}', '\u{a0}', ',', '，', ';', '；', '、', '|', '｜', '/', '。', '"', '“',
    '”', '【', '】',
];

const SEPARATORS: [char; 11] = ['+', '＋', '-', '－', '—', '–', '_', '/', '／', '|', '｜'];

const UNPUBLISHED: [&str; 25] = [
    "未公开发表",
    "未公开发布",
    "未在任何平台发",
    "未发表",
    "未曾发表",
    "未经发表",
    "没有发表",
    "没有公开",
    "从未发表",
    "首次发表",
    "首次投稿",
    "未在网络",
    "未发布",
    "未曾发布",
    "未公开过",
    "没有发布",
    "没有在任何平台",
    "没有在其他平台",
    "未在其他平台",
    "从未发布",
    "从未公开",
    "not been published",
    "never been published",
    "never published",
    "unpublished",
];

const PUBLISHED: [&str; 16] = [
    "已发表",
    "已发布",
    "已在抖音",
    "已在快手",
    "曾发表",
    "曾发布",
    "已经发布",
    "已经发表",
    "已经公开",
    "已经在抖音",
    "已经在快手",
    "已经在视频号",
    "已在视频号",
    "已经在网上",
    "already published",
    "been published",
];

const ABOUT_THE_CONTEST: [&str; 12] = [
    "大赛",
    "投稿",
    "参赛",
    "你好天津",
    "你好，天津",
    "点赞天津",
    "短视频",
    "报名",
    "征集",
    "回复",
    "转发",
    "作品提交",
];

/// A mobile number without spaces, dashes and country code, or a landline number as written.
pub fn phone(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(EDGES);
    let digits: String = text.chars().filter_map(digit).collect();
    let extra = text.chars().filter(|c| {
        digit(*c).is_none()
            && !matches!(
                c,
                ' ' | '-' | '+' | '(' | ')' | '－' | '—' | '（' | '）' | '＋'
            )
    });
    let mobile = digits
        .strip_prefix("0086")
        .or(digits.strip_prefix("86"))
        .unwrap_or(&digits);
    let extra = extra.count();
    if is_mobile(mobile) && extra == 0 {
        return Some(mobile.to_owned());
    }
    if let [only] = &mobiles(text)[..] {
        return Some(only.clone());
    }
    let landline = extra == 0 && (7..=13).contains(&digits.len());
    landline.then(|| text.to_owned())
}

/// The mobile numbers in a text, each once.
pub fn mobiles(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_digit()) {
        let run = run
            .strip_prefix("86")
            .filter(|rest| rest.len() == 11)
            .unwrap_or(run);
        if is_mobile(run) && !found.iter().any(|known| known == run) && found.len() < 10 {
            found.push(run.to_owned());
        }
    }
    found
}

/// A title without title marks (《》) around it.
pub fn title(text: &str) -> String {
    let text = text.trim().trim_matches(EDGES);
    match in_title_marks(text) {
        Some(inside) if text.starts_with('《') => inside.to_owned(),
        _ => text.to_owned(),
    }
}

/// The text inside the first title marks (《》).
pub fn in_title_marks(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('《')?;
    let (inside, _) = rest.split_once('》')?;
    (!inside.trim().is_empty() && inside.chars().count() <= 60 && !inside.contains('\n'))
        .then_some(inside.trim())
}

/// The name of a person or group, without the spaces that forms put between Chinese characters.
pub fn name(text: &str) -> String {
    let text = text.trim().trim_matches(EDGES);
    let spread = !text.is_ascii() && text.chars().all(|c| is_han(c) || c.is_whitespace());
    let single = || {
        text.split_whitespace()
            .all(|part| part.chars().count() == 1)
    };
    let short = || text.chars().filter(|c| is_han(*c)).count() <= 4;
    if spread && (single() || short()) {
        return text.chars().filter(|c| !c.is_whitespace()).collect();
    }
    text.to_owned()
}

/// Whether a text has the form of a person's name: two to four Chinese characters, or more with a middle dot.
pub fn is_personal_name(text: &str) -> bool {
    let text = text.trim().trim_matches(EDGES);
    let count = text.chars().count();
    let dotted = text.contains(['·', '•']) && count <= 15;
    let shape = (2..=4).contains(&count) || dotted;
    shape
        && text.chars().all(|c| is_han(c) || matches!(c, '·' | '•'))
        && !is_about_the_contest(text)
        && !says_nothing(text)
}

/// Whether a part of a subject or file name is about the contest and not about the entry.
pub fn is_about_the_contest(text: &str) -> bool {
    ABOUT_THE_CONTEST.iter().any(|word| text.contains(word))
}

/// The parts of a subject or file name between separators.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text
        .split(SEPARATORS)
        .map(|part| part.trim().trim_matches(EDGES));
    parts
        .filter(|part| !part.is_empty() && !part.contains('《'))
        .take(20)
}

/// Whether a value says that there is none, such as `无`.
pub fn says_nothing(value: &str) -> bool {
    matches!(
        value,
        "无" | "没有"
            | "略"
            | "（略）"
            | "/"
            | "—"
            | "暂无"
            | "同上"
            | "见附件"
            | "作品"
            | "视频"
            | "短片"
            | "成片"
            | "参赛作品"
            | "N/A"
            | "n/a"
            | "无标题"
            | "无主题"
    )
}

/// Whether a labelled value has the form of its field: a sentence is not a name.
pub fn fits(field: Field, value: &str) -> bool {
    let length = value.chars().count();
    match field {
        Field::Title => length <= 60,
        Field::Author | Field::Contact => length <= 40 && !value.contains(['。', '？', '！', '@']),
        _ => true,
    }
}

/// Whether two values are equal except for spaces and case.
pub fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    plain(one) == plain(other)
}

/// The statement that a text makes about earlier publication; `None` if it makes both.
pub fn statement(text: &str) -> Option<Statement> {
    // 未曾发布 contains 曾发布, so denials are removed first
    let denied = |text: String, phrase: &&str| text.replace(phrase, "");
    let text = text.to_lowercase();
    let rest = UNPUBLISHED.iter().fold(text.clone(), denied);
    let published = PUBLISHED.iter().any(|phrase| rest.contains(phrase));
    match (rest.len() < text.len(), published) {
        (true, false) => Some(Statement::Unpublished),
        (false, true) => Some(Statement::Published),
        _ => None,
    }
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11
        && bytes[0] == b'1'
        && (b'3'..=b'9').contains(&bytes[1])
        && bytes.iter().all(u8::is_ascii_digit)
}

/// The ASCII digit for a digit of either width.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn phones_are_read_in_each_way_of_writing() {
        assert_eq!(phone("+86 138 0000 0000").as_deref(), Some("13800000000"));
        assert_eq!(
            phone("１３８００００００００").as_deref(),
            Some("13800000000")
        );
        assert_eq!(phone("13800000000（李华）").as_deref(), Some("13800000000"));
        assert_eq!(phone("022-23601234").as_deref(), Some("022-23601234"));
        assert_eq!(phone("请发邮件"), None);
    }

    #[test]
    fn statements_of_publication_are_told_apart() {
        assert_eq!(
            statement("首次投稿，未在任何平台发表"),
            Some(Statement::Unpublished)
        );
        for text in [
            "此前没有发布过",
            "未曾发布",
            "作品从未公开发布",
            "This work has not been published anywhere.",
        ] {
            assert_eq!(statement(text), Some(Statement::Unpublished), "{text}");
        }
        for text in [
            "已发布于抖音",
            "我已经在抖音发布过了",
            "It has been published.",
        ] {
            assert_eq!(statement(text), Some(Statement::Published), "{text}");
        }
        assert_eq!(statement("未公开发表，但已发布预告"), None);
    }

    #[test]
    fn the_shape_of_a_personal_name_is_known() {
        assert!(is_personal_name("李华") && is_personal_name("阿依古丽·买买提"));
        assert!(
            !is_personal_name("参赛") && !is_personal_name("海河的早晨") && !is_personal_name("Li")
        );
        assert_eq!(name("李　华"), "李华");
    }

    proptest! {
        #[test]
        fn any_text_is_weighed_without_panic(text in "(\\PC|《|》|138|-){0,60}") {
            phone(&text);
            title(&text);
            name(&text);
            parts(&text).count();
        }
    }
}
