//! What is wrong with this entry? Every check with its verdict and the evidence it used.
//!
//! A check answers `unknown` where it cannot tell: that never counts against an entry, it asks for a person's look.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Contest;
use super::link::{Kind, Link, Refusal};
use super::platform::Platform;
use super::round::RoundKey;
use super::share_text::{self, ShareText};
use super::topic::{self, Source, TopicState, TopicVerdict};

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A video of a partner platform.
    Link,
    /// The required topics, in the form the platform needs.
    Topics,
    /// Published inside the contest's window.
    Window,
    /// Entered before the window closed.
    Deadline,
    /// Not entered before.
    Duplicate,
}

impl Rule {
    /// All rules, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Link,
        Self::Topics,
        Self::Window,
        Self::Deadline,
        Self::Duplicate,
    ];

    /// The word under which it is stored and named.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Topics => "topics",
            Self::Window => "window",
            Self::Deadline => "deadline",
            Self::Duplicate => "duplicate",
        }
    }

    /// The rule with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.key() == key)
    }
}

/// What a check answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The rule is kept.
    Pass,
    /// The rule is broken.
    Fail,
    /// Cannot be told from what is known.
    Unknown,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 3] = [Self::Pass, Self::Fail, Self::Unknown];

    /// The word under which it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }

    /// The verdict with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.key() == key)
    }
}

/// One check's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What was looked at.
    pub rule: Rule,
    /// The answer.
    pub verdict: Verdict,
    /// What it was told from.
    pub evidence: Evidence,
}

/// What a check's answer was told from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Evidence {
    /// A video's page.
    Video {
        platform: Platform,
        id: Option<String>,
        url: String,
    },
    /// A post that may hold a video; its link does not tell.
    MayHoldNoVideo { platform: Platform, url: String },
    /// A link that only the platform can resolve.
    ShortLink { platform: Platform, url: String },
    /// A link whose form is not confirmed by the platform.
    UnconfirmedForm { platform: Platform, url: String },
    /// A page of the platform that is no video.
    NotAVideo {
        platform: Platform,
        kind: Kind,
        url: String,
    },
    /// A platform that this contest has not named.
    NotAPartner { platform: Platform },
    /// A link that is refused.
    RefusedLink { refusal: Refusal },
    /// No link at all.
    NoLink,
    /// The required topics, one by one.
    Topics {
        source: Source,
        topics: Vec<TopicVerdict>,
    },
    /// Topics are a platform's; this entry has none.
    NoPlatform,
    /// Published inside the window.
    Published { at: DateTime<Utc>, month: RoundKey },
    /// Published before or after the window.
    OutsideWindow {
        at: DateTime<Utc>,
        opens: DateTime<Utc>,
        closes: DateTime<Utc>,
    },
    /// Said to be published later than now.
    InTheFuture {
        at: DateTime<Utc>,
        now: DateTime<Utc>,
    },
    /// Nobody said when it was published.
    NoDate,
    /// Entered while the window was open.
    InTime { at: DateTime<Utc> },
    /// Entered after the window closed.
    TooLate {
        at: DateTime<Utc>,
        closes: DateTime<Utc>,
    },
    /// Nobody entered the same video.
    FirstOfItsKind,
    /// The same video is entered already, under this code.
    SameVideo { code: String },
    /// A short link may hide a video that is entered already.
    Hidden,
}

/// What a contestant's words were read as.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What was found in the pasted text.
    pub share: ShareText,
    /// The link the entry stands on, or why there is none.
    pub link: Result<Link, LinkProblem>,
    /// The topics' findings and what they were read from.
    pub topics: (Source, Vec<TopicVerdict>),
}

/// Why a text gives no link to stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// It holds none.
    None,
    /// What it holds is refused.
    Refused(Refusal),
}

impl Reading {
    /// The platform the entry belongs to, where it is known.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        self.link.as_ref().ok().map(|link| link.platform)
    }

    /// The keys under which the same video would be found again; none for links that hide it.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let Ok(link) = &self.link else { return vec![] };
        let keys = link.keys.iter().map(|key| key.0.clone());
        keys.chain(link.short_code.clone()).collect()
    }
}

/// Reads what a contestant pasted, and the description where it stands apart.
#[must_use]
pub fn read(contest: &Contest, share_text: &str, description: &str) -> Reading {
    let share = share_text::read(share_text, &contest.definition.link_settings(), None);
    let link = chosen_link(&share);
    let platform = link.as_ref().ok().map(|link| link.platform);
    let topics = find_topics(contest, &share, description, platform);
    Reading {
        share,
        link,
        topics,
    }
}

fn chosen_link(share: &ShareText) -> Result<Link, LinkProblem> {
    let found = share
        .chosen
        .and_then(|index| share.links.get(index))
        .or_else(|| share.links.first());
    match found {
        None => Err(LinkProblem::None),
        Some(found) => found.result.clone().map_err(LinkProblem::Refused),
    }
}

/// A description is read where it was given, and then it is whole; else what the share text shows of it.
fn find_topics(
    contest: &Contest,
    share: &ShareText,
    description: &str,
    platform: Option<Platform>,
) -> (Source, Vec<TopicVerdict>) {
    let needs_closed = platform
        .and_then(|platform| contest.definition.platform(platform))
        .is_some_and(|rule| rule.closed_topics);
    let required = &contest.definition.topics.required;
    let described = platform.filter(|_| !description.trim().is_empty());
    let Some(platform) = described else {
        let source = Source::ShareText;
        return (
            source,
            topic::check_required(required, needs_closed, &share.topics, source),
        );
    };
    let mut topics = topic::find_topics(description, platform);
    topics.extend(share.topics.iter().cloned());
    let source = Source::WholeDescription;
    (
        source,
        topic::check_required(required, needs_closed, &topics, source),
    )
}

/// The checks that need nothing but the words themselves: link and topics.
#[must_use]
pub fn check_words(contest: &Contest, reading: &Reading) -> Vec<Check> {
    vec![check_link(contest, reading), check_topics(reading)]
}

fn check_link(contest: &Contest, reading: &Reading) -> Check {
    let (verdict, evidence) = match &reading.link {
        Err(LinkProblem::None) => (Verdict::Fail, Evidence::NoLink),
        Err(LinkProblem::Refused(refusal)) => (
            Verdict::Fail,
            Evidence::RefusedLink {
                refusal: refusal.clone(),
            },
        ),
        Ok(link) if contest.definition.platform(link.platform).is_none() => (
            Verdict::Fail,
            Evidence::NotAPartner {
                platform: link.platform,
            },
        ),
        Ok(link) => judge_link(link, reading.share.worded_as),
    };
    Check {
        rule: Rule::Link,
        verdict,
        evidence,
    }
}

/// A short link alone does not tell what it leads to; the words that the app put around it may.
fn judge_link(link: &Link, worded_as: Option<Kind>) -> (Verdict, Evidence) {
    let (platform, url) = (link.platform, link.canonical_url.clone());
    let kind = match link.kind {
        Kind::ShortLink => worded_as.unwrap_or(Kind::ShortLink),
        kind => kind,
    };
    match kind {
        _ if platform == Platform::Jindouyun => (
            Verdict::Unknown,
            Evidence::UnconfirmedForm { platform, url },
        ),
        Kind::Video => (
            Verdict::Pass,
            Evidence::Video {
                platform,
                id: link.canonical_id.clone(),
                url,
            },
        ),
        Kind::Note => (Verdict::Unknown, Evidence::MayHoldNoVideo { platform, url }),
        Kind::ShortLink => (Verdict::Unknown, Evidence::ShortLink { platform, url }),
        kind @ (Kind::Image | Kind::Profile | Kind::Live | Kind::Other) => (
            Verdict::Fail,
            Evidence::NotAVideo {
                platform,
                kind,
                url,
            },
        ),
    }
}

fn check_topics(reading: &Reading) -> Check {
    let (source, topics) = &reading.topics;
    let verdict = match reading.platform() {
        None => Verdict::Unknown,
        Some(_) => topics
            .iter()
            .map(|topic| topic_verdict(&topic.state, *source))
            .fold(Verdict::Pass, worse),
    };
    let evidence = Evidence::Topics {
        source: *source,
        topics: topics.clone(),
    };
    Check {
        rule: Rule::Topics,
        verdict,
        evidence,
    }
}

/// A share text proves that a topic is there, never that it is missing: what it shows instead is a hint.
fn topic_verdict(state: &TopicState, source: Source) -> Verdict {
    match (state, source) {
        (TopicState::Present { .. }, _) => Verdict::Pass,
        (_, Source::ShareText) | (TopicState::NotShown | TopicState::Cut { .. }, _) => {
            Verdict::Unknown
        }
        (
            TopicState::Missing
            | TopicState::OpenInsteadOfClosed { .. }
            | TopicState::NearMiss { .. },
            Source::WholeDescription,
        ) => Verdict::Fail,
    }
}

fn worse(one: Verdict, other: Verdict) -> Verdict {
    match (one, other) {
        (Verdict::Fail, _) | (_, Verdict::Fail) => Verdict::Fail,
        (Verdict::Unknown, _) | (_, Verdict::Unknown) => Verdict::Unknown,
        _ => Verdict::Pass,
    }
}

/// Whether a post was published inside the window, and in which month.
#[must_use]
pub fn check_window(
    contest: &Contest,
    published: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Check {
    let whole = contest.calendar.whole();
    let (verdict, evidence) = match published {
        None => (Verdict::Unknown, Evidence::NoDate),
        Some(at) if at > now => (Verdict::Fail, Evidence::InTheFuture { at, now }),
        Some(at) => match contest.calendar.month_of(at) {
            Some(month) => (Verdict::Pass, Evidence::Published { at, month }),
            None => (
                Verdict::Fail,
                Evidence::OutsideWindow {
                    at,
                    opens: whole.opens,
                    closes: whole.closes,
                },
            ),
        },
    };
    Check {
        rule: Rule::Window,
        verdict,
        evidence,
    }
}

/// Whether a contestant entered before the window closed.
#[must_use]
pub fn check_deadline(contest: &Contest, submitted: DateTime<Utc>) -> Check {
    let closes = contest.calendar.whole().closes;
    let (verdict, evidence) = if submitted < closes {
        (Verdict::Pass, Evidence::InTime { at: submitted })
    } else {
        (
            Verdict::Fail,
            Evidence::TooLate {
                at: submitted,
                closes,
            },
        )
    };
    Check {
        rule: Rule::Deadline,
        verdict,
        evidence,
    }
}

/// Whether the same video was entered before; `earlier` is the code of the entry that holds one of its keys.
#[must_use]
pub fn check_duplicate(reading: &Reading, earlier: Option<&str>) -> Check {
    let hides = reading
        .link
        .as_ref()
        .is_ok_and(|link| link.canonical_id.is_none());
    let (verdict, evidence) = match earlier {
        Some(code) => (
            Verdict::Fail,
            Evidence::SameVideo {
                code: code.to_owned(),
            },
        ),
        None if hides => (Verdict::Unknown, Evidence::Hidden),
        None => (Verdict::Pass, Evidence::FirstOfItsKind),
    };
    Check {
        rule: Rule::Duplicate,
        verdict,
        evidence,
    }
}

/// Whether any check failed.
#[must_use]
pub fn any_failed(checks: &[Check]) -> bool {
    checks.iter().any(|check| check.verdict == Verdict::Fail)
}

/// Whether some check could not be told, so that a person must look.
#[must_use]
pub fn needs_look(checks: &[Check]) -> bool {
    checks.iter().any(|check| check.verdict == Verdict::Unknown)
}
