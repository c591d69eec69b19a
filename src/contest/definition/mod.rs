//! The contest's definition: all its rules as one TOML file, parsed into types, and refused unless its numbers add up.
//!
//! [`Definition::parse`] returns the definition, or every reason why it is refused. The reasons are in [`problem`]; the
//! sums that follow from a definition are in [`sums`].

mod check;
mod parts;
pub mod problem;
pub mod sums;

use sha2::{Digest, Sha256};

use super::hex::hex;
pub use parts::{
    Budget, Criterion, Definition, JuryRule, MailRule, PlatformRule, PublicityRule, RoundRule,
    Rounds, Text, TierRule, TopicRule, WindowRule,
};
use problem::Problem;

/// The built-in edition, used when no other file is named.
pub const BUILT_IN: &str = include_str!("../editions/nihao-tianjin-2.toml");

impl Definition {
    /// Reads a definition.
    ///
    /// # Errors
    /// Every [`Problem`] found, in the order of the file's parts; a text that is not such a TOML file gives one.
    pub fn parse(toml_text: &str) -> Result<Self, Vec<Problem>> {
        let definition: Self =
            toml::from_str(toml_text).map_err(|error| vec![Problem::from_toml(&error)])?;
        let problems = check::problems(&definition);
        if problems.is_empty() {
            Ok(definition)
        } else {
            Err(problems)
        }
    }

    /// SHA-256 of the definition's text, in hex: a result names the rules under which it was made.
    #[must_use]
    pub fn hash_of(toml_text: &str) -> String {
        hex(Sha256::digest(toml_text))
    }
}
