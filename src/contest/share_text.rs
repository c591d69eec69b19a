//! What does the text hold that an app copied: which link, whose work, which description?
//!
//! Each platform's app wraps a link in its own words; the words are left out, the link, the
//! author and the description remain. Several links in one text are all given, with the one that
//! the text is about and why.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::link::{Candidate, Kind, Link, LinkSettings, Refusal, find_bare_bv, find_links};
use super::platform::Platform;
use super::topic::{Topic, find_topics};

mod douyin;
mod wording;

use wording::Body;

/// A link found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLink {
    /// The link as it stands in the text.
    pub raw: String,
    /// What it leads to, or why it is not taken.
    pub result: Result<Link, Refusal>,
}

/// Why a link was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It is the only link that can be a work.
    OnlyWork,
    /// Several links, all known to lead to the same work.
    SameWork,
    /// Several works, one of them on the expected platform.
    ExpectedPlatform,
    /// Several works; the first was taken, and the person should be asked.
    FirstOfSeveral,
    /// No link can be a work; the first that leads to a platform was taken.
    NoWork,
    /// Every link is refused; the first was taken.
    Refused,
}

/// What a pasted text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareText {
    /// Every link, in order.
    pub links: Vec<FoundLink>,
    /// Which of `links` the text is about; `None` when there is none.
    pub chosen: Option<usize>,
    /// Why that one.
    pub choice: Option<Choice>,
    /// The platform that the text was read as: the chosen link's, else the hint.
    pub platform: Option<Platform>,
    /// What the words around the link say that it is, where they say it is no work: a live room,
    /// a profile, goods for sale. A short link alone does not tell.
    pub worded_as: Option<Kind>,
    /// The author's name, where the text tells it.
    pub author: Option<String>,
    /// The description or title, without link and noise.
    pub description: Option<String>,
    /// The topics in the description; their spans count in it.
    pub topics: Vec<Topic>,
    /// Whether the description is whole: only then does a topic's absence mean anything. Never
    /// so for what an app copied.
    pub description_is_whole: bool,
}

impl ShareText {
    /// The chosen link, unless it is refused.
    pub fn link(&self) -> Option<&Link> {
        self.links.get(self.chosen?)?.result.as_ref().ok()
    }
}

/// Reads a pasted text. With a `hint` and without any link, the text is that platform's
/// description in the author's own words, and whole.
pub fn read(text: &str, settings: &LinkSettings, hint: Option<Platform>) -> ShareText {
    let mut found = find_links(text, settings);
    if found.is_empty() && hint.is_none() {
        found = find_bare_bv(text, settings);
    }
    let (chosen, choice) = choose(&found, hint).unzip();
    let linked = chosen.and_then(|index| found[index].result.as_ref().ok());
    let platform = linked.map(|link| link.platform).or(hint);
    let body = match chosen {
        Some(index) => around(text, &found, index, platform, choice),
        None => alone(text, platform),
    };
    let description = Some(body.description).filter(|text| !text.is_empty());
    let topics = description.as_deref().map(|text| topics_of(text, platform));
    ShareText {
        description_is_whole: chosen.is_none() && hint.is_some() && !body.wrapped,
        topics: topics.unwrap_or_default(),
        links: found
            .into_iter()
            .map(|link| found_link(text, link))
            .collect(),
        worded_as: body.worded_as,
        author: body.author,
        chosen,
        choice,
        platform,
        description,
    }
}

fn topics_of(description: &str, platform: Option<Platform>) -> Vec<Topic> {
    // The open form is how most platforms write; other sites are read for the message alone.
    find_topics(description, platform.unwrap_or(Platform::Douyin))
}

fn found_link(text: &str, link: Candidate) -> FoundLink {
    FoundLink {
        raw: text[link.span].to_owned(),
        result: link.result,
    }
}

fn choose(found: &[Candidate], hint: Option<Platform>) -> Option<(usize, Choice)> {
    let works: Vec<(usize, &Link)> = links(found)
        .filter(|(_, link)| link.can_be_a_work())
        .collect();
    let Some((first, link)) = works.first().copied() else {
        let page = links(found).next();
        let refused = (!found.is_empty()).then_some((0, Choice::Refused));
        return page.map(|(index, _)| (index, Choice::NoWork)).or(refused);
    };
    if works.len() == 1 {
        return Some((first, Choice::OnlyWork));
    }
    if works.iter().all(|(_, other)| other.is_same_work(link)) {
        return Some((first, Choice::SameWork));
    }
    let mut expected = works.iter().filter(|(_, link)| Some(link.platform) == hint);
    match (expected.next(), expected.next()) {
        (Some((index, _)), None) => Some((*index, Choice::ExpectedPlatform)),
        (Some((index, _)), Some(_)) => Some((*index, Choice::FirstOfSeveral)),
        _ => Some((first, Choice::FirstOfSeveral)),
    }
}

fn links(found: &[Candidate]) -> impl Iterator<Item = (usize, &Link)> {
    let numbered = found.iter().enumerate();
    numbered.filter_map(|(index, link)| Some((index, link.result.as_ref().ok()?)))
}

/// Reads the words around the chosen link. Beside several works each has its own stretch of the
/// text; else, and in a Weibo post, all words belong to the one.
fn around(
    text: &str,
    found: &[Candidate],
    chosen: usize,
    platform: Option<Platform>,
    choice: Option<Choice>,
) -> Body {
    let several = matches!(
        choice,
        Some(Choice::FirstOfSeveral | Choice::ExpectedPlatform)
    );
    if !several || platform == Some(Platform::Weibo) {
        let before = without_links(text, &found[..chosen], 0, found[chosen].span.start);
        let after = without_links(
            text,
            &found[chosen + 1..],
            found[chosen].span.end,
            text.len(),
        );
        return wording::unwrap(platform, &before, &after);
    }
    let link_first = platform == Some(Platform::Kuaishou);
    let last_end = chosen.checked_sub(1).map(|index| found[index].span.end);
    let next_start = found.get(chosen + 1).map(|link| link.span.start);
    let span = &found[chosen].span;
    let before = match last_end {
        Some(_) if link_first => "",
        end => &text[end.unwrap_or(0)..span.start],
    };
    let after = match next_start {
        Some(_) if !link_first => "",
        start => &text[span.end..start.unwrap_or(text.len())],
    };
    wording::unwrap(platform, before, after)
}

fn without_links<'a>(text: &'a str, links: &[Candidate], from: usize, to: usize) -> Cow<'a, str> {
    if links.is_empty() {
        return Cow::Borrowed(&text[from..to]);
    }
    let mut rest = String::with_capacity(to - from);
    let mut at = from;
    for link in links {
        rest.push_str(&text[at..link.span.start]);
        rest.push(' ');
        at = link.span.end;
    }
    rest.push_str(&text[at..to]);
    Cow::Owned(rest)
}

/// Reads a text without a link: an app's words where it has them, else the author's own.
fn alone(text: &str, platform: Option<Platform>) -> Body {
    let body = wording::unwrap(platform, text, "");
    match body.wrapped {
        true => body,
        false => Body::plain(text),
    }
}

#[cfg(test)]
mod tests;
