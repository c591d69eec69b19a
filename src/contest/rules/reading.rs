//! What is read from a contestant's text: the entry's link, and the state of each required topic.

use crate::contest::Contest;
use crate::contest::link::{self, Link, LinkSettings, Refusal};
use crate::contest::platform::Platform;
use crate::contest::share_text::{self, ShareText};
use crate::contest::topic::{self, Source, TopicVerdict};

/// What was read in a contestant's text.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The contents of the pasted text.
    pub share: ShareText,
    /// The entry's link, or why there is none.
    pub link: Result<Link, LinkProblem>,
    /// The text in which topics were searched, and a finding for each required topic.
    pub topics: (Source, Vec<TopicVerdict>),
}

/// Why a text gives no link for the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// It contains none.
    None,
    /// The link in it is refused.
    Refused(Refusal),
}

impl Reading {
    /// The platform of the entry, if it is known.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        self.link.as_ref().ok().map(|link| link.platform)
    }

    /// The keys by which the same video can be found again; a short link has none until it is followed.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let Ok(link) = &self.link else { return vec![] };
        link.keys.iter().map(|key| key.0.clone()).collect()
    }

    /// The code, if the link is a short link.
    #[must_use]
    pub fn short_code(&self) -> Option<&str> {
        self.link.as_ref().ok()?.short_code.as_deref()
    }

    /// The same reading once the target of its short link is known: its link is now `page`, and the code stays.
    #[must_use]
    pub fn led_to(mut self, contest: &Contest, description: &str, page: &Link) -> Self {
        let short = self.link.ok();
        let page = Link {
            short_code: short.as_ref().and_then(|link| link.short_code.clone()),
            pasted: short.map_or_else(|| page.pasted.clone(), |link| link.pasted),
            ..page.clone()
        };
        self.share.platform = Some(page.platform);
        self.topics = find_topics(contest, &self.share, description, Some(page.platform));
        self.link = Ok(page);
        self
    }
}

/// Reads a contestant's text, and the description if it was given separately.
#[must_use]
pub fn read(contest: &Contest, share_text: &str, description: &str) -> Reading {
    read_from(contest, share_text, description, None)
}

/// Like [`read`], for a text that is known to come from a platform. Without a link, it is that platform's description.
#[must_use]
pub fn read_from(
    contest: &Contest,
    share_text: &str,
    description: &str,
    from: Option<Platform>,
) -> Reading {
    let settings = contest.definition.link_settings();
    let share = share_text::read(share_text, &settings, from);
    let link = match chosen_link(&share) {
        Err(LinkProblem::None) => Err(unfollowed_scheme(share_text, &settings)),
        found => found,
    };
    let topics = find_topics(contest, &share, description, share.platform);
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

/// Why a text without a usable link is refused: if the text is one link such as `file:` or `javascript:`, because of
/// its scheme.
fn unfollowed_scheme(text: &str, settings: &LinkSettings) -> LinkProblem {
    match link::recognise(text, settings) {
        Err(refusal @ Refusal::Scheme { .. }) if !text.trim().contains(char::is_whitespace) => {
            LinkProblem::Refused(refusal)
        }
        _ => LinkProblem::None,
    }
}

/// The required topics, searched in the whole description if it was given, else in what the share text shows.
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
        let source = match share.description_is_whole {
            true => Source::WholeDescription,
            false => Source::ShareText,
        };
        return (
            source,
            topic::check_required(required, needs_closed, &share.topics, source),
        );
    };
    let mut topics = topic::find_topics(description, platform);
    // a topic that the share text cuts off proves nothing when the whole description is there
    topics.extend(share.topics.iter().filter(|topic| !topic.cut).cloned());
    let source = Source::WholeDescription;
    (
        source,
        topic::check_required(required, needs_closed, &topics, source),
    )
}
