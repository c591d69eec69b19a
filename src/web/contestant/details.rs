//! What was typed for an entry, masked where it is personal.

use super::progress;
use crate::db::entries::Entry;
use crate::lang::Phrase;
use crate::web::request_context::RequestContext;
use crate::web::wording;

/// What was typed, masked where it is personal.
pub(super) fn details(ctx: &RequestContext, entry: &Entry) -> Vec<(String, String)> {
    let zone = ctx.contest().calendar.zone();
    let platform = entry
        .platform
        .map(|platform| ctx.lang.word(&platform.0.phrase()));
    let published = entry
        .published_at
        .map(|at| wording::date_time(at.utc(), zone));
    let rows = [
        ("submit-author", Some(entry.author.clone())),
        ("status-platform", platform),
        ("submit-account", entry.account.clone()),
        ("submit-published-at", published),
        (
            "submit-contact",
            Some(progress::masked_name(&entry.contact)),
        ),
        ("submit-phone", Some(progress::masked_phone(&entry.phone))),
        (
            "submit-email",
            entry.email.as_deref().map(progress::masked_email),
        ),
    ];
    let given = rows
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    given
        .map(|(key, value)| (ctx.lang.word(&Phrase::new(key)), value))
        .collect()
}
