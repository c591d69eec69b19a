//! What was typed for an entry, masked where it is personal.

use super::lines;
use crate::db::entries::Entry;
use crate::lang::Message;
use crate::web::verdict;
use crate::web::visit::Visit;

/// What was typed, masked where it is personal.
pub(super) fn particulars(visit: &Visit, entry: &Entry) -> Vec<(String, String)> {
    let zone = visit.contest().calendar.zone();
    let platform = entry
        .platform
        .map(|platform| visit.lang.word(&verdict::platform_name(platform.0)));
    let published = entry.published_at.map(|at| verdict::moment(at.utc(), zone));
    let rows = [
        ("submit-author", Some(entry.author.clone())),
        ("status-platform", platform),
        ("submit-account", entry.account.clone()),
        ("submit-published-at", published),
        ("submit-contact", Some(lines::masked_name(&entry.contact))),
        ("submit-phone", Some(lines::masked_phone(&entry.phone))),
        (
            "submit-email",
            entry.email.as_deref().map(lines::masked_email),
        ),
    ];
    let given = rows
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    given
        .map(|(key, value)| (visit.lang.word(&Message::new(key)), value))
        .collect()
}
