//! Prepares texts of ISO 2022, which switch between alphabets in 7 bits, for a decoder.

/// A switch into Latin, directly followed by the beginning of a switch out of it.
const IDLE: &[u8] = b"\x1b(B\x1b$";
const OUT: &[u8] = b"\x1b$";

/// The text without switches into Latin and out of it that have nothing between them. Joined words have such switches,
/// and a strict decoder replaces them by U+FFFD, since they can hide something.
pub fn without_idle(bytes: &[u8]) -> Vec<u8> {
    let (mut text, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for at in memchr::memmem::find_iter(bytes, IDLE) {
        text.extend_from_slice(&bytes[from..at]);
        text.extend_from_slice(OUT);
        from = at + IDLE.len();
    }
    text.extend_from_slice(&bytes[from..]);
    text
}

/// ISO-2022-KR (RFC 1557) as EUC-KR, in which the bytes between shift-out and shift-in have their high bits set.
pub fn to_euc_kr(bytes: &[u8]) -> Vec<u8> {
    const DESIGNATOR: &[u8] = b"\x1b$)C";
    let bytes = bytes.strip_prefix(DESIGNATOR).unwrap_or(bytes);
    let (mut text, mut is_out) = (Vec::with_capacity(bytes.len()), false);
    for byte in bytes {
        match byte {
            0x0E => is_out = true,
            0x0F => is_out = false,
            0x21..=0x7E if is_out => text.push(byte | 0x80),
            other => text.push(*other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_idle_shifts_are_left_out() {
        let text = b"\x1b$BEl\x1b(B\x1b$B5~\x1b(B a \x1b$BEl\x1b(B";
        assert_eq!(
            without_idle(text),
            b"\x1b$BEl\x1b$B5~\x1b(B a \x1b$BEl\x1b(B"
        );
    }

    #[test]
    fn shifted_korean_gets_its_high_bits() {
        assert_eq!(to_euc_kr(b"\x1b$)Ca\x0e0!\x0fb"), b"a\xb0\xa1b");
    }
}
