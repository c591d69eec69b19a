//! 小红书: which link leads to which video?
//!
//! A note's name is 24 hex digits. The web page opens only with the token of the share, so the pasted link is stored
//! for opening, and the key leaves the token out.

use crate::contest::link::address::Address;
use crate::contest::link::code::is_code;
use crate::contest::link::found::{Kind, KnownVideo, Link, VideoKey};
use crate::contest::link::site::Site;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 小红书
pub(super) const SITE: Site = Site {
    platform: Platform::Xiaohongshu,
    domains: &[
        "xiaohongshu.com",
        "rednote.com",
        "xhslink.com",
        "xhslink.cn",
    ],
    hosts: &[],
    sisters: &[],
    names: &["xiaohongshu", "xhslink", "rednote"],
    read: |address| Ok(recognise(address)),
    topics: Form::Open,
    bare_ids: None,
};

fn recognise(address: &Address) -> Link {
    let path = address.path();
    if is_short_host(address.host()) {
        return short_or_other(address, &path);
    }
    if let Some(id) = note_in_path(&path) {
        return by_note(address, &id);
    }
    let kind = kind_of_page(&path);
    let forwarded = (kind == Kind::Other)
        .then(|| note_in_query(address))
        .flatten();
    Link {
        keys: forwarded
            .map(|id| VideoKey::new(Platform::Xiaohongshu, "note", &id))
            .into_iter()
            .collect(),
        ..Link::page(address, Platform::Xiaohongshu, kind)
    }
}

fn is_short_host(host: &str) -> bool {
    ["xhslink.com", "xhslink.cn"].contains(&host.strip_prefix("www.").unwrap_or(host))
}

/// Codes with different first letters get different keys, since nobody knows whether they are the same.
fn short_or_other(address: &Address, path: &[&str]) -> Link {
    let code = match path {
        [code] if is_code(code, 4..=20, b"") => (*code).to_owned(),
        [letter, code] if letter.len() == 1 && is_code(code, 4..=20, b"") => {
            format!("{letter}/{code}")
        }
        _ => return Link::page(address, Platform::Xiaohongshu, Kind::Other),
    };
    Link::short(address, Platform::Xiaohongshu, &code)
}

fn note_in_path(path: &[&str]) -> Option<String> {
    let id = match path {
        ["explore" | "search_result" | "item", id, ..] => id,
        ["discovery", "item", id, ..] => id,
        ["user", "profile", _, id, ..] => id,
        _ => return None,
    };
    note_id(id)
}

fn note_id(text: &str) -> Option<String> {
    let is_id = text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| text.to_ascii_lowercase())
}

/// Login and error pages contain the note's link in `redirectPath=`.
fn note_in_query(address: &Address) -> Option<String> {
    let query = address.decoded_query();
    let (_, forwarded) = query.split_once("redirectPath=")?;
    let mut pages = ["/explore/", "/discovery/item/"].into_iter();
    pages.find_map(|page| {
        let (_, id) = forwarded.split_once(page)?;
        id.get(..24).and_then(note_id)
    })
}

fn by_note(address: &Address, id: &str) -> Link {
    let video = KnownVideo {
        platform: Platform::Xiaohongshu,
        id_name: "note",
        id: id.to_owned(),
        url: format!("https://www.xiaohongshu.com/explore/{id}"),
    };
    Link::with_id(address, Kind::Note, video)
}

fn kind_of_page(path: &[&str]) -> Kind {
    match path {
        ["user", "profile", _, ..] => Kind::Profile,
        ["livestream" | "live", ..] => Kind::Live,
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
    fn a_note_is_one_post_whatever_its_token() {
        for url in [
            "https://www.xiaohongshu.com/explore/64e9f1e50000000003023b3f?xsec_token=AB=&xsec_source=pc_feed",
            "xiaohongshu.com/discovery/item/64E9F1E50000000003023B3F",
            "https://www.rednote.com/explore/64e9f1e50000000003023b3f",
            "https://www.xiaohongshu.com/user/profile/5af06707db2e600283b2ffd3/64e9f1e50000000003023b3f",
            "https://www.xiaohongshu.com/search_result/64e9f1e50000000003023b3f?xsec_token=CD=",
        ] {
            let link = read(url);
            assert_eq!(link.kind, Kind::Note, "{url}");
            assert_eq!(
                link.canonical_id.as_deref(),
                Some("64e9f1e50000000003023b3f")
            );
            assert_eq!(link.keys[0].0, "xiaohongshu:note:64e9f1e50000000003023b3f");
            assert_eq!(
                link.canonical_url,
                "https://www.xiaohongshu.com/explore/64e9f1e50000000003023b3f"
            );
        }
        let opened =
            read("https://www.xiaohongshu.com/explore/64e9f1e50000000003023b3f?xsec_token=AB=")
                .pasted;
        assert!(opened.ends_with("?xsec_token=AB="));
    }

    #[test]
    fn short_links_are_found_under_every_path() {
        for (url, code) in [
            ("http://xhslink.com/aBcDeF", "xiaohongshu:short:aBcDeF"),
            (
                "http://xhslink.com/a/aBcDeF12，复制本条信息",
                "xiaohongshu:short:a/aBcDeF12",
            ),
            ("xhslink.cn/o/aBcDeF12", "xiaohongshu:short:o/aBcDeF12"),
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
    fn a_login_page_tells_which_note_it_would_lead_to() {
        let link = read(
            "https://www.xiaohongshu.com/404?source=/404/sec_x?redirectPath=https%3A%2F%2Fwww.xiaohongshu.com%2Fdiscovery%2Fitem%2F64e9f1e50000000003023b3f%3Ftype%3Dvideo&error_code=1",
        );
        assert_eq!((link.kind, link.canonical_id), (Kind::Other, None));
        assert_eq!(link.keys[0].0, "xiaohongshu:note:64e9f1e50000000003023b3f");
    }

    #[test]
    fn pages_that_are_no_video_are_told_apart() {
        for (url, kind) in [
            (
                "https://www.xiaohongshu.com/user/profile/5af06707db2e600283b2ffd3?xsec_token=x",
                Kind::Profile,
            ),
            ("https://www.xiaohongshu.com/explore", Kind::Other),
            (
                "https://www.xiaohongshu.com/explore/64e9f1e50000000003023b3",
                Kind::Other,
            ),
            (
                "https://www.xiaohongshu.com/search_result?keyword=x",
                Kind::Other,
            ),
            ("https://xhslink.com/", Kind::Other),
        ] {
            let link = read(url);
            assert_eq!(link.kind, kind, "{url}");
            assert!(link.keys.is_empty());
        }
    }
}
