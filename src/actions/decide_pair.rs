//! An organizer decides whether two entries are one work: once, and remembered either way.

use super::Acting;
use super::review_entry::{Review, ReviewRefused, review_entry};
use crate::contest::Contest;
use crate::contest::entry::ReasonCode;
use crate::contest::similar::Sameness;
use crate::db::types::PairId;
use crate::db::{Conn, Failed, audit, entries, pairs};
use crate::links::Links;

/// Why nothing was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairRefused {
    /// Somebody decided it meanwhile.
    Decided,
    /// The later entry cannot be rejected.
    Review(ReviewRefused),
}

/// Decides a pair. Of two that are the same, the later entry is rejected as a duplicate, with a letter; one that takes
/// no part any more is left as it is.
///
/// # Errors
/// [`PairRefused`], and when the database fails.
pub fn decide_pair(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    id: PairId,
    (decision, note): (Sameness, &str),
) -> Result<(), Failed<PairRefused>> {
    let pair = pairs::get(conn, id)?;
    if pair.decided_at.is_some() {
        return Err(Failed::Refused(PairRefused::Decided));
    }
    let (first, later) = (
        entries::get(conn, pair.entry_a)?,
        entries::get(conn, pair.entry_b)?,
    );
    // where the first takes no part any more, the later one is all there is of the work
    let both_take_part = first.state.0.holds_its_video() && later.state.0.holds_its_video();
    if decision == Sameness::Same && both_take_part {
        let review = Review::Reject {
            reason: ReasonCode::Duplicate,
            note: note_naming(&first.code, note),
        };
        let seen = (later.code.as_str(), later.version);
        review_entry(conn, contest, links, acting, seen, &review).map_err(
            |failed| match failed {
                Failed::Refused(refused) => Failed::Refused(PairRefused::Review(refused)),
                Failed::Db(error) => Failed::Db(error),
            },
        )?;
    }
    pairs::decide(conn, id, decision, note.trim(), acting.by, acting.now)?;
    let subject = format!("{} {}", first.code, later.code);
    let detail = format!("{} {}", decision.key(), note.trim());
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "decide_pair",
        &subject,
        detail.trim(),
    )?;
    Ok(())
}

/// The contestant is told which entry stays.
fn note_naming(code: &str, note: &str) -> String {
    match note.trim() {
        "" => code.to_owned(),
        note => format!("{code} {note}"),
    }
}
