//! Which links in a letter lead to a file that was too large for it, or to a net disk?
//! Recognised by the parsed host and path of the link, never by its text: look-alike hosts are refused. One file
//! comes with up to four anchors; they are one link here. Nothing is ever fetched.

use url::Url;

use super::html::{Anchor, Page};
use super::service::service;
use super::share::{self, Expiry};
use super::{code, limits};

/// A file somewhere else that the sender points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudLink {
    /// The link as written.
    pub url: String,
    /// Whose link it is, from [`super::service::SERVICES`].
    pub service: &'static str,
    /// The file's name as the letter gives it.
    pub name: Option<String>,
    /// The size as the letter gives it, like `1.86G`.
    pub size: Option<String>,
    /// Until when it can be had.
    pub expires: Option<Expiry>,
    /// The extraction code (提取码).
    pub code: Option<String>,
}

/// How far around a link its name, size, expiry and code are looked for, in bytes.
const NEAR: usize = 600;

/// The cloud links of a letter's bodies, each once, in order.
pub fn cloud_links(pages: &[Page]) -> Vec<CloudLink> {
    let mut links: Vec<CloudLink> = Vec::new();
    for page in pages {
        for link in links_of(page) {
            match links.iter().position(|known| known.url == link.url) {
                Some(known) => links[known].fill_from(link),
                None if links.len() < limits::CLOUD_LINKS => links.push(link),
                None => return links,
            }
        }
    }
    links
}

impl CloudLink {
    fn fill_from(&mut self, other: Self) {
        self.name = self.name.take().or(other.name);
        self.size = self.size.take().or(other.size);
        self.expires = self.expires.take().or(other.expires);
        self.code = self.code.take().or(other.code);
    }
}

/// A recognised link and the bytes of the text that it covers.
struct Placed {
    anchor: Anchor,
    url: Url,
    service: &'static str,
}

fn links_of(page: &Page) -> Vec<CloudLink> {
    let mut anchors = page.anchors.clone();
    anchors.sort_by_key(|anchor| (anchor.place.start, anchor.place.end));
    // what an anchor shows is words: where it leads is in its href alone
    let bare: Vec<Anchor> = share::links_in_text(&page.text)
        .into_iter()
        .filter(|link| !is_shown_by(&anchors, link))
        .collect();
    anchors.extend(bare);
    anchors.sort_by_key(|anchor| (anchor.place.start, anchor.place.end));
    let placed: Vec<Placed> = anchors
        .into_iter()
        .filter_map(recognised)
        .take(limits::CLOUD_LINKS * 4)
        .collect();
    (0..placed.len())
        .map(|at| describe(&page.text, &placed, at))
        .collect()
}

/// Whether a link in the text stands inside one of the anchors, which are in the order of their places.
fn is_shown_by(anchors: &[Anchor], link: &Anchor) -> bool {
    let before = anchors.partition_point(|anchor| anchor.place.start <= link.place.start);
    before > 0 && link.place.start < anchors[before - 1].place.end
}

fn recognised(mut anchor: Anchor) -> Option<Placed> {
    let href: String = anchor
        .href
        .chars()
        .filter(|c| !c.is_ascii_control())
        .collect();
    anchor.href = href.trim().to_owned();
    let url = Url::parse(&anchor.href).ok()?;
    let service = service(&url)?;
    if service == "baidu" {
        anchor.href = without_glued_words(without_glued_tail(&anchor.href));
    }
    Some(Placed {
        url: Url::parse(&anchor.href).unwrap_or(url),
        service,
        anchor,
    })
}

/// A Baidu share is `/s/1` and 22 characters; what follows directly was glued on by the sharing text.
fn without_glued_tail(href: &str) -> String {
    let Some(at) = href.find("/s/1") else {
        return href.to_owned();
    };
    let id = &href[at + 4..];
    let length = id
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b))
        .count();
    match length > 22 {
        true => href[..at + 4 + 22].to_owned(),
        false => href.to_owned(),
    }
}

/// Words behind a code in the link's query: a code is letters and digits.
fn without_glued_words(href: String) -> String {
    let Some(at) = href.find("pwd=").map(|at| at + "pwd=".len()) else {
        return href;
    };
    let length = href[at..].find(|c: char| !c.is_ascii_alphanumeric());
    match length.filter(|length| !href[at + length..].starts_with(['&', '#'])) {
        Some(length) => href[..at + length].to_owned(),
        None => href,
    }
}

/// Gather what the letter says about a link from the text between its neighbours.
fn describe(text: &str, placed: &[Placed], at: usize) -> CloudLink {
    let link = &placed[at];
    let others = |other: &&Placed| other.anchor.href != link.anchor.href;
    let floor = placed[..at]
        .iter()
        .rfind(others)
        .map_or(0, |other| other.anchor.place.end);
    let ceiling = placed[at + 1..]
        .iter()
        .find(others)
        .map_or(text.len(), |other| other.anchor.place.start);
    let (start, end) = (link.anchor.place.start, link.anchor.place.end);
    let before = tail(&text[floor.min(start)..start]);
    let after = head(&text[end..ceiling.max(end)]);
    let own = share::File::named_by(&text[start..end])
        .or_else(|| share::File::measured_behind(&text[start..end], after));
    // The page link of a list of files stands above the list, a file's own link behind or on its name.
    let file = own
        .or_else(|| share::File::last_in(before))
        .or_else(|| share::File::first_in(after));
    let around = share::facts_line(before, &text[start..end], after, file.as_ref());
    // a name may hold a size or a date of its own
    let around = match &file {
        Some(file) => around.replace(&file.name, " "),
        None => around,
    };
    CloudLink {
        url: link.anchor.href.clone(),
        service: link.service,
        name: share::query_value(&link.url, "f")
            .filter(|_| link.service == "icloud")
            .or(file.map(|file| file.name)),
        size: share::query_value(&link.url, "sz")
            .filter(|_| link.service == "icloud")
            .or(share::size(&around)),
        expires: share::expiry(&around),
        code: share::query_value(&link.url, "pwd").or_else(|| code_of(link, before, after)),
    }
}

fn code_of(link: &Placed, before: &str, after: &str) -> Option<String> {
    // 139 puts the code above the link, everybody else below or behind it; large attachments have none.
    match link.service {
        large
            if large.ends_with("-ftn")
                || large.ends_with("-large")
                || large.starts_with("netease") =>
        {
            None
        }
        "139-caiyun" => code::last(before).or_else(|| code::first(after)),
        _ => code::first(after)
            .or_else(|| code::bracketed(after))
            .or_else(|| code::last(before)),
    }
}

fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(NEAR);
    &text[(from..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())..]
}

fn head(text: &str) -> &str {
    let to = text.len().min(NEAR);
    &text[..(0..=to)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)]
}

#[cfg(test)]
#[path = "cloud_tests.rs"]
mod tests;
