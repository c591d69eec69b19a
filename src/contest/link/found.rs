//! What a link leads to: its kind, and the video that it names.

use serde::{Deserialize, Serialize};

use super::address::Address;
use crate::contest::key::keyed;
use crate::contest::platform::Platform;

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
impl VideoKey {
    /// The key of `id`, which this platform calls `name`.
    pub fn new(platform: Platform, name: &str, id: &str) -> VideoKey {
        VideoKey(format!("{}:{name}:{id}", platform.key()))
    }
}

impl Link {
    /// Whether the link can be a video's. If the form of a platform's video links is not known, every
    /// page of it can; an organizer looks at each.
    pub fn can_be_an_entry(&self) -> bool {
        self.kind.can_be_an_entry() || (self.platform.hides_its_videos() && !self.keys.is_empty())
    }

    /// Whether both links certainly lead to the same video: they have a key or the short code in common.
    pub fn is_same_video(&self, other: &Link) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
            || (self.short_code.is_some() && self.short_code == other.short_code)
    }

    /// A page that is no video, or of which the link does not tell an id.
    pub(super) fn page(address: &Address, platform: Platform, kind: Kind) -> Link {
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

    /// A short link with this code.
    pub(super) fn short(address: &Address, platform: Platform, code: &str) -> Link {
        Link {
            canonical_url: address.tidy(),
            short_code: Some(format!("{}:short:{code}", platform.key())),
            ..Link::page(address, platform, Kind::ShortLink)
        }
    }

    /// A page of a video, or of a post, whose id is known.
    pub(super) fn with_id(address: &Address, kind: Kind, video: KnownVideo) -> Link {
        Link {
            platform: video.platform,
            kind,
            keys: vec![VideoKey::new(video.platform, video.id_name, &video.id)],
            canonical_id: Some(video.id),
            canonical_url: video.url,
            short_code: None,
            pasted: address.pasted(),
        }
    }
}

/// A video whose id is known: the id, the id's name in keys, and the URL made from the id.
pub(super) struct KnownVideo {
    pub(super) platform: Platform,
    pub(super) id_name: &'static str,
    pub(super) id: String,
    pub(super) url: String,
}
