//! What does the text hold that an app copied: which link, whose work, which description?
//!
//! Each platform's app wraps a link in its own words; the words are left out, the link, the
//! author and the description remain.

use serde::{Deserialize, Serialize};

use super::link::{Link, LinkSettings, Refusal};
use super::platform::Platform;
use super::topic::Topic;

/// A link found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLink {
    /// The link as it stands in the text.
    pub raw: String,
    /// What it leads to, or why it is not taken.
    pub result: Result<Link, Refusal>,
}

/// Why a link was chosen among several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It is the only link that can be a work.
    OnlyWork,
    /// All links that can be a work lead to the same one.
    SameWork,
    /// Several different works; the first was taken, the person should be asked.
    FirstOfSeveral,
    /// No link can be a work; the first page of a platform was taken.
    NoWork,
}

/// What a pasted text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareText {
    /// Every link, in order.
    pub links: Vec<FoundLink>,
    /// Which of `links` the text is about.
    pub chosen: Option<usize>,
    /// Why that one.
    pub choice: Option<Choice>,
    /// The platform that the text was read as: the chosen link's, else the hint.
    pub platform: Option<Platform>,
    /// The author's name, where the text tells it.
    pub author: Option<String>,
    /// The description or title, without link and noise.
    pub description: Option<String>,
    /// The topics in the description.
    pub topics: Vec<Topic>,
    /// Whether the description is whole: only then does a topic's absence mean anything.
    pub description_is_whole: bool,
}

/// Reads a pasted text. With a `hint` and without any link, the text is that platform's
/// description in the author's own words, and whole.
pub fn read(text: &str, settings: &LinkSettings, hint: Option<Platform>) -> ShareText {
    let _ = (text, settings, hint);
    ShareText::default()
}
