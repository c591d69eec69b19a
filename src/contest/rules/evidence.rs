//! The evidence behind a verdict. It is stored with the verdict; `web::wording` puts it into words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::contest::link::{Kind, Refusal};
use crate::contest::message::{Detail, Statement};
use crate::contest::platform::Platform;
use crate::contest::round::RoundKey;
use crate::contest::topic::{Source, TopicVerdict};

/// The evidence for a check's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Evidence {
    /// A video's page.
    Video {
        /// Which platform.
        platform: Platform,
        /// The platform’s id, where it is known.
        id: Option<String>,
        /// The canonical link.
        url: String,
    },
    /// A post that may hold a video; its link does not tell.
    MayHoldNoVideo {
        /// Which platform.
        platform: Platform,
        /// The canonical link.
        url: String,
    },
    /// A link that only the platform can resolve.
    ShortLink {
        /// Which platform.
        platform: Platform,
        /// The canonical link.
        url: String,
    },
    /// A link whose form is not confirmed by the platform.
    UnconfirmedForm {
        /// Which platform.
        platform: Platform,
        /// The canonical link.
        url: String,
    },
    /// A page of the platform that is not a video.
    NotAVideo {
        /// Which platform.
        platform: Platform,
        /// What it is instead.
        kind: Kind,
        /// The canonical link.
        url: String,
    },
    /// A platform that this contest has not named.
    NotAPartner {
        /// Which platform.
        platform: Platform,
    },
    /// A link that is refused.
    RefusedLink {
        /// Why.
        refusal: Refusal,
    },
    /// No link at all.
    NoLink,
    /// The required topics, one by one.
    Topics {
        /// What they were read from.
        source: Source,
        /// Each required topic with its state.
        topics: Vec<TopicVerdict>,
    },
    /// Topics are a platform's; this entry has none.
    NoPlatform,
    /// Published inside the window.
    Published {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// The month it falls into.
        month: RoundKey,
    },
    /// Published before or after the window.
    OutsideWindow {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// When the window opens.
        opens: DateTime<Utc>,
        /// When the window closes.
        closes: DateTime<Utc>,
    },
    /// Said to be published later than now.
    InTheFuture {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// When it was looked at.
        now: DateTime<Utc>,
    },
    /// Nobody said when it was published.
    NoDate,
    /// Entered while the window was open.
    InTime {
        /// The instant that was checked.
        at: DateTime<Utc>,
    },
    /// Entered after the window closed.
    TooLate {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// When the window closes.
        closes: DateTime<Utc>,
    },
    /// Nobody entered the same video.
    FirstOfItsKind,
    /// The same video is entered already, under this code.
    SameVideo {
        /// The earlier entry.
        code: String,
    },
    /// The same short link is entered already, under this code.
    SameShortLink {
        /// The earlier entry.
        code: String,
    },
    /// A short link may hide a video that is entered already.
    Hidden,
    /// An entry by e-mail was received inside the window; this instant decides its month.
    Received {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// The month it falls into.
        month: RoundKey,
    },
    /// What the letter says about earlier publication.
    Statement {
        /// Nothing, when it is silent.
        said: Option<Statement>,
    },
    /// Every detail is plainly said.
    PlainlySaid,
    /// Some details are guesses that an organizer settles, or missing.
    Guessed {
        /// Which: `title`, `author`, `contact`, `phone`.
        fields: Vec<Detail>,
    },
}
