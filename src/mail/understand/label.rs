//! Finds labels such as `作品名称：` and `联系电话` on the lines of a message and in the cells of a registration form.

pub use crate::labels::Field;
use crate::labels::families::Rank;
use crate::labels::in_message;

/// Separators between a label and its value on a line, other than a colon.
const SEPARATORS: [char; 12] = [
    '+', '＋', '-', '－', '—', '–', '_', '/', '／', '|', '｜', '=',
];

/// How far behind its beginning a label's end is searched, in characters.
const LONGEST: usize = 30;

/// A label found on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its field.
    pub field: Field,
    /// Where the label begins.
    pub start: usize,
    /// Where its value begins.
    pub value: usize,
    /// Whether it is plainly a label: it says which detail it names, and a colon separates them, or another separator if
    /// the label is at the line's beginning; false if only a space does.
    pub clear: bool,
}

/// The field of a form's cell, if the cell contains only a label.
pub fn of_cell(cell: &str) -> Option<Field> {
    let named = in_message::read(cell)?;
    (named.rank > Rank::Weak).then_some(named.field)
}

/// The labels on a line, in order. After the first one, only labels with a colon count, since `-` and `/` can also be
/// parts of values.
pub fn on_line(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while let Some(offset) = line[from..]
        .char_indices()
        .find_map(|(at, _)| begins(line, from + at).then_some(at))
    {
        let start = from + offset;
        match label_at(line, start, found.is_empty()) {
            Some(label) => {
                from = label.value;
                found.push(label);
            }
            None => from = start + line[start..].chars().next().map_or(1, char::len_utf8),
        }
        if found.len() >= 20 || from > MOST_OF_A_LINE {
            break;
        }
    }
    found
}

/// How many bytes of a line are searched: labels are near its beginning, and a line may have a megabyte.
const MOST_OF_A_LINE: usize = 4_000;

/// Whether a label may begin here: at the line's start, or after space or punctuation.
fn begins(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit() && at <= 2)
        && line[at..].starts_with(char::is_alphabetic)
}

fn label_at(line: &str, start: usize, first: bool) -> Option<Found> {
    let at_front = first && line[..start].chars().all(|c| !c.is_alphabetic());
    let text = &line[start..];
    let found = |end: usize| {
        let named = in_message::read(&text[..end])?;
        let (value, separated) = behind(&text[end..], at_front);
        let sure = named.rank > Rank::Weak;
        let counts = match separated {
            Separated::Colon => at_front || ends_a_value(named.field),
            // separated only by a space, as in `作者 王小明`; without the space, a longer word begins like a label
            Separated::Space if text[..end].is_ascii() => sure && text[end..].trim().is_empty(),
            Separated::Sign | Separated::Frame | Separated::Space => sure,
            Separated::Not => false,
        };
        counts.then_some(Found {
            field: named.field,
            start,
            value: start + end + value,
            clear: sure && separated != Separated::Space,
        })
    };
    let is_word =
        |end: &usize| text[..*end].ends_with(|c: char| c.is_alphanumeric() || "）)".contains(c));
    let (colon, mut others) = ends(text);
    others.retain(is_word);
    // the longest label counts: `作品 名称 桥`
    others.reverse();
    let others = others.into_iter().filter(|_| at_front);
    colon.into_iter().chain(others).find_map(found)
}

/// Whether a label with a colon in the middle of a line ends the value before it. `时间：` in an introduction does not.
fn ends_a_value(field: Field) -> bool {
    !matches!(field, Field::Link | Field::PublishedAt | Field::Account)
}

/// Where a label at the beginning of a text may end: before its first colon, and before other separators and spaces.
/// What stands in brackets belongs to the label.
fn ends(text: &str) -> (Option<usize>, Vec<usize>) {
    let mut others = vec![];
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' if depth > 0 => depth -= 1,
            ']' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            ':' | '：' => return (Some(at), others),
            ' ' | '\u{3000}' | '\t' | '】' | ']' => others.push(at),
            c if SEPARATORS.contains(&c) => others.push(at),
            _ => {}
        }
    }
    if text.chars().nth(LONGEST).is_none() {
        others.push(text.len());
    }
    (None, others)
}

/// What separates a label from its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separated {
    Colon,
    Sign,
    Frame,
    Space,
    Not,
}

/// The length of what separates a label from the text behind it.
fn behind(text: &str, at_front: bool) -> (usize, Separated) {
    let rest = text.trim_start_matches(['】', ']', ' ', '\u{3000}', '\t']);
    let gap = &text[..text.len() - rest.len()];
    let separator = rest.chars().next();
    match separator {
        Some(':' | '：') => (
            gap.len() + separator.map_or(0, char::len_utf8),
            Separated::Colon,
        ),
        Some(sign) if at_front && SEPARATORS.contains(&sign) => {
            (gap.len() + sign.len_utf8(), Separated::Sign)
        }
        _ if gap.contains(['】', ']']) => (gap.len(), Separated::Frame),
        _ if !gap.is_empty() || rest.is_empty() => (gap.len(), Separated::Space),
        _ => (0, Separated::Not),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(line: &str) -> Vec<(Field, &str)> {
        on_line(line)
            .iter()
            .map(|found| (found.field, &line[found.value..]))
            .collect()
    }

    #[test]
    fn labels_are_found_with_each_separator_brackets_and_inner_spaces() {
        assert_eq!(values("作 者（姓名）：李华"), [(Field::Author, "李华")]);
        assert_eq!(values("1、作品名称｜桥"), [(Field::Title, "桥")]);
        assert_eq!(values("【联系电话】138"), [(Field::Phone, "138")]);
        assert_eq!(values("联系电话 + 138"), [(Field::Phone, " 138")]);
    }

    #[test]
    fn two_labels_on_a_line_are_both_found() {
        let found = on_line("作者：李华 电话：13800000000");
        assert_eq!(
            found.iter().map(|found| found.field).collect::<Vec<_>>(),
            [Field::Author, Field::Phone]
        );
    }

    #[test]
    fn a_word_that_goes_on_is_no_label() {
        assert_eq!(values("作者们在海河边拍摄"), []);
        assert_eq!(values("这是作者：的话"), []);
    }

    #[test]
    fn a_cell_that_is_a_label_names_its_field() {
        assert_eq!(of_cell(" 作品 名称：\n"), Some(Field::Title));
        assert_eq!(of_cell("联系电话（必填）"), Some(Field::Phone));
        assert_eq!(of_cell("海河"), None);
    }

    proptest! {
        #[test]
        fn any_line_is_searched_without_panic(line in "(\\PC|作者|联系电话|：|\\+| |（|）){0,40}") {
            for found in on_line(&line) {
                prop_assert!(line.get(found.value..).is_some());
            }
            of_cell(&line);
        }
    }
}
