//! What a round's facts lead to: its result, or the reasons why there is none.

use serde::{Deserialize, Serialize};

use crate::contest::advance::Advancing;
use crate::contest::award::{AwardList, Blocked};
use crate::contest::scoring::TallyProblem;
use crate::contest::tally::Tally;

/// A round's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundResult {
    /// The ranking with its arithmetic.
    pub tally: Tally,
    /// The awards.
    pub awards: AwardList,
    /// The entries that advance.
    pub advancing: Advancing,
}

/// Why no result can be made from the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The rules or the ballots contradict themselves.
    Tally(Vec<TallyProblem>),
    /// Awards or advancing wait for a decision, or a decision cannot be used.
    Blocked(Vec<Blocked>),
}
