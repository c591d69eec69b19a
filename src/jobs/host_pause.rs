//! Pauses between requests to the platforms' hosts: one request at a time to each host, and none to a host that refused
//! to answer. All jobs and all copies of the program share the pauses.

use chrono::Duration;

use crate::actions::tx::Tx;
use crate::db::{DbError, lookups};

/// The pause between two requests to one host.
const APART: Duration = Duration::seconds(2);
/// Minutes without requests after a refusal, by the number of refusals in a row.
const PAUSES: [i64; 4] = [10, 60, 360, 1440];

/// Reserves a host for one request: nobody else may send it one meanwhile.
pub(super) fn before_asking(tx: &mut Tx<'_>, host: &str) -> Result<(), DbError> {
    let (refusals, _) = lookups::host(tx.conn, host)?;
    lookups::leave_alone(tx.conn, host, refusals, tx.now + APART)
}

/// Sets the pause after a response.
pub(super) fn after_answer(tx: &mut Tx<'_>, host: &str) -> Result<(), DbError> {
    lookups::leave_alone(tx.conn, host, 0, tx.now + APART)
}

/// Sets the pause after a refusal; it grows with every further refusal.
pub(super) fn after_refusal(tx: &mut Tx<'_>, host: &str) -> Result<(), DbError> {
    let (refusals, _) = lookups::host(tx.conn, host)?;
    let pause = usize::try_from(refusals).ok().and_then(|n| PAUSES.get(n));
    let pause = Duration::minutes(*pause.unwrap_or(&PAUSES[PAUSES.len() - 1]));
    lookups::leave_alone(tx.conn, host, refusals + 1, tx.now + pause)
}
