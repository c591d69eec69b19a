//! Which words around a link are the app's, and what do they say?
//!
//! Each function takes the text before and after the link and returns the author and the description. Words that an app
//! adds are found because they are fixed; all other words are the author's.

use super::body::{Body, before_any, joined, named, trimmed};
use super::douyin;
use crate::contest::link::Kind;
use crate::contest::platform::Platform;

/// Separates the author's words from the app's.
pub(super) fn unwrap(platform: Option<Platform>, before: &str, after: &str) -> Body {
    match platform {
        Some(Platform::Douyin) => douyin::unwrap(before, after),
        Some(Platform::Kuaishou) => kuaishou(before, after),
        Some(Platform::Weibo) => weibo(before, after),
        Some(Platform::Bilibili) => bilibili(before, after),
        Some(Platform::Xiaohongshu) => xiaohongshu(before, after),
        _ => Body::plain(joined(before, after)),
    }
}

/// `LINK 描述 "话题 该作品在快手被播放过…`, older `描述 LINK 复制此消息…`.
fn kuaishou(before: &str, after: &str) -> Body {
    const APP: [&str; 6] = [
        "该作品在快手被播放过",
        "点击链接，打开【快手",
        "长按复制此条消息",
        "复制此条消息",
        "复制此消息",
        "复制此链接",
    ];
    let words = joined(before, after);
    let text = words.text.as_str();
    if let Some((author, _)) = text.split_once("发了一个快手作品") {
        return Body::of_author(author.trim_start_matches('@'), None);
    }
    // a link with a play count is a video, even if its author writes about live rooms and sales
    let was_played = text.contains(APP[0]);
    if let Some((author, _)) = text
        .split_once("的直播很精彩，快来围观")
        .filter(|_| !was_played)
    {
        return Body::of_author(author, Some(Kind::Live));
    }
    if let Some((_, rest)) = text.split_once("看了这么多快手，还是「") {
        let author = rest.split('」').next().unwrap_or_default();
        return Body::of_author(author, Some(Kind::Profile));
    }
    let (own, wrapped) = before_any(text, &APP);
    let is_goods = wrapped && !was_played && text.contains("已售") && text.contains("好评");
    let end = own.len();
    Body {
        description: words.up_to(end),
        worded_as: is_goods.then_some(Kind::Other),
        wrapped,
        author: None,
    }
}

/// The words by which a post names its video, after the author's name.
pub(super) const WEIBO_VIDEO: &str = "的微博视频";

/// The post itself; at its end, its video is named as `作者的微博视频`, its live room as `作者的微博直播`.
fn weibo(before: &str, after: &str) -> Body {
    let words = joined(before, after);
    let is_live = words.text.ends_with("的微博直播");
    let Some(end) = words.text.rfind(WEIBO_VIDEO).filter(|_| !is_live) else {
        return Body {
            worded_as: is_live.then_some(Kind::Live),
            ..Body::plain(words)
        };
    };
    let (head, tail) = (&words.text[..end], &words.text[end + WEIBO_VIDEO.len()..]);
    if !tail.is_empty() && !tail.starts_with(char::is_whitespace) {
        return Body::plain(words);
    }
    let ends_text =
        |c: char| c.is_whitespace() || matches!(c, '）' | '】' | '。' | '！' | '？' | '”' | '#');
    let author = head.rsplit(ends_text).next().unwrap_or_default();
    Body {
        author: named(author),
        description: joined(&head[..end - author.len()], tail),
        ..Body::default()
    }
}

/// `【标题-哔哩哔哩】 LINK`, or `【标题】 LINK` from the web, with 【精准空降到 00:02】 when a time is set. The title of a live room ends
/// with `-哔哩哔哩直播】`, that of an episode with `-哔哩哔哩番剧】`.
fn bilibili(before: &str, after: &str) -> Body {
    let (before, _) = before_any(before, &["【精准空降到"]);
    let (after, _) = before_any(after, &["【精准空降到", "复制打开"]);
    let before = trimmed(before);
    let signed = signed_title(before);
    let wrapped = signed.is_some();
    let (text, section) = signed.unwrap_or((before.strip_suffix('】').unwrap_or(before), ""));
    let person = text.strip_suffix("的个人空间").filter(|_| wrapped);
    if let Some((_, name)) = person.and_then(|text| text.rsplit_once('【')) {
        return Body::of_author(name, Some(Kind::Profile));
    }
    let opened = wrapped || text.len() < before.len();
    let title = match text.find('【').filter(|_| opened) {
        Some(start) => trimmed(&text[start + '【'.len_utf8()..]),
        None => before,
    };
    Body {
        description: joined(title, after),
        worded_as: match section {
            "" | "视频" | "动态" => None,
            "直播" => Some(Kind::Live),
            _ => Some(Kind::Other),
        },
        wrapped,
        ..Body::default()
    }
}

/// The text before the site's name at the end of a title, and the section of the site after it (`直播`, `番剧`).
fn signed_title(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 5;
    let (title, rest) = text.rsplit_once("-哔哩哔哩")?;
    let (section, _) = rest.split_once('】')?;
    let is_word = section.chars().all(char::is_alphanumeric);
    (is_word && section.chars().count() <= LONGEST).then_some((title, section))
}

/// `作者发布了一篇小红书笔记…`, `标题 正文开头... LINK 复制后打开【小红书】…`, or from the web `NN 【标题 - 作者 | 小红书 - 你的生活兴趣社区】`.
fn xiaohongshu(before: &str, after: &str) -> Body {
    const APP: [&str; 9] = [
        "复制本条信息",
        "复制后打开【小红书】",
        "复制这条信息",
        "把地址复制",
        "点击链接或者复制",
        "存下这段话，去【小红书】",
        "直达【小红书】",
        "【小红书】笔记已",
        "复制后即可查看",
    ];
    let (own, closed) = before_any(after, &APP);
    let closing = &after[own.len()..];
    let (before, cut) = before_any(before, &APP);
    let rest: Vec<&str> = own
        .split_whitespace()
        .filter(|word| !word.starts_with('?'))
        .collect();
    let rest = rest.join(" ");
    let sentence = closing.split(['！', '!', '\n']).next().unwrap_or_default();
    if before.contains("正在直播，来和我一起支持") || sentence.contains("观看直播")
    {
        let author = before
            .split_once("正在直播")
            .map(|(name, _)| without_number(name));
        let author = author.filter(|name| !name.contains('，'));
        return Body::of_author(author.unwrap_or_default(), Some(Kind::Live));
    }
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

/// The text without the number with which 小红书 begins a share text.
fn without_number(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match text.len() - rest.len() {
        1..=3 if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => text,
    }
}
