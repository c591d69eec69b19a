//! The checks of an entry by e-mail. It has no link and no topics; it must be unpublished, and its details are only as
//! certain as the message states them.

use chrono::{DateTime, Utc};

use super::{Check, Evidence, Rule, Verdict};
use crate::contest::Contest;
use crate::contest::message::{Detail, Statement};

/// The checks of an entry by e-mail: received inside the window, said to be unpublished, its details plainly stated.
#[must_use]
pub fn check_by_mail(
    contest: &Contest,
    received: DateTime<Utc>,
    said: Option<Statement>,
    uncertain: &[Detail],
) -> Vec<Check> {
    vec![
        check_received(contest, received),
        check_statement(said),
        check_details(uncertain),
    ]
}

fn check_received(contest: &Contest, at: DateTime<Utc>) -> Check {
    let whole = contest.calendar.whole();
    let (verdict, evidence) = match contest.calendar.month_of(at) {
        Some(month) => (Verdict::Pass, Evidence::Received { at, month }),
        None => (
            Verdict::Fail,
            Evidence::OutsideWindow {
                at,
                opens: whole.opens,
                closes: whole.closes,
            },
        ),
    };
    Check {
        rule: Rule::Window,
        verdict,
        evidence,
    }
}

/// A message that says nothing proves nothing, so an organizer looks at it.
fn check_statement(said: Option<Statement>) -> Check {
    let verdict = match said {
        Some(Statement::Unpublished) => Verdict::Pass,
        Some(Statement::Published) => Verdict::Fail,
        None => Verdict::Unknown,
    };
    Check {
        rule: Rule::Unpublished,
        verdict,
        evidence: Evidence::Statement { said },
    }
}

fn check_details(uncertain: &[Detail]) -> Check {
    let (verdict, evidence) = match uncertain {
        [] => (Verdict::Pass, Evidence::PlainlySaid),
        fields => (
            Verdict::Unknown,
            Evidence::Guessed {
                fields: fields.to_vec(),
            },
        ),
    };
    Check {
        rule: Rule::Details,
        verdict,
        evidence,
    }
}
