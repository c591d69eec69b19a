//! Texts of single fields: details of an entry, points, identity documents, reasons, names.

use reeljury::actions::reason::reason_of;
use reeljury::contest::ballot::HalfPoints;
use reeljury::contest::entry_details::{EntryDetails, RawDetails, author_key, is_email};
use reeljury::contest::identity_document::{DocumentKind, DocumentNumber};
use reeljury::contest::similar::Title;

const DOCUMENTS: [DocumentKind; 6] = [
    DocumentKind::ResidentId,
    DocumentKind::ResidencePermit,
    DocumentKind::TravelPermit,
    DocumentKind::Passport,
    DocumentKind::PermanentResident,
    DocumentKind::UnitCode,
];

/// Accepted values are accepted again unchanged; each line of the bytes is one field.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    let fields: Vec<&str> = text.split('\n').collect();
    let at = |n: usize| fields.get(n).copied().unwrap_or_default();
    let all: [&str; 8] = std::array::from_fn(at);
    for parse in [
        EntryDetails::parse,
        EntryDetails::parse_found,
        EntryDetails::parse_by_mail,
    ] {
        if let Ok(details) = parse(&typed(all)) {
            assert_eq!(parse(&typed(fields_of(&details))), Ok(details.clone()));
        }
    }
    one(&text);
    fields.into_iter().take(8).for_each(one);
}

fn typed<'t>(fields: [&'t str; 8]) -> RawDetails<'t> {
    let [
        share_text,
        description,
        title,
        author,
        contact,
        phone,
        email,
        account,
    ] = fields;
    RawDetails {
        share_text,
        description,
        title,
        author,
        contact,
        phone,
        email,
        account,
        published_at: None,
    }
}

fn fields_of(details: &EntryDetails) -> [&str; 8] {
    [
        &details.share_text,
        &details.description,
        &details.title,
        &details.author,
        &details.contact,
        &details.phone,
        details.email.as_deref().unwrap_or_default(),
        details.account.as_deref().unwrap_or_default(),
    ]
}

fn one(text: &str) {
    let most = HalfPoints::whole(60);
    if let Ok(points) = HalfPoints::parse(text, most) {
        assert!(points <= most);
        assert_eq!(HalfPoints::parse(&points.to_string(), most), Ok(points));
    }
    for kind in DOCUMENTS {
        if let Ok(document) = DocumentNumber::parse(kind, text) {
            let again = DocumentNumber::parse(kind, document.in_clear());
            assert_eq!(again.as_ref(), Ok(&document));
            assert_ne!(document.masked(), document.in_clear());
            let _ = document.birth_date();
        }
    }
    if let Ok(reason) = reason_of(text) {
        assert_eq!(reason_of(&reason), Ok(reason));
    }
    let title = Title::of(text);
    assert!(title.is_nearly(&title) || title == Title::of(""));
    assert_eq!(author_key(&author_key(text)), author_key(text));
    let _ = is_email(text);
}
