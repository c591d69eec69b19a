//! Finds labels such as `作品名称：` and `联系电话` on the lines of a message and in the cells of a registration form.

pub use crate::labels::Field;
use crate::labels::{Place, field_of, labels};

/// Separators between a label and its value on a line.
const SEPARATORS: [char; 14] = [
    ':', '：', '+', '＋', '-', '－', '—', '–', '_', '/', '／', '|', '｜', '=',
];

/// A label found on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its field.
    pub field: Field,
    /// Where the label begins.
    pub start: usize,
    /// Where its value begins.
    pub value: usize,
    /// Whether a colon separates them, or another separator if the label is at the line's beginning; false if only a
    /// space does.
    pub clear: bool,
}

/// The field of a form's cell, if the cell contains only a label.
pub fn of_cell(cell: &str) -> Option<Field> {
    let bare: String = without_brackets(cell)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：' | '*'))
        .collect();
    field_of(&bare.to_lowercase(), Place::Message)
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
    let (field, length) = label_length(&line[start..])?;
    let rest = &line[start + length..];
    let bracket = rest.len() - skip_bracket(rest).len();
    let framed = rest[bracket..].starts_with(['】', ']']);
    let rest = rest[bracket..].trim_start_matches(['】', ']', ' ', '\u{3000}']);
    let gap = line.len() - rest.len() - (start + length);
    let separator = rest.chars().next().filter(|c| SEPARATORS.contains(c));
    let colon = matches!(separator, Some(':' | '：'));
    let at_front = first && line[..start].chars().all(|c| !c.is_alphabetic());
    let (clear, width) = match separator {
        Some(separator) if colon || at_front => (true, separator.len_utf8()),
        // separated only by a space, as in `作者 王小明`; without the space, a longer word begins like a label
        None if at_front && (gap > 0 || rest.is_empty()) => (framed, 0),
        _ => return None,
    };
    Some(Found {
        field,
        start,
        value: start + length + gap + width,
        clear,
    })
}

/// The longest label with which `text` begins, also one written with spaces (`作 者`), and its length in bytes.
fn label_length(text: &str) -> Option<(Field, usize)> {
    let head: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !matches!(c, ' ' | '\u{3000}'))
        .take(16)
        .collect();
    let starts_with = |(_, label): &(Field, &str)| {
        let mut letters = head.iter().map(|(_, c)| c.to_ascii_lowercase());
        label.chars().all(|letter| letters.next() == Some(letter))
    };
    let known = labels(Place::Message).iter().copied();
    let (field, label) = known
        .filter(starts_with)
        .max_by_key(|(_, label)| label.chars().count())?;
    let (at, last) = head[label.chars().count() - 1];
    Some((field, at + last.len_utf8()))
}

fn skip_bracket(text: &str) -> &str {
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some((_, rest)) = text
            .trim_start()
            .strip_prefix(open)
            .and_then(|inner| inner.split_once(close))
        {
            return rest;
        }
    }
    text
}

fn without_brackets(cell: &str) -> &str {
    cell.split(['(', '（']).next().unwrap_or(cell)
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
