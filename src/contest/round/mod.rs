//! A round: its key is here, its stages are in [`stage`], its public status in [`public_status`],
//! and the blockers of its next step in [`blocker`].

mod blocker;
mod public_status;
mod stage;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr, VariantArray};

use super::key::keyed;

pub use blocker::{Blocker, RoundFacts, blockers};
pub use public_status::{PublicStatus, Publication};
pub use stage::{Stage, StageFlags, counting_month};

/// The kind of a round: 月赛, 季赛 or 年度总决赛.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Display, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum RoundKind {
    /// 月赛.
    Month,
    /// 季赛.
    Quarter,
    /// 年度总决赛.
    Annual,
}

keyed!(RoundKind);

/// One round: `m01` … `m12`, `q1` … `q4`, `annual`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum RoundKey {
    /// The month with this number, from 1.
    Month(u8),
    /// The quarter with this number, from 1.
    Quarter(u8),
    /// The annual final.
    Annual,
}

impl RoundKey {
    /// The round's kind.
    #[must_use]
    pub fn kind(self) -> RoundKind {
        match self {
            Self::Month(_) => RoundKind::Month,
            Self::Quarter(_) => RoundKind::Quarter,
            Self::Annual => RoundKind::Annual,
        }
    }

    /// The month's or quarter's number; 0 for the final.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Month(n) | Self::Quarter(n) => n,
            Self::Annual => 0,
        }
    }
}

impl fmt::Display for RoundKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(n) => write!(f, "m{n:02}"),
            Self::Quarter(n) => write!(f, "q{n}"),
            Self::Annual => f.write_str("annual"),
        }
    }
}

/// A text that is not the key of a round.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no round; rounds are m01 …, q1 …, annual")]
pub struct NoSuchRound(pub String);

impl FromStr for RoundKey {
    type Err = NoSuchRound;

    fn from_str(text: &str) -> Result<Self, NoSuchRound> {
        let refused = || NoSuchRound(text.chars().take(20).collect());
        let number = |digits: &str| {
            digits
                .parse::<u8>()
                .ok()
                .filter(|n| *n > 0)
                .ok_or_else(refused)
        };
        let key = match text.as_bytes() {
            b"annual" => Self::Annual,
            [b'm', _, _] => Self::Month(number(&text[1..])?),
            [b'q', _] => Self::Quarter(number(&text[1..])?),
            _ => return Err(refused()),
        };
        // "m+1" parses as a number, but is not a key
        if key.to_string() == text {
            Ok(key)
        } else {
            Err(refused())
        }
    }
}

impl TryFrom<String> for RoundKey {
    type Error = NoSuchRound;

    fn try_from(text: String) -> Result<Self, NoSuchRound> {
        text.parse()
    }
}

impl From<RoundKey> for String {
    fn from(key: RoundKey) -> Self {
        key.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written_and_nothing_else_is_a_key() {
        for key in ["m01", "m12", "q1", "q4", "annual"] {
            assert_eq!(
                key.parse::<RoundKey>().map(|key| key.to_string()),
                Ok(key.to_owned())
            );
        }
        for text in [
            "", "m1", "m00", "m+1", "m001", "q0", "q10", "Annual", "m１", "x01", "月",
        ] {
            assert!(text.parse::<RoundKey>().is_err(), "{text}");
        }
    }
}
