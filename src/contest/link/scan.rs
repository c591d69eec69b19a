//! Where are the links in a text?
//!
//! One pass over the text finds links with a scheme wherever they begin, and links without a scheme if a platform's
//! host is followed by a path. Text may be glued to both ends; a character that cannot belong to a link ends it. The
//! time is linear in the text's length.

use std::ops::Range;

use super::{Link, LinkSettings, Refusal, bv, recognise};

mod end;
mod start;

/// A link found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
    /// What it leads to, or why it is refused.
    pub result: Result<Link, Refusal>,
}

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

/// BV ids that are not part of a link or word, also between Chinese characters.
pub(in crate::contest) fn find_bare_bv(text: &str, settings: &LinkSettings) -> Vec<Candidate> {
    let bytes = text.as_bytes();
    // after one of these, the id is a part of a refused link or of somebody's name
    let is_glued = |at: usize| {
        let joins = |byte: &u8| byte.is_ascii_alphanumeric() || b"/:.=?&@_-".contains(byte);
        bytes.get(at).is_some_and(joins)
    };
    let is_alone = |span: &Range<usize>| {
        let goes_on = bytes.get(span.end).copied().unwrap_or_default();
        let is_part = span.start.checked_sub(1).is_some_and(is_glued);
        !(is_part || goes_on.is_ascii_alphanumeric() || goes_on == b'_')
    };
    let spans = text.match_indices("BV1").map(|(at, _)| at..at + 12);
    spans
        .filter(is_alone)
        .filter_map(|span| {
            let id = text.get(span.clone())?;
            bv::bv_to_av(id)?;
            let result = recognise(id, settings);
            Some(Candidate { span, result })
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
