//! Where does a link in a text end?
//!
//! Other text may be glued to a link: a sentence's punctuation and the noise of a share text are cut off, and Chinese
//! words that belong to a page of the link's site are added.

use std::ops::Range;

use crate::contest::link::address;
use crate::contest::link::candidate::Candidate;
use crate::contest::link::found::{Kind, Link};
use crate::contest::link::recognise::recognise;
use crate::contest::link::refusal::Refusal;
use crate::contest::link::settings::LinkSettings;

/// Cuts off a sentence's punctuation, a `#` that opens a topic, and the `//` before a repost on 新浪微博.
pub(super) fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let link = text[span.clone()].trim_end_matches('#');
    let link = address::without_last_punctuation(link).trim_end_matches('#');
    let name = link.trim_end_matches('/');
    let is_repeated = link.len() > name.len() + 1 && !name.ends_with(':');
    span.start..span.start + if is_repeated { name } else { link }.len()
}

/// Whether a link to another site continues up to `next`: nothing between the two ends a link, and `next` may be a part
/// of its path or query.
pub(super) fn holds_next(text: &str, outer: &Candidate, next: &Range<usize>) -> bool {
    let is_refused = !matches!(outer.result, Ok(_) | Err(Refusal::NotALink));
    let between = text.get(outer.span.end..next.start).unwrap_or_default();
    is_refused
        && between.ends_with(['/', '#', '=', '&', '\\'])
        && !between.contains(address::ends_a_link)
}

/// The link with its final end.
pub(super) fn settled(text: &str, found: Candidate, settings: &LinkSettings) -> Candidate {
    let found = without_share_noise(text, found, settings);
    let found = with_escapes(text, found, settings);
    with_foreign_query(text, found, settings)
}

/// How far a link with escapes may continue, in bytes.
const ESCAPED: usize = 128;

/// `LINK/\_code/`: people who write Markdown put a backslash before an underscore.
fn with_escapes(text: &str, short: Candidate, settings: &LinkSettings) -> Candidate {
    let is_page = matches!(&short.result, Ok(link) if link.kind == Kind::Other);
    let rest = &text[short.span.end..];
    if !is_page || !rest.starts_with("\\_") {
        return short;
    }
    let near = &rest[..rest.floor_char_boundary(ESCAPED)];
    let is_end = |c: char| {
        let is_markup = matches!(c, '*' | '(' | ')' | '[' | ']');
        is_markup || address::ends_a_link(c) || !c.is_ascii()
    };
    let more = &near[..near.find(is_end).unwrap_or(near.len())];
    let span = trimmed(text, short.span.start..short.span.end + more.len());
    let result = recognise(&text[span.clone()].replace("\\_", "_"), settings);
    match result.as_ref().is_ok_and(Link::can_be_an_entry) {
        true => Candidate { span, result },
        false => short,
    }
}

/// Cuts off what is glued to a link after its code or id, which ends at its slash or at a sign that no id contains
/// (`LINK[doge]`, `LINK@name`). The link is cut there if the rest is noise of a share text or cannot be a path of the
/// site; a rest that looks like a path makes it another page.
fn without_share_noise(text: &str, whole: Candidate, settings: &LinkSettings) -> Candidate {
    let is_page = |link: &Link| link.kind == Kind::Other && !link.platform.hides_its_videos();
    if !whole.result.as_ref().map_or(true, is_page) {
        return whole;
    }
    let link = &text[whole.span.clone()];
    let cut = ends_of_ids(link).find_map(|end| {
        let (id, rest) = link.split_at(end);
        let result = recognise(id, settings).ok()?;
        (result.can_be_an_entry() && begins_as_no_path(rest)).then_some((end, result))
    });
    match cut {
        Some((end, link)) => Candidate {
            span: whole.span.start..whole.span.start + end,
            result: Ok(link),
        },
        None => whole,
    }
}

/// The places where an id in a link's path may end: after each of the first two slashes, and before the first sign.
fn ends_of_ids(link: &str) -> impl Iterator<Item = usize> {
    let host = link.find("://").map_or(0, |colon| colon + 3);
    let path = link[host..]
        .find('/')
        .map_or(link.len(), |at| host + at + 1);
    let path_end = link[path..].find('?').map_or(link.len(), |at| path + at);
    let slashes = link[path..path_end].match_indices('/').take(2);
    let sign = link[path..path_end].find(['~', '@', '[', '(']);
    let slashes = slashes.map(move |(at, _)| path + at + 1);
    slashes.chain(sign.map(|at| path + at))
}

/// Whether the rest cannot begin with a code: it begins with another character, or with noise such as `4.17`, `abC:/`,
/// `08/09`, `x@Y.zz`.
fn begins_as_no_path(rest: &str) -> bool {
    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (word, behind) = rest.split_at(rest.find(|c| !is_code(c)).unwrap_or(rest.len()));
    let are_digits = |text: &str| text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit());
    let is_day = |text: &str| text.get(..2).is_some_and(are_digits);
    match (word.len(), behind.as_bytes().first()) {
        (0, sign) => sign.is_some(),
        (1, Some(b'@')) => is_short_host(&behind[1..]),
        (1..=2, Some(b'.')) => word.bytes().all(|b| b.is_ascii_digit()),
        (2, Some(b'/')) => is_day(word) && is_day(&behind[1..]),
        (2..=4, Some(b':')) => behind.starts_with(":/"),
        _ => false,
    }
}

/// Whether the text begins with a host such as `Y.zz`.
fn is_short_host(text: &str) -> bool {
    let parts = text.split_once('.');
    parts.is_some_and(|(name, top)| {
        (1..=2).contains(&name.len()) && top.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// How far a link may continue in Chinese, in bytes.
const FOREIGN_QUERY: usize = 512;

/// Adds Chinese words that belong to the link: those of a search before the parameter that names the video
/// (`/search/天津?modal_id=…`), and a person's name at the end of a path (`/n/津门小记`).
fn with_foreign_query(text: &str, short: Candidate, settings: &LinkSettings) -> Candidate {
    let is_page = matches!(&short.result, Ok(link) if !link.can_be_an_entry());
    let rest = &text[short.span.end..];
    if !is_page || rest.is_empty() || rest.as_bytes()[0].is_ascii() {
        return short;
    }
    let near = &rest[..rest.floor_char_boundary(FOREIGN_QUERY)];
    let length = near.find(|c| address::ends_a_link(c) || c == '#');
    let more = &near[..length.unwrap_or(near.len())];
    let names_a_work = more.contains("modal_id=") || more.contains("bvid=");
    let names_a_person = text[..short.span.end].ends_with('/');
    if more.contains("://") || !(names_a_work || names_a_person) {
        return short;
    }
    let span = short.span.start..short.span.end + more.len();
    let result = recognise(&text[span.clone()], settings);
    let is_other = matches!(&short.result, Ok(link) if link.kind == Kind::Other);
    let tells_more = |link: &Link| match names_a_work {
        true => link.can_be_an_entry(),
        false => is_other && matches!(link.kind, Kind::Profile | Kind::Live),
    };
    match result.as_ref().is_ok_and(tells_more) {
        true => Candidate { span, result },
        false => short,
    }
}
