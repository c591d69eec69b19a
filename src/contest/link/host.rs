//! Which platform does a host belong to, and which hosts only look as if they did?
//!
//! A host belongs to a platform if it is one of the platform's domains or lies below one. Every other host is refused;
//! the refusal names the platform that a host imitates.

use std::sync::LazyLock;

use super::refusal::Refusal;
use super::settings::LinkSettings;
use super::site::Site;
use super::sites::{SITES, site};
use crate::contest::platform::Platform;

/// Names that a host may imitate, as [`skeleton`] writes them.
static NAMES: LazyLock<Vec<(String, Platform)>> = LazyLock::new(|| {
    let names = SITES.iter().flat_map(|site| {
        let names = site.names.iter();
        names.map(|name| (skeleton(name), site.platform))
    });
    names.collect()
});

/// The platform to which a host belongs. The host is in lower case, without a final dot.
pub(super) fn site_of(host: &str, settings: &LinkSettings) -> Option<&'static Site> {
    let known = SITES.iter().find(|site| {
        let mut domains = site.domains.iter();
        let is_own = |domain: &&str| is_below(host, domain) && !is_sister(site, host, domain);
        site.hosts.contains(&host) || domains.any(is_own)
    });
    known.copied().or_else(|| {
        let mut added = added(settings);
        added.find_map(|(domain, platform)| is_below(host, &domain).then(|| site(platform)))
    })
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
    let mut honest = SITES.iter().flat_map(|site| site.sisters);
    if honest.any(|domain| is_below(host, domain)) {
        return None;
    }
    let holds = |site: &&&Site| {
        let mut known = site.domains.iter().chain(site.hosts);
        known.any(|domain| holds_labels(host, domain))
    };
    let mut added = added(settings);
    SITES
        .iter()
        .find(holds)
        .map(|site| site.platform)
        .or_else(|| imitated_name(host))
        .or_else(|| {
            added.find_map(|(domain, platform)| holds_labels(host, &domain).then_some(platform))
        })
}

/// Whether the host belongs to another service below this domain of the platform.
fn is_sister(site: &Site, host: &str, domain: &str) -> bool {
    let mut below = site
        .sisters
        .iter()
        .filter(|sister| is_below(sister, domain));
    below.any(|sister| is_below(host, sister))
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The domains of the contest's definition.
fn added(settings: &LinkSettings) -> impl Iterator<Item = (String, Platform)> + '_ {
    let hosts = settings.hosts.iter();
    hosts
        .map(|(platform, host)| {
            (
                host.trim().trim_matches('.').to_ascii_lowercase(),
                *platform,
            )
        })
        .filter(|(host, _)| !host.is_empty())
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

fn imitated_name(host: &str) -> Option<Platform> {
    // the last label is a top-level domain, which nobody reads as a name
    let (names, _) = host.rsplit_once('.')?;
    names
        .split(['.', '-'])
        .map(|name| name.strip_prefix("www").unwrap_or(name))
        .filter(|name| name.len() >= 3)
        .find_map(|name| platform_like(&skeleton(name)))
}

fn platform_like(skeleton: &str) -> Option<Platform> {
    let mut names = NAMES.iter();
    names
        .find(|(name, _)| name == skeleton)
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
        let hosts = ["Video.Example", "  "];
        LinkSettings {
            hosts: hosts.map(|host| (Platform::Jindouyun, host.into())).into(),
        }
    }

    fn platform_of(host: &str) -> Option<Platform> {
        site_of(host, &settings()).map(|site| site.platform)
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
            assert_eq!(platform_of(host), Some(platform), "{host}");
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
            assert_eq!(platform_of(host), None, "{host}");
        }
        assert!(site_of("video.example", &LinkSettings::default()).is_none());
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
            assert_eq!(platform_of(host), None, "{host}");
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
        for site in SITES {
            for domain in site
                .domains
                .iter()
                .filter(|domain| domain.ends_with(".com"))
            {
                let name = domain.trim_end_matches(".com").rsplit('.').next().unwrap();
                if !["qq", "kuaishouapp"].contains(&name) {
                    let host = format!("my-{name}.example");
                    let of = imitated(&host, &settings());
                    assert_eq!(of, Some(site.platform), "{host}");
                }
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
