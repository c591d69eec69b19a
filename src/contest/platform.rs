//! Which platforms does the contest work with, and by what names?
//!
//! The key is what files, rows and forms hold; the order of [`Platform::ALL`] is the order in
//! which the contest's notice names them.

use serde::{Deserialize, Serialize};

/// One of the seven partner platforms (合作平台).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

impl Platform {
    /// All platforms, in the order of the contest's notice.
    pub const ALL: [Platform; 7] = [
        Platform::Douyin,
        Platform::Kuaishou,
        Platform::Weixin,
        Platform::Weibo,
        Platform::Bilibili,
        Platform::Xiaohongshu,
        Platform::Jindouyun,
    ];

    /// The name in files, rows and forms: `douyin`, `kuaishou` …
    pub const fn key(self) -> &'static str {
        match self {
            Platform::Douyin => "douyin",
            Platform::Kuaishou => "kuaishou",
            Platform::Weixin => "weixin",
            Platform::Weibo => "weibo",
            Platform::Bilibili => "bilibili",
            Platform::Xiaohongshu => "xiaohongshu",
            Platform::Jindouyun => "jindouyun",
        }
    }

    /// The platform with this key; `None` for anything else, other spellings included.
    pub fn from_key(key: &str) -> Option<Platform> {
        Platform::ALL.into_iter().find(|p| p.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_is_found_again_by_its_key() {
        for platform in Platform::ALL {
            assert_eq!(Platform::from_key(platform.key()), Some(platform));
            let json = serde_json::to_string(&platform).unwrap();
            assert_eq!(json, format!("\"{}\"", platform.key()));
        }
        assert_eq!(Platform::from_key("Douyin"), None);
        assert_eq!(Platform::from_key(""), None);
    }

    #[test]
    fn the_derived_order_is_the_order_of_the_notice() {
        let mut sorted = Platform::ALL;
        sorted.sort();
        assert_eq!(sorted, Platform::ALL);
    }
}
