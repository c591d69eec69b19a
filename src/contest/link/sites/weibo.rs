//! 新浪微博: which link leads to which video?
//!
//! A post's name is its mid, or its bid, which is the same number in another notation; a video's name is its fid. The
//! fid and the mid of a video cannot be converted into each other, so a link that contains both gives both as keys.

use super::mid::mid_of;
use crate::contest::link::address::Address;
use crate::contest::link::code::{is_code, is_number};
use crate::contest::link::found::{Kind, KnownVideo, Link, VideoKey};
use crate::contest::link::refusal::Refusal;
use crate::contest::link::site::Site;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 新浪微博; its sister is 绿洲.
pub(super) const SITE: Site = Site {
    platform: Platform::Weibo,
    domains: &["weibo.com", "weibo.cn"],
    hosts: &["t.cn"],
    sisters: &["oasis.weibo.cn", "oasis.weibo.com"],
    names: &["weibo"],
    read: recognise,
    topics: Form::Closed,
    bare_ids: None,
};

/// Sections of the site that can be in the place of a user's name.
const SECTIONS: [&str; 10] = [
    "p", "u", "n", "l", "c", "tv", "hot", "ajax", "profile", "search",
];

fn recognise(address: &Address) -> Result<Link, Refusal> {
    let path = address.path();
    if path.first() == Some(&"sinaurl") {
        return Err(Refusal::OpenRedirect {
            host: address.host().to_owned(),
        });
    }
    let link = match address.host() {
        "t.cn" => short_link(address, &path),
        host if host.ends_with("api.weibo.cn") => shared_by_app(address, &path),
        _ => video(address, &path).or_else(|| status(address, &path)),
    };
    Ok(link.unwrap_or_else(|| Link::page(address, Platform::Weibo, kind_of_page(&path))))
}

fn short_link(address: &Address, path: &[&str]) -> Option<Link> {
    match path {
        [code] if is_code(code, 3..=10, b"") => Some(Link::short(address, Platform::Weibo, code)),
        _ => None,
    }
}

/// share.api, weibointl.api and mapp.api: the post's number is in the query, after a comma in the file name, or known
/// only to the server.
fn shared_by_app(address: &Address, path: &[&str]) -> Option<Link> {
    let ["share" | "fx", page] = path else {
        return None;
    };
    let name = page.strip_suffix(".html").unwrap_or(page);
    let in_name = name.rsplit_once(',').map(|(_, mid)| mid.to_owned());
    match address
        .value("weibo_id")
        .or(in_name)
        .and_then(|id| mid_of(&id))
    {
        Some(mid) => Some(post(address, Kind::Note, mid)),
        None if is_code(name, 5..=40, b",") => {
            let code = format!("{}/{name}", path[0]);
            Some(Link::short(address, Platform::Weibo, &code))
        }
        None => None,
    }
}

fn video(address: &Address, path: &[&str]) -> Option<Link> {
    let in_query = |key: &str| address.value(key).and_then(|fid| fid_of(&fid));
    let (fid, mid) = match path {
        ["tv", "show" | "v", id] => (fid_of(id).or_else(|| in_query("fid")), mid_of(id)),
        ["show", id] if is_video_host(address) => (fid_of(id), None),
        ["show"] if is_video_host(address) => (in_query("fid"), None),
        ["s", "video", _] => (in_query("object_id").or_else(|| in_query("fid")), None),
        [id, mid @ ..] if is_video_host(address) && mid.len() < 2 => {
            (Some(fid_of(id)?), mid.first().and_then(|mid| mid_of(mid)))
        }
        _ => return None,
    };
    let mid = mid.or_else(|| mid_in_query(address));
    match fid {
        Some(fid) => Some(by_fid(address, fid, mid)),
        None => mid.map(|mid| post(address, Kind::Video, mid)),
    }
}

fn is_video_host(address: &Address) -> bool {
    matches!(
        address.host(),
        "video.weibo.com" | "h5.video.weibo.com" | "video.h5.weibo.cn" | "h5.video.weibo.cn"
    )
}

fn mid_in_query(address: &Address) -> Option<String> {
    ["mid", "blog_mid"]
        .iter()
        .find_map(|key| address.value(key).and_then(|mid| mid_of(&mid)))
}

/// `1034:` and digits, or 32 hex digits in links from 2015 to 2018.
fn fid_of(text: &str) -> Option<String> {
    let id = text.strip_prefix("1034:")?;
    let is_hex = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hex || is_number(id, 10..=20)).then(|| text.to_ascii_lowercase())
}

/// Hosts on which posts are read; other hosts of the site sign people in, count visits or serve scripts.
const READING_HOSTS: [&str; 8] = [
    "weibo.com",
    "www.weibo.com",
    "m.weibo.com",
    "tw.weibo.com",
    "hk.weibo.com",
    "weibo.cn",
    "www.weibo.cn",
    "m.weibo.cn",
];

fn status(address: &Address, path: &[&str]) -> Option<Link> {
    if !READING_HOSTS.contains(&address.host()) {
        return None;
    }
    let id = match path {
        ["status" | "detail", id, ..] => id,
        ["comment" | "repost" | "attitude", id, ..] => id,
        // `/2/detail/` is one of the site's own pages for phones
        [part, "detail", id, ..] if is_number(part, 1..=2) => id,
        [user, id, ..] if is_number(user, 1..=12) && looks_made(id) => id,
        // a name that the user chose can be in the place of the number
        [user, id] if !SECTIONS.contains(user) && looks_made(id) => id,
        _ => return None,
    };
    mid_of(id).map(|mid| post(address, Kind::Note, mid))
}

/// Whether this can be an id: ids contain digits or capitals, the names of the site's sections contain neither.
fn looks_made(id: &str) -> bool {
    id.bytes()
        .any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

fn post(address: &Address, kind: Kind, mid: String) -> Link {
    let video = KnownVideo {
        platform: Platform::Weibo,
        id_name: "mid",
        url: format!("https://m.weibo.cn/detail/{mid}"),
        id: mid,
    };
    Link::with_id(address, kind, video)
}

fn by_fid(address: &Address, fid: String, mid: Option<String>) -> Link {
    let video = KnownVideo {
        platform: Platform::Weibo,
        id_name: "fid",
        url: format!("https://weibo.com/tv/show/{fid}"),
        id: fid,
    };
    let mut link = Link::with_id(address, Kind::Video, video);
    link.keys
        .extend(mid.map(|mid| VideoKey::new(Platform::Weibo, "mid", &mid)));
    link
}

fn kind_of_page(path: &[&str]) -> Kind {
    match path {
        ["u" | "n" | "profile", _, ..] => Kind::Profile,
        ["p", id, ..] if id.starts_with("100505") => Kind::Profile,
        [user] | [user, "profile"] if is_number(user, 5..=12) => Kind::Profile,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::link::{LinkSettings, recognise};

    fn read(url: &str) -> Link {
        recognise(url, &LinkSettings::default()).unwrap_or_else(|why| panic!("{url}: {why:?}"))
    }

    #[test]
    fn pages_of_the_site_itself_are_no_videos() {
        for url in [
            "https://passport.weibo.com/visitor/genvisitor2",
            "https://visitor.passport.weibo.cn/visitor/genvisitor2",
            "https://h5.video.weibo.com/api/component",
            "https://weibo.com/1234567890/superfans",
            "https://weibo.com/1234567890/followers",
        ] {
            assert_eq!(read(url).kind, Kind::Other, "{url}");
        }
    }

    #[test]
    fn a_post_is_found_by_mid_and_by_bid_on_every_host() {
        for url in [
            "https://weibo.com/1234567890/N4xlMvjhI",
            "https://www.weibo.com/1234567890/4910815147462302?from=x#_rnd1",
            "weibo.com/detail/4910815147462302",
            "https://weibo.com/2/detail/4910815147462302",
            "http://m.weibo.cn/status/N4xlMvjhI?jumpfrom=weibocom",
            "https://m.weibo.cn/0/4910815147462302/",
            "https://weibo.cn/1234567890/N4xlMvjhI",
            "https://weibo.cn/comment/N4xlMvjhI?uid=1",
            "https://share.api.weibo.cn/share/3049,4910815147462302.html",
            "https://share.api.weibo.cn/share/0,1.html?weibo_id=4910815147462302",
            "https://weibointl.api.weibo.cn/share/30495.html?weibo_id=4910815147462302",
            "https://tw.weibo.com/SOMEONE/4910815147462302",
            "https://weibo.com/someone/N4xlMvjhI",
        ] {
            let link = read(url);
            assert_eq!(
                link.canonical_id.as_deref(),
                Some("4910815147462302"),
                "{url}"
            );
            assert_eq!(link.kind, Kind::Note);
            assert_eq!(
                link.canonical_url,
                "https://m.weibo.cn/detail/4910815147462302"
            );
            assert_eq!(link.keys[0].0, "weibo:mid:4910815147462302");
        }
    }

    #[test]
    fn a_video_is_found_by_its_fid() {
        for url in [
            "https://weibo.com/tv/show/1034:4797699866951785?from=old",
            "https://weibo.com/tv/show/1034%3A4797699866951785",
            "https://video.weibo.com/show?fid=1034:4797699866951785",
            "http://video.weibo.com/show?fid=1034%3A4797699866951785",
            "https://h5.video.weibo.com/show/1034:4797699866951785",
            "https://m.weibo.cn/s/video/show?object_id=1034:4797699866951785&fromWap=1",
            "https://video.h5.weibo.cn/1034:4797699866951785/4797700463137878",
            "http://weibo.com/tv/v/LEZDodaiW?fid=1034:4797699866951785",
        ] {
            let link = read(url);
            assert_eq!(
                link.canonical_id.as_deref(),
                Some("1034:4797699866951785"),
                "{url}"
            );
            assert_eq!(
                link.canonical_url,
                "https://weibo.com/tv/show/1034:4797699866951785"
            );
        }
    }

    #[test]
    fn a_link_with_fid_and_mid_is_found_under_both() {
        let post = read("https://m.weibo.cn/detail/4797700463137878");
        for url in [
            "https://weibo.com/tv/show/1034:4797699866951785?mid=4797700463137878",
            "https://video.h5.weibo.cn/1034:4797699866951785/4797700463137878",
            "http://weibo.com/tv/v/LEZDodaiW?fid=1034:4797699866951785",
        ] {
            assert!(read(url).is_same_video(&post), "{url}");
        }
        assert!(!read("https://weibo.com/tv/show/1034:4797699866951785").is_same_video(&post));
    }

    #[test]
    fn an_old_video_page_without_fid_is_known_by_its_post() {
        let link = read("https://weibo.com/tv/v/LEZDodaiW?from=vhot");
        assert_eq!(
            (link.kind, link.canonical_id.as_deref()),
            (Kind::Video, Some("4797700463137878"))
        );
    }

    #[test]
    fn short_links_are_kept_for_the_resolver() {
        for (url, code) in [
            ("http://t.cn/A6abcDEF", "weibo:short:A6abcDEF"),
            (
                "https://mapp.api.weibo.cn/fx/0123456789abcdef0123456789abcdef.html",
                "weibo:short:fx/0123456789abcdef0123456789abcdef",
            ),
            (
                "https://weibointl.api.weibo.cn/share/304950.html",
                "weibo:short:share/304950",
            ),
        ] {
            let link = read(url);
            assert_eq!(
                (link.kind, link.short_code.as_deref()),
                (Kind::ShortLink, Some(code)),
                "{url}"
            );
        }
    }

    #[test]
    fn pages_that_are_no_video_are_told_apart() {
        for (url, kind) in [
            ("https://weibo.com/u/1234567890", Kind::Profile),
            ("https://weibo.com/1234567890", Kind::Profile),
            ("https://weibo.com/1234567890/profile", Kind::Profile),
            ("https://weibo.com/n/%E5%A4%A9%E6%B4%A5", Kind::Profile),
            ("https://weibo.com/1234567890/followers", Kind::Other),
            ("https://weibo.com/someone/followers", Kind::Other),
            ("https://m.weibo.cn/p/1005051234567890", Kind::Profile),
            (
                "https://weibo.com/p/100808e1f868bf9980f09ab6908787d7eaf0f0",
                Kind::Other,
            ),
            (
                "https://weibo.com/ttarticle/p/show?id=2309404000000000000000",
                Kind::Other,
            ),
            (
                "https://weibo.com/l/wblive/p/show/1022:2321325026370190442592",
                Kind::Other,
            ),
            ("https://s.weibo.com/weibo?q=x", Kind::Other),
            (
                "https://weibo.com/tv/show/1042:4797699866951785",
                Kind::Other,
            ),
        ] {
            assert_eq!(read(url).kind, kind, "{url}");
        }
    }

    #[test]
    fn the_page_that_forwards_anywhere_is_refused() {
        let result = recognise(
            "https://weibo.cn/sinaurl?u=https%3A%2F%2Fv.douyin.com%2Fx",
            &LinkSettings::default(),
        );
        let host = "weibo.cn".to_owned();
        assert_eq!(result, Err(Refusal::OpenRedirect { host }));
    }
}
