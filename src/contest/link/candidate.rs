//! A link found in a text.

use std::ops::Range;

use super::found::Link;
use super::refusal::Refusal;

/// A link found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What it leads to, or why it is refused.
    pub result: Result<Link, Refusal>,
}
