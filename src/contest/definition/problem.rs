//! The reasons why a definition is refused, each with its place in the file and the numbers that disagree.

use std::fmt;

/// One reason why a definition is refused, at a place of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key's path, such as `rounds.month.awards.second`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong at a place of a definition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The file is not such a TOML file; the message of the TOML reader.
    #[error("{0}")]
    Unreadable(String),
    /// A format that this program does not know.
    #[error("format {0} is unknown; this program reads format 1")]
    UnknownFormat(u32),
    /// A required text is empty.
    #[error("nothing is given here, and something must be")]
    Empty,
    /// The same key is used twice.
    #[error("“{0}” stands here twice")]
    Twice(String),
    /// The days of the window cannot be divided into this many months that all begin on the same day of a month.
    #[error("{months} equal months would end on {last_day_would_be}")]
    MonthsDoNotFit {
        /// How many months the definition demands.
        months: u8,
        /// The day on which they would end.
        last_day_would_be: String,
    },
    /// The months cannot be divided into quarters.
    #[error("{months} months do not divide into quarters of {months_in_quarter}")]
    QuartersDoNotFit {
        /// How many months the definition demands.
        months: u8,
        /// How many months make a quarter.
        months_in_quarter: u8,
    },
    /// A tier gives `promised` prizes in all, but the rounds give `given`.
    #[error("{promised} prizes of tier “{tier}” are promised, the rounds give {given}")]
    QuotasDoNotAddUp {
        /// The tier’s key.
        tier: String,
        /// What the tier promises.
        promised: u32,
        /// What the rounds give.
        given: u64,
    },
    /// The prizes cost a different sum than the budget; both are in yuan.
    #[error("the budget is {budget} yuan, the prizes cost {prizes} yuan")]
    MoneyDoesNotAddUp {
        /// The budget.
        budget: i64,
        /// The cost of the prizes.
        prizes: i64,
    },
    /// The points of the criteria do not add up to 100.
    #[error("the criteria’s points add up to {0}, not to 100")]
    PointsNotHundred(u32),
    /// A round names a tier that the definition does not have.
    #[error("there is no tier “{0}”")]
    UnknownTier(String),
    /// More entries would advance than the shortlist has.
    #[error("{advance} entries cannot go on from a shortlist of {shortlist}")]
    AdvanceOverShortlist {
        /// How many advance.
        advance: u32,
        /// How many are on the shortlist.
        shortlist: u32,
    },
    /// The pool is smaller than what the round awards or lets advance.
    #[error("only {pool} entries reach this round, {needed} are needed")]
    PoolTooSmall {
        /// How many reach the round.
        pool: u32,
        /// How many it needs.
        needed: u32,
    },
    /// The shortlist is shorter than what the round awards.
    #[error("a shortlist of {shortlist} cannot fill {awards} prizes")]
    ShortlistTooShort {
        /// How many are on the shortlist.
        shortlist: u32,
        /// How many prizes the round gives.
        awards: u32,
    },
    /// The final lets entries advance, but no round comes after it.
    #[error("nothing comes after the final, yet {0} entries go on")]
    FinalAdvances(u32),
    /// The jury's numbers contradict each other.
    #[error(
        "{sheets_per_entry} sheets an entry, trimmed from {trim_from}, ranked from {minimum}: needs minimum ≥ 1, \
         trim_from ≥ 3 and sheets_per_entry ≥ minimum"
    )]
    JuryNumbers {
        /// How many sheets an entry gets.
        sheets_per_entry: u32,
        /// From how many sheets the extremes are dropped.
        trim_from: u32,
        /// With how many sheets an entry is ranked.
        minimum: u32,
    },
    /// The tie-break names a criterion that does not exist.
    #[error("there is no criterion “{0}”")]
    UnknownCriterion(String),
    /// A sum of money or a number of prizes is not above zero.
    #[error("must be above zero")]
    NotPositive,
}

impl Problem {
    pub(super) fn at(path: impl Into<String>, reason: Reason) -> Self {
        Self {
            path: path.into(),
            reason,
        }
    }

    pub(super) fn from_toml(error: &toml::de::Error) -> Self {
        let reason = Reason::Unreadable(error.to_string().trim_end().to_owned());
        Self {
            path: String::new(),
            reason,
        }
    }

    /// The number of the line, from 1, on which this problem's key is in `source`.
    #[must_use]
    pub fn line_in(&self, source: &str) -> Option<usize> {
        let span = span_of(source, &self.path)?;
        Some(source.get(..span)?.matches('\n').count() + 1)
    }

    /// The problem as one line of text for people, with the number of the line in the file.
    #[must_use]
    pub fn line_of(&self, source: &str) -> String {
        match self.line_in(source) {
            Some(line) => format!("line {line}: {self}"),
            None => self.to_string(),
        }
    }
}

/// The byte offset of the deepest part of `path` that the file contains.
fn span_of(source: &str, path: &str) -> Option<usize> {
    let table = toml::de::DeTable::parse(source).ok()?;
    let mut best = None;
    let mut segments = path.split('.');
    let mut value = table.get_ref().get(segments.next()?)?;
    loop {
        best = Some(value.span().start).or(best);
        let Some(segment) = segments.next() else {
            return best;
        };
        let deeper = match segment.parse::<usize>() {
            Ok(index) => value.get_ref().get(index),
            Err(_) => value.get_ref().get(segment),
        };
        match deeper {
            Some(found) => value = found,
            None => return best,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.reason)
    }
}
