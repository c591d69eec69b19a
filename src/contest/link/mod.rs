//! Which video does this link lead to?
//!
//! [`recognise`] reads one link of any of the seven platforms and returns its kind, its canonical id and URL, and every
//! key by which the same video can be found again. A link that is unknown, or that the program must not follow, is
//! refused with the reason as data.

mod address;
mod bilibili;
mod bv;
mod douyin;
mod host;
mod jindouyun;
mod kuaishou;
mod mid;
mod scan;
mod weibo;
mod weixin;
mod xiaohongshu;

use serde::{Deserialize, Serialize};

use super::key::keyed;
use super::platform::Platform;
use address::Address;

pub use bv::{av_to_bv, bv_to_av};
pub use mid::{bid_to_mid, mid_to_bid};
pub(super) use scan::find_bare_bv;
pub use scan::{Candidate, find_links};

/// The kind of page to which a link of a platform leads.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// A video's own page.
    Video,
    /// A post whose link does not tell whether it holds a video (Weibo, 小红书, Bilibili 动态).
    Note,
    /// A picture note (抖音图文).
    Image,
    /// A short link; only a network request tells where it leads.
    ShortLink,
    /// A person's page.
    Profile,
    /// A live room.
    Live,
    /// Anything else of the site: search, articles, music, login pages.
    Other,
}

keyed!(Kind);

impl Kind {
    /// Whether a link of this kind can be a video's; the other kinds are pages of the site that cannot be a video.
    pub const fn can_be_an_entry(self) -> bool {
        matches!(
            self,
            Kind::Video | Kind::Note | Kind::Image | Kind::ShortLink
        )
    }
}

/// A key that identifies a video: platform, name of the id, and id, joined by colons, such as
/// `weibo:mid:4910815147462302`. Two links with one key in common lead to the same video.
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
    /// The platform's id of the video; `None` for short links, pages that are not a video, and links that contain only
    /// a session's id.
    pub canonical_id: Option<String>,
    /// The link to show and to compare: made from the id if there is one, else the pasted link without the parts that
    /// do not matter.
    pub canonical_url: String,
    /// Every key by which the same video can be found again; empty if no id is known.
    pub keys: Vec<VideoKey>,
    /// A short link's code (`douyin:short:iRNBho6u`). Two entries with the same code are probably one video; two with
    /// different codes may also be one.
    pub short_code: Option<String>,
    /// The link to open, as it was pasted, with a scheme and its tokens.
    pub pasted: String,
}

/// The configurable part of link reading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSettings {
    /// Hosts that count as 津抖云, including subdomains. An organizer must look at such a link, since the form of its
    /// links is not public.
    pub jindouyun_hosts: Vec<String>,
}

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

/// Reads one link. `text` is only the link, with or without a scheme; white space and the punctuation of a sentence
/// around it are ignored. Pages of a platform that cannot be a video (profile, live, other) are recognised, too; the
/// checks of an entry refuse them.
pub fn recognise(text: &str, settings: &LinkSettings) -> Result<Link, Refusal> {
    if let Some(link) = bilibili::from_bare_id(text) {
        return Ok(link);
    }
    let address = Address::read(text)?;
    match host::platform_of(address.host(), settings) {
        Some(platform) => {
            address.refuse_port()?;
            recognise_on(platform, &address)
        }
        None => Err(host::refusal_of(address.host(), settings)),
    }
}

impl VideoKey {
    /// The key of `id`, which this platform calls `name`.
    pub fn new(platform: Platform, name: &str, id: &str) -> VideoKey {
        VideoKey(format!("{}:{name}:{id}", platform.key()))
    }
}

impl Link {
    /// Whether the link can be a video's. Every page of a 津抖云 host can, since the form of its video links is not known;
    /// an organizer looks at each.
    pub fn can_be_an_entry(&self) -> bool {
        self.kind.can_be_an_entry()
            || (self.platform == Platform::Jindouyun && !self.keys.is_empty())
    }

    /// Whether both links certainly lead to the same video: they have a key or the short code in common.
    pub fn is_same_video(&self, other: &Link) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
            || (self.short_code.is_some() && self.short_code == other.short_code)
    }

    fn page(address: &Address, platform: Platform, kind: Kind) -> Link {
        Link {
            platform,
            kind,
            canonical_id: None,
            canonical_url: address.without_query(),
            keys: Vec::new(),
            short_code: None,
            pasted: address.pasted(),
        }
    }

    fn short(address: &Address, platform: Platform, code: &str) -> Link {
        Link {
            canonical_url: address.tidy(),
            short_code: Some(format!("{}:short:{code}", platform.key())),
            ..Link::page(address, platform, Kind::ShortLink)
        }
    }

    fn work(address: &Address, kind: Kind, work: Work) -> Link {
        Link {
            platform: work.platform,
            kind,
            keys: vec![VideoKey::new(work.platform, work.id_name, &work.id)],
            canonical_id: Some(work.id),
            canonical_url: work.url,
            short_code: None,
            pasted: address.pasted(),
        }
    }
}

/// A video whose id is known: the id, the id's name in keys, and the URL made from the id.
struct Work {
    platform: Platform,
    id_name: &'static str,
    id: String,
    url: String,
}

fn recognise_on(platform: Platform, address: &Address) -> Result<Link, Refusal> {
    match platform {
        Platform::Douyin => Ok(douyin::recognise(address)),
        Platform::Kuaishou => Ok(kuaishou::recognise(address)),
        Platform::Weixin => weixin::recognise(address),
        Platform::Weibo => weibo::recognise(address),
        Platform::Bilibili => Ok(bilibili::recognise(address)),
        Platform::Xiaohongshu => Ok(xiaohongshu::recognise(address)),
        Platform::Jindouyun => Ok(jindouyun::recognise(address)),
    }
}

/// Whether `text` consists of ASCII letters and digits and the bytes of `also`, with a length in this range.
fn is_code(text: &str, length: std::ops::RangeInclusive<usize>, also: &[u8]) -> bool {
    length.contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || also.contains(&byte))
}

/// Whether `text` consists of decimal digits, with a length in this range.
fn is_number(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
