//! A topic found in a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

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
    /// The name as people on the platform see it, without marks.
    pub name: String,
    /// How it was written.
    pub form: Form,
    /// Whether the text was cut off inside the name, so that only the beginning of the name is known.
    pub cut: bool,
    /// The text after the name on its line (`，天津` in `#你好，天津`), a few words at most: punctuation and white space end a
    /// name on most platforms, even against the author's intention.
    pub tail: String,
    /// Its place in the text, in bytes, including the marks.
    pub span: Range<usize>,
}
