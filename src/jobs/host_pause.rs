//! How are the platforms' hosts asked without being a burden? One question at a time of each, and none of a host that
//! turned us away; the same for every job and every copy of the program.

use chrono::{DateTime, Duration, Utc};

use crate::db::lookups;
use crate::db::{Conn, DbError};

/// Between two questions to one host.
const APART: Duration = Duration::seconds(2);
/// Minutes for which a host is left alone, by how often in a row it turned us away.
const RESTS: [i64; 4] = [10, 60, 360, 1440];

/// A host is about to be asked: nobody else asks it for a while.
pub(super) fn before_asking(
    conn: &mut Conn,
    host: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let (refusals, _) = lookups::host(conn, host)?;
    lookups::leave_alone(conn, host, refusals, now + APART)
}

/// A host answered.
pub(super) fn after_answer(conn: &mut Conn, host: &str, now: DateTime<Utc>) -> Result<(), DbError> {
    lookups::leave_alone(conn, host, 0, now + APART)
}

/// A host turned us away: it rests, the longer the more often it did.
pub(super) fn after_refusal(
    conn: &mut Conn,
    host: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let (refusals, _) = lookups::host(conn, host)?;
    let rest = usize::try_from(refusals).ok().and_then(|n| RESTS.get(n));
    let rest = rest.unwrap_or(&RESTS[RESTS.len() - 1]);
    lookups::leave_alone(conn, host, refusals + 1, now + Duration::minutes(*rest))
}
