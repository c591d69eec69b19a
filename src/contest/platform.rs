//! The contest's partner platforms, in the order in which its notice names them.

use strum::{IntoStaticStr, VariantArray};

use super::key::keyed;

/// One of the seven partner platforms (合作平台).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Platform {
    /// 抖音
    Douyin,
    /// 快手
    Kuaishou,
    /// 微信视频号
    Weixin,
    /// 新浪微博
    Weibo,
    /// 哔哩哔哩
    Bilibili,
    /// 小红书
    Xiaohongshu,
    /// 津抖云
    Jindouyun,
}

keyed!(Platform);

impl Platform {
    /// Whether no public form of its video links is known, so that any page of it may be a video.
    #[must_use]
    pub fn hides_its_videos(self) -> bool {
        self == Platform::Jindouyun
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_derived_order_is_the_order_of_the_notice() {
        let mut sorted = Platform::ALL;
        sorted.sort();
        assert_eq!(sorted, Platform::ALL);
    }
}
