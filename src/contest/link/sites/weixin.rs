//! 微信视频号: which link leads to which video?
//!
//! A share code (`sph`) and an object id (`oid`) both identify a video, and only 微信 can convert one into the other.
//! `eid` changes with every visit and identifies nothing.

use crate::contest::link::address::Address;
use crate::contest::link::code::{is_code, is_number};
use crate::contest::link::found::{Kind, KnownVideo, Link};
use crate::contest::link::refusal::Refusal;
use crate::contest::link::site::Site;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 微信视频号
pub(super) const SITE: Site = Site {
    platform: Platform::Weixin,
    domains: &["channels.weixin.qq.com"],
    hosts: &["weixin.qq.com"],
    // the owner of this domain owns all hosts below it
    sisters: &["qq.com"],
    names: &["weixin"],
    read: recognise,
    topics: Form::Open,
    bare_ids: None,
};

const BASE_64_URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn recognise(address: &Address) -> Result<Link, Refusal> {
    if address.host() == "weixin.qq.com" {
        return share_page(address);
    }
    let link = match address.path().as_slice() {
        ["finder-preview", "pages", "sph"] => preview(address),
        ["finder-preview" | "web" | "mobile", "pages", "feed"] => feed(address),
        _ => None,
    };
    Ok(link.unwrap_or_else(|| Link::page(address, Platform::Weixin, Kind::Other)))
}

/// weixin.qq.com serves all of 微信; only `/sph/` belongs to 视频号.
fn share_page(address: &Address) -> Result<Link, Refusal> {
    match address.path().as_slice() {
        ["sph", code] if is_share_code(code) => Ok(by_share_code(address, code)),
        _ => Err(Refusal::OtherSite {
            host: address.host().to_owned(),
        }),
    }
}

fn preview(address: &Address) -> Option<Link> {
    let code = address.value("id").filter(|code| is_share_code(code))?;
    Some(by_share_code(address, &code))
}

fn is_share_code(code: &str) -> bool {
    is_code(code, 6..=12, b"")
}

fn by_share_code(address: &Address, code: &str) -> Link {
    let video = KnownVideo {
        platform: Platform::Weixin,
        id_name: "sph",
        id: code.to_owned(),
        url: format!("https://weixin.qq.com/sph/{code}"),
    };
    Link::with_id(address, Kind::Video, video)
}

fn feed(address: &Address) -> Option<Link> {
    if let Some(object) = address.value("oid").and_then(|oid| object_id(&oid)) {
        return Some(by_object(address, object));
    }
    address.value("eid").filter(|eid| !eid.is_empty())?;
    Some(Link {
        canonical_url: address.pasted(),
        ..Link::page(address, Platform::Weixin, Kind::Video)
    })
}

fn by_object(address: &Address, object: u64) -> Link {
    let oid = encode_object(object);
    let video = KnownVideo {
        platform: Platform::Weixin,
        id_name: "oid",
        id: object.to_string(),
        url: format!("https://channels.weixin.qq.com/web/pages/feed?oid={oid}"),
    };
    Link {
        canonical_id: Some(format!("oid:{object}")),
        ..Link::with_id(address, Kind::Video, video)
    }
}

/// The object id: decimal, or eight bytes, highest first, in base64url without padding.
fn object_id(oid: &str) -> Option<u64> {
    let oid = oid.trim_end_matches('=');
    if is_number(oid, 15..=20) {
        return oid.parse().ok();
    }
    if oid.len() != 11 {
        return None;
    }
    let bits = oid.bytes().try_fold(0_u128, |bits, byte| {
        let six = BASE_64_URL.iter().position(|letter| *letter == byte)?;
        Some(bits << 6 | six as u128)
    })?;
    // eleven characters hold 66 bits; the last two are padding
    u64::try_from(bits >> 2).ok()
}

fn encode_object(object: u64) -> String {
    let bits = u128::from(object) << 2;
    (0..11)
        .rev()
        .map(|place| BASE_64_URL[(bits >> (place * 6) & 63) as usize] as char)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::link::{LinkSettings, recognise};

    fn read(url: &str) -> Link {
        recognise(url, &LinkSettings::default()).unwrap()
    }

    #[test]
    fn the_share_page_and_the_page_it_forwards_to_are_one_video() {
        let share = read("https://weixin.qq.com/sph/AbCdEfGhIj#x");
        let preview = read("channels.weixin.qq.com/finder-preview/pages/sph?id=AbCdEfGhIj&from=x");
        assert_eq!(share.canonical_url, "https://weixin.qq.com/sph/AbCdEfGhIj");
        assert_eq!(share.canonical_id.as_deref(), Some("AbCdEfGhIj"));
        assert_eq!(share.kind, Kind::Video);
        assert!(share.is_same_video(&preview));
    }

    #[test]
    fn object_ids_are_read_and_written() {
        for (oid, object) in [
            ("zpu6HctPGGM", 14_887_697_630_331_082_851),
            ("z4lFRwCKGX4", 14_954_560_208_914_487_678),
            ("SuZgeu3RR6A", 5_397_107_284_542_310_304),
        ] {
            assert_eq!(object_id(oid), Some(object));
            assert_eq!(encode_object(object), oid);
        }
        for oid in ["", "zpu6HctPGG", "zpu6HctPGG!", "99999999999999999999"] {
            assert_eq!(object_id(oid), None, "{oid}");
        }
    }

    #[test]
    fn a_feed_link_is_known_by_its_object_and_not_by_its_session() {
        let feed = read("https://channels.weixin.qq.com/web/pages/feed?oid=zpu6HctPGGM&nid=n");
        assert_eq!(
            feed.canonical_id.as_deref(),
            Some("oid:14887697630331082851")
        );
        assert_eq!(feed.keys[0].0, "weixin:oid:14887697630331082851");
        assert!(feed.is_same_video(&read(&feed.canonical_url)));
        let session = read(
            "https://channels.weixin.qq.com/finder-preview/pages/feed?token=t&eid=export%2FUzFf",
        );
        assert_eq!((session.kind, session.canonical_id), (Kind::Video, None));
        assert!(session.keys.is_empty());
    }

    #[test]
    fn other_pages_of_weixin_are_no_video() {
        let other = read("https://channels.weixin.qq.com/platform/post/list");
        assert_eq!(other.kind, Kind::Other);
        assert_eq!(
            read("https://channels.weixin.qq.com/web/pages/feed").kind,
            Kind::Other
        );
        for url in [
            "https://weixin.qq.com/",
            "https://weixin.qq.com/sph/A/x",
            "https://weixin.qq.com/r/AbCdEfGhIj",
        ] {
            let host = "weixin.qq.com".to_owned();
            let result = recognise(url, &LinkSettings::default());
            assert_eq!(result, Err(Refusal::OtherSite { host }), "{url}");
        }
    }
}
