//! Bytes as lower-case hexadecimal digits: the form in which hashes are stored, compared and shown.

/// Two digits for each byte.
#[must_use]
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    let digits = bytes.as_ref().iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}
