//! Where do links begin in a run of characters of which links consist?
//!
//! They begin at `http://` and `https://`, and at a platform's host that is followed by a path. A link inside a link to
//! another site belongs to that other link, which opens the other site although it names a good link.

use crate::contest::link::host::{imitated, site_of};
use crate::contest::link::recognise::recognise;
use crate::contest::link::settings::LinkSettings;

/// The places where the links of a run begin, in order. Each link continues to the next one or to the end of the run.
pub(super) fn of_links(body: &str, settings: &LinkSettings) -> Vec<usize> {
    // most runs of a share text contain no link, but words, numbers or noise
    if !body.contains('/') {
        return encoded_start(body).into_iter().collect();
    }
    let schemes = scheme_starts(body);
    let head_end = schemes.first().copied().unwrap_or(body.len());
    let is_followed = !schemes.is_empty();
    let bare = bare_start(&body[..head_end], is_followed, settings);
    let starts = without_inner(body, bare, &schemes, settings);
    match wrapping_scheme(body).filter(|_| !starts.is_empty()) {
        Some(start) => vec![start],
        None => starts,
    }
}

/// A link that was percent-encoded as a whole, `https%3A%2F%2F…`.
fn encoded_start(body: &str) -> Option<usize> {
    let start = first_letter(body);
    ["https%3a%2f%2f", "http%3a%2f%2f"]
        .into_iter()
        .any(|head| begins_with(&body[start..], head))
        .then_some(start)
}

fn begins_with(text: &str, head: &str) -> bool {
    let begin = text.get(..head.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(head))
}

fn first_letter(body: &str) -> usize {
    body.len()
        - body
            .trim_start_matches(|c: char| !c.is_ascii_alphanumeric())
            .len()
}

/// Schemes that wrap another link or words of any kind. Most names before a colon are not schemes (`video:https://…`).
fn wrapping_scheme(body: &str) -> Option<usize> {
    const WRAPPING: [&str; 7] = [
        "javascript:",
        "vbscript:",
        "data:",
        "view-source:",
        "blob:",
        "jar:",
        "mailto:",
    ];
    let start = first_letter(body);
    WRAPPING
        .into_iter()
        .any(|scheme| begins_with(&body[start..], scheme))
        .then_some(start)
}

/// The places of `http://` and `https://`.
fn scheme_starts(body: &str) -> Vec<usize> {
    let colons = body.match_indices("://");
    colons
        .filter_map(|(colon, _)| http_before(body, colon))
        .collect()
}

fn http_before(body: &str, colon: usize) -> Option<usize> {
    let head = &body.as_bytes()[..colon];
    ["https", "http"].iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        head[start..]
            .eq_ignore_ascii_case(scheme.as_bytes())
            .then_some(start)
    })
}

/// The starts of the links that are not inside the link before. Everything after a question mark is inside it, and so
/// is the path or fragment of a refused link.
fn without_inner(
    body: &str,
    bare: Option<usize>,
    schemes: &[usize],
    settings: &LinkSettings,
) -> Vec<usize> {
    let mut starts: Vec<usize> = bare.into_iter().collect();
    let mut read_up_to = bare.unwrap_or_default();
    // whether the last link is refused; computed when first needed
    let mut refused = None;
    for &scheme in schemes {
        let has_query = !starts.is_empty() && body[read_up_to..scheme].contains('?');
        if has_query {
            break;
        }
        read_up_to = scheme;
        let outer = starts.last().map(|start| &body[*start..scheme]);
        let mut is_refused =
            |link: &str| *refused.get_or_insert_with(|| leads_elsewhere(link, settings));
        if outer.is_some_and(|link| goes_on_behind(link) && is_refused(link)) {
            continue;
        }
        starts.push(scheme);
        refused = None;
    }
    starts
}

/// Whether text that follows this link may be a part of it. Otherwise it was only glued to it.
fn goes_on_behind(link: &str) -> bool {
    link.ends_with(['/', '#', '=', '&', ':'])
}

/// Whether a link leads to another site than a platform. A scheme written twice leads nowhere and wraps nothing.
fn leads_elsewhere(link: &str, settings: &LinkSettings) -> bool {
    let host = link.split_once("://").map_or(link, |(_, rest)| rest);
    !host.trim_matches('/').is_empty() && recognise(link, settings).is_err()
}

/// Where a link without http begins: at a platform's host that is followed by a path, or at the foreign scheme or host
/// before it. Before a link with http, only something that may wrap that link counts.
fn bare_start(head: &str, is_followed: bool, settings: &LinkSettings) -> Option<usize> {
    let platform = platform_start(head, settings);
    let outer = outer_start(&head[..platform.unwrap_or(head.len())]);
    let holds_next = platform.is_some() || (is_followed && goes_on_behind(head));
    outer.filter(|_| holds_next).or(platform)
}

fn platform_start(head: &str, settings: &LinkSettings) -> Option<usize> {
    hosts(head, &['/']).find_map(|(start, host)| is_known_host(host, settings).then_some(start))
}

/// The text that may be a host before each of these separators, with its position.
fn hosts<'a>(body: &'a str, ends: &'a [char]) -> impl Iterator<Item = (usize, &'a str)> {
    let mut at = 0;
    let parts = body
        .split_inclusive(ends)
        .filter(move |part| part.ends_with(ends));
    parts.filter_map(move |part| {
        // each separator is one byte long
        at += part.len();
        let named = without_port(&part[..part.len() - 1]);
        let host = host_at_end(named);
        let start = at - part.len() + named.len() - host.len();
        // after `@`, it is a mail address
        (!body[..start].ends_with('@')).then_some((start, host))
    })
}

fn without_port(part: &str) -> &str {
    let name = part.trim_end_matches(|c: char| c.is_ascii_digit());
    name.strip_suffix(':').unwrap_or(part)
}

fn host_at_end(part: &str) -> &str {
    let is_host_byte = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let host = &part[part.trim_end_matches(is_host_byte).len()..];
    host.trim_start_matches(['.', '-'])
}

fn is_known_host(host: &str, settings: &LinkSettings) -> bool {
    // no host name is longer; the bound keeps the work per run constant
    if host.len() > 253 || !host.contains('.') {
        return false;
    }
    let host = host.to_ascii_lowercase();
    site_of(&host, settings).is_some() || imitated(&host, settings).is_some()
}

/// Where a link to another site begins: at a scheme other than http, or at a text that looks like a host.
fn outer_start(head: &str) -> Option<usize> {
    let scheme = head.find("://").and_then(|colon| {
        let name = head[..colon].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (name.len() < colon).then_some(name.len())
    });
    let mut hosts = hosts(head, &['/', '?', '#']);
    // `#vlog.tianjin#` is a topic
    let is_outer = |(start, host): (usize, &str)| {
        (is_plausible_host(host) && !head[..start].ends_with('#')).then_some(start)
    };
    let host = hosts.find_map(is_outer);
    scheme.into_iter().chain(host).min()
}

/// `evil.example` and `127.0.0.1` are hosts; `4.17` and `v1.0` are numbers.
fn is_plausible_host(host: &str) -> bool {
    let Some((names, last)) = host.rsplit_once('.') else {
        return false;
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_top = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_address = host.split('.').count() == 4 && host.split('.').all(is_number);
    (is_top && !names.is_empty()) || is_address
}
