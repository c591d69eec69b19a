//! The organizers' part of the site: entries and their review, rounds, people, messages and letters, records.

pub mod audit;
pub mod awards;
mod awards_page;
mod blockers;
pub mod budget;
pub mod desk;
mod details;
pub mod entries;
pub mod entry;
mod history;
pub(in crate::web) mod hold_panel;
pub mod holds;
pub mod import;
pub mod inbox;
pub mod judges;
mod jury;
pub mod letter_samples;
pub mod letters;
mod paging;
pub mod pairs;
pub mod panel;
pub mod publish;
pub mod review;
pub mod round;
pub mod rounds;
pub mod screening;
pub mod style;
pub mod tally;
mod upload;
mod vacancies;
pub mod winners;

use super::error::WebError;
use crate::contest::round::RoundKey;

/// The round named in an address.
fn round_key(text: &str) -> Result<RoundKey, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}
