//! Which words of a 抖音 share text are the author's?
//!
//! The app strews noise over it, in any order, before and after the link: a number, `abC:/`,
//! `x@Y.zz`, a date `08/09`, a time `:5pm`. `7@1.com` is such noise and no address.

use super::wording::{Body, before_any, bracketed, joined, named, trimmed};
use crate::contest::link::Kind;

/// The app's words behind a description or in place of one.
const CLOSING: [&str; 4] = [
    "复制此链接",
    "或长按复制此条消息",
    "长按复制此条消息",
    "复制此条消息",
];

/// The app's motto of 2019 and 2020, in the closed form: no topic of the author's.
const MOTTO: &str = "#在抖音，记录美好生活#";

pub(super) fn unwrap(before: &str, after: &str) -> Body {
    let whole = [before, after].concat();
    let (before, cut) = before_any(before, &CLOSING);
    let (rest, closed) = before_any(after, &CLOSING);
    let rest = without_noise(rest);
    if let Some((_, text)) = before.split_once("复制打开抖音") {
        return opened(text, &rest);
    }
    let text = trimmed(without_leading_noise(before));
    let text = text.strip_prefix(MOTTO).unwrap_or(text);
    if let Some(kind) = worded_as(&whole) {
        let author = bracketed(text).and_then(|(name, _)| name.strip_suffix("的直播间"));
        return Body::of_author(author.unwrap_or_default(), Some(kind));
    }
    Body {
        description: joined(text, &rest),
        wrapped: cut || closed,
        ..Body::default()
    }
}

/// `复制打开抖音，看看【作者的作品】描述`, also 抖音极速版 and the pictures' 的图文作品.
fn opened(text: &str, rest: &str) -> Body {
    let text = text.strip_prefix("极速版").unwrap_or(text);
    let text = text.trim_start_matches(['，', ',', '！', '👀', ' ']);
    let text = text.strip_prefix("看看").unwrap_or(text).trim_start();
    let (author, text) = match bracketed(text) {
        Some((name, text)) if author_of(name).is_some() => (author_of(name), text),
        _ => (None, text),
    };
    let worded_as = if author.is_none() {
        live_or_profile(text)
    } else {
        None
    };
    Body {
        author: author.and_then(named),
        description: joined(text, rest),
        worded_as,
        wrapped: true,
    }
}

fn author_of(name: &str) -> Option<&str> {
    let name = name.strip_suffix("作品")?;
    ["的图文", "的视频", "的"]
        .iter()
        .find_map(|of| name.strip_suffix(of))
}

/// What the words call the link; `直接观看视频` says that it is a work.
fn worded_as(text: &str) -> Option<Kind> {
    match text.contains("直接观看视频") {
        true => None,
        false => live_or_profile(text),
    }
}

fn live_or_profile(text: &str) -> Option<Kind> {
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if holds(&["正在直播", "的直播间】", "看TA直播"]) {
        return Some(Kind::Live);
    }
    holds(&["查看TA的更多作品"]).then_some(Kind::Profile)
}

fn without_leading_noise(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if !is_noise(&rest[..end]) {
            return rest;
        }
        rest = rest[end..].trim_start();
    }
}

fn without_noise(text: &str) -> String {
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !is_noise(word))
        .collect();
    words.join(" ")
}

fn is_noise(word: &str) -> bool {
    (2..=12).contains(&word.len())
        && word.is_ascii()
        && (is_share_number(word)
            || is_token(word)
            || is_mail_like(word)
            || is_date(word)
            || is_time(word))
}

/// `4.17`, and `6i-`, `5-` of profiles and live rooms.
fn is_share_number(word: &str) -> bool {
    if let Some(head) = word.strip_suffix('-') {
        return head.len() <= 2 && head.starts_with(|c: char| c.is_ascii_digit());
    }
    let parts = word.split_once('.');
    parts.is_some_and(|(whole, part)| {
        whole.len() <= 2 && part.len() == 2 && are_digits(&[whole, part])
    })
}

/// `abC:/`
fn is_token(word: &str) -> bool {
    let head = word.strip_suffix(":/").unwrap_or_default();
    (2..=4).contains(&head.len()) && head.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `x@Y.zz`
fn is_mail_like(word: &str) -> bool {
    let parts = word
        .split_once('@')
        .and_then(|(name, host)| Some((name, host.split_once('.')?)));
    parts.is_some_and(|(name, (host, top))| {
        name.len() == 1 && (1..=2).contains(&host.len()) && (2..=3).contains(&top.len())
    })
}

/// `08/09`
fn is_date(word: &str) -> bool {
    let parts = word.split_once('/');
    parts.is_some_and(|(month, day)| {
        word.len() == 5 && month.len() == 2 && are_digits(&[month, day])
    })
}

/// `:5pm`
fn is_time(word: &str) -> bool {
    let hour = word
        .strip_prefix(':')
        .and_then(|rest| rest.strip_suffix("pm").or(rest.strip_suffix("am")));
    hour.is_some_and(|hour| hour.len() <= 2 && are_digits(&[hour]))
}

fn are_digits(parts: &[&str]) -> bool {
    parts
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_told_from_words() {
        for word in [
            "4.17", "0.53", "abC:/", "x@Y.zz", "M@j.cn", "7@1.com", "08/09", ":5pm", ":12am",
            "6i-", "5-",
        ] {
            assert!(is_noise(word), "{word}");
        }
        for word in [
            "",
            "你好",
            "#a",
            "4.175",
            "a@weibo.com",
            "1/2",
            "10-20",
            "https:/",
            "v1.0",
            "pm",
            "：",
        ] {
            assert!(!is_noise(word), "{word}");
        }
    }

    #[test]
    fn words_that_call_a_link_a_live_room_are_read_only_where_the_app_speaks() {
        let body = unwrap(
            "6i- x@Y.zz 【津门的直播间】 点击打开👉",
            " 或长按复制此条消息，打开抖音，看TA直播",
        );
        assert_eq!(
            (body.worded_as, body.author.as_deref()),
            (Some(Kind::Live), Some("津门"))
        );
        let body = unwrap("4.17 复制打开抖音，看看【津门的作品】我正在直播 ", "");
        assert_eq!(
            (body.worded_as, body.author.as_deref()),
            (None, Some("津门"))
        );
    }
}
