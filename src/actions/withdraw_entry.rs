//! A contestant withdraws an entry.

use super::correct_entry::{ChangeRefused, entry_to_change};
use super::tx::Tx;
use crate::contest::entry::EntryStep;
use crate::contest::hold::HoldOutcome;
use crate::db::Failed;
use crate::db::entries::{self, Entry};
use crate::db::holds::{self, Ending};

/// Withdraws an entry, so that its video can be entered again. The entry itself stays, marked as withdrawn.
pub fn withdraw_entry(tx: &mut Tx<'_>, token_hash: &str) -> Result<Entry, Failed<ChangeRefused>> {
    let (entry, state) = entry_to_change(tx, token_hash, EntryStep::Withdraw)?;
    let ending = Ending::by_contestant(HoldOutcome::Left);
    holds::resolve(tx.conn, entry.id, ending, tx.now)?;
    entries::hold_keys(tx.conn, entry.id, &[], tx.now)?;
    entries::set_round(tx.conn, entry.id, None)?;
    tx.take_step(&entry, EntryStep::Withdraw, state)?;
    Ok(entry)
}
