//! Personal details with most of each left out, as screens show them.

use super::entry_details::EntryField;

/// A contestant's detail as it is shown: personal ones are masked, all others are whole.
#[must_use]
pub fn masked(field: EntryField, text: &str) -> String {
    match field {
        _ if text.is_empty() => String::new(),
        EntryField::Contact => masked_name(text),
        EntryField::Phone => masked_phone(text),
        EntryField::Email => masked_email(text),
        EntryField::ShareText
        | EntryField::Description
        | EntryField::Title
        | EntryField::Author
        | EntryField::Account
        | EntryField::PublishedAt => text.to_owned(),
    }
}

/// The phone number with the characters between the first three and the last four masked: `138****0000`.
#[must_use]
pub fn masked_phone(phone: &str) -> String {
    let letters: Vec<char> = phone.chars().collect();
    let Some(hidden) = letters.len().checked_sub(7) else {
        return "*".repeat(letters.len());
    };
    let text = |part: &[char]| part.iter().collect::<String>();
    let (first, last) = (text(&letters[..3]), text(&letters[3 + hidden..]));
    format!("{first}{}{last}", "*".repeat(hidden))
}

/// The address with all but the first letter before the `@` masked: `s***@example.com`.
#[must_use]
pub fn masked_email(email: &str) -> String {
    let (name, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{domain}")
}

/// The name with all but the family name masked: `王**`.
#[must_use]
pub fn masked_name(name: &str) -> String {
    let first: String = name.chars().take(1).collect();
    format!("{first}**")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::entry_details::Privacy;

    #[test]
    fn every_personal_detail_is_masked_and_no_other() {
        for field in EntryField::ALL {
            let is_personal = field.privacy() == Privacy::Personal;
            let shown = masked(field, "someone@example.com");
            assert_eq!(shown != "someone@example.com", is_personal, "{field:?}");
            assert_eq!(masked(field, ""), "");
        }
    }

    #[test]
    fn what_is_masked_shows_its_ends_only() {
        assert_eq!(masked_phone("13800000000"), "138****0000");
        assert_eq!(masked_phone("+8613800000000"), "+86*******0000");
        assert_eq!(masked_phone("12345"), "*****");
        assert_eq!(masked_phone(""), "");
        assert_eq!(masked_email("someone@example.com"), "s***@example.com");
        assert_eq!(masked_name("王小河"), "王**");
    }
}
