//! Text in Outlook's MAPI properties, of winmail.dat and .msg alike: UTF-16, or a code page that the container names
//! elsewhere.

use crate::mail::structure::charset::{decode_labelled, decode_unlabelled};

/// The charset label of a Windows code page number.
pub fn codepage_label(codepage: u32) -> String {
    match codepage {
        936 | 54_936 => "gb18030".to_owned(),
        950 => "big5".to_owned(),
        932 => "shift_jis".to_owned(),
        949 => "euc-kr".to_owned(),
        20_127 => "us-ascii".to_owned(),
        20_866 => "koi8-r".to_owned(),
        28_591..=28_606 => format!("iso-8859-{}", codepage - 28_590),
        50_220..=50_222 => "iso-2022-jp".to_owned(),
        51_932 => "euc-jp".to_owned(),
        65_001 => "utf-8".to_owned(),
        other => format!("windows-{other}"),
    }
}

/// A zero-terminated string in a code page.
pub fn string8(data: &[u8], label: &str) -> String {
    let end = data
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(data.len());
    match label {
        "" => decode_unlabelled(&data[..end], None),
        label => decode_labelled(&data[..end], label),
    }
}

/// A zero-terminated UTF-16 string, little-endian.
pub fn utf16(data: &[u8]) -> String {
    let units = data
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units.take_while(|unit| *unit != 0))
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_at_their_zero() {
        assert_eq!(
            string8(b"\xCD\xB6\xB8\xE5\0rest", &codepage_label(936)),
            "投稿"
        );
        assert_eq!(utf16(&[0x95, 0x62, 0, 0, 1, 1]), "投");
    }

    #[test]
    fn code_pages_have_their_charsets() {
        assert_eq!(codepage_label(28_605), "iso-8859-15");
        assert_eq!(codepage_label(1252), "windows-1252");
    }
}
