//! What the contestant sees of a hold: what was found, and until when the link can be repaired.

use crate::db::holds::Hold;
use crate::lang::Phrase;
use crate::mail::letter::kinds::Seen;
use crate::web::request_context::RequestContext;

/// A hold for display to its contestant.
pub(super) struct HoldView {
    pub seen: Phrase,
    pub until: Phrase,
    pub is_offered: bool,
}

/// A hold for display; `is_offered` when the contestant has already given another link.
pub(super) fn hold_view(ctx: &RequestContext, hold: &Hold, is_offered: bool) -> HoldView {
    let day = ctx.contest().calendar.last_day(hold.due_at.utc());
    let until = match hold.is_overdue(ctx.now) {
        true => "hold-status-overdue",
        false => "hold-status-until",
    };
    HoldView {
        seen: seen(hold).phrase(),
        until: Phrase::new(until).with("day", day),
        is_offered,
    }
}

pub(super) fn seen(hold: &Hold) -> Seen {
    match hold.account_id {
        Some(_) => Seen::DoesNotPlay(hold.note.clone()),
        None => Seen::Gone,
    }
}
