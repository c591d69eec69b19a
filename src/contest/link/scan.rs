//! Where are the links in a text?
//!
//! One pass over the text: links with a scheme wherever they begin, and links without one where a
//! platform's host is followed by a path. Text may be glued to both ends; what cannot belong to a
//! link ends it. The time is linear in the text's length.

use std::ops::Range;

use super::host::{imitated, platform_of};
use super::{Kind, Link, LinkSettings, Refusal, address, bv, recognise};

/// A link found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What it leads to, or why it is not taken.
    pub result: Result<Link, Refusal>,
}

/// Finds every link in a text, in order. Links to other sites are found only with a scheme.
pub fn find_links(text: &str, settings: &LinkSettings) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(run) = next_run(text, at) {
        at = run.end;
        for span in links_in_run(text, run, settings) {
            let result = recognise(&text[span.clone()], settings);
            let link = with_foreign_query(text, Candidate { span, result }, settings);
            at = at.max(link.span.end);
            found.push(link);
        }
    }
    found
}

/// BV ids that stand in a text by themselves, also between Chinese characters.
pub(in crate::contest) fn find_bare_bv(text: &str, settings: &LinkSettings) -> Vec<Candidate> {
    let bytes = text.as_bytes();
    // behind one of these it is a part of a link that was not taken, or of somebody's name
    let is_glued = |at: usize| {
        let joins = |byte: &u8| byte.is_ascii_alphanumeric() || b"/:.=?&@_-".contains(byte);
        bytes.get(at).is_some_and(joins)
    };
    let is_alone = |span: &Range<usize>| {
        let goes_on = bytes.get(span.end).copied().unwrap_or_default();
        let is_part = span.start.checked_sub(1).is_some_and(is_glued);
        !(is_part || goes_on.is_ascii_alphanumeric() || goes_on == b'_')
    };
    let spans = text.match_indices("BV1").map(|(at, _)| at..at + 12);
    spans
        .filter(is_alone)
        .filter_map(|span| {
            let id = text.get(span.clone())?;
            bv::bv_to_av(id)?;
            let result = recognise(id, settings);
            Some(Candidate { span, result })
        })
        .collect()
}

/// The next stretch of characters that a link can be made of.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = from + bytes[from..].iter().position(|byte| is_link_byte(*byte))?;
    let length = bytes[start..].iter().position(|byte| !is_link_byte(*byte));
    Some(start..length.map_or(bytes.len(), |length| start + length))
}

fn is_link_byte(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'<' | b'>' | b'"' | b'\'' | b'`' | b'|' | b'{' | b'}' | b'\\' | b'^'
        )
}

fn links_in_run(text: &str, run: Range<usize>, settings: &LinkSettings) -> Vec<Range<usize>> {
    let body = &text[run.clone()];
    // Most runs of a share text hold neither: words, numbers, noise.
    if !body.contains('/') {
        return Vec::new();
    }
    let starts = scheme_starts(body);
    let mut spans = Vec::with_capacity(starts.len() + 1);
    let head_end = starts.first().copied().unwrap_or(body.len());
    spans.extend(bare_start(&body[..head_end], settings).map(|start| start..head_end));
    for (index, start) in starts.iter().enumerate() {
        spans.push(*start..starts.get(index + 1).copied().unwrap_or(body.len()));
    }
    spans
        .into_iter()
        .map(|span| trimmed(text, run.start + span.start..run.start + span.end))
        .collect()
}

/// Where links with a scheme begin; one inside another's query is part of it.
fn scheme_starts(body: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut query_open = false;
    let mut at = 0;
    while let Some(found) = body[at..].find("://") {
        let colon = at + found;
        query_open |= !starts.is_empty() && body[at..colon].contains('?');
        if let Some(start) = http_before(body, colon).filter(|_| !query_open) {
            starts.push(start);
        }
        at = colon + 3;
    }
    starts
}

fn http_before(body: &str, colon: usize) -> Option<usize> {
    let head = &body.as_bytes()[..colon];
    ["https", "http"].iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        head[start..]
            .eq_ignore_ascii_case(scheme.as_bytes())
            .then_some(start)
    })
}

/// Where a link without http begins: at a platform's host with a path behind it, or at the
/// foreign scheme before that host.
fn bare_start(body: &str, settings: &LinkSettings) -> Option<usize> {
    let mut at = 0;
    for part in body.split_inclusive('/') {
        let end = at + part.len();
        let host = part.strip_suffix('/').map(host_at_end).unwrap_or_default();
        let start = end.saturating_sub(host.len() + 1);
        if is_known_host(host, settings) && !body[..start].ends_with('@') {
            return Some(with_foreign_scheme(body, start));
        }
        at = end;
    }
    None
}

fn host_at_end(part: &str) -> &str {
    let is_host_byte = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let host = &part[part.trim_end_matches(is_host_byte).len()..];
    host.trim_start_matches(['.', '-'])
}

fn is_known_host(host: &str, settings: &LinkSettings) -> bool {
    // No host name is longer; the bound keeps the work per stretch constant.
    if host.len() > 253 || !host.contains('.') {
        return false;
    }
    let host = host.to_ascii_lowercase();
    platform_of(&host, settings).is_some() || imitated(&host, settings).is_some()
}

fn with_foreign_scheme(body: &str, start: usize) -> usize {
    let Some(head) = body[..start].strip_suffix("://") else {
        return start;
    };
    head.trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .len()
}

/// Cuts a sentence's punctuation, and a `#` that opens a topic.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let link = text[span.clone()].trim_end_matches('#');
    let link = address::without_last_punctuation(link).trim_end_matches('#');
    span.start..span.start + link.len()
}

/// How far Chinese words inside a link may reach, in bytes.
const FOREIGN_QUERY: usize = 512;

/// A search page's words may stand in Chinese before the part that names the video
/// (`/search/天津?modal_id=…`), and people's names at the end of a path (`/n/津门小记`): the link goes on then.
fn with_foreign_query(text: &str, short: Candidate, settings: &LinkSettings) -> Candidate {
    let is_page = matches!(&short.result, Ok(link) if !link.can_be_a_work());
    let rest = &text[short.span.end..];
    if !is_page || rest.is_empty() || rest.as_bytes()[0].is_ascii() {
        return short;
    }
    let near = &rest[..rest.floor_char_boundary(FOREIGN_QUERY)];
    let length = near.find(|c| address::ends_a_link(c) || c == '#');
    let more = &near[..length.unwrap_or(near.len())];
    let names_a_work = more.contains("modal_id=") || more.contains("bvid=");
    let names_a_person = text[..short.span.end].ends_with('/');
    if more.contains("://") || !(names_a_work || names_a_person) {
        return short;
    }
    let span = short.span.start..short.span.end + more.len();
    let result = recognise(&text[span.clone()], settings);
    let is_other = matches!(&short.result, Ok(link) if link.kind == Kind::Other);
    let tells_more = |link: &Link| match names_a_work {
        true => link.can_be_a_work(),
        false => is_other && matches!(link.kind, Kind::Profile | Kind::Live),
    };
    match result.as_ref().is_ok_and(tells_more) {
        true => Candidate { span, result },
        false => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raws(text: &str) -> Vec<&str> {
        let found = find_links(text, &LinkSettings::default());
        found.into_iter().map(|link| &text[link.span]).collect()
    }

    #[test]
    fn a_link_is_found_whatever_is_glued_to_it() {
        for (text, raw) in [
            (
                "猫https://v.douyin.com/aBcDeF/复制",
                "https://v.douyin.com/aBcDeF/",
            ),
            (
                "看~https://v.douyin.com/aBcDeF/。#你好",
                "https://v.douyin.com/aBcDeF/",
            ),
            (
                "（https://v.douyin.com/aBcDeF/）",
                "https://v.douyin.com/aBcDeF/",
            ),
            (
                "[看](https://v.douyin.com/aBcDeF/).",
                "https://v.douyin.com/aBcDeF/",
            ),
            ("链接:v.douyin.com/aBcDeF/ 看", "v.douyin.com/aBcDeF/"),
            ("看V.DOUYIN.COM/aBcDeF/看", "V.DOUYIN.COM/aBcDeF/"),
            ("https：//v.douyin.com/aBcDeF/", "v.douyin.com/aBcDeF/"),
            (
                "https://www.douyin.com/video/7000000000000000001#你好",
                "https://www.douyin.com/video/7000000000000000001",
            ),
            ("https://a.example/x/# 看", "https://a.example/x/"),
            ("HTTPS://V.douyin.com/aBcDeF", "HTTPS://V.douyin.com/aBcDeF"),
            ("http://t.cn/A6TP3LO7西部", "http://t.cn/A6TP3LO7"),
        ] {
            assert_eq!(raws(text), [raw], "{text}");
        }
    }

    #[test]
    fn noise_holds_no_links() {
        for text in [
            "",
            "4.17 abC:/ x@Y.zz 08/09 :5pm",
            "7@1.com M@j.cn",
            "a@weibo.com/x",
            "and/or 1/2",
            "://",
            "http://",
        ] {
            let works = find_links(text, &LinkSettings::default());
            assert!(
                works.iter().all(|link| link.result.is_err()),
                "{text}: {works:?}"
            );
        }
        assert!(raws("4.17 abC:/ x@Y.zz 08/09 :5pm 7@1.com").is_empty());
    }

    #[test]
    fn links_glued_to_each_other_are_told_apart() {
        let text = "https://v.douyin.com/aBcDeF/https://b23.tv/aBcDeF,v.kuaishou.com/aBcDeF";
        assert_eq!(raws(text).len(), 2);
        let text = "https://a.example/?u=https://v.douyin.com/aBcDeF/";
        assert_eq!(raws(text), [text]);
        assert_eq!(raws("b23.tv/aBcDeF https://v.douyin.com/aBcDeF/").len(), 2);
    }

    #[test]
    fn a_foreign_scheme_and_an_imitation_are_found_and_refused() {
        let found = find_links(
            "ftp://v.douyin.com/aBcDeF/ douyin.com.evil.example/x",
            &LinkSettings::default(),
        );
        assert!(matches!(found[0].result, Err(Refusal::Scheme { .. })));
        assert!(matches!(found[1].result, Err(Refusal::LookAlike { .. })));
    }

    #[test]
    fn chinese_search_words_inside_a_link_do_not_cut_it() {
        let text = "看 https://www.douyin.com/search/天津?modal_id=7000000000000000001 好";
        let found = find_links(text, &LinkSettings::default());
        assert_eq!(found[0].result.as_ref().unwrap().kind, Kind::Video);
        assert!(text[found[0].span.clone()].ends_with('1'));
    }

    #[test]
    fn a_name_in_chinese_belongs_to_the_page_of_its_person() {
        for (text, kind) in [
            ("https://weibo.com/n/津门小记", Kind::Profile),
            ("https://www.douyin.com/user/津门 看看", Kind::Profile),
            ("https://www.douyin.com/discover/津门", Kind::Other),
        ] {
            let found = find_links(text, &LinkSettings::default());
            assert_eq!(found[0].result.as_ref().unwrap().kind, kind, "{text}");
        }
    }

    #[test]
    fn a_bare_bv_id_is_found_between_chinese_characters() {
        let text = "推荐BV17x411w7KC不错 xBV17x411w7KC BV17x411w7KCx BV1pSouYsrRi";
        let found = find_bare_bv(text, &LinkSettings::default());
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].span.clone()], "BV17x411w7KC");
    }

    #[test]
    fn a_bv_id_inside_a_link_that_was_not_taken_is_not_taken_either() {
        for text in [
            "www.biliintl.com/BV17x411w7KC",
            "ftp://a.example/BV17x411w7KC",
            "a.example/?v=BV17x411w7KC",
            "@BV17x411w7KC_1",
        ] {
            assert!(
                find_bare_bv(text, &LinkSettings::default()).is_empty(),
                "{text}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn any_text_is_searched_without_panic(text in "(https?://|v\\.douyin\\.com|b23\\.tv|BV1|[/#?=.@:]|[a-z0-9]{1,4}|[你好，。\u{200B}🔥]){0,30}") {
            for link in find_links(&text, &LinkSettings::default()) {
                prop_assert!(text.get(link.span).is_some());
            }
            let _ = find_bare_bv(&text, &LinkSettings::default());
        }
    }
}
