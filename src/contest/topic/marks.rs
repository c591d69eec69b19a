//! Where does a topic begin and end in a text?
//!
//! There are three ways of writing topics: the open form (`#a #b`, `# a`, `%%a`, and `#a[话题]#` of 小红书), the closed form
//! of 新浪微博 and 哔哩哔哩 (`#a b#`), and the quotation mark of 快手 (`"a "b`). Each search is one pass with a bounded
//! look-ahead, so that the time is linear.

use super::found::{Form, Topic};
use super::name::{ends_a_name, is_invisible, is_mark, is_picture, is_punctuation};

/// The longest name of a topic, in bytes; no platform's topic is longer.
const LONGEST: usize = 200;

/// How much of the text after a name is kept, in bytes.
const TAIL: usize = 60;

/// Topics in the open form; a pair of marks is read as the closed form if nothing else fits.
pub(super) fn open_topics(text: &str) -> Vec<Topic> {
    let mut topics = Vec::new();
    let mut at = 0;
    while let Some((start, name_start)) = next_mark(text, at, true) {
        at = match open_topic(text, start, name_start) {
            Some((topic, end)) => {
                topics.push(topic);
                end
            }
            None => name_start,
        };
    }
    topics
}

/// Topics between two marks; a mark without a partner begins a topic in the open form.
pub(super) fn closed_topics(text: &str) -> Vec<Topic> {
    let mut topics = Vec::new();
    let mut at = 0;
    while let Some((start, name_start)) = next_mark(text, at, false) {
        let found =
            closed_topic(text, start, name_start).or_else(|| open_topic(text, start, name_start));
        at = match found {
            Some((topic, end)) => {
                topics.push(topic);
                end
            }
            None => name_start,
        };
    }
    topics
}

/// Topics after quotation marks. A mark with a closing partner and text after it is a quotation.
pub(super) fn quoted_topics(text: &str) -> Vec<Topic> {
    let mut topics = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('"') {
        let start = at + found;
        let end = name_end(text, start + 1);
        at = end;
        if end == start + 1 {
            // two marks meet: the first ends the text before it, the second begins a name
            at = start + 1;
            continue;
        }
        let rest = &text[end..];
        let is_closed = rest.starts_with('"');
        let is_quotation = is_closed && !rest[1..].starts_with('"');
        if is_quotation {
            at = end + 1;
        } else if let Some(topic) = topic(text, Form::Quoted, start..end, start + 1..end) {
            topics.push(topic);
            at = end + usize::from(is_closed);
        }
    }
    topics
}

/// The next mark, and where the name after it begins.
fn next_mark(text: &str, from: usize, percent: bool) -> Option<(usize, usize)> {
    let rest = &text[from..];
    let found = rest.char_indices().find(|(at, c)| {
        (is_mark(*c) && !is_keycap(&rest[at + c.len_utf8()..]))
            || (percent && *c == '%' && rest[*at..].starts_with("%%"))
    })?;
    let start = from + found.0;
    let length = if found.1 == '%' {
        2
    } else {
        found.1.len_utf8()
    };
    Some((start, start + length))
}

/// Whether the text after a mark makes it a keycap emoji: `#️⃣`.
fn is_keycap(rest: &str) -> bool {
    rest.starts_with(['\u{FE0F}', '\u{20E3}'])
}

fn open_topic(text: &str, start: usize, name_start: usize) -> Option<(Topic, usize)> {
    let after = &text[name_start..];
    // text that was copied with its formatting has other space characters than the usual one
    let is_gap = |c: char| {
        c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let spaces = after.len() - after.trim_start_matches(is_gap).len();
    let name = name_start + spaces;
    let end = name_end(text, name);
    let (form, whole_end) = closing(text, end, spaces == 0);
    let topic = topic(text, form, start..whole_end, name..end)?;
    Some((topic, whole_end))
}

/// Whether a name in the open form is closed nevertheless: `#a[话题]#`, `#a# `, `#a##b#`.
fn closing(text: &str, end: usize, glued: bool) -> (Form, usize) {
    let rest = &text[end..];
    if let Some(after) = rest.strip_prefix("[话题]") {
        let closed = end + "[话题]".len() + mark_length(after);
        return (Form::Closed, closed);
    }
    let mark = mark_length(rest);
    let next = rest[mark..].chars().next();
    let closes = glued && mark > 0 && next.is_none_or(|c| c.is_whitespace() || is_mark(c));
    match closes {
        true => (Form::Closed, end + mark),
        false => (Form::Open, end),
    }
}

fn mark_length(text: &str) -> usize {
    let first = text.chars().next().filter(|c| is_mark(*c));
    first.map_or(0, char::len_utf8)
}

fn closed_topic(text: &str, start: usize, name_start: usize) -> Option<(Topic, usize)> {
    let near = &text[name_start..text.floor_char_boundary(name_start + LONGEST)];
    let length = near.find(|c| is_mark(c) || c == '\n' || c == '\r')?;
    let mark = mark_length(&near[length..]);
    if mark == 0 || is_open_pair(&near[..length], &near[length + mark..]) {
        return None;
    }
    let (name_end, end) = (name_start + length, name_start + length + mark);
    let topic = topic(text, Form::Closed, start..end, name_start..name_end)?;
    Some((topic, end))
}

/// `#a #b` is two topics in the open form, not one closed topic that ends with a space. In `# a # # b #`, both ends
/// have a space.
fn is_open_pair(name: &str, after: &str) -> bool {
    let spaced_end = name.ends_with(char::is_whitespace);
    let spaced_start = name.starts_with(char::is_whitespace);
    let name_follows = after.chars().next().is_some_and(|c| !ends_a_name(c));
    spaced_end && !spaced_start && name_follows
}

fn name_end(text: &str, start: usize) -> usize {
    let near = &text[start..text.floor_char_boundary(start + LONGEST)];
    let end = near.find(ends_a_name).unwrap_or(near.len());
    start + end
}

/// The topic with this name; `None` if the name is empty.
fn topic(
    text: &str,
    form: Form,
    span: std::ops::Range<usize>,
    name: std::ops::Range<usize>,
) -> Option<Topic> {
    let trimmed = text[name.clone()].trim_matches(|c: char| c.is_whitespace() || is_edge(c));
    if trimmed.is_empty() {
        return None;
    }
    let open = form != Form::Closed;
    let tail = if open { tail(text, name.end) } else { "" };
    Some(Topic {
        name: trimmed.to_owned(),
        form,
        cut: open && is_cut(&text[name.end..]),
        tail: tail.to_owned(),
        span,
    })
}

/// Invisible characters at the ends of a name; but a joiner or selector may belong to an emoji.
fn is_edge(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// The text after a name, up to the next mark, `@` or line break.
fn tail(text: &str, from: usize) -> &str {
    let near = &text[from..text.floor_char_boundary(from + TAIL)];
    let end = near.find(|c: char| is_mark(c) || matches!(c, '@' | '＠' | '"' | '\n' | '\r'));
    near[..end.unwrap_or(near.len())].trim_end()
}

/// Whether the text or its line breaks off here with dots.
fn is_cut(rest: &str) -> bool {
    let dots = ["...", "…", "⋯"]
        .iter()
        .find_map(|dots| rest.strip_prefix(dots));
    dots.is_some_and(|after| {
        let near = &after[..after.floor_char_boundary(LEAD)];
        let rest = near.trim_start_matches(['.', '…', '⋯', ' ', '\u{A0}']);
        let is_end = near.len() == after.len() && leads_to_a_link(rest);
        is_end || rest.starts_with(['\n', '\r'])
    })
}

/// The longest distance between a cut and the link after it, in bytes; a longer one is text.
const LEAD: usize = 32;

/// Whether nothing follows, or only a pointer to the link that comes next: punctuation, emoji, and a word such as 看.
fn leads_to_a_link(rest: &str) -> bool {
    const POINTING: [&str; 9] = [
        "",
        "看",
        "戳",
        "点",
        "点击",
        "点开",
        "链接",
        "地址",
        "传送门",
    ];
    let is_sign = |c: char| {
        let is_mere = is_punctuation(c) || is_picture(c) || c.is_whitespace();
        is_mere && !is_mark(c)
    };
    POINTING.contains(&rest.trim_matches(is_sign))
}
