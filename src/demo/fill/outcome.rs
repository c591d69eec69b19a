//! The planned outcome of each entry. Most are accepted; some show the other outcomes.

use super::super::rng::SeededRng;
use super::super::rows::{Remark, rows};

/// The planned outcome of an entry.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum PlannedOutcome {
    /// It takes part.
    Accepted,
    /// It is returned, corrected, and takes part.
    Corrected(&'static Remark),
    /// It is returned, and its contestant does nothing.
    LeftReturned(&'static Remark),
    /// It does not take part.
    Rejected(&'static Remark),
    /// Its contestant withdraws it within hours.
    Withdrawn,
}

impl PlannedOutcome {
    /// The planned outcome of the entry with this number.
    pub(super) fn of(seed: u64, entry: usize) -> Self {
        let mut rng = SeededRng::new(seed, (1 << 61) | entry as u64);
        let fault = one(&mut rng, &rows().returns);
        match rng.weighted(&[86, 4, 4, 4, 2]) {
            0 => Self::Accepted,
            1 => Self::Corrected(fault),
            2 => Self::LeftReturned(fault),
            3 => Self::Rejected(one(&mut rng, &rows().rejections)),
            _ => Self::Withdrawn,
        }
    }

    /// Why the entry is returned first, if it is.
    pub(super) fn returned_for(self) -> Option<&'static Remark> {
        match self {
            Self::Corrected(fault) | Self::LeftReturned(fault) => Some(fault),
            _ => None,
        }
    }
}

fn one(rng: &mut SeededRng, remarks: &'static [Remark]) -> &'static Remark {
    &remarks[rng.below(remarks.len())]
}
