//! What a request says about the device it came from, in the short form in which sessions keep it.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;

use crate::lang::Phrase;

/// Browsers by a mark in what they say of themselves. The first mark that is found counts, since most browsers name
/// others as well.
const BROWSERS: [(&str, &str); 12] = [
    ("MicroMessenger", "wechat"),
    ("QQBrowser", "qq"),
    ("UCBrowser", "uc"),
    ("HuaweiBrowser", "huawei"),
    ("MiuiBrowser", "xiaomi"),
    ("SamsungBrowser", "samsung"),
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("Firefox/", "firefox"),
    ("FxiOS/", "firefox"),
    ("Chrome/", "chrome"),
    ("Safari/", "safari"),
];

/// Systems in the same way.
const SYSTEMS: [(&str, &str); 8] = [
    ("OpenHarmony", "harmony"),
    ("HarmonyOS", "harmony"),
    ("Android", "android"),
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Windows", "windows"),
    ("Mac OS X", "macos"),
    ("Linux", "linux"),
];

const OTHER: &str = "other";

/// The keys of a request's browser and system: `firefox windows`.
#[must_use]
pub fn of_request(request: &HttpRequest) -> String {
    let said = request.headers().get(USER_AGENT);
    device(said.and_then(|said| said.to_str().ok()).unwrap_or_default())
}

fn device(said: &str) -> String {
    let key = |marks: &[(&str, &'static str)]| {
        let found = marks.iter().find(|(mark, _)| said.contains(mark));
        found.map_or(OTHER, |(_, key)| key)
    };
    format!("{} {}", key(&BROWSERS), key(&SYSTEMS))
}

/// A stored device in words.
#[must_use]
pub fn phrase(stored: &str) -> Phrase {
    let (browser, system) = stored.split_once(' ').unwrap_or((OTHER, OTHER));
    let named = |kind: &str, key: &str| {
        let named = Phrase::new(format!("{kind}-{key}"));
        match named.is_known() {
            true => named,
            false => Phrase::new(format!("{kind}-{OTHER}")),
        }
    };
    Phrase::new("device")
        .with("browser", named("browser", browser))
        .with("system", named("system", system))
}

/// A network address without the part that tells the devices of one network apart: `203.0.113.*`, `2001:db8:85a3::*`.
#[must_use]
pub fn shortened(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.*")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{}*", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_device_is_named_by_its_browser_and_its_system() {
        for (said, key) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
                "edge windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
                "chrome windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
                "safari macos",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50",
                "wechat iphone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; 23127PN0CC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/118.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.6",
                "xiaomi android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "firefox linux",
            ),
            ("curl/8.5.0", "other other"),
            ("", "other other"),
        ] {
            assert_eq!(device(said), key, "{said}");
        }
    }

    #[test]
    fn every_device_has_a_name_in_every_language() {
        let browsers = BROWSERS.iter().map(|(_, key)| *key).chain([OTHER]);
        for browser in browsers {
            for system in SYSTEMS.iter().map(|(_, key)| *key).chain([OTHER]) {
                let named = phrase(&format!("{browser} {system}"));
                assert_eq!(named.key(), "device");
                for lang in Lang::ALL {
                    let words = lang.word(&named);
                    assert!(!words.contains('⟦'), "{words}");
                    let other = lang.word(&Phrase::new("browser-other"));
                    assert_eq!(words.contains(&other), browser == OTHER, "{words}");
                }
            }
        }
        for odd in ["", "netscape beos", "one", "edge"] {
            assert!(!Lang::Zh.word(&phrase(odd)).contains('⟦'), "{odd}");
        }
    }

    #[test]
    fn an_address_is_shortened_to_its_network() {
        for (whole, short) in [
            ("203.0.113.77", "203.0.113.*"),
            ("2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::*"),
            ("::ffff:203.0.113.77", "203.0.113.*"),
            ("::1", "::*"),
        ] {
            assert_eq!(shortened(whole.parse().expect("an address")), short);
        }
    }
}
