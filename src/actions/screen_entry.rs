//! An organizer says yes or no to a work in screening.

use super::Acting;
use crate::contest::round::{RoundKey, Stage};
use crate::db::{Conn, DbError, Failed, contests, entries, holds, judging};

/// Why a vote was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScreenRefused {
    /// The round is not in screening.
    NotInScreening(Stage),
    /// The work is not in the round's pool.
    NotInPool,
    /// The work is aside, or was given up.
    OnHold,
}

/// Records several decisions of one page, all or none; what holds already is not recorded again. The answer is how many
/// were.
///
/// # Errors
/// [`ScreenRefused`], and when the database fails.
pub fn screen_entries(
    conn: &mut Conn,
    acting: Acting,
    key: RoundKey,
    votes: &[(String, bool)],
) -> Result<usize, Failed<ScreenRefused>> {
    let round = contests::round(conn, key)?;
    let mut recorded = 0;
    for (code, yes) in votes {
        let entry = entries::by_code(conn, code)?.ok_or(DbError::Missing)?;
        let held = judging::candidate(conn, round.id, entry.id)?;
        if held.is_some_and(|candidate| candidate.vote == Some(*yes)) {
            continue;
        }
        screen_entry(conn, acting, key, code, *yes)?;
        recorded += 1;
    }
    Ok(recorded)
}

/// Records a yes or no; the newest holds.
///
/// # Errors
/// [`ScreenRefused`], and when the database fails.
pub fn screen_entry(
    conn: &mut Conn,
    acting: Acting,
    key: RoundKey,
    code: &str,
    yes: bool,
) -> Result<(), Failed<ScreenRefused>> {
    let round = contests::round(conn, key)?;
    if round.stage != Stage::Screening {
        return Err(Failed::Refused(ScreenRefused::NotInScreening(round.stage)));
    }
    let entry = entries::by_code(conn, code)?.ok_or(DbError::Missing)?;
    if judging::candidate(conn, round.id, entry.id)?.is_none() {
        return Err(Failed::Refused(ScreenRefused::NotInPool));
    }
    if holds::on_hold(conn)?.has(round.id, entry.id) {
        return Err(Failed::Refused(ScreenRefused::OnHold));
    }
    Ok(judging::vote(
        conn, round.id, entry.id, acting.by, yes, acting.now,
    )?)
}
