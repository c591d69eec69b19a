//! Checks in the words of the catalogues (`verdict.ftl`): each with its evidence and how to correct the entry, for the
//! pages of contestants and organizers.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use crate::contest::Contest;
use crate::contest::entry_details::{EntryField, FieldProblem};
use crate::contest::link::{Kind, Refusal};
use crate::contest::message::{Detail, Statement};
use crate::contest::platform::Platform;
use crate::contest::rules::{Check, Evidence, Verdict};
use crate::contest::topic::{TopicState, TopicVerdict};
use crate::contest::window::last_day;
use crate::lang::{Lang, Phrase};
use crate::names;

/// A check in words, for `parts/verdict.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictRow {
    /// `pass`, `fail` or `unknown`.
    pub kind: &'static str,
    /// The verdict in a word.
    pub word: String,
    /// The rule's name.
    pub rule: String,
    /// The evidence.
    pub evidence: String,
    /// How to correct the entry; empty if nothing is wrong.
    pub mend: String,
}

/// All checks in words, in their order.
#[must_use]
pub fn rows(checks: &[Check], contest: &Contest, lang: Lang) -> Vec<VerdictRow> {
    let closed = wants_closed(checks, contest);
    let zone = contest.calendar.zone();
    let row = |check: &Check| VerdictRow {
        kind: check.verdict.key(),
        word: lang.word(&verdict(check)),
        rule: lang.word(&check.rule.phrase()),
        evidence: lang.word(&evidence(&check.evidence, zone)),
        mend: mend(check, closed)
            .map(|words| lang.word(&words))
            .unwrap_or_default(),
    };
    checks.iter().map(row).collect()
}

/// The verdict in a word: what is not filled in yet cannot be checked by anybody.
fn verdict(check: &Check) -> Phrase {
    match check.evidence {
        Evidence::NoDate => Phrase::new("verdict-to-fill-in"),
        _ => check.verdict.phrase(),
    }
}

/// The evidence and the correction in one phrase, for the field that caused it.
#[must_use]
pub fn explained(check: &Check, checks: &[Check], contest: &Contest) -> Phrase {
    let found = evidence(&check.evidence, contest.calendar.zone());
    match mend(check, wants_closed(checks, contest)) {
        None => found,
        Some(mend) => Phrase::new("verdict-explained")
            .with("found", found)
            .with("mend", mend),
    }
}

/// The evidence of a check.
#[must_use]
pub fn evidence(evidence: &Evidence, zone: Tz) -> Phrase {
    match evidence {
        Evidence::Video { platform, id, url } => match id {
            Some(id) => of_platform("verdict-video", *platform).with("id", id),
            None => of_platform("verdict-video-without-id", *platform).with("url", url),
        },
        Evidence::MayHoldNoVideo { platform, .. } => {
            of_platform("verdict-may-hold-none", *platform)
        }
        Evidence::ShortLink { platform, .. } => of_platform("verdict-short-link", *platform),
        Evidence::UnconfirmedForm { platform, .. } => of_platform("verdict-unconfirmed", *platform),
        Evidence::NotAVideo { platform, kind, .. } => not_a_video(*platform, *kind),
        Evidence::NotAPartner { platform } => of_platform("verdict-no-partner", *platform),
        Evidence::RefusedLink { refusal } => refused_link(refusal),
        Evidence::NoLink => Phrase::new("verdict-no-link"),
        Evidence::Topics { topics, .. } => all_topics(topics),
        Evidence::NoPlatform => Phrase::new("verdict-no-platform"),
        Evidence::Published { at, month } => Phrase::new("verdict-published")
            .with("at", date_time(*at, zone))
            .with("month", names::round(*month)),
        Evidence::OutsideWindow { at, opens, closes } => Phrase::new("verdict-outside")
            .with("at", date_time(*at, zone))
            .with("opens", day(*opens, zone))
            .with("closes", last_day(*closes, zone)),
        Evidence::InTheFuture { at, now } => Phrase::new("verdict-future")
            .with("at", date_time(*at, zone))
            .with("now", date_time(*now, zone)),
        Evidence::NoDate => Phrase::new("verdict-no-date"),
        Evidence::InTime { at } => Phrase::new("verdict-in-time").with("at", date_time(*at, zone)),
        Evidence::TooLate { at, closes } => Phrase::new("verdict-too-late")
            .with("at", date_time(*at, zone))
            .with("closes", last_day(*closes, zone)),
        Evidence::FirstOfItsKind => Phrase::new("verdict-first"),
        Evidence::SameVideo { code } => Phrase::new("verdict-same-video").with("code", code),
        Evidence::SameShortLink { code } => {
            Phrase::new("verdict-same-short-link").with("code", code)
        }
        Evidence::Hidden => Phrase::new("verdict-hidden"),
        Evidence::Received { at, month } => Phrase::new("verdict-received")
            .with("at", date_time(*at, zone))
            .with("month", names::round(*month)),
        Evidence::Statement { said } => Phrase::new(match said {
            Some(Statement::Unpublished) => "verdict-said-unpublished",
            Some(Statement::Published) => "verdict-said-published",
            None => "verdict-said-nothing",
        }),
        Evidence::PlainlySaid => Phrase::new("verdict-plainly-said"),
        Evidence::Guessed { fields } => {
            let names = fields.iter().map(|field| detail_name(*field));
            Phrase::new("verdict-guessed").with("fields", joined("verdict-list", names))
        }
    }
}

/// The name of a detail of a message.
#[must_use]
pub fn detail_name(detail: Detail) -> Phrase {
    let field = match detail {
        Detail::Title => EntryField::Title,
        Detail::Author => EntryField::Author,
        Detail::Phone => EntryField::Phone,
    };
    Phrase::new(field.label())
}

/// The result for all required topics: one sentence when all are there, else one for each.
fn all_topics(topics: &[TopicVerdict]) -> Phrase {
    let present = topics.iter().map(|topic| match &topic.state {
        TopicState::Present { written } => Some(written.as_str()),
        _ => None,
    });
    match present.collect::<Option<Vec<_>>>() {
        Some(written) if !written.is_empty() => {
            Phrase::new("verdict-topics-present").with("written", written.join(" "))
        }
        _ => joined("verdict-and", topics.iter().map(topic)),
    }
}

/// The result for one required topic.
#[must_use]
pub fn topic(found: &TopicVerdict) -> Phrase {
    let (key, written) = match &found.state {
        TopicState::Present { written } => ("verdict-topic-present", written.as_str()),
        TopicState::Missing => ("verdict-topic-missing", ""),
        TopicState::OpenInsteadOfClosed { written } => ("verdict-topic-open", written.as_str()),
        TopicState::NearMiss { written } => ("verdict-topic-near", written.as_str()),
        TopicState::Cut { written } => ("verdict-topic-cut", written.as_str()),
        TopicState::NotShown => ("verdict-topic-not-shown", ""),
    };
    let named = Phrase::new(key).with("topic", &found.required);
    match written {
        "" => named,
        written => named.with("written", written),
    }
}

/// Why a link is refused.
#[must_use]
pub fn refused_link(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::NotALink => Phrase::new("verdict-no-link"),
        Refusal::TooLong { .. } => Phrase::new("verdict-link-too-long"),
        Refusal::OtherSite { host } => Phrase::new("verdict-other-site").with("host", host),
        Refusal::LookAlike { host, of } => {
            of_platform("verdict-look-alike", *of).with("host", host)
        }
        Refusal::UserInfo { host } => Phrase::new("verdict-user-info").with("host", host),
        Refusal::Punycode { host } => Phrase::new("verdict-punycode").with("host", host),
        Refusal::Port { host, port } => Phrase::new("verdict-port")
            .with("host", host)
            .with("port", port.to_string()),
        Refusal::OpenRedirect { host } => Phrase::new("verdict-redirect").with("host", host),
        Refusal::Scheme { scheme } => Phrase::new("verdict-scheme").with("scheme", scheme),
    }
}

/// How to pass a check; `None` if nothing is wrong. `closed` asks for topics as `#…#`.
#[must_use]
pub fn mend(check: &Check, closed: bool) -> Option<Phrase> {
    if check.verdict == Verdict::Pass {
        return None;
    }
    let key = match &check.evidence {
        Evidence::NotAVideo { .. } => "verdict-mend-not-a-video",
        Evidence::NotAPartner { .. } => "verdict-mend-no-partner",
        Evidence::RefusedLink { .. } | Evidence::NoLink => "verdict-mend-link",
        Evidence::MayHoldNoVideo { .. } => "verdict-mend-may-hold-none",
        Evidence::ShortLink { .. } | Evidence::UnconfirmedForm { .. } => "verdict-mend-look",
        Evidence::Topics { topics, .. } => return Some(mend_topics(check.verdict, topics, closed)),
        Evidence::OutsideWindow { .. } | Evidence::InTheFuture { .. } => "verdict-mend-window",
        Evidence::NoDate => "verdict-mend-no-date",
        Evidence::SameVideo { .. } | Evidence::SameShortLink { .. } => "verdict-mend-same-video",
        Evidence::Statement { .. } => "verdict-mend-statement",
        Evidence::Guessed { .. } => "verdict-mend-guessed",
        _ => return None,
    };
    Some(Phrase::new(key))
}

/// The error in a detail.
#[must_use]
pub fn field_problem(field: EntryField, problem: &FieldProblem) -> Phrase {
    match problem {
        FieldProblem::Missing => {
            Phrase::new("field-missing").with("field", Phrase::new(field.label()))
        }
        FieldProblem::TooLong { has, limit } => Phrase::new("verdict-field-too-long")
            .with("field", Phrase::new(field.label()))
            .with("has", *has)
            .with("limit", *limit),
        FieldProblem::NoPhone => Phrase::new("verdict-no-phone"),
        FieldProblem::NoEmail => Phrase::new("verdict-no-email"),
    }
}

/// A topic in the form in which it must be written.
#[must_use]
pub fn topic_as_wanted(name: &str, closed: bool) -> String {
    let end = if closed { "#" } else { "" };
    format!("#{name}{end}")
}

/// The instant in the contest's time zone; a phrase writes it as its language does.
fn date_time(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The day in the contest's time zone.
fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    date_time(at, zone).date()
}

/// Whether the platform found by the link check needs topics as `#…#`.
fn wants_closed(checks: &[Check], contest: &Contest) -> bool {
    let platform = checks.iter().find_map(|check| match &check.evidence {
        Evidence::Video { platform, .. }
        | Evidence::MayHoldNoVideo { platform, .. }
        | Evidence::ShortLink { platform, .. }
        | Evidence::UnconfirmedForm { platform, .. } => Some(*platform),
        _ => None,
    });
    platform
        .and_then(|platform| contest.definition.platform(platform))
        .is_some_and(|rule| rule.closed_topics)
}

fn of_platform(key: &'static str, platform: Platform) -> Phrase {
    Phrase::new(key).with("platform", platform.phrase())
}

/// What a link leads to instead of a video; a page that is none of the known kinds has no name.
fn not_a_video(platform: Platform, kind: Kind) -> Phrase {
    let named = match kind {
        Kind::Profile => "verdict-kind-profile",
        Kind::Live => "verdict-kind-live",
        Kind::Image => "verdict-kind-image",
        Kind::Video | Kind::Note | Kind::ShortLink | Kind::Other => {
            return of_platform("verdict-unknown-page", platform);
        }
    };
    of_platform("verdict-not-a-video", platform).with("kind", Phrase::new(named))
}

fn mend_topics(verdict: Verdict, topics: &[TopicVerdict], closed: bool) -> Phrase {
    let lacking: Vec<String> = topics
        .iter()
        .filter(|topic| !matches!(topic.state, TopicState::Present { .. }))
        .map(|topic| topic_as_wanted(&topic.required, closed))
        .collect();
    let key = match verdict {
        Verdict::Fail => "verdict-mend-topics",
        Verdict::Pass | Verdict::Unknown => "verdict-mend-describe",
    };
    Phrase::new(key).with("topics", lacking.join(" "))
}

/// Several phrases joined by the phrase `key`, which takes a first and a second one.
fn joined(key: &'static str, mut findings: impl Iterator<Item = Phrase>) -> Phrase {
    let first = findings.next().unwrap_or(Phrase::new("verdict-nothing"));
    findings.fold(first, |so_far, next| {
        Phrase::new(key).with("first", so_far).with("second", next)
    })
}
