//! Which video does this link lead to?
//!
//! [`recognise`] reads one link of any of the seven platforms and gives its kind, its canonical
//! id and URL, and every key under which the same work would be found again. A link that we must
//! not follow or do not know is refused with the reason as data.

use serde::{Deserialize, Serialize};

use super::platform::Platform;

/// What a link of a platform leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A video's own page.
    Video,
    /// A post whose link does not tell whether it holds a video (Weibo, 小红书, Bilibili 动态).
    Note,
    /// A picture note (抖音图文).
    Image,
    /// A short link: only a network call tells where it leads.
    ShortLink,
    /// A person's page.
    Profile,
    /// A live room.
    Live,
    /// Anything else of the site: search, articles, music, login pages.
    Other,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 7] = [
        Kind::Video,
        Kind::Note,
        Kind::Image,
        Kind::ShortLink,
        Kind::Profile,
        Kind::Live,
        Kind::Other,
    ];

    /// The name in files and rows: `video`, `short_link` …
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Video => "video",
            Kind::Note => "note",
            Kind::Image => "image",
            Kind::ShortLink => "short_link",
            Kind::Profile => "profile",
            Kind::Live => "live",
            Kind::Other => "other",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.key() == key)
    }

    /// Whether a link of this kind can stand for a work; the other kinds are pages of the site
    /// that no work can be.
    pub const fn can_be_a_work(self) -> bool {
        matches!(
            self,
            Kind::Video | Kind::Note | Kind::Image | Kind::ShortLink
        )
    }
}

/// A key under which one work is found again: platform, name of the id, id, joined by colons,
/// such as `weibo:mid:4910815147462302`. Two links with one key in common lead to the same work.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VideoKey(pub String);

/// A recognised link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The platform that the link's host belongs to.
    pub platform: Platform,
    /// What the link leads to.
    pub kind: Kind,
    /// The platform's id of the work; `None` for short links, pages that are no work, and links
    /// that hold only a session's id.
    pub canonical_id: Option<String>,
    /// The link to show and to compare: made from the id where there is one, else the pasted
    /// link without what does not lead anywhere.
    pub canonical_url: String,
    /// Every key under which the same work would be found again; empty when no id is known.
    pub keys: Vec<VideoKey>,
    /// A short link's code as a key (`douyin:short:iRNBho6u`): two entries with the same code
    /// are the same work, two with different codes may be.
    pub short_code: Option<String>,
    /// The link to open: as it was pasted, tokens included, with a scheme.
    pub pasted: String,
}

/// What of link reading is a matter of configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSettings {
    /// Hosts that count as 津抖云, subdomains included; such a link always needs an organizer's
    /// look, as no public form of its links is known.
    pub jindouyun_hosts: Vec<String>,
}

/// Why a link is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// The text holds no link that could be read.
    NotALink,
    /// The link is longer than any real one.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// A link to a site that is none of the platforms.
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

/// Reads one link. `text` is the link alone, with or without a scheme; white space and the
/// punctuation of a sentence around it do no harm.
pub fn recognise(text: &str, settings: &LinkSettings) -> Result<Link, Refusal> {
    let _ = (text, settings);
    Err(Refusal::NotALink)
}
