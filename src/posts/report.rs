//! What became of each row of a list? One line for each, as data, and the sums over all.

use std::fmt;

use serde::Serialize;

use crate::actions::import_posts::{PostRefused, Standing};
use crate::contest::claim::FieldProblem;
use crate::contest::collected::Lack;
use crate::contest::rules::{Check, Verdict};

/// How many rows there were, and what became of them: the four add up to the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// Rows of the list.
    pub rows: usize,
    /// Entered, every check passed.
    pub accepted: usize,
    /// Sent back for what they lack.
    pub returned: usize,
    /// Entered, to be looked at by a person.
    pub waiting: usize,
    /// Not entered.
    pub refused: usize,
}

impl Sums {
    /// The sums of a list.
    #[must_use]
    pub fn of(told: &[(u64, Standing)]) -> Self {
        let mut sums = Self {
            rows: told.len(),
            ..Self::default()
        };
        for (_, standing) in told {
            *match standing {
                Standing::Accepted(_) => &mut sums.accepted,
                Standing::Waiting(..) => &mut sums.waiting,
                Standing::Returned(_) => &mut sums.returned,
                Standing::Refused(_) => &mut sums.refused,
            } += 1;
        }
        sums
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} rows: {} accepted, {} returned, {} waiting, {} refused",
            self.rows, self.accepted, self.returned, self.waiting, self.refused
        )
    }
}

/// One row's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number in the file.
    pub row: u64,
    /// `accepted`, `returned`, `waiting` or `refused`.
    pub outcome: &'static str,
    /// The entry it became, or the earlier one that it repeats.
    pub code: Option<String>,
    /// The earlier row of the list that it repeats.
    pub same_as_row: Option<u64>,
    /// What is missing, to be looked at, or broken: names of details and rules.
    pub reasons: Vec<String>,
}

impl Line {
    /// The line of a row.
    #[must_use]
    pub fn of(row: u64, standing: &Standing) -> Self {
        let line = |outcome, code: Option<&String>, reasons| Self {
            row,
            outcome,
            code: code.cloned(),
            same_as_row: None,
            reasons,
        };
        match standing {
            Standing::Accepted(code) => line("accepted", code.as_ref(), vec![]),
            Standing::Waiting(code, rules) => {
                let rules = rules.iter().map(|rule| rule.key().to_owned());
                line("waiting", code.as_ref(), rules.collect())
            }
            Standing::Returned(lacks) => line("returned", None, lacks.iter().map(lack).collect()),
            Standing::Refused(refused) => Self {
                same_as_row: match refused {
                    PostRefused::SameRow(row) => Some(*row),
                    _ => None,
                },
                ..match refused {
                    PostRefused::Broken(checks) => line("refused", None, broken(checks)),
                    PostRefused::Known(code) => {
                        line("refused", Some(code), vec!["duplicate".to_owned()])
                    }
                    PostRefused::SameRow(_) => line("refused", None, vec!["duplicate".to_owned()]),
                    PostRefused::NoOpenMonth => line("refused", None, vec!["deadline".to_owned()]),
                }
            },
        }
    }
}

/// `title missing`, `phone no_phone`, `published_at unreadable`.
fn lack(lack: &Lack) -> String {
    match lack {
        Lack::NoDate => "published_at missing".to_owned(),
        Lack::UnreadableDate(written) => format!("published_at unreadable: {written}"),
        Lack::Detail(field, problem) => format!("{} {}", field.name(), problem_word(problem)),
    }
}

fn problem_word(problem: &FieldProblem) -> &'static str {
    match problem {
        FieldProblem::Missing => "missing",
        FieldProblem::TooLong { .. } => "too_long",
        FieldProblem::NoPhone => "no_phone",
        FieldProblem::NoEmail => "no_email",
    }
}

fn broken(checks: &[Check]) -> Vec<String> {
    let failed = checks.iter().filter(|check| check.verdict == Verdict::Fail);
    failed.map(|check| check.rule.key().to_owned()).collect()
}
