//! What is wrong with this entry? Every check gives a verdict and the evidence for it.
//!
//! A check that cannot tell gives the verdict `unknown`. This never counts against an entry; a person then looks at it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

mod by_mail;
mod evidence;
mod reading;

pub use by_mail::check_by_mail;
pub use evidence::Evidence;
pub use reading::{LinkProblem, Reading, read, read_from};

use super::Contest;
use super::key::keyed;
use super::link::{Kind, Link};
use super::topic::{Source, TopicState};

/// The rule that a check applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
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
    /// An entry by e-mail must be unpublished.
    Unpublished,
    /// Title, author and contact are plainly stated.
    Details,
}

keyed!(Rule);

/// The answer of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// The rule is kept.
    Pass,
    /// The rule is broken.
    Fail,
    /// The known facts do not decide whether the rule is kept or broken.
    Unknown,
}

keyed!(Verdict);

/// A check: a rule applied to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The rule that was applied.
    pub rule: Rule,
    /// The verdict.
    pub verdict: Verdict,
    /// The evidence for the verdict.
    pub evidence: Evidence,
}

/// The checks that need nothing but the contestant's text: link and topics.
#[must_use]
pub fn check_words(contest: &Contest, reading: &Reading) -> Vec<Check> {
    vec![check_link(contest, reading), check_topics(reading)]
}

fn check_link(contest: &Contest, reading: &Reading) -> Check {
    let (verdict, evidence) = match &reading.link {
        // a platform's description without a link does not say what the link is
        Err(LinkProblem::None) if reading.share.platform.is_some() => {
            (Verdict::Unknown, Evidence::NoLink)
        }
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

/// `worded_as` is what the words around a short link call it, if that is not a video.
fn judge_link(link: &Link, worded_as: Option<Kind>) -> (Verdict, Evidence) {
    let (platform, url) = (link.platform, link.canonical_url.clone());
    match link.kind {
        _ if platform.hides_its_videos() && link.can_be_an_entry() => (
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
        Kind::ShortLink if worded_as.is_some() => {
            let kind = worded_as.unwrap_or(Kind::Other);
            (
                Verdict::Fail,
                Evidence::NotAVideo {
                    platform,
                    kind,
                    url,
                },
            )
        }
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
    let verdict = match reading.share.platform {
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

/// A share text proves that topics are there, never that they are missing: a topic that is missing or nearly right may
/// be correct in the part that was cut off.
fn topic_verdict(state: &TopicState, source: Source) -> Verdict {
    match (state, source) {
        (TopicState::Present { .. }, _) => Verdict::Pass,
        (TopicState::NotShown | TopicState::Cut { .. }, _) => Verdict::Unknown,
        (TopicState::NearMiss { .. }, Source::ShareText) => Verdict::Unknown,
        (
            TopicState::Missing
            | TopicState::NearMiss { .. }
            | TopicState::OpenInsteadOfClosed { .. },
            _,
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

/// An earlier entry of the same video, by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// It has one of the video's keys, or its short link is the same and was followed.
    SameVideo(String),
    /// It has the same short link, which was not followed yet.
    SameShortLink(String),
}

/// Whether the same video was entered before. The same short link does not refuse the entry: its target is not known,
/// and the first person to copy it need not be the author, so a person looks at both.
#[must_use]
pub fn check_duplicate(reading: &Reading, earlier: Option<Earlier>) -> Check {
    let hides = reading
        .link
        .as_ref()
        .is_ok_and(|link| link.canonical_id.is_none());
    let (verdict, evidence) = match earlier {
        Some(Earlier::SameVideo(code)) => (Verdict::Fail, Evidence::SameVideo { code }),
        Some(Earlier::SameShortLink(code)) => (Verdict::Unknown, Evidence::SameShortLink { code }),
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

/// Whether a check answered `unknown`, so that a person must look.
#[must_use]
pub fn needs_look(checks: &[Check]) -> bool {
    checks.iter().any(|check| check.verdict == Verdict::Unknown)
}
