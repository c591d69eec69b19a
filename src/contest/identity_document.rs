//! Numbers of identity documents: which are possible, and how one is masked on screen.
//!
//! A number is checked for its form and, if it has one, its check digit. Neither proves that the document exists; both
//! catch slips of the pen before money is sent.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The documents with which a winner can be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 居民身份证: 18 characters, GB 11643.
    ResidentId,
    /// 港澳台居民居住证: the same form, with the regions 81, 82 and 83.
    ResidencePermit,
    /// 港澳居民来往内地通行证 (H or M and 8 or 10 digits) and 台湾居民来往大陆通行证
    /// (8 digits).
    TravelPermit,
    /// 护照 of any country: 5 to 12 letters and digits.
    Passport,
    /// 外国人永久居留身份证: 18 characters that begin with 9 (cards issued since
    /// December 2023, check digit as in GB 11643) or 3 letters and 12 digits.
    PermanentResident,
    /// 统一社会信用代码 of a company or institution: 18 characters, GB 32100.
    UnitCode,
}

/// Why a number can't be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// Nothing was typed.
    Blank,
    /// Too few or too many characters, or not the characters of such a number.
    Form,
    /// The first two digits are not a region that issues such numbers.
    Region,
    /// The digits of the birth date are not a date.
    BirthDate,
    /// The last character does not fit the others: one of them is wrong.
    CheckDigit,
}

/// A number that passed its check. It is personal data: `Debug` shows it masked, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    kind: DocumentKind,
    number: String,
}

impl DocumentNumber {
    /// Reads a number as it was typed: spaces and hyphens are dropped, full-width characters become narrow, letters
    /// become capitals.
    ///
    /// # Errors
    /// Why the number is impossible.
    pub fn parse(kind: DocumentKind, typed: &str) -> Result<Self, DocumentError> {
        let number: String = typed.chars().filter_map(plain).collect();
        if number.is_empty() {
            return Err(DocumentError::Blank);
        }
        check(kind, number.as_bytes())?;
        Ok(Self { kind, number })
    }

    /// The kind of document.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The whole number. Code that shows it must record the access.
    pub fn in_clear(&self) -> &str {
        &self.number
    }

    /// The number as screens show it: `120***********1237`, `E*****678`.
    pub fn masked(&self) -> String {
        masked(&self.number)
    }

    /// The birth date in the number, if there is one.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        let dated = match self.kind {
            DocumentKind::ResidentId | DocumentKind::ResidencePermit => true,
            DocumentKind::PermanentResident => self.number.len() == 18,
            _ => false,
        };
        dated.then(|| birth_date(self.number.as_bytes())).flatten()
    }
}

impl fmt::Debug for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentNumber({:?}, {})", self.kind, self.masked())
    }
}

/// Masks any number for the screen. Of 15 or more characters, the first three and the last four stay; of 8 to 14, the
/// first and the last three; of fewer, only the last.
pub fn masked(number: &str) -> String {
    let length = number.chars().count();
    let (head, tail) = match length {
        0..=7 => (0, 1),
        8..=14 => (1, 3),
        _ => (3, 4),
    };
    let shown = |place| place < head || place + tail >= length;
    let masked = number.chars().enumerate();
    masked
        .map(|(place, letter)| if shown(place) { letter } else { '*' })
        .collect()
}

/// The completed years of age on a day; `None` before birth.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    day.years_since(birth)
}

fn plain(typed: char) -> Option<char> {
    let narrow = match typed {
        '\u{FF01}'..='\u{FF5E}' => char::from((typed as u32 - 0xFF01 + 0x21) as u8),
        other => other,
    };
    (!narrow.is_whitespace() && narrow != '-').then(|| narrow.to_ascii_uppercase())
}

fn check(kind: DocumentKind, number: &[u8]) -> Result<(), DocumentError> {
    match kind {
        DocumentKind::ResidentId => check_identity(number, is_mainland),
        DocumentKind::ResidencePermit => check_identity(number, is_outside_mainland),
        DocumentKind::TravelPermit => form(is_travel_permit(number)),
        DocumentKind::Passport => form(is_passport(number)),
        DocumentKind::PermanentResident if number.len() == 18 => {
            check_identity(number, |number| number[0] == b'9')
        }
        DocumentKind::PermanentResident => form(is_older_permanent_resident(number)),
        DocumentKind::UnitCode => check_unit_code(number),
    }
}

fn form(holds: bool) -> Result<(), DocumentError> {
    if holds {
        Ok(())
    } else {
        Err(DocumentError::Form)
    }
}

fn check_identity(number: &[u8], region: impl Fn(&[u8]) -> bool) -> Result<(), DocumentError> {
    form(number.len() == 18 && digits(&number[..17]))?;
    form(number[17].is_ascii_digit() || number[17] == b'X')?;
    if !region(number) {
        return Err(DocumentError::Region);
    }
    if birth_date(number).is_none() {
        return Err(DocumentError::BirthDate);
    }
    let fits = number[17] == identity_check_digit(&number[..17]);
    if fits {
        Ok(())
    } else {
        Err(DocumentError::CheckDigit)
    }
}

/// GB 11643: ISO 7064 MOD 11-2. The weights are powers of 2 modulo 11.
fn identity_check_digit(digits: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let weighted = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight);
    b"10X98765432"[weighted.sum::<u32>() as usize % 11]
}

/// The first two digits of GB/T 2260, without 81 to 83.
fn is_mainland(number: &[u8]) -> bool {
    matches!(
        (number[0], number[1]),
        (b'1', b'1'..=b'5')
            | (b'2', b'1'..=b'3')
            | (b'3', b'1'..=b'7')
            | (b'4', b'1'..=b'6')
            | (b'5', b'0'..=b'4')
            | (b'6', b'1'..=b'5')
    )
}

fn is_outside_mainland(number: &[u8]) -> bool {
    matches!(&number[..6], b"810000" | b"820000" | b"830000")
}

fn birth_date(number: &[u8]) -> Option<NaiveDate> {
    let text = std::str::from_utf8(number.get(6..14)?).ok()?;
    let date = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
    (date.year() >= 1880).then_some(date)
}

fn is_travel_permit(number: &[u8]) -> bool {
    match number {
        [b'H' | b'M', rest @ ..] => matches!(rest.len(), 8 | 10) && digits(rest),
        _ => number.len() == 8 && digits(number),
    }
}

fn is_passport(number: &[u8]) -> bool {
    (5..=12).contains(&number.len())
        && number.iter().all(u8::is_ascii_alphanumeric)
        && number.iter().any(u8::is_ascii_digit)
}

fn is_older_permanent_resident(number: &[u8]) -> bool {
    number.len() == 15 && number[..3].iter().all(u8::is_ascii_uppercase) && digits(&number[3..])
}

/// GB 32100: capitals without I, O, S, V, Z; weights are powers of 3 modulo 31.
fn check_unit_code(number: &[u8]) -> Result<(), DocumentError> {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let value = |letter: &u8| ALPHABET.iter().position(|known| known == letter);
    let values: Option<Vec<usize>> = number.iter().map(value).collect();
    let values = values
        .filter(|values| values.len() == 18)
        .ok_or(DocumentError::Form)?;
    form(digits(&number[2..8]))?;
    let weighted = values[..17].iter().scan(1, |weight, value| {
        let term = value * *weight;
        *weight = *weight * 3 % 31;
        Some(term)
    });
    let expected = (31 - weighted.sum::<usize>() % 31) % 31;
    if values[17] == expected {
        Ok(())
    } else {
        Err(DocumentError::CheckDigit)
    }
}

fn digits(number: &[u8]) -> bool {
    number.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests;
