//! To which addresses may the program connect? Only to public ones, checked when it connects.
//!
//! The checked addresses are the ones to which it connects. So nothing is gained by a name that resolves to a public
//! address when it is checked and to a private one when it is used (DNS rebinding).

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Returns the addresses of a name; port 0 stands for the scheme's own port.
type Lookup = dyn Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync;
/// Whether the program may connect to an address.
type Allowed = dyn Fn(SocketAddr) -> bool + Send + Sync;

/// How names are resolved, and which addresses may be used.
#[derive(Clone)]
pub struct Addresses {
    lookup: Arc<Lookup>,
    allowed: Arc<Allowed>,
}

impl Addresses {
    /// Names as the machine resolves them, and only public addresses.
    #[must_use]
    pub fn public() -> Self {
        let lookup = |name: &str| Ok((name, 0).to_socket_addrs()?.collect());
        Self::by(lookup, |address| is_public(address.ip()))
    }

    /// Names as `lookup` resolves them, and only the addresses that `allowed` accepts.
    pub fn by(
        lookup: impl Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync + 'static,
        allowed: impl Fn(SocketAddr) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self {
            lookup: Arc::new(lookup),
            allowed: Arc::new(allowed),
        }
    }

    /// The addresses of a name to which the program may connect.
    fn of(&self, name: &str) -> io::Result<Vec<SocketAddr>> {
        let mut addresses = (self.lookup)(name)?;
        addresses.retain(|address| (self.allowed)(*address));
        match addresses.is_empty() {
            true => Err(io::Error::other("no address that may be connected to")),
            false => Ok(addresses),
        }
    }
}

/// Gives the HTTP client these addresses when it resolves a name.
pub(super) struct Guarded(pub(super) Addresses);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let addresses = self.0.clone();
        Box::pin(async move {
            let look = move || addresses.of(name.as_str());
            let found = tokio::task::spawn_blocking(look).await??;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether an address belongs to the open internet. Addresses of this machine, of local networks, of documentation, of
/// translation between IPv4 and IPv6, and reserved ones do not (IANA's registries of special addresses).
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_public_v4(mapped),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127 | 224..=255, _, _)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
    );
    !special
}

/// Whether an IPv6 address is public: only 2000::/3 is in use, and parts of it do not lead to the open internet.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let global = (0x2000..=0x3fff).contains(&a);
    let special = matches!(
        (a, b),
        (0x2001, 0x0000..=0x01ff | 0x0db8) | (0x2002 | 0x3fff, _)
    );
    global && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_private_and_reserved_addresses_are_not_public() {
        for address in [
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.1.1",
            "64:ff9b::7f00:1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
            "3fff::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn addresses_of_the_open_internet_are_public() {
        for address in [
            "1.1.1.1",
            "100.63.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "223.5.5.5",
            "2400:3200::1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_name_with_one_address_that_may_be_used_keeps_only_that() {
        let both = |_: &str| {
            Ok(vec![
                "10.0.0.1:0".parse().unwrap(),
                "1.1.1.1:0".parse().unwrap(),
            ])
        };
        let addresses = Addresses::by(both, |address| is_public(address.ip()));
        assert_eq!(
            addresses.of("v.douyin.com").unwrap(),
            ["1.1.1.1:0".parse().unwrap()]
        );
        let private = |_: &str| Ok(vec!["10.0.0.1:0".parse().unwrap()]);
        assert!(
            Addresses::by(private, |address| is_public(address.ip()))
                .of("x")
                .is_err()
        );
    }
}
