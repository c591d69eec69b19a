//! Where does the entry end in a sender's text, and where do the closing and the signature begin?
//!
//! Nothing below a closing is a value of the entry: a signature holds names, units, addresses and numbers, which must
//! not come before judges as a part of the introduction.

mod program;
mod words;

use super::label::{Field, Found, on_line};
use super::wording::name;
use crate::labels::simplified;

/// A line with what it says.
struct Line<'t> {
    text: &'t str,
    start: usize,
    labels: Vec<Found>,
    closing: Option<Closing>,
}

/// How a line closes a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Words such as `此致`, `谢谢老师`, `Best regards`, the line of a mail program, or the mark `-- `.
    Words,
    /// A line of dashes or the like, which may also separate parts of a message.
    Rule,
}

/// The text above the closing and the signature. `names` are the names of the sender that are known from elsewhere.
pub fn above<'t>(text: &'t str, names: &[&str]) -> &'t str {
    let lines = lines(text);
    let mut names: Vec<String> = names.iter().map(|known| name(known)).collect();
    names.retain(|name| name.chars().count() > 1);
    let last_of_entry = lines.iter().rposition(|line| line.names_the_entry());
    let mut seen = false;
    for (at, line) in lines.iter().enumerate() {
        let closes = match line.closing {
            Some(Closing::Rule) => last_of_entry.is_none_or(|last| last < at),
            Some(Closing::Words) => match seen {
                true => !goes_on(&lines[at + 1..]),
                false => last_of_entry.is_none_or(|last| last < at),
            },
            None => at > 0 && seen && is_signature(&lines[at - 1..], &names),
        };
        if closes {
            return text[..line.start].trim_end();
        }
        seen |= line.names_the_entry();
        names.extend(line.names());
    }
    text
}

/// How a line closes a message, if it does.
pub fn of_line(line: &str) -> Option<Closing> {
    let line = line.trim();
    if let "--" | "—" = line {
        return Some(Closing::Words);
    }
    if is_rule(line) {
        return Some(Closing::Rule);
    }
    let is_short = line.len() <= program::LONGEST;
    let folded = simplified::text(line).to_lowercase();
    let words = is_short && (program::is_line_of_program(&folded) || words::close(&folded));
    (words || program::is_notice(&folded)).then_some(Closing::Words)
}

/// Whether a line ends the value before it, although the message may go on: a closing, a link, the heading of cloud
/// attachments, or a name behind two dashes.
pub fn ends_a_value(line: &str) -> bool {
    let line = line.trim();
    let headings = ["通过网盘分享", "链接:", "链接：", "链接: "];
    line.starts_with("--")
        || line.starts_with("——")
        || line.contains("://")
        || headings.iter().any(|start| line.starts_with(start))
        || program::is_heading_of_files(&simplified::text(line))
        || of_line(line).is_some()
}

/// A line of dashes, underscores and the like; NetEase draws the frame of a signature with strokes.
fn is_rule(line: &str) -> bool {
    let is_drawn = |c: char| "-_=—–─━－＿＝~～*＊·.…+#﹏┈┄".contains(c);
    let marks = || line.chars().filter(|c| !c.is_whitespace());
    let is_frame = marks().all(|c| matches!(c, '|' | '｜')) && marks().next().is_some();
    is_frame || (marks().all(is_drawn) && marks().count() >= 3)
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let found = Line {
            text: line.trim(),
            start,
            labels: on_line(line),
            closing: of_line(line),
        };
        start += line.len() + 1;
        found
    });
    lines.collect()
}

impl Line<'_> {
    /// Whether the line begins with a label of the entry.
    fn names_the_entry(&self) -> bool {
        let first = self.labels.first().map(|label| label.field);
        matches!(first, Some(Field::Title | Field::Author | Field::Intro))
    }

    /// The names that are labelled on the line.
    fn names(&self) -> Vec<String> {
        let [label] = &self.labels[..] else {
            return vec![];
        };
        let is_name = matches!(label.field, Field::Author | Field::Contact);
        let value = is_name.then(|| self.text.rsplit([':', '：', ' ']).next());
        let value = value.flatten().map(name);
        value
            .filter(|name| name.chars().count() > 1)
            .into_iter()
            .collect()
    }
}

/// Whether the entry's labelled lines go on directly below a closing, perhaps under a heading such as `作者信息`.
fn goes_on(below: &[Line<'_>]) -> bool {
    /// So many lines may lie between.
    const BETWEEN: usize = 10;
    let mut filled = below.iter().take(BETWEEN).filter(|line| {
        !line.text.is_empty() && line.closing.is_none() && !words::is_heading(line.text)
    });
    filled.next().is_some_and(Line::names_the_entry)
}

/// Whether the lines behind a blank one are a signature: few and short ones without a label of the entry, of which one
/// is a known name, a date, a number or an address alone. The first line is the one before them.
fn is_signature(lines: &[Line<'_>], names: &[String]) -> bool {
    /// More lines than this are no signature.
    const MOST: usize = 12;
    let [before, rest @ ..] = lines else {
        return false;
    };
    let begins = before.text.is_empty() && rest.first().is_some_and(|line| !line.text.is_empty());
    let filled = rest.iter().filter(|line| !line.text.is_empty());
    let block: Vec<&Line<'_>> = match begins {
        true => filled
            .take(MOST + 1)
            .take_while(|line| line.closing.is_none())
            .collect(),
        false => vec![],
    };
    let is_short = |line: &&Line<'_>| is_of_signature(line.text) && !line.names_the_entry();
    let signs =
        |line: &&Line<'_>| names.contains(&name(line.text)) || words::is_contact_alone(line.text);
    block.len() <= MOST && block.iter().all(is_short) && block.iter().any(signs)
}

/// Whether a line may be one of a signature: it is short and no sentence.
fn is_of_signature(line: &str) -> bool {
    line.chars().count() <= 40 && !line.ends_with(['。', '！', '？', '；', '，', '…', '!', '?'])
}

#[cfg(test)]
mod tests;
