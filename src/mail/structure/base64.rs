//! Decodes base64 in pieces and leniently: characters outside the alphabet are skipped, and padding may be missing.
//! Faults of the text are reported, so that a cut file is never taken for a good one.

/// The value of a byte outside the alphabet; all others are below 64.
const SKIP: u8 = 0xFF;

/// The value of each byte in the base64 alphabet, `SKIP` for the rest.
const VALUE: [u8; 256] = values();

/// The bits of a character at each of the four positions of a quantum, or [`FOREIGN`]: decoding takes one look-up and
/// one OR for each character, and one test for each quantum.
const PLACED: [[u32; 256]; 4] = placed();

/// The longest line that RFC 2045 allows, in characters.
const LINE: usize = 76;

/// Set in [`PLACED`] for a foreign byte.
const FOREIGN: u32 = 1 << 31;

/// A decoder that is fed pieces of base64 text in order.
#[derive(Debug, Default, Clone)]
pub struct Decoder {
    bits: u32,
    held: u8,
    padding: u8,
    foreign: u64,
    /// Whether padding ended the text; mail programs read nothing after it.
    ended: bool,
}

/// What was wrong with a base64 text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// The number of characters that are neither alphabet, padding nor white space, or that follow the padding, such as
    /// a mailing list's footer or a second text.
    pub foreign: u64,
    /// Whether the last quantum is a single character, so that at least one byte is lost.
    pub cut: bool,
    /// Whether the last quantum lacks its `=`; all bytes are there unless the text was cut.
    pub unpadded: bool,
}

impl Decoder {
    /// Decodes `text` and appends the result to `out`.
    pub fn push(&mut self, text: &[u8], out: &mut Vec<u8>) {
        out.reserve(text.len() / 4 * 3 + 3);
        let mut rest = text;
        while !rest.is_empty() {
            if self.held == 0 && !self.ended {
                rest = whole_quanta(rest, out);
            }
            match rest.split_first() {
                Some((&byte, tail)) => {
                    self.take(byte, out);
                    rest = tail;
                }
                None => return,
            }
        }
    }

    /// Decodes the rest of the last quantum, and reports the faults of the text.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Found {
        let (held, padding) = (self.held, self.padding);
        self.flush(out);
        Found {
            foreign: self.foreign,
            cut: held == 1,
            unpadded: held > 1 && padding == 0,
        }
    }

    fn take(&mut self, byte: u8, out: &mut Vec<u8>) {
        match (VALUE[byte as usize], byte) {
            // padding counts only after at least two characters of a quantum
            (SKIP, b'=') if self.held < 2 => {}
            (SKIP, b'=') => {
                self.padding += 1;
                if self.held + self.padding >= 4 {
                    self.flush(out);
                    self.ended = true;
                }
            }
            (SKIP, b'\r' | b'\n' | b' ' | b'\t') => {}
            _ if self.ended => self.foreign += 1,
            (SKIP, _) => self.foreign += 1,
            (value, _) => {
                self.padding = 0;
                self.bits = self.bits << 6 | u32::from(value);
                self.held += 1;
                if self.held == 4 {
                    self.flush(out);
                }
            }
        }
    }

    fn flush(&mut self, out: &mut Vec<u8>) {
        let aligned = self.bits << (6 * (4 - u32::from(self.held)));
        let whole = [0, 0, 1, 2, 3][usize::from(self.held)];
        out.extend_from_slice(&aligned.to_be_bytes()[1..1 + whole]);
        *self = Self {
            foreign: self.foreign,
            ended: self.ended,
            ..Self::default()
        };
    }
}

/// Decodes a whole text.
pub fn decode(text: &[u8]) -> (Vec<u8>, Found) {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.push(text, &mut out);
    let found = decoder.finish(&mut out);
    (out, found)
}

/// Decodes quanta of four alphabet characters, skipping line ends between them, up to the first other character;
/// returns the rest. Nearly all bytes of a video are decoded here.
fn whole_quanta<'t>(mut text: &'t [u8], out: &mut Vec<u8>) -> &'t [u8] {
    loop {
        let (line, rest) = text.split_at(text.len().min(LINE));
        let decoded = quanta_of_line(line, out);
        match (decoded == line.len(), &text[decoded..]) {
            (true, []) => return rest,
            (true, after) => text = after,
            (false, [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => text = after,
            (false, after) => return after,
        }
    }
}

/// Decodes quanta through a buffer on the stack, so that `out` is appended to once; returns how much of the line was
/// decoded.
fn quanta_of_line(line: &[u8], out: &mut Vec<u8>) -> usize {
    // one byte more, since the three bytes of a quantum are written as four
    let (mut buffer, mut at) = ([0; LINE / 4 * 3 + 1], 0);
    for quantum in line.as_chunks::<4>().0 {
        let bits = bits_of(quantum);
        if bits & FOREIGN != 0 {
            break;
        }
        buffer[at..at + 4].copy_from_slice(&(bits << 8).to_be_bytes());
        at += 3;
    }
    out.extend_from_slice(&buffer[..at]);
    at / 3 * 4
}

/// The 24 bits of a quantum, or something with [`FOREIGN`] set.
fn bits_of([a, b, c, d]: &[u8; 4]) -> u32 {
    PLACED[0][usize::from(*a)]
        | PLACED[1][usize::from(*b)]
        | PLACED[2][usize::from(*c)]
        | PLACED[3][usize::from(*d)]
}

const fn values() -> [u8; 256] {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [SKIP; 256];
    let mut at = 0;
    while at < alphabet.len() {
        values[alphabet[at] as usize] = at as u8;
        at += 1;
    }
    values
}

const fn placed() -> [[u32; 256]; 4] {
    let mut placed = [[FOREIGN; 256]; 4];
    let mut at = 0;
    while at < 1024 {
        let (place, byte) = (at / 256, at % 256);
        if VALUE[byte] != SKIP {
            placed[place][byte] = (VALUE[byte] as u32) << (18 - 6 * place);
        }
        at += 1;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn missing_padding_loses_no_byte() {
        assert_eq!(decode(b"aGVsbG8").0, b"hello");
        assert!(decode(b"aGVsbG8").1.unpadded);
        assert_eq!(decode(b"aGVsbG8=").1, Found::default());
    }

    #[test]
    fn a_single_character_at_the_end_is_a_cut() {
        let (bytes, found) = decode(b"aGVsb");
        assert_eq!(bytes, b"hel");
        assert!(found.cut);
    }

    #[test]
    fn foreign_characters_are_skipped_and_counted() {
        let (bytes, found) = decode(b"aGV*sb\r\n G8=!");
        assert_eq!(bytes, b"hello");
        assert_eq!(found.foreign, 2);
    }

    #[test]
    fn nothing_is_read_behind_the_padding_and_it_is_said() {
        for behind in ["\n____\nFooter of a list", "\naGVsbG8=", "--b0--"] {
            let (bytes, found) = decode(format!("aGVsbG8={behind}").as_bytes());
            assert_eq!(bytes, b"hello");
            assert!(found.foreign > 0, "{behind}");
        }
        assert_eq!(decode(b"aGVsbG8==\r\n\r\n").1, Found::default());
    }

    #[test]
    fn padding_with_nothing_to_fill_up_is_stepped_over() {
        assert_eq!(decode(b"=aGVs=bG8=").0, b"hello");
    }

    /// RFC 4648, table 1.
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    fn encode(bytes: &[u8], line: usize) -> Vec<u8> {
        let mut text = Vec::new();
        for chunk in bytes.chunks(3) {
            let bits = chunk.iter().fold(0u32, |bits, b| bits << 8 | u32::from(*b))
                << (8 * (3 - chunk.len()));
            for at in 0..4 {
                let digit = ALPHABET[(bits >> (18 - 6 * at) & 63) as usize];
                text.push(if at > chunk.len() { b'=' } else { digit });
            }
            if text.len() % (line + 2) >= line {
                text.extend_from_slice(b"\r\n");
            }
        }
        text
    }

    proptest! {
        #[test]
        fn any_bytes_come_back_whatever_the_pieces(bytes: Vec<u8>, line in 4usize..80, piece in 1usize..50) {
            let text = encode(&bytes, line);
            prop_assert_eq!(&decode(&text).0, &bytes);
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            for piece in text.chunks(piece) {
                decoder.push(piece, &mut out);
            }
            prop_assert_eq!(decoder.finish(&mut out), Found::default());
            prop_assert_eq!(&out, &bytes);
        }

        #[test]
        fn any_text_is_decoded_without_panic(text: Vec<u8>) {
            prop_assert!(decode(&text).0.len() <= text.len() / 4 * 3 + 3);
        }
    }
}
