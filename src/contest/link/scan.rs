//! Where are the links in a text?
//!
//! One pass over the text finds links with a scheme wherever they begin, and links without a scheme if a platform's
//! host is followed by a path. Text may be glued to both ends; a character that cannot belong to a link ends it. The
//! time is linear in the text's length.

use std::ops::Range;

use super::candidate::Candidate;
use super::recognise::recognise;
use super::settings::LinkSettings;
use super::sites::SITES;

mod end;
mod start;

/// Finds every link in a text, in order. Links to other sites are found only with a scheme.
pub fn find_links(text: &str, settings: &LinkSettings) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while let Some(run) = next_run(text, at) {
        at = run.end;
        for span in links_in_run(text, run, settings) {
            let outer = found.last_mut();
            if let Some(outer) = outer.filter(|outer| end::holds_next(text, outer, &span)) {
                outer.span.end = span.end;
                continue;
            }
            let result = recognise(&text[span.clone()], settings);
            let link = end::settled(text, Candidate { span, result }, settings);
            at = at.max(link.span.end);
            found.push(link);
        }
    }
    found
}

/// Ids of videos that are not part of a link or word, also between Chinese characters.
pub(in crate::contest) fn find_bare_ids(text: &str, settings: &LinkSettings) -> Vec<Candidate> {
    let all = SITES.iter().filter_map(|site| site.bare_ids.as_ref());
    let spans = all.flat_map(|ids| (ids.find)(text));
    spans
        .map(|span| {
            let result = recognise(&text[span.clone()], settings);
            Candidate { span, result }
        })
        .collect()
}

/// The next run of characters of which a link can consist.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = from + bytes[from..].iter().position(|byte| is_link_byte(*byte))?;
    let length = bytes[start..].iter().position(|byte| !is_link_byte(*byte));
    Some(start..length.map_or(bytes.len(), |length| start + length))
}

fn is_link_byte(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'<' | b'>' | b'"' | b'\'' | b'`' | b'|' | b'{' | b'}' | b'\\' | b'^'
        )
}

fn links_in_run(text: &str, run: Range<usize>, settings: &LinkSettings) -> Vec<Range<usize>> {
    let body = &text[run.clone()];
    let starts = start::of_links(body, settings);
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let spans = starts.iter().copied().zip(ends);
    spans
        .map(|(start, end)| end::trimmed(text, run.start + start..run.start + end))
        .collect()
}

#[cfg(test)]
mod tests;
