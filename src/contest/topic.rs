//! Which topics (话题) does a text hold, and do they meet the contest's condition?
//!
//! Each platform writes topics in its own way; all of them are read, and compared after NFKC,
//! case and invisible characters. A share text proves that a topic is there, never that it is
//! missing.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::platform::Platform;

/// How a topic was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// `#你好天津`, `# 你好天津`.
    Open,
    /// `#你好天津#`, `#你好天津[话题]#`.
    Closed,
    /// `"你好天津`, as 快手 prints topics in share texts.
    Quoted,
}

/// A topic found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The name as a reader of the platform sees it, without marks.
    pub name: String,
    /// How it was written.
    pub form: Form,
    /// Whether the text was cut off inside the name, so that the name is only a beginning.
    pub cut: bool,
    /// Where it stands in the text, in bytes, marks included.
    pub span: Range<usize>,
}

/// What kind of text the topics were looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// What an app copied: often cut short, so nothing can be missing from it.
    ShareText,
    /// The description in full.
    WholeDescription,
}

/// What is known of one required topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TopicState {
    /// It is there, in a form that counts.
    Present {
        /// As written.
        written: String,
    },
    /// It is not in the whole description.
    Missing,
    /// It is there, but the platform wants the closed form `#…#`.
    OpenInsteadOfClosed {
        /// As written.
        written: String,
    },
    /// It is not there, but something very like it is.
    NearMiss {
        /// The topic that was found instead.
        written: String,
    },
    /// The text was cut off where it may have stood; what is left of it fits.
    Cut {
        /// The beginning that is left.
        written: String,
    },
    /// The text does not show it and cannot prove that it is missing.
    NotShown,
}

/// The finding for one required topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicVerdict {
    /// The required topic, without marks.
    pub required: String,
    /// What is known of it.
    pub state: TopicState,
}

/// Finds the topics of a text, in order, in every form that the platform writes.
pub fn find_topics(text: &str, platform: Platform) -> Vec<Topic> {
    let _ = (text, platform);
    Vec::new()
}

/// Whether two names are the same topic: after NFKC, case and invisible characters.
pub fn same_topic(a: &str, b: &str) -> bool {
    a == b
}

/// Compares the required topics with the found ones, one verdict for each required topic.
pub fn check_required(
    required: &[String],
    needs_closed: bool,
    found: &[Topic],
    source: Source,
) -> Vec<TopicVerdict> {
    let _ = (required, needs_closed, found, source);
    Vec::new()
}
