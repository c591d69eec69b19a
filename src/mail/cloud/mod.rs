//! Links in a message to large attachments and net disks.
//!
//! A link is recognised by its parsed host and path, never by its text: look-alike hosts are refused. Mail services
//! write up to four anchors for one file; they count as one link. No link is ever fetched.

pub mod around_link;
pub mod cloud_host;
pub mod code;
pub mod expiry;
pub mod file_mention;
pub mod link_end;
pub mod size;

use url::Url;

use crate::mail::limits;
use crate::mail::text::html::{Anchor, Page};
use around_link::Expiry;

/// A link to a file that the sender stores elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudLink {
    /// The link as written.
    pub url: String,
    /// The key of the service that stores the file, from [`cloud_host::HOSTS`].
    pub service: &'static str,
    /// The file's name as the message gives it.
    pub name: Option<String>,
    /// Its size as the message gives it, such as `1.86G`.
    pub size: Option<String>,
    /// Until when it can be downloaded.
    pub expires: Option<Expiry>,
    /// The extraction code (提取码).
    pub code: Option<String>,
}

/// How far around a link its name, size, expiry and code are searched, in bytes.
const NEAR: usize = 600;

/// The cloud links of a message's bodies, each once, in order.
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
    /// Words of the sharing text that follow the link without a space.
    words: String,
}

fn links_of(page: &Page) -> Vec<CloudLink> {
    let mut anchors = page.anchors.clone();
    anchors.sort_by_key(|anchor| (anchor.place.start, anchor.place.end));
    // the text of an anchor is not a link: only its href holds the target
    let bare: Vec<Anchor> = around_link::links_in_text(&page.text)
        .into_iter()
        .filter(|link| !is_shown_by(&anchors, link))
        .collect();
    anchors.extend(bare);
    anchors.sort_by_key(|anchor| (anchor.place.start, anchor.place.end));
    let placed: Vec<Placed> = anchors
        .into_iter()
        .filter_map(|anchor| recognised(&page.text, anchor))
        .take(limits::CLOUD_LINKS * 4)
        .collect();
    (0..placed.len())
        .map(|at| describe(&page.text, &placed, at))
        .collect()
}

/// Whether a link in the text is inside one of the anchors, which are in the order of their places.
fn is_shown_by(anchors: &[Anchor], link: &Anchor) -> bool {
    let before = anchors.partition_point(|anchor| anchor.place.start <= link.place.start);
    before > 0 && link.place.start < anchors[before - 1].place.end
}

fn recognised(text: &str, mut anchor: Anchor) -> Option<Placed> {
    let href: String = anchor
        .href
        .chars()
        .filter(|c| !c.is_ascii_control())
        .collect();
    anchor.href = href.trim().to_owned();
    let url = Url::parse(&anchor.href).ok()?;
    let service = cloud_host::of(&url)?;
    let placed = Placed {
        anchor,
        url,
        service,
        words: String::new(),
    };
    Some(placed.without_words(text))
}

impl Placed {
    /// The link without the words that follow it directly; they are not part of its place in the text either.
    fn without_words(mut self, text: &str) -> Self {
        let (link, words) = link_end::split(self.service, &self.anchor.href);
        // without the words, it may no longer be a link of this service
        let is_same = |url: &Url| cloud_host::of(url) == Some(self.service);
        let Some(url) = Url::parse(&link).ok().filter(is_same) else {
            return self;
        };
        let place = &mut self.anchor.place;
        if text.get(place.clone()) == Some(self.anchor.href.as_str()) {
            place.end = place.start + link.len();
        }
        self.anchor.href = link;
        Self { url, words, ..self }
    }
}

/// Collects what the message says about a link, from the text between the neighbouring links.
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
    let own = around_link::File::named_by(&text[start..end])
        .or_else(|| around_link::File::measured_behind(&text[start..end], after))
        .or_else(|| around_link::File::first_in(head(&text[start..end])));
    // the link to a page of files is above their list, the link to a single file is after its name or on it
    let file = own
        .or_else(|| around_link::File::last_in(before))
        .or_else(|| around_link::File::first_in(after));
    // the text between two links on one line belongs to the first one, unless it names the file of the second one
    let is_named = file
        .as_ref()
        .is_some_and(|file| before.contains(&file.name));
    let is_shared = floor > 0 && !text[floor.min(start)..start].contains('\n');
    let above = if is_shared && !is_named { "" } else { before };
    let around = around_link::facts_line(above, &text[start..end], after, file.as_ref());
    // a name may contain a size or a date
    let around = match &file {
        Some(file) => around.replace(&file.name, " "),
        None => around,
    };
    CloudLink {
        url: link.anchor.href.clone(),
        service: link.service,
        name: around_link::query_value(&link.url, "f")
            .filter(|_| link.service == "icloud")
            .or(file.map(|file| file.name)),
        size: around_link::query_value(&link.url, "sz")
            .filter(|_| link.service == "icloud")
            .or(around_link::size(&around)),
        expires: around_link::expiry(&around),
        code: code_of(link, before, &text[start..end], after),
    }
}

fn code_of(link: &Placed, before: &str, own: &str, after: &str) -> Option<String> {
    let is_large = ["-ftn", "-large"]
        .iter()
        .any(|end| link.service.ends_with(end));
    // large attachments have no code
    if is_large || link.service.starts_with("netease") {
        return None;
    }
    let in_query = ["pwd", "password"]
        .iter()
        .find_map(|name| around_link::query_value(&link.url, name));
    let with_it = || {
        let behind = code::first(&link.words).or_else(|| code::bracketed(&link.words));
        behind.or_else(|| code::first(head(own)))
    };
    let behind = || code::first(after).or_else(|| code::bracketed(after));
    let above = || code::last(before);
    let near = in_query.or_else(with_it);
    // 139 writes the code above the link, all others after or below it
    match link.service {
        "139-caiyun" => near.or_else(above).or_else(behind),
        _ => near.or_else(behind).or_else(above),
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
mod tests;
