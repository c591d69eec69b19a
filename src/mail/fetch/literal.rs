//! Reads the lengths of the literals that a server announces. The client library allocates a whole literal at once, so
//! one that is too long must be refused before the library sees it.

/// Follows the bytes from a server, inside and outside literals.
#[derive(Debug, Default)]
pub(super) struct Literals {
    /// How many bytes of the current literal are still to come.
    inside: u64,
    /// What the end of the line so far contains.
    ending: Ending,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Ending {
    #[default]
    Other,
    /// `{` and digits.
    Open(u64),
    /// `{digits}`, and perhaps a carriage return.
    Closed(u64),
}

impl Literals {
    /// Reads further bytes; returns the length of the longest literal announced in them.
    pub(super) fn follow(&mut self, mut bytes: &[u8]) -> u64 {
        let mut longest = 0;
        while !bytes.is_empty() {
            let skipped = usize::try_from(self.inside)
                .unwrap_or(usize::MAX)
                .min(bytes.len());
            self.inside -= skipped as u64;
            bytes = &bytes[skipped..];
            while let [byte, rest @ ..] = bytes
                && self.inside == 0
            {
                self.step(*byte);
                bytes = rest;
            }
            longest = longest.max(self.inside);
        }
        longest
    }

    fn step(&mut self, byte: u8) {
        self.ending = match (self.ending, byte) {
            (_, b'{') => Ending::Open(0),
            (Ending::Open(length), b'0'..=b'9') => Ending::Open(
                length
                    .saturating_mul(10)
                    .saturating_add(u64::from(byte - b'0')),
            ),
            (Ending::Open(length), b'}') => Ending::Closed(length),
            (Ending::Closed(length), b'\r') => Ending::Closed(length),
            (Ending::Closed(length), b'\n') => {
                self.inside = length;
                Ending::Other
            }
            _ => Ending::Other,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcements_inside_a_letter_are_its_text() {
        let message = "x {999999999}\r\n";
        let answer = format!(
            "* 1 FETCH (UID 5 BODY[]<0> {{{}}}\r\n{message})\r\n* 2 FETCH (BODY[] {{7}}\r\nabcdefg)\r\n",
            message.len()
        );
        let answer = answer.as_bytes();
        for block in 1..answer.len() {
            let mut literals = Literals::default();
            let longest = answer
                .chunks(block)
                .map(|bytes| literals.follow(bytes))
                .max();
            assert_eq!(longest, Some(15), "{block}");
            assert_eq!(literals.inside, 0);
        }
    }

    #[test]
    fn an_endless_announcement_is_as_long_as_can_be() {
        let mut literals = Literals::default();
        let digits = [b"* 1 FETCH (BODY[] {".as_slice(), &[b'9'; 100], b"}\r\n"].concat();
        assert_eq!(literals.follow(&digits), u64::MAX);
        assert_eq!(literals.follow(b"more"), u64::MAX - 4);
    }
}
