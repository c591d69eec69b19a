//! What became of a short link that was followed.

use super::key::keyed;

/// The outcome of following a short link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LookupOutcome {
    /// It led to a page of a platform.
    Page,
    /// It led to another site.
    Elsewhere,
    /// It led nowhere.
    Nowhere,
    /// It forwarded too often.
    TooFar,
    /// The host did not answer; it is tried again.
    NotNow,
}

keyed!(LookupOutcome);
