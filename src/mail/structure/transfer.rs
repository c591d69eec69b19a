//! Content-Transfer-Encoding: decodes a body from the encoding in which it was sent.
//!
//! Sizes and hashes are those of the decoded bytes, before any charset is applied. Large bodies are decoded in pieces.

use super::base64;

/// How many encoded bytes are decoded at once: few compared with a video, many compared with the cost of a call.
pub const PIECE: usize = 64 * 1024;

/// A Content-Transfer-Encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transfer {
    /// 7bit, 8bit, binary, and any unknown encoding: the bytes are unchanged.
    Plain,
    /// RFC 2045 §6.8.
    Base64,
    /// RFC 2045 §6.7.
    QuotedPrintable,
    /// uuencode, as older programs label it.
    Uuencode,
}

impl Transfer {
    /// The encoding that the value of a Content-Transfer-Encoding field names.
    pub fn from_field(value: &str) -> Self {
        let name = value
            .split([';', '('])
            .next()
            .unwrap_or("")
            .trim()
            .to_ascii_lowercase();
        match name.trim_matches('"') {
            "base64" | "base 64" | "base-64" | "x-base64" | "b64" => Self::Base64,
            "quoted-printable" => Self::QuotedPrintable,
            "uuencode" | "x-uuencode" | "uue" | "x-uue" => Self::Uuencode,
            _ => Self::Plain,
        }
    }

    /// The decoded bytes of a whole body.
    pub fn decode(self, body: &[u8]) -> Vec<u8> {
        self.decode_beginning(body, usize::MAX)
    }

    /// The first decoded bytes of a body: `most` of them, or all if there are fewer. No more of the body is decoded
    /// than necessary.
    pub fn decode_beginning(self, body: &[u8], most: usize) -> Vec<u8> {
        let (mut bytes, mut decoding) = (Vec::new(), Decoding::new(self));
        for piece in body.chunks(PIECE) {
            decoding.push(piece, &mut |decoded| bytes.extend_from_slice(decoded));
            if bytes.len() >= most {
                break;
            }
        }
        decoding.finish(&mut |decoded| bytes.extend_from_slice(decoded));
        bytes.truncate(most);
        bytes
    }
}

/// Decodes a body while it comes in.
pub struct Decoding {
    transfer: Transfer,
    base64: base64::Decoder,
    out: Vec<u8>,
    /// The beginning of a line that has not ended yet.
    line: Vec<u8>,
    /// Whether `begin` of a uuencoded body was read; `None` after its `end`.
    inside: Option<bool>,
}

impl Decoding {
    /// Begins with a body's first byte.
    pub fn new(transfer: Transfer) -> Self {
        Self {
            transfer,
            base64: base64::Decoder::default(),
            out: Vec::new(),
            line: Vec::new(),
            inside: Some(false),
        }
    }

    /// Decodes the next bytes of the body and hands the result to `keep`.
    pub fn push(&mut self, piece: &[u8], keep: &mut dyn FnMut(&[u8])) {
        match self.transfer {
            Transfer::Plain => keep(piece),
            Transfer::Base64 => {
                self.base64.push(piece, &mut self.out);
                self.hand_on(keep);
            }
            Transfer::QuotedPrintable | Transfer::Uuencode => {
                self.line.extend_from_slice(piece);
                let ended = memchr::memrchr(b'\n', &self.line).map_or(0, |at| at + 1);
                let open = self.line.split_off(ended);
                let lines = std::mem::replace(&mut self.line, open);
                self.lines(&lines, keep);
            }
        }
    }

    /// Decodes the rest, and reports the faults of the text.
    pub fn finish(mut self, keep: &mut dyn FnMut(&[u8])) -> base64::Found {
        let rest = std::mem::take(&mut self.line);
        self.lines(&rest, keep);
        let found = std::mem::take(&mut self.base64).finish(&mut self.out);
        self.hand_on(keep);
        match self.transfer {
            Transfer::Base64 => found,
            _ => base64::Found::default(),
        }
    }

    fn lines(&mut self, lines: &[u8], keep: &mut dyn FnMut(&[u8])) {
        match self.transfer {
            Transfer::QuotedPrintable => keep(&quoted_printable(lines)),
            Transfer::Uuencode => {
                self.uudecode(lines);
                self.hand_on(keep);
            }
            Transfer::Plain | Transfer::Base64 => {}
        }
    }

    fn uudecode(&mut self, lines: &[u8]) {
        for line in lines.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            match (self.inside, line) {
                (Some(false), line) => self.inside = Some(line.starts_with(b"begin ")),
                (Some(true), b"end") => self.inside = None,
                (Some(true), [length, digits @ ..]) => {
                    uudecode_line(*length, digits, &mut self.out);
                }
                _ => {}
            }
        }
    }

    fn hand_on(&mut self, keep: &mut dyn FnMut(&[u8])) {
        keep(&self.out);
        self.out.clear();
    }
}

/// Decodes quoted-printable. A broken escape stays as it is. White space before a line end was added on the way and is
/// left out.
pub fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let (text, ending) = line.split_at(end_without(line, b"\r\n"));
        let content = &text[..end_without(text, b" \t")];
        match content.strip_suffix(b"=") {
            Some(soft) => unescape(b'=', soft, &mut out),
            None => {
                unescape(b'=', content, &mut out);
                out.extend_from_slice(ending);
            }
        }
    }
    out
}

/// Where a line ends without these bytes at its end.
fn end_without(line: &[u8], left_out: &[u8]) -> usize {
    line.iter()
        .rposition(|byte| !left_out.contains(byte))
        .map_or(0, |at| at + 1)
}

/// Decodes escapes of two hexadecimal digits after `mark` (`=E6`, `%E6`); a broken escape stays as it is.
pub fn unescape(mark: u8, mut text: &[u8], out: &mut Vec<u8>) {
    while let Some(at) = memchr::memchr(mark, text) {
        out.extend_from_slice(&text[..at]);
        text = match text[at..] {
            [_, high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                out.push(digit(high) << 4 | digit(low));
                &text[at + 3..]
            }
            _ => {
                out.push(mark);
                &text[at + 1..]
            }
        };
    }
    out.extend_from_slice(text);
}

/// The value of a hexadecimal digit; 0 for anything else.
fn digit(digit: u8) -> u8 {
    char::from(digit)
        .to_digit(16)
        .map_or(0, |value| value as u8)
}

fn uudecode_line(length: u8, digits: &[u8], out: &mut Vec<u8>) {
    let wanted = out.len() + usize::from(length.wrapping_sub(b' ') & 63);
    for quantum in digits.chunks(4) {
        let bits = (0..4).fold(0u32, |bits, at| {
            bits << 6 | u32::from(quantum.get(at).unwrap_or(&b' ').wrapping_sub(b' ') & 63)
        });
        out.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    out.resize(wanted, 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quoted_printable_joins_soft_lines_and_keeps_broken_escapes() {
        assert_eq!(quoted_printable(b"a=3Db =\r\nc=ZZ \r\nd"), b"a=b c=ZZ\r\nd");
        assert_eq!(quoted_printable(b"a\x0c\t \n"), b"a\x0c\n");
    }

    #[test]
    fn a_uuencoded_body_is_decoded_between_begin_and_end() {
        let body = b"begin 644 a.txt\n#0V%T\n`\nend\n";
        assert_eq!(Transfer::Uuencode.decode(body), b"Cat");
    }

    #[test]
    fn a_body_in_pieces_gives_what_it_gives_whole() {
        let bodies: [(Transfer, &[u8]); 3] = [
            (Transfer::Base64, b"QUJD\r\nREVG\r\nRw=="),
            (Transfer::QuotedPrintable, b"a=3Db =\r\nc=ZZ \r\nd"),
            (
                Transfer::Uuencode,
                b"begin 644 a.txt\n#0V%T\n`\nend\n#0V%T\n",
            ),
        ];
        for (transfer, body) in bodies {
            let (mut decoding, mut out) = (Decoding::new(transfer), Vec::new());
            for byte in body {
                decoding.push(std::slice::from_ref(byte), &mut |piece| {
                    out.extend_from_slice(piece)
                });
            }
            decoding.finish(&mut |piece| out.extend_from_slice(piece));
            assert_eq!(out, transfer.decode(body), "{transfer:?}");
        }
    }

    #[test]
    fn names_are_read_whatever_their_case_and_comments() {
        assert_eq!(Transfer::from_field(" BASE64 (x)"), Transfer::Base64);
        assert_eq!(Transfer::from_field("8Bit"), Transfer::Plain);
        for name in ["base 64", "x-base64", "B64"] {
            assert_eq!(Transfer::from_field(name), Transfer::Base64, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_body_makes_a_decoder_panic(body: Vec<u8>) {
            for transfer in [Transfer::Plain, Transfer::Base64, Transfer::QuotedPrintable, Transfer::Uuencode] {
                transfer.decode(&body);
            }
            let framed = [b"begin 644 x\n".as_slice(), &body].concat();
            Transfer::Uuencode.decode(&framed);
        }
    }
}
