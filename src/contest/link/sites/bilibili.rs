//! 哔哩哔哩: which link leads to which video?
//!
//! A video's name is its BV id; av numbers are converted to it. A part of a video (`p=`) counts as the same video. 动态
//! (dynamics) have numbers of their own, unrelated to any video's.

use std::ops::Range;

use super::bv::{av_to_bv, bv_to_av};
use crate::contest::link::address::Address;
use crate::contest::link::code::{is_code, is_number};
use crate::contest::link::found::{Kind, KnownVideo, Link, VideoKey};
use crate::contest::link::site::{BareIds, Site};
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 哔哩哔哩; its sisters are its services abroad.
pub(super) const SITE: Site = Site {
    platform: Platform::Bilibili,
    domains: &[
        "bilibili.com",
        "b23.tv",
        "bili2233.cn",
        "bili22.cn",
        "bili23.cn",
        "bili33.cn",
    ],
    hosts: &[],
    sisters: &["bilibili.tv", "biliintl.com"],
    names: &["bilibili", "b23"],
    read: |address| Ok(recognise(address)),
    topics: Form::Closed,
    bare_ids: Some(BareIds {
        read: from_bare_id,
        find: bare_bvs,
    }),
};

const SHORT_HOSTS: [&str; 5] = [
    "b23.tv",
    "bili2233.cn",
    "bili22.cn",
    "bili23.cn",
    "bili33.cn",
];

/// Pages that play the video named by `bvid=`.
const PLAYING: [&str; 6] = [
    "festival",
    "list",
    "medialist",
    "blackboard",
    "watchlater",
    "playlist",
];

fn recognise(address: &Address) -> Link {
    let path = address.path();
    if let Some(bv) = video_of(address, &path) {
        return by_bv(address, bv);
    }
    if is_short_host(address.host()) {
        return short_or_other(address, &path);
    }
    match dynamic_of(address.host(), &path) {
        Some(number) => dynamic(address, number),
        None => Link::page(
            address,
            Platform::Bilibili,
            kind_of_page(address.host(), &path),
        ),
    }
}

/// A BV id or av number pasted without a link, such as `BV1xx411c7mD` or `av170001`.
fn from_bare_id(text: &str) -> Option<Link> {
    let bv = video_id(text.trim())?;
    let url = format!("https://www.bilibili.com/video/{bv}");
    let address = Address::read(&url).ok()?;
    Some(by_bv(&address, bv))
}

/// BV ids that are not part of a link or word, also between Chinese characters.
fn bare_bvs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    // after one of these, the id is a part of a refused link or of somebody's name
    let is_glued = |at: usize| {
        let joins = |byte: &u8| byte.is_ascii_alphanumeric() || b"/:.=?&@_-".contains(byte);
        bytes.get(at).is_some_and(joins)
    };
    let is_alone = |span: &Range<usize>| {
        let goes_on = bytes.get(span.end).copied().unwrap_or_default();
        let is_part = span.start.checked_sub(1).is_some_and(is_glued);
        !(is_part || goes_on.is_ascii_alphanumeric() || goes_on == b'_')
    };
    let is_bv = |span: &Range<usize>| text.get(span.clone()).and_then(bv_to_av).is_some();
    let spans = text.match_indices("BV1").map(|(at, _)| at..at + 12);
    spans.filter(is_alone).filter(is_bv).collect()
}

/// The BV id in its proper spelling, from a BV id or av number whose first letters are in any case.
fn video_id(text: &str) -> Option<String> {
    let (head, number) = text.split_at_checked(2)?;
    if head.eq_ignore_ascii_case("av") {
        return number_to_bv(number);
    }
    bv_to_av(text).and_then(av_to_bv)
}

fn number_to_bv(number: &str) -> Option<String> {
    if !is_number(number, 1..=16) {
        return None;
    }
    number.parse().ok().and_then(av_to_bv)
}

fn video_of(address: &Address, path: &[&str]) -> Option<String> {
    match path {
        ["video", id, ..] | ["s", "video", id, ..] => video_id(id),
        [id] => video_id(id).or_else(|| played_video(address, path)),
        // a part of a video, such as `b23.tv/av170001/p1`
        [id, ..] if is_short_host(address.host()) => video_id(id),
        _ => played_video(address, path),
    }
}

fn played_video(address: &Address, path: &[&str]) -> Option<String> {
    let is_player = path
        .last()
        .is_some_and(|page| page.ends_with("player.html"));
    let is_playing = path.first().is_some_and(|first| PLAYING.contains(first));
    if !is_player && !is_playing {
        return None;
    }
    let by_bv = address.value("bvid").and_then(|bv| video_id(&bv));
    by_bv.or_else(|| {
        let number = address.value("aid").filter(|_| is_player)?;
        number_to_bv(&number)
    })
}

fn by_bv(address: &Address, bv: String) -> Link {
    let video = KnownVideo {
        platform: Platform::Bilibili,
        id_name: "bv",
        url: format!("https://www.bilibili.com/video/{bv}"),
        id: bv,
    };
    Link::with_id(address, Kind::Video, video)
}

fn is_short_host(host: &str) -> bool {
    SHORT_HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host))
}

fn short_or_other(address: &Address, path: &[&str]) -> Link {
    match path {
        [code] if is_code(code, 3..=11, b"") && !names_a_page(code) => {
            Link::short(address, Platform::Bilibili, code)
        }
        _ => Link::page(address, Platform::Bilibili, Kind::Other),
    }
}

/// `ep21495`, `ss26801`, `cv523868`: episodes, series and articles on the short host.
fn names_a_page(code: &str) -> bool {
    ["ep", "ss", "md", "cv", "au", "av"].iter().any(|head| {
        code.strip_prefix(head)
            .is_some_and(|rest| is_number(rest, 1..=12))
    })
}

fn dynamic_of<'a>(host: &str, path: &[&'a str]) -> Option<&'a str> {
    let number = match path {
        [number] if host == "t.bilibili.com" => number,
        [.., "dynamic", "detail", number] => number,
        ["opus" | "dynamic", number, ..] => number,
        _ => return None,
    };
    is_number(number, 15..=20).then_some(number)
}

fn dynamic(address: &Address, number: &str) -> Link {
    Link {
        keys: vec![VideoKey::new(Platform::Bilibili, "dynamic", number)],
        canonical_url: format!("https://t.bilibili.com/{number}"),
        ..Link::page(address, Platform::Bilibili, Kind::Note)
    }
}

fn kind_of_page(host: &str, path: &[&str]) -> Kind {
    match (host, path) {
        ("live.bilibili.com", [_, ..]) => Kind::Live,
        ("space.bilibili.com", [_, ..]) | (_, ["space", _, ..]) => Kind::Profile,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::link::{LinkSettings, Refusal, recognise};

    fn read(url: &str) -> Link {
        recognise(url, &LinkSettings::default()).unwrap_or_else(|why| panic!("{url}: {why:?}"))
    }

    #[test]
    fn a_video_is_found_by_bv_id_and_av_number() {
        for url in [
            "https://www.bilibili.com/video/BV17x411w7KC/?share_source=copy_web&vd_source=x",
            "www.bilibili.com/video/bv17x411w7KC",
            "http://m.bilibili.com/video/AV170001?p=2",
            "https://bilibili.com/BV17x411w7KC",
            "https://www.bilibili.com/video/BV17x411w7KC&p=2",
            "https://www.bilibili.com/s/video/BV17x411w7KC",
            "https://www.bilibili.com/festival/any?bvid=BV17x411w7KC&",
            "https://www.bilibili.com/list/watchlater?oid=170001&bvid=BV17x411w7KC",
            "https://player.bilibili.com/player.html?aid=170001&cid=1",
            "https://player.bilibili.com/player.html?isOutside=true&aid=2&bvid=BV17x411w7KC",
            "https://b23.tv/BV17x411w7KC",
            "https://b23.tv/av170001?p=1",
            "https://b23.tv/av170001/p1",
            "https://bili2233.cn/BV17x411w7KC/p1",
            "BV17x411w7KC",
            " av170001 ",
        ] {
            let link = read(url);
            assert_eq!(link.canonical_id.as_deref(), Some("BV17x411w7KC"), "{url}");
            assert_eq!(
                link.canonical_url,
                "https://www.bilibili.com/video/BV17x411w7KC"
            );
            assert_eq!(link.kind, Kind::Video);
        }
    }

    #[test]
    fn short_links_keep_their_code_as_it_is() {
        for url in [
            "https://b23.tv/aBcD12e?share_medium=android",
            "http://bili2233.cn/aBcD12e",
            "b23.tv/aBcD12e/",
        ] {
            let link = read(url);
            assert_eq!(
                link.short_code.as_deref(),
                Some("bilibili:short:aBcD12e"),
                "{url}"
            );
            assert_eq!(link.kind, Kind::ShortLink);
        }
    }

    #[test]
    fn a_dynamic_is_one_post_under_all_its_pages() {
        let first = read("https://t.bilibili.com/686082748803186697?spm_id_from=x");
        assert_eq!((first.kind, first.canonical_id.clone()), (Kind::Note, None));
        for url in [
            "https://www.bilibili.com/opus/686082748803186697",
            "https://m.bilibili.com/dynamic/686082748803186697",
            "https://t.bilibili.com/h5/dynamic/detail/686082748803186697",
        ] {
            assert!(first.is_same_video(&read(url)), "{url}");
        }
    }

    #[test]
    fn pages_that_are_no_video_are_told_apart() {
        for (url, kind) in [
            ("https://space.bilibili.com/3985676/video", Kind::Profile),
            ("https://live.bilibili.com/6", Kind::Live),
            (
                "https://www.bilibili.com/bangumi/play/ep21495/",
                Kind::Other,
            ),
            ("https://www.bilibili.com/read/cv523868", Kind::Other),
            ("https://www.bilibili.com/opus/123?aid=170001", Kind::Other),
            ("https://www.bilibili.com/video/BV1GJ411x7hO", Kind::Other),
            ("https://www.bilibili.com/video/av0", Kind::Other),
            (
                "https://www.bilibili.com/video/av99999999999999999999",
                Kind::Other,
            ),
            ("https://www.bilibili.com/festival/any", Kind::Other),
            ("https://b23.tv/ep21495", Kind::Other),
            ("https://b23.tv/", Kind::Other),
        ] {
            assert_eq!(read(url).kind, kind, "{url}");
        }
    }

    #[test]
    fn the_service_abroad_is_another_site() {
        let result = recognise(
            "https://www.bilibili.tv/en/video/1",
            &LinkSettings::default(),
        );
        assert!(matches!(result, Err(Refusal::OtherSite { .. })));
    }
}
