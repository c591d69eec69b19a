//! Which platform does a host belong to, and which hosts only look as if they did?
//!
//! A host belongs to a platform if it is one of the platform's domains or a subdomain of one. Every other host is
//! refused; if it imitates a platform, the refusal says which.

use super::{LinkSettings, Refusal};
use crate::contest::platform::Platform;

/// Domains of the platforms, their subdomains included.
const DOMAINS: &[(&str, Platform)] = &[
    ("douyin.com", Platform::Douyin),
    ("iesdouyin.com", Platform::Douyin),
    ("kuaishou.com", Platform::Kuaishou),
    ("kuaishou.cn", Platform::Kuaishou),
    ("kuaishouapp.com", Platform::Kuaishou),
    ("gifshow.com", Platform::Kuaishou),
    ("chenzhongtech.com", Platform::Kuaishou),
    ("chenzhongtech.cn", Platform::Kuaishou),
    ("channels.weixin.qq.com", Platform::Weixin),
    ("weibo.com", Platform::Weibo),
    ("weibo.cn", Platform::Weibo),
    ("bilibili.com", Platform::Bilibili),
    ("b23.tv", Platform::Bilibili),
    ("bili2233.cn", Platform::Bilibili),
    ("bili22.cn", Platform::Bilibili),
    ("bili23.cn", Platform::Bilibili),
    ("bili33.cn", Platform::Bilibili),
    ("xiaohongshu.com", Platform::Xiaohongshu),
    ("rednote.com", Platform::Xiaohongshu),
    ("xhslink.com", Platform::Xiaohongshu),
    ("xhslink.cn", Platform::Xiaohongshu),
];

/// Hosts that belong to a platform although their neighbours under the same domain do not.
const EXACT: &[(&str, Platform)] = &[
    ("weixin.qq.com", Platform::Weixin),
    ("t.cn", Platform::Weibo),
];

/// Other services of the same companies (绿洲, Bilibili abroad), which are not platforms of the contest.
const SISTERS: &[&str] = &[
    "oasis.weibo.cn",
    "oasis.weibo.com",
    "bilibili.tv",
    "biliintl.com",
];

/// Tencent owns every host under this domain, so none of them imitates 微信.
const TENCENT: &str = "qq.com";

/// Names that a host may imitate (douyin, bilibili …), in the form that [`skeleton`] gives.
const BRANDS: &[(&str, Platform)] = &[
    ("douyln", Platform::Douyin),
    ("lesdouyln", Platform::Douyin),
    ("kualshou", Platform::Kuaishou),
    ("glfshow", Platform::Kuaishou),
    ("chenzhongtech", Platform::Kuaishou),
    ("welxln", Platform::Weixin),
    ("welbo", Platform::Weibo),
    ("blllblll", Platform::Bilibili),
    ("b23", Platform::Bilibili),
    ("xlaohongshu", Platform::Xiaohongshu),
    ("xhsllnk", Platform::Xiaohongshu),
    ("rednote", Platform::Xiaohongshu),
];

/// The platform to which a host belongs. The host is in lower case, without a final dot.
pub(super) fn platform_of(host: &str, settings: &LinkSettings) -> Option<Platform> {
    if SISTERS.iter().any(|sister| is_below(host, sister)) {
        return None;
    }
    let exact = EXACT.iter().find(|(name, _)| host == *name);
    exact
        .or_else(|| DOMAINS.iter().find(|(domain, _)| is_below(host, domain)))
        .map(|(_, platform)| *platform)
        .or_else(|| is_jindouyun(host, settings).then_some(Platform::Jindouyun))
}

/// Why a host that belongs to no platform is refused.
pub(super) fn refusal_of(host: &str, settings: &LinkSettings) -> Refusal {
    let host = host.to_owned();
    match imitated(&host, settings) {
        Some(of) => Refusal::LookAlike { host, of },
        None => Refusal::OtherSite { host },
    }
}

/// The platform that a foreign host imitates: by its domain in the middle (`douyin.com.evil.example`), its name between
/// hyphens, or its name in similar letters.
pub(super) fn imitated(host: &str, settings: &LinkSettings) -> Option<Platform> {
    let mut honest = SISTERS.iter().chain([&TENCENT]);
    if honest.any(|domain| is_below(host, domain)) {
        return None;
    }
    let known = DOMAINS.iter().chain(EXACT);
    known
        .filter(|(domain, _)| holds_labels(host, domain))
        .map(|(_, platform)| *platform)
        .next()
        .or_else(|| imitated_brand(host))
        .or_else(|| holds_jindouyun(host, settings).then_some(Platform::Jindouyun))
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn is_jindouyun(host: &str, settings: &LinkSettings) -> bool {
    configured(settings).any(|domain| is_below(host, &domain))
}

fn holds_jindouyun(host: &str, settings: &LinkSettings) -> bool {
    configured(settings).any(|domain| holds_labels(host, &domain))
}

fn configured(settings: &LinkSettings) -> impl Iterator<Item = String> + '_ {
    let hosts = settings.jindouyun_hosts.iter();
    hosts
        .map(|host| host.trim().trim_matches('.').to_ascii_lowercase())
        .filter(|host| !host.is_empty())
}

/// Whether the host contains `domain` as whole labels.
fn holds_labels(host: &str, domain: &str) -> bool {
    let fits = host.len() > domain.len();
    let mut places = fits
        .then(|| host.match_indices(domain))
        .into_iter()
        .flatten();
    places.any(|(at, _)| {
        let end = at + domain.len();
        (at == 0 || host.as_bytes()[at - 1] == b'.')
            && (end == host.len() || host.as_bytes()[end] == b'.')
    })
}

fn imitated_brand(host: &str) -> Option<Platform> {
    // the last label is a top-level domain, which nobody reads as a brand
    let (names, _) = host.rsplit_once('.')?;
    names
        .split(['.', '-'])
        .map(|name| name.strip_prefix("www").unwrap_or(name))
        .filter(|name| name.len() >= 3)
        .find_map(|name| brand_like(&skeleton(name)))
}

fn brand_like(name: &str) -> Option<Platform> {
    let mut brands = BRANDS.iter();
    brands
        .find(|(brand, _)| *brand == name)
        .map(|(_, platform)| *platform)
}

/// A name in which letters that look alike are replaced by the same letter.
fn skeleton(name: &str) -> String {
    name.replace("rn", "m")
        .replace("vv", "w")
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | 'i' | 'j' => 'l',
            '5' => 's',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> LinkSettings {
        LinkSettings {
            jindouyun_hosts: vec!["Video.Example".into(), "  ".into()],
        }
    }

    #[test]
    fn a_host_belongs_to_its_platform_with_all_subdomains() {
        for (host, platform) in [
            ("douyin.com", Platform::Douyin),
            ("jingxuan.douyin.com", Platform::Douyin),
            ("any.m.chenzhongtech.com", Platform::Kuaishou),
            ("weixin.qq.com", Platform::Weixin),
            ("channels.weixin.qq.com", Platform::Weixin),
            ("t.cn", Platform::Weibo),
            ("www.rednote.com", Platform::Xiaohongshu),
            ("bili33.cn", Platform::Bilibili),
            ("a.video.example", Platform::Jindouyun),
        ] {
            assert_eq!(platform_of(host, &settings()), Some(platform), "{host}");
        }
    }

    #[test]
    fn neighbours_of_a_platform_do_not_belong_to_it() {
        for host in [
            "qq.com",
            "mp.weixin.qq.com",
            "a.t.cn",
            "m.oasis.weibo.cn",
            "bilibili.tv",
        ] {
            assert_eq!(platform_of(host, &settings()), None, "{host}");
        }
        assert_eq!(platform_of("video.example", &LinkSettings::default()), None);
    }

    #[test]
    fn imitations_are_named_with_the_platform_that_they_imitate() {
        for (host, of) in [
            ("douyin.com.evil.example", Platform::Douyin),
            ("evil-douyin.com", Platform::Douyin),
            ("d0uyin.com", Platform::Douyin),
            ("www.bilibiii.com", Platform::Bilibili),
            ("xiaohongshu.com.cn", Platform::Xiaohongshu),
            ("t.cn.evil.example", Platform::Weibo),
            ("vveibo.com", Platform::Weibo),
            ("wwwdouyin.com", Platform::Douyin),
            ("video.example.evil.test", Platform::Jindouyun),
        ] {
            assert_eq!(platform_of(host, &settings()), None, "{host}");
            let host = host.to_owned();
            let expected = Refusal::LookAlike {
                host: host.clone(),
                of,
            };
            assert_eq!(refusal_of(&host, &settings()), expected);
        }
    }

    #[test]
    fn every_name_of_a_platform_is_guarded() {
        for (domain, platform) in DOMAINS
            .iter()
            .filter(|(domain, _)| domain.ends_with(".com"))
        {
            let name = domain.trim_end_matches(".com").rsplit('.').next().unwrap();
            if !["qq", "kuaishouapp"].contains(&name) {
                let host = format!("my-{name}.example");
                assert_eq!(imitated(&host, &settings()), Some(*platform), "{host}");
            }
        }
    }

    #[test]
    fn other_sites_are_not_called_imitations() {
        for host in [
            "youtu.be",
            "mp.weixin.qq.com",
            "m.oasis.weibo.cn",
            "www.tiktok.com",
            "biliintl.com",
            "localhost",
            "10.0.0.1",
        ] {
            let refusal = Refusal::OtherSite { host: host.into() };
            assert_eq!(refusal_of(host, &settings()), refusal);
        }
    }
}
