//! The details of an entry on its page at the desk, and the changed details of its earlier versions.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use crate::contest::entry_details::EntryField;
use crate::contest::mask::masked;
use crate::db::entries::{Detail, Entry};
use crate::db::types::Stamp;
use crate::lang::Phrase;
use crate::web::request_context::RequestContext;

/// A detail in the list on the desk's page.
#[derive(Debug, Clone)]
pub(super) struct DetailLine {
    pub(super) label: &'static str,
    pub(super) text: String,
    /// A `tel:` or `mailto:` link for the detail.
    pub(super) href: Option<String>,
    pub(super) at: Option<DateTime<Utc>>,
}

/// An earlier version, and the details that the next version changed.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub(super) version: i32,
    pub(super) until: DateTime<Utc>,
    pub(super) fields: Vec<(String, String)>,
}

/// The earlier versions, each with the details that the next one changed; personal ones are masked unless `reveals`.
pub(super) fn earlier(
    ctx: &RequestContext,
    entry: &Entry,
    versions: &[(i32, String, Stamp)],
    reveals: bool,
) -> Vec<Earlier> {
    let now = serde_json::to_string(&entry.content).unwrap_or_default();
    let mut after = details_in(&now);
    let mut all = vec![];
    for (version, content, at) in versions {
        let before = details_in(content);
        let changed = before.iter().filter(|detail| !after.contains(detail));
        let worded = |(name, text): &(&str, String)| {
            let field = EntryField::from_key(name);
            let label = field.map_or("verdict-rule-link", EntryField::label);
            let shown = match field {
                Some(field) if !reveals => masked(field, text),
                _ => text.clone(),
            };
            (ctx.lang.word(&Phrase::new(label)), shown)
        };
        all.push(Earlier {
            version: *version,
            until: at.utc(),
            fields: changed.map(worded).collect(),
        });
        after = before;
    }
    all
}

/// Names and texts of the details in a stored version. Versions stored by earlier programs lack some.
fn details_in(version: &str) -> Vec<(&'static str, String)> {
    let stored: Map<String, Value> = serde_json::from_str(version).unwrap_or_default();
    let names = EntryField::ALL.map(EntryField::key).into_iter();
    let text = |name: &'static str| {
        let value = stored.get(name)?;
        Some((name, value.as_str().unwrap_or_default().to_owned()))
    };
    names.chain(["link"]).filter_map(text).collect()
}

/// The details that the list shows; the page shows the others elsewhere.
pub(super) fn detail_lines(entry: &Entry, reveals: bool) -> Vec<DetailLine> {
    let mut lines = vec![];
    for field in EntryField::ALL {
        let scheme = match field {
            EntryField::ShareText
            | EntryField::Description
            | EntryField::Title
            | EntryField::Author => continue,
            EntryField::Account | EntryField::PublishedAt | EntryField::Contact => None,
            EntryField::Phone => Some("tel"),
            EntryField::Email => Some("mailto"),
        };
        let (text, at) = match entry.detail(field) {
            Detail::Text(text) => (text.to_owned(), None),
            Detail::Instant(at) => (String::new(), Some(at)),
        };
        let scheme = scheme.filter(|_| reveals);
        lines.push(DetailLine {
            label: field.label(),
            href: scheme.map(|scheme| format!("{scheme}:{text}")),
            text: if reveals { text } else { masked(field, &text) },
            at,
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_earlier_programs_and_of_this_one_are_read_in_the_order_of_the_form() {
        let old = r#"{"author":"小河","email":null,"link":"https://b23.tv/a","title":"海河之夜"}"#;
        let of_old = [
            ("title", "海河之夜"),
            ("author", "小河"),
            ("email", ""),
            ("link", "https://b23.tv/a"),
        ];
        let of_old = of_old.map(|(name, text)| (name, text.to_owned()));
        assert_eq!(details_in(old), of_old);
        let new = r#"{"needs_look":true,"own_round_id":1,"platform":"douyin","title":"海河之夜"}"#;
        assert_eq!(details_in(new), [("title", "海河之夜".to_owned())]);
        assert!(details_in("no JSON").is_empty());
    }
}
