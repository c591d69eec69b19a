//! The details of an entry for its contestant, with personal details masked.

use crate::contest::entry_details::EntryField;
use crate::contest::mask::masked;
use crate::db::entries::{Detail, Entry};
use crate::lang::{Phrase, date};
use crate::names;
use crate::web::request_context::RequestContext;

/// Label and value of the platform and of every detail that was given.
pub(super) fn details(ctx: &RequestContext, entry: &Entry) -> Vec<(String, String)> {
    let calendar = &ctx.contest().calendar;
    let label = |key: &'static str| ctx.lang.word(&Phrase::new(key));
    let mut rows = vec![];
    for field in EntryField::ALL {
        let value = match entry.detail(field) {
            Detail::Text(text) => shown(field, text),
            Detail::Instant(at) => Some(ctx.lang.word(&date::day_and_time(&calendar.local(at)))),
        };
        rows.extend(value.map(|value| (label(field.label()), value)));
        if field == EntryField::Author {
            let source = ctx.lang.word(&names::source(entry.link.platform()));
            rows.push((label("gallery-source"), source));
        }
    }
    rows
}

/// The text of a detail in the list; `None` if the page shows it elsewhere or it was not given.
fn shown(field: EntryField, text: &str) -> Option<String> {
    match field {
        EntryField::ShareText | EntryField::Description | EntryField::Title => None,
        _ if text.is_empty() => None,
        _ => Some(masked(field, text)),
    }
}
