//! The rules of the contest. Every decision is made here, without I/O, SQL, HTML or a clock: what a link is, which topics
//! count, which month an instant is in, how sheets become ranks and ranks become awards.

pub mod advance;
pub mod assign;
pub mod award;
pub mod ballot;
pub mod bundle;
pub mod correspondence;
pub mod cutoff;
pub mod date_input;
pub mod definition;
pub mod entry;
pub mod entry_details;
pub mod file_kind;
pub mod hex;
pub mod hold;
pub mod identity_document;
pub mod imported_post;
pub(crate) mod key;
pub mod language;
pub mod link;
pub mod listing;
pub mod lookup;
pub mod mask;
pub mod mean;
pub mod message;
pub mod payout;
pub mod platform;
pub mod progress;
pub mod role;
pub mod round;
pub mod rules;
pub mod scoring;
pub mod share_text;
pub mod similar;
pub mod tally;
pub mod task;
pub mod tie_order;
pub mod topic;
pub mod window;
pub mod workday;

use definition::Definition;
use definition::problem::Problem;

/// The contest that a program runs: its definition and everything that follows from it.
#[derive(Debug, Clone)]
pub struct Contest {
    /// The definition.
    pub definition: Definition,
    /// SHA-256 of the definition's text.
    pub hash: String,
    /// The definition's text.
    pub toml: String,
    /// Months and quarters as instants.
    pub calendar: window::Calendar,
    /// Working days, for publicity periods.
    pub workdays: workday::Calendar,
}

impl Contest {
    /// Reads a contest from its definition's text.
    ///
    /// # Errors
    /// Every reason why the definition is refused.
    pub fn parse(toml: &str) -> Result<Self, Vec<Problem>> {
        let definition = Definition::parse(toml)?;
        Ok(Self {
            calendar: window::Calendar::of(&definition),
            workdays: workday::Calendar::china(),
            hash: Definition::hash_of(toml),
            toml: toml.to_owned(),
            definition,
        })
    }
}
