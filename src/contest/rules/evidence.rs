//! The evidence for a verdict. It is stored with the verdict; `web::wording` puts it into words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::contest::link::{Kind, Refusal};
use crate::contest::message::{Detail, Statement};
use crate::contest::platform::Platform;
use crate::contest::round::RoundKey;
use crate::contest::topic::{Source, TopicVerdict};

/// The evidence for a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Evidence {
    /// A link to a video's page.
    Video {
        /// Which platform.
        platform: Platform,
        /// The platform's id of the video, if it is known.
        id: Option<String>,
        /// The canonical link.
        url: String,
    },
    /// A post that may contain a video; its link does not tell.
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
    /// A link whose form the platform has not confirmed.
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
        /// The kind of page that it is.
        kind: Kind,
        /// The canonical link.
        url: String,
    },
    /// A platform that is not a partner of this contest.
    NotAPartner {
        /// Which platform.
        platform: Platform,
    },
    /// A link that was refused.
    RefusedLink {
        /// Why it was refused.
        refusal: Refusal,
    },
    /// No link was found.
    NoLink,
    /// The required topics, one by one.
    Topics {
        /// The text in which they were searched.
        source: Source,
        /// Each required topic with its state.
        topics: Vec<TopicVerdict>,
    },
    /// An entry by e-mail is on no platform, so it needs no topics.
    NoPlatform,
    /// Published inside the window.
    Published {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// The month in which it is.
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
    /// The given date of publication is later than now.
    InTheFuture {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// The instant of the check.
        now: DateTime<Utc>,
    },
    /// The date of publication is missing.
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
    /// Nobody entered the same video before.
    FirstOfItsKind,
    /// The same video was entered before.
    SameVideo {
        /// The earlier entry's code.
        code: String,
    },
    /// The same short link was entered before.
    SameShortLink {
        /// The earlier entry's code.
        code: String,
    },
    /// A short link may lead to a video that was entered before.
    Hidden,
    /// An entry by e-mail was received inside the window; this instant decides its month.
    Received {
        /// The instant that was checked.
        at: DateTime<Utc>,
        /// The month in which it is.
        month: RoundKey,
    },
    /// What the message states about earlier publication.
    Statement {
        /// `None` if it states nothing.
        said: Option<Statement>,
    },
    /// Every detail is plainly stated.
    PlainlySaid,
    /// Some details are missing, or are guesses that an organizer must confirm.
    Guessed {
        /// These details: `title`, `author`, `contact`, `phone`.
        fields: Vec<Detail>,
    },
}
