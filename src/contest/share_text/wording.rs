//! Which words around a link are the app's, and what do they tell?
//!
//! Each function gets the text before and after the link and gives back author and description.
//! What an app adds is found by its fixed words; everything else is the author's.

use super::douyin;
use crate::contest::link::Kind;
use crate::contest::platform::Platform;
use crate::contest::topic::is_invisible;

/// What the words around a link hold.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) author: Option<String>,
    pub(super) description: String,
    /// What the words call the link, where that is no work.
    pub(super) worded_as: Option<Kind>,
    /// Whether an app's own words were found.
    pub(super) wrapped: bool,
}

impl Body {
    /// All of it is the author's.
    pub(super) fn plain(text: &str) -> Body {
        Body {
            description: trimmed(text).to_owned(),
            ..Body::default()
        }
    }

    /// No description, only the author's name.
    pub(super) fn of_author(author: &str, worded_as: Option<Kind>) -> Body {
        Body {
            author: named(author),
            worded_as,
            wrapped: true,
            ..Body::default()
        }
    }
}

/// Tells the author's words from the app's.
pub(super) fn unwrap(platform: Option<Platform>, before: &str, after: &str) -> Body {
    match platform {
        Some(Platform::Douyin) => douyin::unwrap(before, after),
        Some(Platform::Kuaishou) => kuaishou(before, after),
        Some(Platform::Weibo) => weibo(before, after),
        Some(Platform::Bilibili) => bilibili(before, after),
        Some(Platform::Xiaohongshu) => xiaohongshu(before, after),
        Some(Platform::Weixin | Platform::Jindouyun) | None => Body::plain(&joined(before, after)),
    }
}

/// The text before and after a link, without the punctuation that enclosed the link.
pub(super) fn joined(before: &str, after: &str) -> String {
    let rest = after.trim_start_matches(is_seam);
    let enclosed = rest.len() < after.len();
    let before = match enclosed {
        true => before.trim_end_matches(['（', '(', '【', '[', '「', '“']),
        false => before,
    };
    match (trimmed(before), trimmed(rest)) {
        (before, "") => before.to_owned(),
        ("", after) => after.to_owned(),
        (before, after) => format!("{before} {after}"),
    }
}

/// The text before the first of these words, and whether one was found.
pub(super) fn before_any<'a>(text: &'a str, words: &[&str]) -> (&'a str, bool) {
    let ends = words.iter().filter_map(|word| text.find(word));
    match ends.min() {
        Some(end) => (&text[..end], true),
        None => (text, false),
    }
}

/// What stands in the brackets 【】 that open the text, and what follows. They may nest.
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

/// A name, unless it is empty.
pub(super) fn named(name: &str) -> Option<String> {
    let name = trimmed(name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Without white space and invisible characters at the ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || is_invisible(c) || c == '\u{FFFC}'
    })
}

fn is_seam(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '！' | '；' | '：' | '）' | '】' | '」' | '”' | '～'
    ) || matches!(c, ',' | '.' | ';' | ')' | ']')
}

/// `LINK 描述 "话题 该作品在快手被播放过…`, older `描述 LINK 复制此消息…`.
fn kuaishou(before: &str, after: &str) -> Body {
    const APP: [&str; 5] = [
        "该作品在快手被播放过",
        "长按复制此条消息",
        "复制此条消息",
        "复制此消息",
        "复制此链接",
    ];
    let text = joined(before, after);
    if let Some((author, _)) = text.split_once("发了一个快手作品") {
        return Body::of_author(author, None);
    }
    if let Some((author, _)) = text.split_once("的直播很精彩，快来围观") {
        return Body::of_author(author, Some(Kind::Live));
    }
    if let Some((_, rest)) = text.split_once("看了这么多快手，还是「") {
        let author = rest.split('」').next().unwrap_or_default();
        return Body::of_author(author, Some(Kind::Profile));
    }
    let (own, wrapped) = before_any(&text, &APP);
    let is_goods = wrapped && text.contains("已售") && text.contains("好评");
    Body {
        description: trimmed(own).to_owned(),
        worded_as: is_goods.then_some(Kind::Other),
        wrapped,
        author: None,
    }
}

/// The post itself; its video stands as `作者的微博视频` at the end.
fn weibo(before: &str, after: &str) -> Body {
    const VIDEO: &str = "的微博视频";
    let text = joined(before, after);
    let Some(head) = trimmed(&text).strip_suffix(VIDEO) else {
        return Body::plain(&text);
    };
    let ends_text =
        |c: char| c.is_whitespace() || matches!(c, '）' | '】' | '。' | '！' | '？' | '”' | '#');
    let start = head.rfind(ends_text);
    let author_start = start.map_or(0, |at| {
        at + head[at..].chars().next().map_or(0, char::len_utf8)
    });
    Body {
        author: named(&head[author_start..]),
        description: trimmed(&head[..author_start]).to_owned(),
        ..Body::default()
    }
}

/// `【标题-哔哩哔哩】 LINK`, from the web `【标题】 LINK`, with 【精准空降到 00:02】 when a time is set.
fn bilibili(before: &str, after: &str) -> Body {
    const APP: &str = "-哔哩哔哩】";
    let (before, _) = before_any(before, &["【精准空降到"]);
    let (after, _) = before_any(after, &["【精准空降到", "复制打开"]);
    let before = trimmed(before);
    let (text, wrapped) = match before.rfind(APP) {
        Some(end) => (&before[..end], true),
        None => (before.strip_suffix('】').unwrap_or(before), false),
    };
    let opened = wrapped || text.len() < before.len();
    let title = match text.find('【').filter(|_| opened) {
        Some(start) => trimmed(&text[start + '【'.len_utf8()..]),
        None => before,
    };
    Body {
        description: joined(title, after),
        wrapped,
        ..Body::default()
    }
}

/// `作者发布了一篇小红书笔记…`, `标题 正文开头... LINK 复制后打开【小红书】…`, and from the web
/// `NN 【标题 - 作者 | 小红书 - 你的生活兴趣社区】`.
fn xiaohongshu(before: &str, after: &str) -> Body {
    const APP: [&str; 4] = [
        "复制本条信息",
        "复制后打开【小红书】",
        "复制这条信息",
        "把地址复制",
    ];
    let (after, closed) = before_any(after, &APP);
    let (before, cut) = before_any(before, &APP);
    let rest: Vec<&str> = after
        .split_whitespace()
        .filter(|word| !word.starts_with('?'))
        .collect();
    let rest = rest.join(" ");
    if let Some((head, _)) = before.split_once("发布了一篇小红书笔记") {
        let body = Body::of_author(without_number(head), None);
        let description = joined("", &rest);
        return Body {
            description,
            ..body
        };
    }
    if let Some(body) = titled(without_number(before), &rest) {
        return body;
    }
    Body {
        description: joined(before, &rest),
        wrapped: closed || cut,
        ..Body::default()
    }
}

fn titled(text: &str, rest: &str) -> Option<Body> {
    let (head, _) = text.strip_prefix('【')?.split_once(" | 小红书")?;
    let (title, author) = head.rsplit_once(" - ").unwrap_or((head, ""));
    Some(Body {
        author: named(author),
        description: joined(title, rest),
        wrapped: true,
        ..Body::default()
    })
}

/// The number with which 小红书 begins a share text.
fn without_number(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match text.len() - rest.len() {
        1..=3 if rest.starts_with(' ') => rest.trim_start(),
        _ => text,
    }
}
