//! The details of an entry as its contestant sees them, masked where they are personal.

use super::progress::{masked_email, masked_name, masked_phone};
use crate::contest::entry_details::EntryField;
use crate::db::entries::{Detail, Entry};
use crate::lang::Phrase;
use crate::web::request_context::RequestContext;
use crate::web::wording;

/// Label and value of every detail that was given, and of the platform.
pub(super) fn details(ctx: &RequestContext, entry: &Entry) -> Vec<(String, String)> {
    let zone = ctx.contest().calendar.zone();
    let label = |key: &'static str| ctx.lang.word(&Phrase::new(key));
    let mut rows = vec![];
    for field in EntryField::ALL {
        let value = match entry.detail(field) {
            Detail::Text(text) => shown(field, text),
            Detail::Instant(at) => Some(wording::date_time(at, zone)),
        };
        rows.extend(value.map(|value| (label(field.label()), value)));
        if let (EntryField::Author, Some(platform)) = (field, entry.link.platform()) {
            let name = ctx.lang.word(&platform.phrase());
            rows.push((label("status-platform"), name));
        }
    }
    rows
}

/// A detail for the list; none for those that the page shows elsewhere, or that were not given.
fn shown(field: EntryField, text: &str) -> Option<String> {
    match field {
        EntryField::ShareText | EntryField::Description | EntryField::Title => None,
        EntryField::Contact => Some(masked_name(text)),
        EntryField::Phone => Some(masked_phone(text)),
        _ if text.is_empty() => None,
        EntryField::Email => Some(masked_email(text)),
        EntryField::Author | EntryField::Account | EntryField::PublishedAt => Some(text.to_owned()),
    }
}
