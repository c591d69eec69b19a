//! Reads the share text that an app copies: the link, the author and the description in it.
//!
//! Each platform's app adds words of its own around a link, which are left out. If a text has several links, all are
//! returned, with the one that the text is about and the reason for this choice.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::sites::site;
use super::link::{
    Candidate, Kind, Link, LinkSettings, Refusal, find_bare_ids, find_links, recognise,
};
use super::platform::Platform;
use super::topic::{Topic, find_topics};

mod body;
mod douyin;
mod part;
mod wording;

use body::{Body, Words, joined};
use douyin::without_motto;
use part::own_part;

/// A link found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLink {
    /// The link as it is in the text.
    pub raw: String,
    /// What it leads to, or why it is refused.
    pub result: Result<Link, Refusal>,
}

/// Why a link was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It is the only link that can be a video.
    OnlyVideo,
    /// There are several links, all known to lead to the same video.
    SameVideo,
    /// There are several videos, one of them on the expected platform.
    ExpectedPlatform,
    /// There are several videos; the first was chosen, and the contestant should be asked.
    FirstOfSeveral,
    /// No link can be a video; the first one to a platform was chosen.
    NoVideo,
    /// Every link is refused; the first was chosen.
    Refused,
}

/// The contents of a pasted text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareText {
    /// Every link, in order.
    pub links: Vec<FoundLink>,
    /// The index in `links` of the link that the text is about; `None` when there is none.
    pub chosen: Option<usize>,
    /// Why that link was chosen.
    pub choice: Option<Choice>,
    /// The platform by whose wording the text was read: the chosen link's, else the hint.
    pub platform: Option<Platform>,
    /// What the words around the link call it, if that is not a video: a live room, a profile, goods for sale. A short
    /// link alone does not tell.
    pub worded_as: Option<Kind>,
    /// The author's name, if the text contains it.
    pub author: Option<String>,
    /// The description or title, without link and noise.
    pub description: Option<String>,
    /// The topics in the description; their spans refer to it.
    pub topics: Vec<Topic>,
    /// Whether the description is complete: only then does a topic's absence mean anything. What an app copied is never
    /// complete.
    pub description_is_whole: bool,
}

impl ShareText {
    /// The chosen link, unless it is refused.
    pub fn link(&self) -> Option<&Link> {
        self.links.get(self.chosen?)?.result.as_ref().ok()
    }
}

/// Reads a pasted text. With a `hint` and without any link, the text is that platform's description in the author's own
/// words, and complete.
pub fn read(text: &str, settings: &LinkSettings, hint: Option<Platform>) -> ShareText {
    // some apps put a byte order mark before what they copy
    let text = text.trim_start_matches('\u{FEFF}');
    let mut found = find_links(text, settings);
    if found.is_empty() {
        found = bare_ids(text, settings, hint);
    }
    let (chosen, choice) = choose(text, &found, hint).unzip();
    let linked = chosen.and_then(|index| found[index].result.as_ref().ok());
    let platform = linked.map(|link| link.platform).or(hint);
    let body = match chosen {
        Some(index) => around(text, &found, index, platform),
        None => alone(text, platform),
    };
    let topics = topics_of(&body.description, platform);
    let description = Some(body.description.text).filter(|text| !text.is_empty());
    ShareText {
        description_is_whole: chosen.is_none() && hint.is_some() && !body.wrapped,
        topics,
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

/// Videos named without a link: the whole text is one id or one encoded link, or it contains an id that cannot be a
/// word. A platform's text with topics is not searched: it is a description, which may name another video.
fn bare_ids(text: &str, settings: &LinkSettings, hint: Option<Platform>) -> Vec<Candidate> {
    let may_be_named = match hint {
        None => true,
        Some(platform) if site(platform).bare_ids.is_some() => !text.contains(['#', '＃']),
        Some(_) => false,
    };
    if !may_be_named {
        return vec![];
    }
    let word = text.trim();
    let start = text.len() - text.trim_start().len();
    match recognise(word, settings) {
        Ok(link) if !word.contains(char::is_whitespace) => vec![Candidate {
            span: start..start + word.len(),
            result: Ok(link),
        }],
        _ => find_bare_ids(text, settings),
    }
}

/// Topics before and after the link; no topic continues across it.
fn topics_of(words: &Words, platform: Option<Platform>) -> Vec<Topic> {
    // the open form is the most common, and on other sites topics are only read to show them
    let platform = platform.unwrap_or(Platform::Douyin);
    let (before, behind) = words.text.split_at(words.seam);
    let mut topics = find_topics(before, platform);
    topics.extend(
        find_topics(behind, platform)
            .into_iter()
            .map(|topic| Topic {
                span: topic.span.start + words.seam..topic.span.end + words.seam,
                ..topic
            }),
    );
    topics
}

fn found_link(text: &str, link: Candidate) -> FoundLink {
    FoundLink {
        raw: text[link.span].to_owned(),
        result: link.result,
    }
}

fn choose(text: &str, found: &[Candidate], hint: Option<Platform>) -> Option<(usize, Choice)> {
    let mut videos = videos(found);
    // if one video was pasted twice, nothing is left out, or a profile's link would become a video
    if !are_one_video(&videos) {
        leave_out_no_videos(text, found, &mut videos);
    }
    let Some((first, _)) = videos.first().copied() else {
        let page = links(found).next();
        let refused = (!found.is_empty()).then_some((0, Choice::Refused));
        return page.map(|(index, _)| (index, Choice::NoVideo)).or(refused);
    };
    if videos.len() == 1 {
        return Some((first, Choice::OnlyVideo));
    }
    if are_one_video(&videos) {
        return Some((first, Choice::SameVideo));
    }
    let mut expected = videos
        .iter()
        .filter(|(_, link)| Some(link.platform) == hint);
    match (expected.next(), expected.next()) {
        (Some((index, _)), None) => Some((*index, Choice::ExpectedPlatform)),
        (Some((index, _)), Some(_)) => Some((*index, Choice::FirstOfSeveral)),
        _ => Some((first, Choice::FirstOfSeveral)),
    }
}

fn videos(found: &[Candidate]) -> Vec<(usize, &Link)> {
    let videos = links(found).filter(|(_, link)| link.can_be_an_entry());
    videos.collect()
}

/// Whether all of these are known to lead to the same video; true for one and for none.
fn are_one_video(videos: &[(usize, &Link)]) -> bool {
    let Some((first, rest)) = videos.split_first() else {
        return true;
    };
    rest.iter().all(|(_, other)| other.is_same_video(first.1))
}

fn links(found: &[Candidate]) -> impl Iterator<Item = (usize, &Link)> {
    let numbered = found.iter().enumerate();
    numbered.filter_map(|(index, link)| Some((index, link.result.as_ref().ok()?)))
}

/// Leaves out links that their words call a live room or a profile, unless no other video remains. Only the first few
/// links are examined.
fn leave_out_no_videos(text: &str, found: &[Candidate], videos: &mut Vec<(usize, &Link)>) {
    const FEW: usize = 16;
    let is_video = |(index, link): &(usize, &Link)| {
        let body = of_part(text, found, *index, Some(link.platform));
        body.worded_as.is_none()
    };
    let (told, kept) = videos.split_at(videos.len().min(FEW));
    let told = told.iter().filter(|video| is_video(video));
    let left: Vec<_> = told.chain(kept).copied().collect();
    if !left.is_empty() {
        *videos = left;
    }
}

/// Reads the words around the chosen link. If there are several videos, each has its own part of the text; else all
/// words belong to the one.
fn around(text: &str, found: &[Candidate], chosen: usize, platform: Option<Platform>) -> Body {
    match are_one_video(&videos(found)) {
        true => within(text, found, chosen, platform, 0..text.len()),
        false => of_part(text, found, chosen, platform),
    }
}

fn of_part(text: &str, found: &[Candidate], chosen: usize, platform: Option<Platform>) -> Body {
    let part = own_part(text, found, chosen, platform);
    within(text, found, chosen, platform, part)
}

/// Reads the words of a part of the text, without the other links.
fn within(
    text: &str,
    found: &[Candidate],
    chosen: usize,
    platform: Option<Platform>,
    part: Range<usize>,
) -> Body {
    let span = &found[chosen].span;
    let first = found[..chosen].partition_point(|link| link.span.start < part.start);
    let last = chosen + 1 + found[chosen + 1..].partition_point(|link| link.span.end <= part.end);
    let before = without_links(text, &found[first..chosen], part.start, span.start);
    let after = without_links(text, &found[chosen + 1..last], span.end, part.end);
    let body = wording::unwrap(platform, &before, &after);
    let is_video = matches!(&found[chosen].result, Ok(link) if link.kind == Kind::Video);
    match is_video && body.worded_as.is_some() {
        // the link itself tells that it is a video, so words that say otherwise are the author's
        true => Body::plain(joined(&before, &after)),
        false => body,
    }
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

/// Reads a text without a link: as an app's words if it has them, else as the author's own.
fn alone(text: &str, platform: Option<Platform>) -> Body {
    let body = wording::unwrap(platform, text, "");
    // a post that names its video is complete in the text
    match body.wrapped || body.author.is_some() {
        true => body,
        false if platform == Some(Platform::Douyin) => {
            Body::plain(joined(&without_motto(text), ""))
        }
        false => Body::plain(joined(text, "")),
    }
}

#[cfg(test)]
mod odd_texts;
#[cfg(test)]
mod tests;
