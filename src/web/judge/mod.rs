//! What a judge sees: their own queue and nothing of others.

pub mod blind;
pub mod finish;
pub mod hold;
pub mod queue;
pub mod recuse;
pub mod saving;
pub mod score;
mod score_response;
pub mod task;
pub mod ties;
pub mod video;

use crate::contest::round::RoundKey;
use crate::db::contests::{self, Round};
use crate::db::seats::{self, Seat};
use crate::db::types::{AccountId, AssignmentId};
use crate::db::{Conn, DbError};
use crate::web::error::WebError;

/// The round that an address names; whatever is no round is nothing at all.
fn round_key(text: &str) -> Result<RoundKey, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// The assignment that an address names.
fn assignment_id(text: &str) -> Result<AssignmentId, WebError> {
    text.parse()
        .map(AssignmentId)
        .map_err(|_| WebError::NotFound)
}

/// A round with the judge's own seat in it; for whoever has none the round does not exist.
fn seated(conn: &mut Conn, key: RoundKey, judge: AccountId) -> Result<(Round, Seat), DbError> {
    let round = contests::round(conn, key)?;
    let seat = seats::seat(conn, round.id, judge)?.ok_or(DbError::Missing)?;
    Ok((round, seat))
}
