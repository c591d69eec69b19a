//! Sizes of files in a text.

use std::ops::Range;

/// The first size in a text, such as `128.03M`, `1.86GB`, `800K`, as written.
pub fn size(text: &str) -> Option<String> {
    places(text).next().map(|place| text[place].to_owned())
}

/// The places of the sizes in a text, in order.
pub fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
            let start = from + at;
            let number = &text[start..];
            let digits = number_length(number);
            from = start + digits;
            let unit = number[digits..].trim_start();
            if let Some(length) = unit_length(unit) {
                return Some(start..text.len() - unit.len() + length);
            }
        }
        None
    })
}

/// Where the last bracket that contains a size begins: `NAME (1.2M, …)`, `NAME(96M)`.
pub fn bracket(line: &str) -> Option<usize> {
    line.char_indices()
        .filter(|(_, c)| matches!(c, '(' | '（'))
        .map(|(at, _)| at)
        .rfind(|at| {
            let inside = line[*at..].trim_start_matches(['(', '（', ' ']);
            let digits = number_length(inside);
            digits > 0 && unit_length(inside[digits..].trim_start()).is_some()
        })
}

/// The length of the number with which a text begins: digits, with points and commas between them.
fn number_length(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    text[..end.unwrap_or(text.len())]
        .trim_end_matches(',')
        .len()
}

fn unit_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_unit = matches!(
        bytes.first()?.to_ascii_uppercase(),
        b'K' | b'M' | b'G' | b'T'
    );
    let length = 1 + usize::from(bytes.get(1).is_some_and(|b| b.eq_ignore_ascii_case(&b'B')));
    let ends = !bytes.get(length).is_some_and(u8::is_ascii_alphanumeric);
    (is_unit && ends).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_written() {
        assert_eq!(size("桥.mp4 (128.03M, 2020年").as_deref(), Some("128.03M"));
        assert_eq!(size("2026 Mon 3 GB)").as_deref(), Some("3 GB"));
        assert_eq!(size("13800000000 Mobile"), None);
    }

    #[test]
    fn each_size_has_its_place() {
        let text = "第1集 2G版.mp4 1.5G";
        let found: Vec<&str> = places(text).map(|place| &text[place]).collect();
        assert_eq!(found, ["2G", "1.5G"]);
    }
}
