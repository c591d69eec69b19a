//! 抖音: which link leads to which video?
//!
//! A video's name is its aweme id, in the path or as `modal_id` on nearly any page. The same id can appear as a video
//! and as a picture note, so the key mentions neither.

use crate::contest::link::address::Address;
use crate::contest::link::code::{is_code, is_number};
use crate::contest::link::found::{Kind, KnownVideo, Link};
use crate::contest::link::site::Site;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 抖音
pub(super) const SITE: Site = Site {
    platform: Platform::Douyin,
    domains: &["douyin.com", "iesdouyin.com"],
    hosts: &[],
    sisters: &[],
    names: &["douyin", "iesdouyin"],
    read: |address| Ok(recognise(address)),
    topics: Form::Open,
    bare_ids: None,
};

const SHORT_HOSTS: [&str; 2] = ["v.douyin.com", "v.iesdouyin.com"];

fn recognise(address: &Address) -> Link {
    let path = address.path();
    if let Some((kind, id)) = video_in_path(&path) {
        return by_aweme(address, kind, id);
    }
    if let Some(id) = address.value("modal_id").as_deref().and_then(modal_id) {
        return by_aweme(address, Kind::Video, id);
    }
    if SHORT_HOSTS.contains(&address.host()) {
        return short_or_other(address, &path);
    }
    Link::page(
        address,
        Platform::Douyin,
        kind_of_page(address.host(), &path),
    )
}

/// Aweme ids have 19 digits now; older ones were shorter.
fn is_aweme(id: &str) -> bool {
    is_number(id, 15..=20)
}

/// The id at the beginning of a value. Other text may follow it after a sign that no id contains.
fn modal_id(value: &str) -> Option<&str> {
    let end = value.find(|c: char| !c.is_alphanumeric());
    Some(&value[..end.unwrap_or(value.len())]).filter(|id| is_aweme(id))
}

fn video_in_path<'a>(path: &[&'a str]) -> Option<(Kind, &'a str)> {
    let path = match path {
        ["share" | "m", rest @ ..] => rest,
        whole => whole,
    };
    match path {
        ["video" | "light", id, ..] if is_aweme(id) => Some((Kind::Video, id)),
        ["note" | "slides" | "gallery", id, ..] if is_aweme(id) => Some((Kind::Image, id)),
        _ => None,
    }
}

fn by_aweme(address: &Address, kind: Kind, id: &str) -> Link {
    let page = if kind == Kind::Image { "note" } else { "video" };
    let video = KnownVideo {
        platform: Platform::Douyin,
        id_name: "aweme",
        id: id.to_owned(),
        url: format!("https://www.douyin.com/{page}/{id}"),
    };
    Link::with_id(address, kind, video)
}

fn short_or_other(address: &Address, path: &[&str]) -> Link {
    match path {
        [code] if is_code(code, 5..=16, b"_-") => Link::short(address, Platform::Douyin, code),
        _ => Link::page(address, Platform::Douyin, Kind::Other),
    }
}

fn kind_of_page(host: &str, path: &[&str]) -> Kind {
    let is_live_host = host == "live.douyin.com";
    match path {
        ["user", _, ..] | ["share", "user", _, ..] => Kind::Profile,
        ["root" | "follow" | "share", "live", ..] | ["live", _, ..] => Kind::Live,
        [_, ..] if is_live_host => Kind::Live,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use crate::contest::link::{Kind, LinkSettings, recognise};

    fn read(url: &str) -> (Kind, Option<String>, String) {
        let link = recognise(url, &LinkSettings::default()).unwrap();
        (link.kind, link.canonical_id, link.canonical_url)
    }

    #[test]
    fn a_video_is_found_in_the_path_and_under_modal_id() {
        let id = "7000000000000000001";
        for url in [
            "https://www.douyin.com/video/7000000000000000001",
            "HTTP://WWW.DOUYIN.COM//video/7000000000000000001/?previous_page=app#top",
            "douyin.com/video/7000000000000000001。",
            "https://m.douyin.com/share/video/7000000000000000001",
            "https://www.iesdouyin.com/share/video/7000000000000000001/?mid=7000000000000000009",
            "https://jingxuan.douyin.com/m/video/7000000000000000001?app=x",
            "https://www.douyin.com/jingxuan?modal_id=7000000000000000001",
            "https://www.douyin.com/user/MS4wX?vid=7000000000000000009&modal_id=7000000000000000001",
            "https://www.douyin.com/search/%E5%A4%A9?type=general&amp;modal_id=7000000000000000001",
            "https://live.douyin.com/123?modal_id=7000000000000000001",
            "https://www.douyin.com/jingxuan?modal_id=7000000000000000001/",
            "https://www.douyin.com/jingxuan?modal_id=7000000000000000001@x",
            "https://www.douyin.com/light/7000000000000000001",
        ] {
            let canonical = format!("https://www.douyin.com/video/{id}");
            assert_eq!(
                read(url),
                (Kind::Video, Some(id.into()), canonical),
                "{url}"
            );
        }
    }

    #[test]
    fn a_picture_note_and_a_video_of_one_id_share_their_key() {
        let settings = LinkSettings::default();
        let video = recognise(
            "https://www.douyin.com/video/7000000000000000001",
            &settings,
        )
        .unwrap();
        for page in ["note", "slides", "gallery", "share/note", "share/slides"] {
            let url = format!("https://www.douyin.com/{page}/7000000000000000001?a=1");
            let note = recognise(&url, &settings).unwrap();
            assert_eq!(note.kind, Kind::Image, "{url}");
            assert_eq!(
                note.canonical_url,
                "https://www.douyin.com/note/7000000000000000001"
            );
            assert!(note.is_same_video(&video));
        }
    }

    #[test]
    fn short_links_keep_their_code_as_it_is() {
        for url in [
            "https://v.douyin.com/iAbC_-9/",
            "v.douyin.com/iAbC_-9",
            "http://V.DOUYIN.COM/iAbC_-9?x=1",
            "https://v.iesdouyin.com/iAbC_-9/",
        ] {
            let link = recognise(url, &LinkSettings::default()).unwrap();
            assert_eq!(link.kind, Kind::ShortLink, "{url}");
            assert_eq!(link.short_code.as_deref(), Some("douyin:short:iAbC_-9"));
            assert!(link.keys.is_empty() && link.canonical_id.is_none());
        }
    }

    #[test]
    fn pages_that_are_no_video_are_told_apart() {
        for (url, kind) in [
            (
                "https://www.douyin.com/user/MS4wX?vid=7000000000000000001",
                Kind::Profile,
            ),
            ("https://live.douyin.com/775841227732", Kind::Live),
            (
                "https://www.douyin.com/follow/live/775841227732",
                Kind::Live,
            ),
            (
                "https://www.douyin.com/music/7000000000000000001",
                Kind::Other,
            ),
            ("https://www.douyin.com/video/", Kind::Other),
            ("https://www.douyin.com/video/12", Kind::Other),
            (
                "https://www.douyin.com/video/70000000000000000012345",
                Kind::Other,
            ),
            (
                "https://www.iesdouyin.com/share/mix/detail/7000000000000000001/",
                Kind::Other,
            ),
            ("https://v.douyin.com/", Kind::Other),
            (
                "https://www.douyin.com/jingxuan?modal_id=7000000000000000001x",
                Kind::Other,
            ),
        ] {
            assert_eq!(read(url).0, kind, "{url}");
        }
    }
}
