//! Why a link is not taken.

use serde::{Deserialize, Serialize};

use crate::contest::platform::Platform;

/// Why a link is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// The text contains no readable link.
    NotALink,
    /// The link is longer than any real one.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// A link to a site that is not one of the platforms.
    OtherSite {
        /// The site's host.
        host: String,
    },
    /// A host made to look like a platform's.
    LookAlike {
        /// The host as written.
        host: String,
        /// The platform that it imitates.
        of: Platform,
    },
    /// A user name before the host (`https://www.douyin.com@evil.example/`).
    UserInfo {
        /// The host that the link really leads to.
        host: String,
    },
    /// A host in punycode or with letters outside ASCII.
    Punycode {
        /// The host in its ASCII form.
        host: String,
    },
    /// A port that is not the scheme's own.
    Port {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// A page that forwards to any site (`weibo.cn/sinaurl?u=`).
    OpenRedirect {
        /// The host that forwards.
        host: String,
    },
    /// A scheme other than http and https.
    Scheme {
        /// The scheme in lower case.
        scheme: String,
    },
}
