//! 快手: which link leads to which video?
//!
//! A video's name is its photo id: `3x` and thirteen lower-case letters or digits. `authorId`, `userId` and `fid` in a
//! link name people. v.kuaishou.com is used for short codes and for videos.

use crate::contest::link::address::Address;
use crate::contest::link::code::is_code;
use crate::contest::link::found::{Kind, KnownVideo, Link};
use crate::contest::link::site::Site;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 快手
pub(super) const SITE: Site = Site {
    platform: Platform::Kuaishou,
    domains: &[
        "kuaishou.com",
        "kuaishou.cn",
        "kuaishouapp.com",
        "gifshow.com",
        "chenzhongtech.com",
        "chenzhongtech.cn",
    ],
    hosts: &[],
    sisters: &[],
    names: &["kuaishou", "gifshow", "chenzhongtech"],
    read: |address| Ok(recognise(address)),
    topics: Form::Quoted,
    bare_ids: None,
};

fn recognise(address: &Address) -> Link {
    let path = address.path();
    if let Some(id) = photo_in_path(address.host(), &path) {
        return by_photo(address, id);
    }
    if let Some(code) = short_code(address.host(), &path) {
        return Link::short(address, Platform::Kuaishou, &code);
    }
    Link::page(
        address,
        Platform::Kuaishou,
        kind_of_page(address.host(), &path),
    )
}

fn is_photo(id: &str) -> bool {
    id.len() == 15
        && id.starts_with("3x")
        && !id.bytes().any(|b| b.is_ascii_uppercase())
        && is_code(id, 15..=15, b"")
}

fn photo_in_path<'a>(host: &str, path: &[&'a str]) -> Option<&'a str> {
    let id = match path {
        // an author's id may come first, and looks the same
        ["photo", _, id] if is_photo(id) => id,
        ["short-video" | "video" | "photo", id, ..] => id,
        ["fw", "photo" | "long-video" | "short-video", id, ..] => id,
        ["u", _, id, ..] if host == "live.kuaishou.com" => id,
        _ => return None,
    };
    is_photo(id).then_some(id)
}

fn by_photo(address: &Address, id: &str) -> Link {
    let video = KnownVideo {
        platform: Platform::Kuaishou,
        id_name: "photo",
        id: id.to_owned(),
        url: format!("https://www.kuaishou.com/short-video/{id}"),
    };
    Link::with_id(address, Kind::Video, video)
}

fn short_code(host: &str, path: &[&str]) -> Option<String> {
    match path {
        ["f", code] if is_code(code, 5..=24, b"_-") => Some(format!("f/{code}")),
        ["s", code] if is_code(code, 5..=16, b"_-") => Some((*code).to_owned()),
        [code] if host == "v.kuaishou.com" && is_code(code, 5..=16, b"_-") => {
            Some((*code).to_owned())
        }
        _ => None,
    }
}

fn kind_of_page(host: &str, path: &[&str]) -> Kind {
    match path {
        ["profile", _, ..] | ["fw", "user", _, ..] => Kind::Profile,
        ["u", _, ..] if host == "live.kuaishou.com" => Kind::Live,
        ["fw", "live", _, ..] => Kind::Live,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use crate::contest::link::{Kind, LinkSettings, recognise};

    #[test]
    fn a_video_is_found_on_every_host() {
        for url in [
            "https://www.kuaishou.com/short-video/3xabcdefgh12345?authorId=3xzzzzzzzzzzzzz",
            "kuaishou.com/short-video/3xabcdefgh12345/",
            "https://v.kuaishou.com/fw/photo/3xabcdefgh12345?fid=1",
            "http://C.KUAISHOU.com/fw/photo/3xabcdefgh12345",
            "https://m.gifshow.com/fw/long-video/3xabcdefgh12345",
            "https://any.m.chenzhongtech.com/fw/photo/3xabcdefgh12345?userId=x",
            "https://live.kuaishou.com/u/3xzzzzzzzzzzzzz/3xabcdefgh12345?did=web",
            "https://m.kuaishou.com/photo/3xzzzzzzzzzzzzz/3xabcdefgh12345",
        ] {
            let link = recognise(url, &LinkSettings::default()).unwrap();
            assert_eq!(link.kind, Kind::Video, "{url}");
            assert_eq!(link.canonical_id.as_deref(), Some("3xabcdefgh12345"));
            assert_eq!(
                link.canonical_url,
                "https://www.kuaishou.com/short-video/3xabcdefgh12345"
            );
            assert_eq!(link.keys[0].0, "kuaishou:photo:3xabcdefgh12345");
        }
    }

    #[test]
    fn short_links_are_found_on_every_host() {
        for (url, code) in [
            ("https://v.kuaishou.com/aBc123", "kuaishou:short:aBc123"),
            ("v.kuaishou.com/aBc123/", "kuaishou:short:aBc123"),
            (
                "https://v.kuaishouapp.com/s/aBc12345",
                "kuaishou:short:aBc12345",
            ),
            (
                "http://www.gifshow.com/s/aBc12345",
                "kuaishou:short:aBc12345",
            ),
            (
                "http://some.m.chenzhongtech.com/s/aBc12345",
                "kuaishou:short:aBc12345",
            ),
            (
                "https://www.kuaishou.com/f/X-6sB0BYpvzO51Df",
                "kuaishou:short:f/X-6sB0BYpvzO51Df",
            ),
        ] {
            let link = recognise(url, &LinkSettings::default()).unwrap();
            assert_eq!(link.kind, Kind::ShortLink, "{url}");
            assert_eq!(link.short_code.as_deref(), Some(code));
        }
    }

    #[test]
    fn pages_that_are_no_video_are_told_apart() {
        for (url, kind) in [
            ("https://live.kuaishou.com/u/somebody", Kind::Live),
            (
                "https://www.kuaishou.com/profile/3xabcdefgh12345",
                Kind::Profile,
            ),
            ("https://www.kuaishou.com/short-video/", Kind::Other),
            (
                "https://www.kuaishou.com/short-video/3xABCDEFGH12345",
                Kind::Other,
            ),
            ("https://cp.kuaishou.com/article/publish/video", Kind::Other),
            ("https://v.kuaishou.com/", Kind::Other),
        ] {
            let link = recognise(url, &LinkSettings::default()).unwrap();
            assert_eq!(link.kind, kind, "{url}");
            assert_eq!(link.canonical_id, None);
        }
    }
}
