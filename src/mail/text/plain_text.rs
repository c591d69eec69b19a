//! A plain text body, and the links in it.
//!
//! Some webmail leaves HTML entities in the plain text that it makes of an HTML message.

use super::html::{Anchor, Page};

/// A plain text body, with `\n` at the ends of its lines and without entities left over from HTML.
pub fn page(text: &str) -> Page {
    let text = text.replace("\r\n", "\n").replace("&nbsp;", " ");
    Page {
        text: with_plain_links(&text),
        anchors: Vec::new(),
    }
}

/// The text with `&` for `&amp;` in links; elsewhere, `&amp;` may be meant.
fn with_plain_links(text: &str) -> String {
    let (mut plain, mut from) = (String::with_capacity(text.len()), 0);
    for link in links_in_text(text) {
        plain.push_str(&text[from..link.place.start]);
        plain.push_str(&link.href.replace("&amp;", "&"));
        from = link.place.end;
    }
    plain.push_str(&text[from..]);
    plain
}

/// The links in a plain text.
pub fn links_in_text(text: &str) -> Vec<Anchor> {
    let (mut anchors, mut from) = (Vec::new(), 0);
    while let Some(at) = text[from..].find("://") {
        let middle = from + at;
        from = middle + 3;
        if let Some(start) = scheme_start(text, middle) {
            let length = text[from..]
                .find(|c: char| !is_url_character(c))
                .unwrap_or(text.len() - from);
            let closing = ['.', ',', ';', ':', '!', ')', ']', '\''];
            let end = from + text[from..from + length].trim_end_matches(closing).len();
            anchors.push(Anchor {
                href: text[start..end].to_owned(),
                place: start..end,
            });
            from += length;
        }
    }
    anchors
}

/// Where the `http` or `https` that ends at `middle` begins.
fn scheme_start(text: &str, middle: usize) -> Option<usize> {
    let before = &text.as_bytes()[..middle];
    ["https", "http"].iter().find_map(|scheme| {
        let start = middle.checked_sub(scheme.len())?;
        before[start..]
            .eq_ignore_ascii_case(scheme.as_bytes())
            .then_some(start)
    })
}

fn is_url_character(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_that_html_left_behind_are_read() {
        let text = "海河.mp4&nbsp;(1M)\r\nhttps://a.example/?t=1&amp;k=2&nbsp;A&amp;B";
        assert_eq!(
            page(text).text,
            "海河.mp4 (1M)\nhttps://a.example/?t=1&k=2 A&amp;B"
        );
    }

    #[test]
    fn links_end_before_signs_and_other_characters() {
        let hrefs = |text| -> Vec<String> {
            links_in_text(text)
                .into_iter()
                .map(|link| link.href)
                .collect()
        };
        assert_eq!(
            hrefs("见http://a.example/x，或 (HTTPS://b.example/y)."),
            ["http://a.example/x", "HTTPS://b.example/y"]
        );
    }
}
