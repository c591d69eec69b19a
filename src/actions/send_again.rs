//! An organizer makes a letter that was given up due again.

use super::tx::StaffTx;
use crate::db::DbError;
use crate::db::mail::letters::{self, LetterState};
use crate::db::mail::outbox;
use crate::db::types::LetterId;

/// Makes the letter due at once; does nothing if the letter was not given up.
pub fn send_again(tx: &mut StaffTx<'_>, id: LetterId) -> Result<(), DbError> {
    let letter = letters::get(tx.conn, id)?;
    if letter.state() != LetterState::GivenUp {
        return Ok(());
    }
    let now = tx.now;
    outbox::try_again(tx.conn, id, now)?;
    tx.record("send_again", &format!("letter {id}"), "")
}
