//! The platforms, a file for each, and the table through which everything that differs between them is reached.

mod bilibili;
mod bv;
mod douyin;
mod jindouyun;
mod kuaishou;
mod mid;
mod weibo;
mod weixin;
mod xiaohongshu;

use super::site::Site;
use crate::contest::platform::Platform;
pub use bv::{av_to_bv, bv_to_av};
pub use mid::{bid_to_mid, mid_to_bid};

/// Every platform, in the order of [`Platform::ALL`].
pub(in crate::contest) const SITES: [&Site; Platform::ALL.len()] = [
    &douyin::SITE,
    &kuaishou::SITE,
    &weixin::SITE,
    &weibo::SITE,
    &bilibili::SITE,
    &xiaohongshu::SITE,
    &jindouyun::SITE,
];

/// What is different on this platform.
pub(in crate::contest) fn site(platform: Platform) -> &'static Site {
    SITES[platform as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_has_its_own_line() {
        assert_eq!(SITES.map(|site| site.platform), Platform::ALL);
    }
}
