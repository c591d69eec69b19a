//! The program recognizes its secret key by the mark that the first start left in the database. With another key, every
//! status link that was given out would be dead.

use super::tx::Tx;
use crate::db::{DbError, installation};

/// Whether the secret key is the one that this database was begun with. The first start leaves the mark.
pub fn recognize_key(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    let ours = tx.links.key_mark();
    match installation::key_mark(tx.conn)? {
        Some(mark) => Ok(mark == ours),
        None => installation::set_key_mark(tx.conn, &ours, tx.now).map(|()| true),
    }
}

/// Takes the present secret key as the right one, for good.
pub fn replace_key(tx: &mut Tx<'_>) -> Result<(), DbError> {
    let ours = tx.links.key_mark();
    installation::set_key_mark(tx.conn, &ours, tx.now)?;
    tx.record("replace_key", "", "")
}
