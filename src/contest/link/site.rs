//! What differs from one platform to the next: its hosts, its links, and how it writes topics.

use std::ops::Range;

use super::address::Address;
use super::found::Link;
use super::refusal::Refusal;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// A platform as a site. Hosts are in lower case.
pub(in crate::contest) struct Site {
    pub(in crate::contest) platform: Platform,
    /// Its domains, including subdomains.
    pub(super) domains: &'static [&'static str],
    /// Hosts of it whose neighbours under the same domain are other services.
    pub(super) hosts: &'static [&'static str],
    /// Domains of other services of the same company. They are not the platform, and do not imitate it.
    pub(super) sisters: &'static [&'static str],
    /// Names in its hosts that another host may imitate.
    pub(super) names: &'static [&'static str],
    /// Reads a link of one of its hosts.
    pub(super) read: fn(&Address) -> Result<Link, Refusal>,
    /// How it writes topics.
    pub(in crate::contest) topics: Form,
    /// How its videos are named without a link, if they can be.
    pub(in crate::contest) bare_ids: Option<BareIds>,
}

/// Ids by which people name a video without a link.
pub(in crate::contest) struct BareIds {
    /// The link of a text that is only an id.
    pub(super) read: fn(&str) -> Option<Link>,
    /// Where ids stand by themselves in a text.
    pub(super) find: fn(&str) -> Vec<Range<usize>>,
}
