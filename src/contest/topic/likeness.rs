//! Is a written topic a near miss of a required one, and how does it differ?
//!
//! A near miss is a name broken off by punctuation or white space, a longer name that contains the topic, or a name
//! with a few different characters: a person who wrote that meant the topic.

use super::found::{Form, Topic};
use super::name::{compared, is_picture, is_punctuation};

/// A required topic.
pub(super) struct Wanted {
    pub(super) shown: String,
    pub(super) compared: String,
    bare: Vec<char>,
}

impl Wanted {
    pub(super) fn new(name: &str) -> Wanted {
        let compared = compared(name).into_owned();
        Wanted {
            shown: name.trim_matches(['#', '＃', ' ']).to_owned(),
            bare: bare(&compared),
            compared,
        }
    }
}

/// A topic of the text, with its name in the form for comparing.
pub(super) struct Found<'a> {
    pub(super) topic: &'a Topic,
    pub(super) compared: String,
}

impl Found<'_> {
    pub(super) fn new(topic: &Topic) -> Found<'_> {
        let compared = compared(&topic.name).into_owned();
        Found { topic, compared }
    }

    /// Emoji after the name are ignored: the text does not show whether they belong to it.
    pub(super) fn is(&self, wanted: &Wanted) -> bool {
        self.compared.trim_end_matches(is_picture) == wanted.compared
    }

    pub(super) fn written(&self) -> String {
        written(self.topic, "")
    }
}

/// How many characters differ, and what was written; `None` if it is a different topic.
pub(super) fn likeness(wanted: &Wanted, found: &Found) -> Option<(usize, String)> {
    if let Some(tail) = broken_off(wanted, found) {
        return Some((0, written(found.topic, tail)));
    }
    let name = bare(&found.compared);
    if name.len() + 1 < wanted.bare.len() {
        return None;
    }
    let surplus = name.len().saturating_sub(wanted.bare.len());
    if holds(&name, &wanted.bare) {
        return Some((surplus, found.written()));
    }
    let most = most_differing(wanted);
    let differing = (surplus <= most).then(|| distance(&name, &wanted.bare))?;
    (differing <= most).then(|| (differing, found.written()))
}

/// `#你好，天津`: the name ends at the comma, but together with the following text it is the required one. Returns the part
/// of that text that belongs to it.
fn broken_off<'a>(wanted: &Wanted, found: &Found<'a>) -> Option<&'a str> {
    let tail = found.topic.tail.as_str();
    let mut name = bare(&found.compared);
    if tail.is_empty() || !wanted.bare.starts_with(&name) {
        return None;
    }
    for (at, c) in tail.char_indices() {
        name.extend(bare(compared(&tail[at..at + c.len_utf8()]).as_ref()));
        if name == wanted.bare {
            return Some(&tail[..at + c.len_utf8()]);
        }
        if name.len() > wanted.bare.len() {
            return None;
        }
    }
    None
}

/// Up to half of a short name's characters may differ, never more than three.
fn most_differing(wanted: &Wanted) -> usize {
    (wanted.bare.len() / 2).min(3)
}

/// Whether a longer name contains the required one (`你好天津短视频`).
fn holds(name: &[char], wanted: &[char]) -> bool {
    wanted.len() >= 2 && name.windows(wanted.len()).any(|part| part == wanted)
}

/// A name's characters without punctuation, white space and emoji.
fn bare(name: &str) -> Vec<char> {
    let ignored = |c: char| is_punctuation(c) || c.is_whitespace() || is_picture(c);
    name.chars().filter(|c| !ignored(*c)).collect()
}

fn written(topic: &Topic, tail: &str) -> String {
    match topic.form {
        Form::Open => format!("#{}{tail}", topic.name),
        Form::Closed => format!("#{}#", topic.name),
        Form::Quoted => format!("\"{}{tail}", topic.name),
    }
}

/// How many characters must be changed, added or removed to turn one name into the other. Both are short.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
