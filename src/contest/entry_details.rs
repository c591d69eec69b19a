//! The details of an entry: what a contestant fills in, each field checked by itself. The contest's rules are in
//! `rules`.

mod field;

use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization;

use super::rules::Reading;
pub use field::{EntryField, Privacy};

/// The details as they were typed.
#[derive(Debug, Clone, Default)]
pub struct RawDetails<'a> {
    /// A link or a whole share text.
    pub share_text: &'a str,
    /// The post's description, if the share text lacks it.
    pub description: &'a str,
    /// 作品名称.
    pub title: &'a str,
    /// 作者.
    pub author: &'a str,
    /// Contact person.
    pub contact: &'a str,
    /// Mobile number.
    pub phone: &'a str,
    /// E-mail address; optional.
    pub email: &'a str,
    /// Account name on the platform; optional.
    pub account: &'a str,
    /// When it was posted.
    pub published_at: Option<DateTime<Utc>>,
}

/// Details that can be stored: trimmed, within their limits, with a phone number that can exist.
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
    /// Mobile number: digits only, after an optional `+`; empty only for a post that organizers found.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Account name on the platform.
    pub account: Option<String>,
    /// When it was posted.
    pub published_at: Option<DateTime<Utc>>,
}

/// What is wrong with a detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    /// It must be given.
    Missing,
    /// It has too many characters.
    TooLong {
        /// How many characters it has.
        has: usize,
        /// How many characters it may have.
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
    pub fn parse(typed: &RawDetails<'_>) -> Result<Self, Vec<(EntryField, FieldProblem)>> {
        Self::parse_with(typed, true, true)
    }

    /// Reads the details of a post that organizers found. Contact and phone may be empty, since the author is not
    /// known.
    ///
    /// # Errors
    /// As [`EntryDetails::parse`].
    pub fn parse_found(typed: &RawDetails<'_>) -> Result<Self, Vec<(EntryField, FieldProblem)>> {
        Self::parse_with(typed, true, false)
    }

    /// Reads the details of an entry by e-mail: it has no link, and the program can write to its sender.
    ///
    /// # Errors
    /// As [`EntryDetails::parse`].
    pub fn parse_by_mail(typed: &RawDetails<'_>) -> Result<Self, Vec<(EntryField, FieldProblem)>> {
        Self::parse_with(typed, false, false)
    }

    fn parse_with(
        typed: &RawDetails<'_>,
        needs_link: bool,
        needs_contact: bool,
    ) -> Result<Self, Vec<(EntryField, FieldProblem)>> {
        let mut problems = vec![];
        let mut take = |field: EntryField, text: &str, needed: bool| {
            let taken =
                bounded(field, text, needed).and_then(|text| well_formed(field, text, needed));
            taken.unwrap_or_else(|problem| {
                problems.push((field, problem));
                String::new()
            })
        };
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        let details = Self {
            share_text: take(EntryField::ShareText, typed.share_text, needs_link),
            description: take(EntryField::Description, typed.description, false),
            title: take(EntryField::Title, typed.title, true),
            author: take(EntryField::Author, typed.author, true),
            contact: take(EntryField::Contact, typed.contact, needs_contact),
            phone: take(EntryField::Phone, typed.phone, needs_contact),
            email: given(take(EntryField::Email, &typed.email.to_lowercase(), false)),
            account: given(take(EntryField::Account, typed.account, false)),
            published_at: typed.published_at,
        };
        match problems.is_empty() {
            true => Ok(details),
            false => Err(problems),
        }
    }
}

/// A phone number reduced to its digits, an e-mail address that can exist, any other text unchanged.
fn well_formed(field: EntryField, text: String, needed: bool) -> Result<String, FieldProblem> {
    match field {
        EntryField::Phone => Some(phone_digits(&text))
            .filter(|digits| is_phone(digits) || (digits.is_empty() && !needed))
            .ok_or(FieldProblem::NoPhone),
        EntryField::Email if !text.is_empty() && !is_email(&text) => Err(FieldProblem::NoEmail),
        _ => Ok(text),
    }
}

fn bounded(field: EntryField, text: &str, needed: bool) -> Result<String, FieldProblem> {
    // PostgreSQL cannot store a NUL, and it means nothing to a reader
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

/// Whether this is a mobile number of mainland China, or any other number in international form.
fn is_phone(phone: &str) -> bool {
    let national = phone.strip_prefix("+86").unwrap_or(phone);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mainland = national.len() == 11 && national.starts_with('1') && digits(national);
    let abroad = phone
        .strip_prefix('+')
        .is_some_and(|rest| (7..=15).contains(&rest.len()) && digits(rest));
    mainland || abroad
}

/// Whether a text can be an e-mail address: one `@` with something before it, a dot in the domain, no white space, and
/// no separators of address lists.
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

/// An author's name in the form used to compare authors, so that one author is found under every spelling: NFKC, lower
/// case, without spaces and invisible characters.
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
        // combines a letter and its accent, if an invisible character separated them
        .nfkc()
        .collect()
}

/// A title to suggest in the form: the first line of the share text's description, up to its topics.
#[must_use]
pub fn suggested_title(reading: &Reading) -> String {
    let shared = reading.share.description.as_deref().unwrap_or_default();
    let first_topic = reading.share.topics.first().map(|topic| topic.span.start);
    let before = first_topic.and_then(|end| shared.get(..end));
    let lines = before.unwrap_or(shared).lines().map(str::trim);
    let line = lines.into_iter().find(|line| !line.is_empty());
    let cut = |c: char| c == '.' || c == '…' || c.is_whitespace();
    let title = line.unwrap_or_default().trim_end_matches(cut);
    title.chars().take(EntryField::Title.limit()).collect()
}

#[cfg(test)]
mod tests;
