//! The outcome of each row of a list, and the sums over all rows.

use std::fmt;
use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::actions::import_posts::{PostRefused, Standing};
use crate::contest::entry_details::FieldProblem;
use crate::contest::imported_post::RowProblem;
use crate::contest::key::keyed;
use crate::contest::rules::{Check, Evidence, Rule, Verdict};

/// The number of rows, and how many had each outcome; the four outcomes add up to the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// The rows of the list.
    pub rows: usize,
    /// Rows that were entered, with every check passed.
    pub accepted: usize,
    /// Rows with missing details, which can be completed and imported again.
    pub returned: usize,
    /// Rows that were entered and wait for an organizer.
    pub waiting: usize,
    /// Rows that were not entered.
    pub refused: usize,
}

impl Sums {
    /// The sums of a list.
    #[must_use]
    pub fn of(standings: &[(u64, Standing)]) -> Self {
        let mut sums = Self {
            rows: standings.len(),
            ..Self::default()
        };
        for (_, standing) in standings {
            *match RowOutcome::of(standing) {
                RowOutcome::Accepted => &mut sums.accepted,
                RowOutcome::Returned => &mut sums.returned,
                RowOutcome::Waiting => &mut sums.waiting,
                RowOutcome::Refused => &mut sums.refused,
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

/// The outcome of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum RowOutcome {
    /// It was entered, and every check passed.
    Accepted,
    /// It was entered, and waits for an organizer.
    Waiting,
    /// Details are missing; the row can be completed and imported again.
    Returned,
    /// It was not entered.
    Refused,
}

keyed!(RowOutcome);

impl RowOutcome {
    fn of(standing: &Standing) -> Self {
        match standing {
            Standing::Accepted(_) => Self::Accepted,
            Standing::Waiting(..) => Self::Waiting,
            Standing::Returned(_) => Self::Returned,
            Standing::Refused(_) => Self::Refused,
        }
    }
}

/// A problem of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportReason {
    /// The name of a detail (`title`) or of a rule (`topics`).
    pub about: String,
    /// What is wrong with it.
    pub problem: ReportProblem,
    /// The text of the cell, if it helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// The evidence of a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The kind of problem: with a detail, or found by a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ReportProblem {
    /// The detail is missing.
    Missing,
    /// The detail has too many characters.
    TooLong,
    /// The detail cannot be read.
    Unreadable,
    /// The rule is broken.
    Broken,
    /// The check could not tell.
    Unknown,
}

keyed!(ReportProblem);

impl fmt::Display for ReportReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.about, self.problem.key())?;
        match &self.written {
            Some(written) => write!(f, ": {written}"),
            None => Ok(()),
        }
    }
}

/// The outcome of a row, as a line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// Its number in the file.
    pub row: u64,
    /// Its outcome.
    pub outcome: RowOutcome,
    /// The code of its entry, or of the earlier entry that it repeats.
    pub code: Option<String>,
    /// The earlier row of the list that it repeats.
    pub same_as_row: Option<u64>,
    /// The problems: what is missing, undecided, or broken.
    pub reasons: Vec<ReportReason>,
}

impl ReportLine {
    /// The line of a row.
    #[must_use]
    pub fn of(row: u64, standing: &Standing) -> Self {
        Self {
            row,
            outcome: RowOutcome::of(standing),
            code: code(standing),
            same_as_row: match standing {
                Standing::Refused(PostRefused::SameRow(row)) => Some(*row),
                _ => None,
            },
            reasons: reasons(standing),
        }
    }
}

/// The outcome of a whole list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The sums over all rows.
    pub sums: Sums,
    /// The outcome of each row.
    pub lines: Vec<ReportLine>,
}

impl Report {
    /// The report of a list.
    #[must_use]
    pub fn of(standings: &[(u64, Standing)]) -> Self {
        let lines = standings
            .iter()
            .map(|(row, standing)| ReportLine::of(*row, standing));
        Self {
            sums: Sums::of(standings),
            lines: lines.collect(),
        }
    }

    /// Writes the report as a table for spreadsheet programs, which recognise UTF-8 by its byte order mark.
    pub fn write_csv(&self, mut file: impl Write) -> Result<(), csv::Error> {
        file.write_all("\u{feff}".as_bytes())?;
        let mut table = csv::Writer::from_writer(file);
        table.write_record(["row", "outcome", "code", "same_as_row", "reasons"])?;
        for line in &self.lines {
            let same = line.same_as_row.map(|row| row.to_string());
            let reasons: Vec<String> = line.reasons.iter().map(ReportReason::to_string).collect();
            table.write_record([
                line.row.to_string().as_str(),
                line.outcome.key(),
                line.code.as_deref().unwrap_or_default(),
                same.as_deref().unwrap_or_default(),
                &reasons.join("; "),
            ])?;
        }
        Ok(table.flush()?)
    }
}

fn code(standing: &Standing) -> Option<String> {
    match standing {
        Standing::Accepted(code) | Standing::Waiting(code, _) => code.clone(),
        Standing::Refused(PostRefused::Known(code)) => Some(code.clone()),
        Standing::Refused(_) | Standing::Returned(_) => None,
    }
}

fn reasons(standing: &Standing) -> Vec<ReportReason> {
    match standing {
        Standing::Accepted(_) => vec![],
        Standing::Waiting(_, rules) => {
            let rules = rules.iter();
            rules
                .map(|rule| reason(rule.key(), ReportProblem::Unknown))
                .collect()
        }
        Standing::Returned(lacks) => lacks.iter().map(lack).collect(),
        Standing::Refused(PostRefused::Broken(checks)) => broken(checks),
        Standing::Refused(PostRefused::Known(_) | PostRefused::SameRow(_)) => {
            vec![reason(Rule::Duplicate.key(), ReportProblem::Broken)]
        }
        Standing::Refused(PostRefused::NoOpenMonth) => {
            vec![reason(Rule::Deadline.key(), ReportProblem::Broken)]
        }
    }
}

fn reason(about: &str, problem: ReportProblem) -> ReportReason {
    ReportReason {
        about: about.to_owned(),
        problem,
        written: None,
        evidence: None,
    }
}

fn lack(lack: &RowProblem) -> ReportReason {
    match lack {
        RowProblem::NoDate => reason("published_at", ReportProblem::Missing),
        RowProblem::UnreadableDate(written) => ReportReason {
            written: Some(written.clone()),
            ..reason("published_at", ReportProblem::Unreadable)
        },
        RowProblem::Detail(field, problem) => reason(
            field.key(),
            match problem {
                FieldProblem::Missing => ReportProblem::Missing,
                FieldProblem::TooLong { .. } => ReportProblem::TooLong,
                FieldProblem::NoPhone | FieldProblem::NoEmail => ReportProblem::Unreadable,
            },
        ),
    }
}

fn broken(checks: &[Check]) -> Vec<ReportReason> {
    let failed = checks.iter().filter(|check| check.verdict == Verdict::Fail);
    let standings = failed.map(|check| ReportReason {
        evidence: Some(check.evidence.clone()),
        ..reason(check.rule.key(), ReportProblem::Broken)
    });
    standings.collect()
}
