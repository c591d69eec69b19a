//! Which links in a letter lead to a file that was too large for it, or to a net disk?
//! Recognised by the parsed host and path of the link, never by its text: look-alike hosts are refused. One file
//! comes with up to four anchors; they are one link here. Nothing is ever fetched.

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

/// A file somewhere else that the sender points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudLink {
    /// The link as written.
    pub url: String,
    /// Whose link it is, from [`cloud_host::HOSTS`].
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
    /// Words of the sharing text that were glued to it.
    glued: String,
}

fn links_of(page: &Page) -> Vec<CloudLink> {
    let mut anchors = page.anchors.clone();
    anchors.sort_by_key(|anchor| (anchor.place.start, anchor.place.end));
    // what an anchor shows is words: where it leads is in its href alone
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

/// Whether a link in the text stands inside one of the anchors, which are in the order of their places.
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
        glued: String::new(),
    };
    Some(placed.without_glue(text))
}

impl Placed {
    /// The link without the words that were glued to it; in a text that shows it, these stand behind it.
    fn without_glue(mut self, text: &str) -> Self {
        let (link, glued) = link_end::split(self.service, &self.anchor.href);
        // what is left of words alone leads nowhere
        let is_same = |url: &Url| cloud_host::of(url) == Some(self.service);
        let Some(url) = Url::parse(&link).ok().filter(is_same) else {
            return self;
        };
        let place = &mut self.anchor.place;
        if text.get(place.clone()) == Some(self.anchor.href.as_str()) {
            place.end = place.start + link.len();
        }
        self.anchor.href = link;
        Self { url, glued, ..self }
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
    let own = around_link::File::named_by(&text[start..end])
        .or_else(|| around_link::File::measured_behind(&text[start..end], after))
        .or_else(|| around_link::File::first_in(head(&text[start..end])));
    // The page link of a list of files stands above the list, a file's own link behind or on its name.
    let file = own
        .or_else(|| around_link::File::last_in(before))
        .or_else(|| around_link::File::first_in(after));
    // what stands between two links on one line is of the first, unless it names the other's file
    let is_named = file
        .as_ref()
        .is_some_and(|file| before.contains(&file.name));
    let is_shared = floor > 0 && !text[floor.min(start)..start].contains('\n');
    let above = if is_shared && !is_named { "" } else { before };
    let around = around_link::facts_line(above, &text[start..end], after, file.as_ref());
    // a name may hold a size or a date of its own
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
    // large attachments have none
    if is_large || link.service.starts_with("netease") {
        return None;
    }
    let in_query = ["pwd", "password"]
        .iter()
        .find_map(|name| around_link::query_value(&link.url, name));
    let with_it = || {
        let glued = code::first(&link.glued).or_else(|| code::bracketed(&link.glued));
        glued.or_else(|| code::first(head(own)))
    };
    let behind = || code::first(after).or_else(|| code::bracketed(after));
    let above = || code::last(before);
    let near = in_query.or_else(with_it);
    // 139 puts the code above the link, everybody else below or behind it
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
