//! Copies the messages of an mbox out one by one, in pieces, however long they are.
//!
//! The format is qmail's `mboxrd` (<http://qmail.org/qmail-manual-html/man5/mbox.html>): each message begins after a
//! line that starts with `From `, and ends before a blank line. Inside it, one `>` is removed from `>From `, `>>From `
//! and so on.

use std::io::{self, BufRead, Read, Write};

/// How many bytes of a line are read at once; the beginning of a line already shows whether it is a separator.
const PIECE: u64 = 8 * 1024;

/// A box that is read from its beginning.
pub struct Mbox<R> {
    reader: R,
    /// Whether the next message's `From ` line was already read.
    begun: bool,
}

impl<R: BufRead> Mbox<R> {
    /// Reads a box. Text before the first `From ` line is skipped.
    pub fn new(reader: R) -> Self {
        let begun = false;
        Self { reader, begun }
    }

    /// Copies the next message into `out`; false when there is none.
    pub fn copy_next(&mut self, out: &mut impl Write) -> io::Result<bool> {
        let mut message = Message {
            out,
            blank: vec![],
            is_empty: true,
        };
        let (mut piece, mut line_begins) = (Vec::new(), true);
        let mut has_begun = std::mem::take(&mut self.begun);
        loop {
            piece.clear();
            (&mut self.reader)
                .take(PIECE)
                .read_until(b'\n', &mut piece)?;
            if piece.is_empty() {
                return Ok(has_begun);
            }
            let is_separator = line_begins && piece.starts_with(b"From ");
            let is_beginning = std::mem::replace(&mut line_begins, piece.ends_with(b"\n"));
            if is_separator {
                self.skip_line(&mut line_begins)?;
                if has_begun {
                    self.begun = true;
                    return Ok(true);
                }
                has_begun = true;
            } else if has_begun {
                message.push(if is_beginning {
                    unquoted(&piece)
                } else {
                    &piece
                })?;
            }
        }
    }

    /// Skips the rest of a line whose beginning was read.
    fn skip_line(&mut self, line_begins: &mut bool) -> io::Result<()> {
        while !*line_begins {
            let mut rest = Vec::new();
            let read = (&mut self.reader)
                .take(PIECE)
                .read_until(b'\n', &mut rest)?;
            *line_begins = read == 0 || rest.ends_with(b"\n");
        }
        Ok(())
    }
}

/// A message that is being copied. The blank line after it belongs to the box, so each blank line is held back until
/// more follows.
struct Message<'a, W> {
    out: &'a mut W,
    blank: Vec<u8>,
    is_empty: bool,
}

impl<W: Write> Message<'_, W> {
    fn push(&mut self, piece: &[u8]) -> io::Result<()> {
        self.out.write_all(&self.blank)?;
        self.blank.clear();
        match piece {
            b"\n" | b"\r\n" if !self.is_empty => self.blank.extend_from_slice(piece),
            piece => self.out.write_all(piece)?,
        }
        self.is_empty = false;
        Ok(())
    }
}

fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    match marks > 0 && line[marks..].starts_with(b"From ") {
        true => &line[1..],
        false => line,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn messages(raw: &[u8], buffer: usize) -> Vec<Vec<u8>> {
        let mut mbox = Mbox::new(io::BufReader::with_capacity(buffer, raw));
        let next = || {
            let mut message = Vec::new();
            mbox.copy_next(&mut message).unwrap().then_some(message)
        };
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn messages_come_out_with_their_from_lines_unquoted_and_without_the_blank_line_after() {
        let raw = b"From a@b Mon\nSubject: 1\n\n>From here\n>>From there\n>x\n\nFrom -\r\nSubject: 2\r\n\r\nx\r\n\r\n";
        let expected = [
            b"Subject: 1\n\nFrom here\n>From there\n>x\n".to_vec(),
            b"Subject: 2\r\n\r\nx\r\n".to_vec(),
        ];
        assert_eq!(messages(raw, 64), expected);
    }

    #[test]
    fn a_long_line_begins_no_message_in_its_middle() {
        let piece = PIECE as usize;
        let line = [b"x".repeat(piece), b"From y\n".to_vec()].concat();
        let raw = [
            b"From ".to_vec(),
            b"a".repeat(2 * piece),
            b"\n".to_vec(),
            line.clone(),
        ]
        .concat();
        assert_eq!(messages(&raw, 64), [line]);
    }

    #[test]
    fn an_empty_message_counts() {
        assert_eq!(
            messages(b"before\nFrom a\nFrom b\n\n", 64),
            [b"".to_vec(), b"\n".to_vec()]
        );
    }

    proptest! {
        /// Another parser of the same format finds the same messages.
        #[test]
        fn the_messages_are_those_that_mail_parser_finds(
            lines in proptest::collection::vec("(From |>From |>>From |x|)[a-z ]{0,3}\n", 0..30), buffer in 1usize..40,
        ) {
            let raw = format!("From a@b\n{}", lines.concat());
            let theirs = mail_parser::mailbox::mbox::MessageIterator::new(raw.as_bytes());
            let theirs: Vec<Vec<u8>> = theirs
                .map(|message| {
                    let mut contents = message.unwrap().unwrap_contents();
                    if contents.ends_with(b"\n\n") {
                        contents.pop();
                    }
                    contents
                })
                .collect();
            prop_assert_eq!(messages(raw.as_bytes(), buffer), theirs);
        }
    }
}
