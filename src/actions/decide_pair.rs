//! An organizer decides whether two entries hold the same video. Both answers are stored.

use super::reason::note_of;
use super::review_entry::{Review, ReviewRefused, review_entry};
use super::tx::StaffTx;
use crate::contest::entry::ReasonCode;
use crate::contest::similar::Sameness;
use crate::db::types::PairId;
use crate::db::{Failed, entries, pairs};

/// Why a pair was not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairRefused {
    /// Somebody else decided it meanwhile.
    Decided,
    /// The later entry cannot be rejected.
    Review(ReviewRefused),
}

/// Decides a pair. When both entries hold the same video, the later one is rejected as a duplicate, with a letter. An
/// entry that no longer takes part is left unchanged.
pub fn decide_pair(
    tx: &mut StaffTx<'_>,
    id: PairId,
    decision: Sameness,
    note: &str,
) -> Result<(), Failed<PairRefused>> {
    let pair = pairs::get(tx.conn, id)?;
    if pair.decided_at.is_some() {
        return Err(Failed::Refused(PairRefused::Decided));
    }
    let note = note_of(note);
    let first = entries::get(tx.conn, pair.entry_a)?;
    let later = entries::get(tx.conn, pair.entry_b)?;
    // if the first entry no longer takes part, the later one is the only entry of the video
    let both_take_part = first.state.0.holds_its_video() && later.state.0.holds_its_video();
    if decision == Sameness::Same && both_take_part {
        let review = Review::Reject {
            reason: ReasonCode::Duplicate,
            note: format!("{} {note}", first.code).trim().to_owned(),
        };
        review_entry(tx, &later.code, later.version, &review).map_err(|failed| match failed {
            Failed::Refused(refused) => Failed::Refused(PairRefused::Review(refused)),
            Failed::Db(error) => Failed::Db(error),
        })?;
    }
    let (by, now) = (tx.account, tx.now);
    pairs::decide(tx.conn, id, decision, &note, by, now)?;
    let subject = format!("{} {}", first.code, later.code);
    let detail = format!("{} {note}", decision.key());
    Ok(tx.record("decide_pair", &subject, detail.trim())?)
}
