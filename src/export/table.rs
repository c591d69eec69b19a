//! A list as columns and rows of cells, in the reader's language, before it is written in a format.

use serde_json::Value;

use crate::lang::separated;

/// A list in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file's name without its extension.
    pub file_name: String,
    /// The title.
    pub title: String,
    /// A note for the reader, such as that the list is not public yet; may be empty.
    pub note: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in JSON.
    pub key: String,
    /// Its heading.
    pub words: String,
    /// How wide it is in a workbook, in characters.
    pub width: u16,
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(key: impl Into<String>, words: String, width: u16) -> Self {
        Self {
            key: key.into(),
            words,
            width,
        }
    }
}

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Money in fen, written in yuan.
    Money(i64),
    /// Points in halves.
    Points(i64),
    /// No value.
    Empty,
}

impl Cell {
    /// The value as CSV writes it: digits without separators.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Money(fen) => hundredths(*fen),
            Self::Points(halves) => halved(*halves),
            Self::Empty => String::new(),
        }
    }

    /// The value as people read it on a page: money with separators.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Money(fen) if fen % 100 == 0 => separated(fen / 100),
            other => other.plain(),
        }
    }

    /// Whether it is a number; these are aligned to the right.
    #[must_use]
    pub fn is_number(&self) -> bool {
        !matches!(self, Self::Text(_) | Self::Empty)
    }

    /// The value in JSON: whole yuan and whole points are numbers, others exact texts.
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Number(number) => Value::from(*number),
            Self::Money(fen) if fen % 100 == 0 => Value::from(fen / 100),
            Self::Points(halves) if halves % 2 == 0 => Value::from(halves / 2),
            Self::Money(_) | Self::Points(_) => Value::from(self.plain()),
            Self::Empty => Value::Null,
        }
    }
}

fn hundredths(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    if rest == 0 {
        format!("{sign}{yuan}")
    } else {
        format!("{sign}{yuan}.{rest:02}")
    }
}

fn halved(halves: i64) -> String {
    let sign = if halves < 0 { "-" } else { "" };
    let half = if halves % 2 == 0 { "" } else { ".5" };
    format!("{sign}{}{half}", halves.unsigned_abs() / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_points_are_exact_in_every_way_of_writing() {
        assert_eq!(Cell::Money(500_000).plain(), "5000");
        assert_eq!(Cell::Money(500_050).plain(), "5000.50");
        assert_eq!(Cell::Money(-50).plain(), "-0.50");
        assert_eq!(Cell::Money(30_000_000).shown(), "300,000");
        assert_eq!(Cell::Points(175).plain(), "87.5");
        assert_eq!(Cell::Money(500_000).json(), Value::from(5000));
        assert_eq!(Cell::Points(175).json(), Value::from("87.5"));
    }
}
