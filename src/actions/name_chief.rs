//! An organizer gives the chief judge's part to another of the panel, when the chief can't do it any more.

use super::Acting;
use super::reason::{ReasonProblem, reason_of};
use super::tally_round::judge_code;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::AccountId;
use crate::db::{Conn, Failed, audit, contests, judging};

/// Why nobody else became the chief judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChiefRefused {
    /// Before the jury begins the panel is chosen as a whole; once the list is decided there is nothing to put in order.
    NotNow(Stage),
    /// Not on the panel, released, or kept from signing in.
    NotOnPanel,
    /// They are the chief judge.
    Already,
    /// The reason must be said.
    ReasonNeeded,
    /// The reason is longer than is kept.
    ReasonTooLong,
}

/// Makes a judge of the panel its chief, in the place of whoever was. What the former chief decided stands.
///
/// # Errors
/// [`ChiefRefused`], and when the database fails.
pub fn name_chief(
    conn: &mut Conn,
    acting: Acting,
    key: RoundKey,
    judge: AccountId,
    reason: &str,
) -> Result<(), Failed<ChiefRefused>> {
    let round = contests::round(conn, key)?;
    if !matches!(round.stage, Stage::Jury | Stage::Settling) {
        return Err(Failed::Refused(ChiefRefused::NotNow(round.stage)));
    }
    let reason = reason_of(reason).map_err(|problem| {
        Failed::Refused(match problem {
            ReasonProblem::Missing => ChiefRefused::ReasonNeeded,
            ReasonProblem::TooLong => ChiefRefused::ReasonTooLong,
        })
    })?;
    let panel = judging::panel(conn, round.id)?;
    let seat = panel
        .iter()
        .find(|one| one.account_id == judge && one.is_present());
    let seat = seat.ok_or(Failed::Refused(ChiefRefused::NotOnPanel))?;
    if seat.chief {
        return Err(Failed::Refused(ChiefRefused::Already));
    }
    judging::set_chief(conn, round.id, judge)?;
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "name_chief",
        &key.to_string(),
        &format!("{}: {reason}", judge_code(seat.number).0),
    )?;
    Ok(())
}
