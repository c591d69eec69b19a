//! The details of an entry as a contestant gives them, each checked by itself; the contest's rules are in `rules`.

use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization;

use super::key::keyed;

/// The details as they were typed.
#[derive(Debug, Clone, Default)]
pub struct RawDetails<'a> {
    /// A link or a whole share text.
    pub share_text: &'a str,
    /// The post's description, where it stands apart.
    pub description: &'a str,
    /// 作品名称.
    pub title: &'a str,
    /// 作者.
    pub author: &'a str,
    /// Contact person.
    pub contact: &'a str,
    /// Mobile number.
    pub phone: &'a str,
    /// E-mail address, may be left out.
    pub email: &'a str,
    /// Account name on the platform, may be left out.
    pub account: &'a str,
    /// When it was posted.
    pub published_at: Option<DateTime<Utc>>,
}

/// An entry's details that can be kept: trimmed, not too long, with a number that can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDetails {
    /// A link or a whole share text, as pasted.
    pub share_text: String,
    /// The post's description; empty when it was not given.
    pub description: String,
    /// 作品名称.
    pub title: String,
    /// 作者.
    pub author: String,
    /// Contact person; empty only for a post that organizers found.
    pub contact: String,
    /// Mobile number, digits only but for a leading `+`; empty only for a post that organizers found.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Account name on the platform.
    pub account: Option<String>,
    /// When it was posted.
    pub published_at: Option<DateTime<Utc>>,
}

/// A detail of an entry, by the name of its field in the form.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    /// `share_text`.
    ShareText,
    /// `description`.
    Description,
    /// `title`.
    Title,
    /// `author`.
    Author,
    /// `contact`.
    Contact,
    /// `phone`.
    Phone,
    /// `email`.
    Email,
    /// `account`.
    Account,
}

keyed!(Field);

impl Field {
    /// The most characters it may have.
    #[must_use]
    pub fn limit(self) -> usize {
        match self {
            Self::ShareText => 5_000,
            Self::Description => 10_000,
            Self::Title => 100,
            Self::Author | Self::Contact | Self::Account => 50,
            Self::Phone => 20,
            Self::Email => 100,
        }
    }
}

/// What is wrong with a detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    /// It must be given.
    Missing,
    /// It has more characters than it may.
    TooLong {
        /// Characters it has.
        has: usize,
        /// Characters it may have.
        limit: usize,
    },
    /// It is not a telephone number.
    NoPhone,
    /// It is not an e-mail address.
    NoEmail,
}

impl EntryDetails {
    /// Reads the details that a contestant gives.
    ///
    /// # Errors
    /// Everything that is wrong with them, field by field.
    pub fn parse(typed: &RawDetails<'_>) -> Result<Self, Vec<(Field, FieldProblem)>> {
        Self::parse_with(typed, true, true)
    }

    /// Reads the details of a post that organizers found: contact and phone may be empty, since they may not know them.
    pub fn parse_found(typed: &RawDetails<'_>) -> Result<Self, Vec<(Field, FieldProblem)>> {
        Self::parse_with(typed, true, false)
    }

    /// Reads the details of an entry by e-mail: it has no link, and its sender can be answered by letter.
    pub fn parse_by_mail(typed: &RawDetails<'_>) -> Result<Self, Vec<(Field, FieldProblem)>> {
        Self::parse_with(typed, false, false)
    }

    fn parse_with(
        typed: &RawDetails<'_>,
        needs_link: bool,
        needs_contact: bool,
    ) -> Result<Self, Vec<(Field, FieldProblem)>> {
        let mut problems = vec![];
        let mut take = |field: Field, text: &str, needed: bool| {
            let taken =
                bounded(field, text, needed).and_then(|text| well_formed(field, text, needed));
            taken.unwrap_or_else(|problem| {
                problems.push((field, problem));
                String::new()
            })
        };
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        let details = Self {
            share_text: take(Field::ShareText, typed.share_text, needs_link),
            description: take(Field::Description, typed.description, false),
            title: take(Field::Title, typed.title, true),
            author: take(Field::Author, typed.author, true),
            contact: take(Field::Contact, typed.contact, needs_contact),
            phone: take(Field::Phone, typed.phone, needs_contact),
            email: given(take(Field::Email, &typed.email.to_lowercase(), false)),
            account: given(take(Field::Account, typed.account, false)),
            published_at: typed.published_at,
        };
        match problems.is_empty() {
            true => Ok(details),
            false => Err(problems),
        }
    }
}

/// A phone number in its digits, an e-mail address that can be one, any other text as it is.
fn well_formed(field: Field, text: String, needed: bool) -> Result<String, FieldProblem> {
    match field {
        Field::Phone => Some(phone_digits(&text))
            .filter(|digits| is_phone(digits) || (digits.is_empty() && !needed))
            .ok_or(FieldProblem::NoPhone),
        Field::Email if !text.is_empty() && !is_email(&text) => Err(FieldProblem::NoEmail),
        _ => Ok(text),
    }
}

fn bounded(field: Field, text: &str, needed: bool) -> Result<String, FieldProblem> {
    // a NUL cannot be stored by PostgreSQL and means nothing to a reader
    let text = text.replace('\0', "").trim().to_owned();
    let (has, limit) = (text.chars().count(), field.limit());
    if has > limit {
        return Err(FieldProblem::TooLong { has, limit });
    }
    if needed && text.is_empty() {
        return Err(FieldProblem::Missing);
    }
    Ok(text)
}

/// Turns full-width digits into digits and drops spaces, dots, brackets and hyphens.
fn phone_digits(text: &str) -> String {
    let folded = text.nfkc();
    folded
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '(' | ')' | '.' | '·'))
        .collect()
}

/// A mainland mobile number, or any other in international form.
fn is_phone(phone: &str) -> bool {
    let national = phone.strip_prefix("+86").unwrap_or(phone);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mainland = national.len() == 11 && national.starts_with('1') && digits(national);
    let abroad = phone
        .strip_prefix('+')
        .is_some_and(|rest| (7..=15).contains(&rest.len()) && digits(rest));
    mainland || abroad
}

/// Whether a text can be an e-mail address: one `@` with something before it, a dot after it, no white space. Anything
/// else is certainly none.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let labels_ok = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    let plain = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"')
    };
    !local.is_empty() && !local.contains('@') && labels_ok && text.chars().all(plain)
}

/// An author's name folded, so that one author's entries are found under every spelling: NFKC, lower case, without
/// spaces and invisible characters.
#[must_use]
pub fn author_key(author: &str) -> String {
    let invisible = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    author
        .nfkc()
        .filter(|c| !invisible(*c))
        .flat_map(char::to_lowercase)
        // once more: a letter and its accent may have had an invisible character between them
        .nfkc()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed<'a>() -> RawDetails<'a> {
        RawDetails {
            share_text: "https://www.bilibili.com/video/BV17x411w7KC",
            title: " 海河之夜 ",
            author: "小河",
            contact: "王某",
            phone: "１３８ 0000-0000",
            ..RawDetails::default()
        }
    }

    #[test]
    fn details_are_trimmed_and_a_number_is_read_in_any_spelling() {
        let details = EntryDetails::parse(&typed()).expect("good details");
        assert_eq!(details.title, "海河之夜");
        assert_eq!(details.phone, "13800000000");
        assert_eq!(details.email, None);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let bad = RawDetails {
            title: "\0 \0",
            phone: "123",
            email: "someone@nowhere",
            ..typed()
        };
        let expected = vec![
            (Field::Title, FieldProblem::Missing),
            (Field::Phone, FieldProblem::NoPhone),
            (Field::Email, FieldProblem::NoEmail),
        ];
        assert_eq!(EntryDetails::parse(&bad), Err(expected));
    }

    #[test]
    fn only_a_post_that_organizers_found_needs_nobody_to_call() {
        let alone = RawDetails {
            contact: "",
            phone: "",
            ..typed()
        };
        let expected = vec![
            (Field::Contact, FieldProblem::Missing),
            (Field::Phone, FieldProblem::Missing),
        ];
        assert_eq!(EntryDetails::parse(&alone), Err(expected));
        assert_eq!(
            EntryDetails::parse_found(&alone)
                .expect("a post found")
                .phone,
            ""
        );
        let wrong = RawDetails {
            phone: "12",
            ..alone
        };
        let expected = vec![(Field::Phone, FieldProblem::NoPhone)];
        assert_eq!(EntryDetails::parse_found(&wrong), Err(expected));
    }

    #[test]
    fn length_is_counted_in_characters() {
        let title = "河".repeat(101);
        let long = RawDetails {
            title: &title,
            ..typed()
        };
        let too_long = FieldProblem::TooLong {
            has: 101,
            limit: 100,
        };
        let expected = vec![(Field::Title, too_long)];
        assert_eq!(EntryDetails::parse(&long), Err(expected));
    }

    #[test]
    fn numbers_from_abroad_are_taken_in_international_form() {
        for (phone, good) in [
            ("+85291230000", true),
            ("+8613800000000", true),
            ("0221234567", false),
            ("12345678901", true),
        ] {
            let details = EntryDetails::parse(&RawDetails { phone, ..typed() });
            assert_eq!(details.is_ok(), good, "{phone}");
        }
    }

    #[test]
    fn one_author_has_one_key_however_the_name_is_spelt() {
        assert_eq!(author_key(" Ｈａｉ　He\u{200b} "), author_key("haihe"));
        assert_eq!(author_key("He\u{200b}\u{301}"), author_key("hé"));
    }
}
