//! Which words of a 抖音 share text are the author's?
//!
//! The app adds noise to it, in any order, before and after the link: a number, `abC:/`, `x@Y.zz`, a date `08/09`, a
//! time `:5pm`. `7@1.com` is such noise, too, and not an address.

use std::borrow::Cow;

use super::body::{Body, before_any, bracketed, joined, named, trimmed};
use crate::contest::link::Kind;
use crate::contest::topic::is_invisible;

/// The app's words after a description or in place of one.
const CLOSING: [&str; 4] = [
    "复制此链接",
    "或长按复制此条消息",
    "长按复制此条消息",
    "复制此条消息",
];

/// The app's motto of 2019 and 2020 in the closed form; it is not a topic of the author's.
const MOTTO: [&str; 4] = [
    "#在抖音，记录美好生活#",
    "＃在抖音，记录美好生活＃",
    "#在抖音,记录美好生活#",
    "＃在抖音,记录美好生活＃",
];

pub(super) fn unwrap(before: &str, after: &str) -> Body {
    let (before, after) = (&*without_motto(before), &*without_motto(after));
    let whole = [before, after].concat();
    let (before, cut) = before_any(before, &CLOSING);
    let (after, closed) = before_any(after, &CLOSING);
    if let Some(text) = behind_opening(before) {
        return opened(text, &without_noise(after));
    }
    // some people put the link before the app's words
    if let Some(text) = behind_opening(after) {
        return opened(text, "");
    }
    let text = without_noise_around(before);
    if let Some(kind) = worded_as(&whole) {
        let author = room_owner(text).unwrap_or_default();
        return Body::of_author(author, Some(kind));
    }
    Body {
        description: joined(text, &without_noise(after)),
        wrapped: cut || closed,
        ..Body::default()
    }
}

/// The text after the words by which the app introduces an author: `复制打开抖音，看看【`, `去抖音看看【`.
fn behind_opening(text: &str) -> Option<&str> {
    const OPEN: &str = "复制打开抖音";
    const GO: &str = "去抖音看看";
    let open = text.find(OPEN).map(|at| at + OPEN.len());
    let go = || text.find("去抖音看看【").map(|at| at + GO.len());
    open.or_else(go).map(|at| &text[at..])
}

/// `复制打开抖音，看看【作者的作品】描述`, also with 抖音极速版, and with 的图文作品 for pictures.
fn opened(text: &str, rest: &str) -> Body {
    let text = text.strip_prefix("极速版").unwrap_or(text);
    let text = text.trim_start_matches(['，', ',', '！', '👀', ' ']);
    let text = text.strip_prefix("看看").unwrap_or(text).trim_start();
    let (author, text) = match bracketed(text) {
        Some((name, text)) if author_of(name).is_some() => (author_of(name), text),
        _ => unbalanced_author(text).map_or((None, text), |(name, text)| (Some(name), text)),
    };
    let worded_as = match author {
        None => no_video(text, true),
        Some(_) => None,
    };
    Body {
        author: author.or(room_owner(text)).and_then(named),
        description: joined(without_noise_around(text), rest),
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

/// `【A】B的作品】描述`: a name may contain an unpaired bracket. The name then ends before the first `的作品】`.
fn unbalanced_author(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('【')?;
    let (name, rest) = inner.split_once("作品】")?;
    let mut of = ["的图文", "的视频", "的"].iter();
    let author = of.find_map(|of| name.strip_suffix(of))?;
    (!author.contains('\n')).then_some((author, rest))
}

/// The owner of the live room with which the text begins: `【津门的直播间】`, `【津门正在直播】`, `【津门】正在直播`.
fn room_owner(text: &str) -> Option<&str> {
    let (name, rest) = bracketed(text)?;
    let ends = ["的直播间", "正在直播"];
    let owner = ends.iter().find_map(|end| name.strip_suffix(end));
    owner.or(rest.starts_with("正在直播").then_some(name))
}

/// What the words call the link, if not a video; `直接观看视频` says that it is a video.
fn worded_as(text: &str) -> Option<Kind> {
    let says_how = ["长按复制", "打开抖音", "打开【抖音"];
    match text.contains("直接观看视频") {
        true => None,
        false => no_video(text, says_how.iter().any(|words| text.contains(words))),
    }
}

/// A live room, a profile or goods, by the app's own phrases, since authors use the single words, too. `by_app` says
/// whether words of the app are somewhere in the text.
fn no_video(text: &str, by_app: bool) -> Option<Kind> {
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let opens_room = bracketed(without_noise_around(text))
        .is_some_and(|(name, _)| name.ends_with("的直播间") || name.ends_with("正在直播"));
    if opens_room || holds(&["正在直播，来和我一起", "直接观看直播", "看TA直播"])
    {
        return Some(Kind::Live);
    }
    match by_app {
        true if holds(&["查看TA的更多作品"]) => Some(Kind::Profile),
        true if holds(&["查看商品详情"]) => Some(Kind::Other),
        _ => None,
    }
}

/// The text without the app's motto, wherever it is.
pub(super) fn without_motto(text: &str) -> Cow<'_, str> {
    match text.contains("记录美好生活") {
        true => MOTTO.iter().fold(Cow::Borrowed(text), |text, motto| {
            Cow::Owned(text.replace(motto, " "))
        }),
        false => Cow::Borrowed(text),
    }
}

fn without_noise_around(text: &str) -> &str {
    let mut rest = trimmed(text);
    loop {
        let first = rest.split(char::is_whitespace).next().unwrap_or_default();
        let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
        rest = if is_noise(first) {
            rest[first.len()..].trim_start()
        } else if is_noise(last) {
            rest[..rest.len() - last.len()].trim_end()
        } else if let Some(before) = rest.strip_suffix("链接：").or(rest.strip_suffix("链接:"))
        {
            before.trim_end()
        } else {
            return trimmed(rest);
        };
    }
}

fn without_noise(text: &str) -> String {
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !is_noise(word.trim_matches(is_invisible)))
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

/// `4.17`, or `6i-` and `5-` for profiles and live rooms.
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
