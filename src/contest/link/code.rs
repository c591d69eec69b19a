//! What do the codes and ids in links consist of?

use std::ops::RangeInclusive;

/// Whether `text` consists of ASCII letters and digits and the bytes of `also`, with a length in this range.
pub(super) fn is_code(text: &str, length: RangeInclusive<usize>, also: &[u8]) -> bool {
    length.contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || also.contains(&byte))
}

/// Whether `text` consists of decimal digits, with a length in this range.
pub(super) fn is_number(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
