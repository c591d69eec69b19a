//! An organizer votes yes or no on entries in a round's screening.

use super::tx::StaffTx;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::EntryId;
use crate::db::{Failed, contests, holds, judging, refuse};

/// Why votes were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScreenRefused {
    /// The round is not in screening.
    NotInScreening(Stage),
    /// An entry is not in the round's pool.
    NotInPool,
    /// An entry is on hold, or was left out of the round.
    OnHold,
}

/// Records several votes, all or none, and returns how many; a vote equal to the current one is not recorded again.
pub fn screen_entries(
    tx: &mut StaffTx<'_>,
    key: RoundKey,
    votes: &[(String, bool)],
) -> Result<usize, Failed<ScreenRefused>> {
    let (by, now) = (tx.account, tx.now);
    let round = contests::round(tx.conn, key)?;
    let codes: Vec<&str> = votes.iter().map(|(code, _)| code.as_str()).collect();
    let pool = judging::candidates_by_code(tx.conn, round.id, &codes)?;
    let mut new: Vec<(EntryId, bool)> = vec![];
    for (code, yes) in votes {
        match pool.get(code) {
            None => return refuse(ScreenRefused::NotInPool),
            Some(candidate) if candidate.vote == Some(*yes) => {}
            Some(candidate) => new.push((candidate.entry_id, *yes)),
        }
    }
    if !new.is_empty() && !round.stage.flags().screens {
        return refuse(ScreenRefused::NotInScreening(round.stage));
    }
    let on_hold = holds::on_hold(tx.conn)?;
    if new.iter().any(|(entry, _)| on_hold.has(round.id, *entry)) {
        return refuse(ScreenRefused::OnHold);
    }
    judging::vote(tx.conn, round.id, by, &new, now)?;
    Ok(new.len())
}
