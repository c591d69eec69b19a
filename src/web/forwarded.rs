//! The network address that a request came from, also behind proxies.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Once;

use actix_web::HttpRequest;
use actix_web::http::header::{HeaderMap, X_FORWARDED_FOR};
use ipnet::{IpNet, Ipv6Net};

/// The bits of an IPv6 address that one household or one office has.
const NETWORK_BITS: u8 = 64;

/// The address of the person who sent a request; `None` when the connection has none.
///
/// Behind trusted proxies it is the last address in X-Forwarded-For that is not a trusted proxy's. Proxies add at the
/// end, so what a stranger wrote is at the beginning. Nothing before a part that is no address is believed.
#[must_use]
pub fn address_of(request: &HttpRequest, trusted: &[IpNet]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    Some(behind(peer, request.headers(), trusted))
}

fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let lines: Vec<&[u8]> = headers
        .get_all(X_FORWARDED_FOR)
        .map(|line| line.as_bytes())
        .collect();
    let lines = lines.into_iter().rev();
    let mut parts = lines.flat_map(|line| line.rsplit(|byte| *byte == b','));
    let mut address = peer;
    while is_trusted(address, trusted)
        && let Some(named) = parts.next().and_then(read)
    {
        address = named;
    }
    address
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// An address as proxies write it: with or without brackets, quotes and a port.
fn read(part: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(part).ok()?.trim().trim_matches('"');
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let address: Option<IpAddr> = text.parse().ok();
    let address = address.or_else(with_port).or_else(in_brackets);
    address.map(|address| address.to_canonical())
}

/// By what the requests from an address are counted: itself, or its network where one household has a whole network.
#[must_use]
pub fn counted_as(address: Option<IpAddr>) -> String {
    match address {
        None => String::new(),
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => network(address),
    }
}

fn network(address: Ipv6Addr) -> String {
    Ipv6Net::new_assert(address, NETWORK_BITS)
        .trunc()
        .to_string()
}

/// Says once in the log that requests come through a proxy that is not in the settings.
pub fn notice_unknown_proxy(request: &HttpRequest, trusted: &[IpNet]) {
    static SAID: Once = Once::new();
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    let is_unknown = peer.is_some_and(|peer| !is_trusted(peer, trusted));
    if is_unknown && request.headers().contains_key(X_FORWARDED_FOR) {
        SAID.call_once(|| {
            tracing::warn!(
                "requests come with X-Forwarded-For from an address that is not in trusted_proxies: if it is your \
                 proxy, name it there; until then everybody behind it is counted as one visitor"
            );
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn address(peer: &str, lines: &[&[u8]]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            let value = HeaderValue::from_bytes(line).expect("a header's value");
            headers.append(X_FORWARDED_FOR, value);
        }
        let trusted = ["10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7/32"];
        let trusted = trusted.map(|network| network.parse().expect("a network"));
        let peer: IpAddr = peer.parse().expect("an address");
        behind(peer.to_canonical(), &headers, &trusted).to_string()
    }

    #[test]
    fn the_last_address_that_is_not_a_trusted_proxys_counts() {
        for (lines, expected) in [
            (&[] as &[&[u8]], "10.0.0.1"),
            (&[b"203.0.113.5"], "203.0.113.5"),
            (&[b"198.51.100.9, 203.0.113.5"], "203.0.113.5"),
            (&[b"203.0.113.5, 192.0.2.7,10.9.9.9"], "203.0.113.5"),
            (&[b"10.0.0.2"], "10.0.0.2"),
            // several lines are one list
            (&[b"198.51.100.9", b"203.0.113.5"], "203.0.113.5"),
            (&[b"203.0.113.5", b"10.0.0.2"], "203.0.113.5"),
        ] {
            assert_eq!(address("10.0.0.1", lines), expected, "{lines:?}");
        }
        assert_eq!(address("198.51.100.1", &[b"203.0.113.5"]), "198.51.100.1");
        assert_eq!(address("2001:db8:1::5", &[b"203.0.113.5"]), "203.0.113.5");
        assert_eq!(address("::ffff:10.0.0.1", &[b"203.0.113.5"]), "203.0.113.5");
    }

    #[test]
    fn an_address_is_read_with_its_port_brackets_and_quotes() {
        for (part, expected) in [
            (&b"203.0.113.5:4711"[..], "203.0.113.5"),
            (b"[2001:db8::7]:443", "2001:db8::7"),
            (b"[2001:db8::7]", "2001:db8::7"),
            (b"\"[2001:db8::7]:443\"", "2001:db8::7"),
            (b"2001:db8::7", "2001:db8::7"),
            (b" ::ffff:203.0.113.5 ", "203.0.113.5"),
        ] {
            assert_eq!(address("10.0.0.1", &[part]), expected);
        }
    }

    #[test]
    fn nothing_before_what_cannot_be_read_is_believed() {
        for unreadable in ["unknown", "_hidden", "", "203.0.113.256", "é", "1.2.3.4:x"] {
            let line = format!("203.0.113.5, {unreadable}");
            assert_eq!(address("10.0.0.1", &[line.as_bytes()]), "10.0.0.1");
            let line = format!("203.0.113.5, {unreadable}, 10.0.0.2");
            assert_eq!(address("10.0.0.1", &[line.as_bytes()]), "10.0.0.2");
        }
        assert_eq!(address("10.0.0.1", &[b"203.0.113.5, \xff"]), "10.0.0.1");
    }

    #[test]
    fn of_an_ipv6_address_its_network_is_counted() {
        let counted = |text: &str| counted_as(text.parse().ok());
        assert_eq!(counted("203.0.113.5"), "203.0.113.5");
        let home = counted("2001:db8:1:2:3:4:5:6");
        assert_eq!(home, "2001:db8:1:2::/64");
        assert_eq!(counted("2001:db8:1:2:ffff::1"), home);
        assert_ne!(counted("2001:db8:1:3::1"), home);
    }
}
