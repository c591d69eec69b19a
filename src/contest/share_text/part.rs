//! Which words belong to which link, where several share texts were pasted one after the other?

use std::ops::Range;

use super::wording::WEIBO_VIDEO;
use crate::contest::link::Candidate;
use crate::contest::platform::Platform;

/// The part of a text with several videos that belongs to this one.
pub(super) fn own_part(
    text: &str,
    found: &[Candidate],
    chosen: usize,
    platform: Option<Platform>,
) -> Range<usize> {
    let span = &found[chosen].span;
    let last = chosen.checked_sub(1).map(|index| &found[index].span);
    let next = found.get(chosen + 1).map(|link| &link.span);
    match platform {
        Some(Platform::Weibo) => of_post(text, found, chosen),
        // in texts of 快手, the link comes first
        Some(Platform::Kuaishou) => {
            last.map_or(0, |_| span.start)..next.map_or(text.len(), |next| next.start)
        }
        _ => {
            let start = last.map_or(0, |last| behind_closing(text, last.end..span.start));
            start..next.map_or(text.len(), |_| span.end)
        }
    }
}

/// The end of the words with which an app closes the text before.
fn behind_closing(text: &str, between: Range<usize>) -> usize {
    const CLOSING: [&str; 5] = [
        "直接观看！",
        "直接观看视频！",
        "观看直播！",
        "查看笔记！",
        "查看TA的更多作品。",
    ];
    let words = &text[between.clone()];
    let ends = CLOSING
        .iter()
        .filter_map(|closing| Some(words.rfind(closing)? + closing.len()));
    between.start + ends.max().unwrap_or(0)
}

/// The end of the words before a link that do not belong to it: 快手 puts its words after the link, others before it.
fn before_words_of(link: &Candidate, between: &str) -> usize {
    match &link.result {
        Ok(link) if link.platform == Platform::Kuaishou => between.len(),
        _ => between.rfind('\n').unwrap_or(0),
    }
}

/// A post of 新浪微博 contains many links. It ends with the name of its video, and before a link of another platform.
fn of_post(text: &str, found: &[Candidate], chosen: usize) -> Range<usize> {
    let is_foreign = |link: &&Candidate| {
        let platform = link.result.as_ref().map(|link| link.platform);
        platform.is_ok_and(|platform| platform != Platform::Weibo)
    };
    let span = &found[chosen].span;
    let other = found[..chosen].iter().rfind(is_foreign);
    let start = other.map_or(0, |link| link.span.end);
    let video = text[start..span.start].rfind(WEIBO_VIDEO);
    let start = video.map_or(start, |at| start + at + WEIBO_VIDEO.len());
    let other = found[chosen + 1..].iter().find(is_foreign);
    let end = other.map_or(text.len(), |link| {
        span.end + before_words_of(link, &text[span.end..link.span.start])
    });
    let video = text[span.end..end].find(WEIBO_VIDEO);
    start..video.map_or(end, |at| span.end + at + WEIBO_VIDEO.len())
}
