//! Decodes bytes by the label of their character set, and bytes without a label.
//!
//! Every GB label is read as GB18030: clients commonly write `gb2312` above bytes of GBK and GB18030.

use encoding_rs::{Encoding, GB18030, REPLACEMENT, UTF_8, UTF_16BE};

use super::iso_2022;
use crate::mail::decoders::decode_old_charset;

/// Labels that are read as GB18030, in lower case. The WHATWG list has only some of them, mail programs write all.
const GB_LABELS: [&str; 9] = [
    "gb2312",
    "gbk",
    "gb18030",
    "x-gbk",
    "gb_2312-80",
    "cp936",
    "ms936",
    "windows-936",
    "euc-cn",
];

/// Labels that say nothing about 8-bit bytes, so that the bytes themselves decide.
const NO_LABELS: [&str; 7] = [
    "",
    "default",
    "unknown-8bit",
    "x-unknown",
    "unknown",
    "us-ascii",
    "ascii",
];

/// The text of `bytes` in the charset `label`. An unknown label is treated as none.
pub fn decode_labelled(bytes: &[u8], label: &str) -> String {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let encoding = encoding(&label);
    match label.as_str() {
        none if NO_LABELS.contains(&none) => decode_unlabelled(bytes, None),
        "iso-2022-kr" => decode_labelled(&iso_2022::to_euc_kr(bytes), "euc-kr"),
        "utf-16" if bytes.starts_with(&[0xFE, 0xFF]) => decoded(UTF_16BE, &bytes[2..]),
        shifted if shifted.starts_with("iso-2022-") && encoding.is_some() => {
            decoded(encoding.unwrap_or(UTF_8), &iso_2022::without_idle(bytes))
        }
        _ if encoding == Some(GB18030) => decode_gb(bytes),
        // a 7-bit encoding that cannot be decoded, such as hz-gb-2312: its bytes are readable as they are
        other if Encoding::for_label(other.as_bytes()) == Some(REPLACEMENT) => {
            decode_unlabelled(bytes, None)
        }
        other => match encoding {
            Some(encoding) => decoded(encoding, bytes),
            None => {
                decode_old_charset(bytes, other).unwrap_or_else(|| decode_unlabelled(bytes, None))
            }
        },
    }
}

/// The text of bytes without a label: UTF-8 if they are valid, else in the charset `declared` (the body's), else in
/// GB18030, in which nearly every unlabelled message to a Chinese mailbox is written.
pub fn decode_unlabelled(bytes: &[u8], declared: Option<&str>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let declared = declared
        .map(|label| label.trim().to_ascii_lowercase())
        .filter(|label| names_an_encoding(label))
        .and_then(|label| encoding(&label));
    if let Some(text) = damaged_utf8(bytes, declared == Some(UTF_8)) {
        return text;
    }
    let fallback = declared
        .filter(|encoding| *encoding != UTF_8)
        .unwrap_or(GB18030);
    decoded(fallback, bytes)
}

/// The encoding of a lower-case label, if it can be read.
pub fn encoding(label: &str) -> Option<&'static Encoding> {
    if GB_LABELS.contains(&label) {
        return Some(GB18030);
    }
    // the WHATWG encoding “replacement” reads every text as one U+FFFD
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// Whether a label says how 8-bit bytes are read.
pub fn names_an_encoding(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    !NO_LABELS.contains(&label.as_str()) && encoding(&label).is_some()
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The text of bytes labelled as GB18030. They are read as UTF-8 if they are invalid GB18030, or valid UTF-8 with
/// several Chinese characters; fewer characters may be valid in both by accident.
fn decode_gb(bytes: &[u8]) -> String {
    let (text, has_errors) = GB18030.decode_without_bom_handling(bytes);
    match std::str::from_utf8(bytes) {
        Ok(utf8) if !utf8.is_ascii() && (has_errors || three_byte(utf8) >= SEVERAL) => {
            utf8.to_owned()
        }
        _ => text.into_owned(),
    }
}

/// From this many characters of three bytes on (as Chinese ones are in UTF-8), it is no accident.
const SEVERAL: usize = 3;

fn three_byte(text: &str) -> usize {
    let is_such = |c: &char| c.len_utf8() == 3 && *c != char::REPLACEMENT_CHARACTER;
    text.chars().filter(is_such).count()
}

/// The text of UTF-8 that was cut inside its last character or has a few bad bytes. A text that declares UTF-8 may have
/// more of them.
fn damaged_utf8(bytes: &[u8], is_declared: bool) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let is_cut = text.trim_ascii_end().ends_with(char::REPLACEMENT_CHARACTER);
    let bad = text.matches(char::REPLACEMENT_CHARACTER).count() - usize::from(is_cut);
    let outnumbered = if is_declared { bad } else { bad * SEVERAL };
    (three_byte(&text) > outnumbered.max(1)).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gb2312_label_over_gb18030_bytes_is_read_as_gb18030() {
        // 镕 is only in GBK, U+20000 only in GB18030
        assert_eq!(decode_labelled(&[0xE9, 0x46], "GB2312"), "镕");
        assert_eq!(
            decode_labelled(&[0x95, 0x32, 0x82, 0x36], "gb2312"),
            "\u{20000}"
        );
    }

    #[test]
    fn bytes_without_a_label_are_utf8_else_the_bodys_charset_else_gb18030() {
        assert_eq!(decode_unlabelled("投稿".as_bytes(), Some("gbk")), "投稿");
        assert_eq!(decode_unlabelled(&[0xCD, 0xB6, 0xB8, 0xE5], None), "投稿");
        assert_eq!(decode_unlabelled(&[0xA7, 0xEB], Some("big5")), "投");
    }

    #[test]
    fn an_encoding_that_is_not_decoded_stays_readable() {
        assert_eq!(decode_labelled(b"~{Nd~} Li", "hz-gb-2312"), "~{Nd~} Li");
    }

    #[test]
    fn a_byte_order_mark_is_kept_as_a_character() {
        assert_eq!(
            decode_labelled("\u{feff}a".as_bytes(), "utf-8"),
            "\u{feff}a"
        );
    }

    #[test]
    fn utf8_under_a_gb_label_is_read_as_utf8() {
        assert_eq!(
            decode_labelled("海河之晨".as_bytes(), "gb18030"),
            "海河之晨"
        );
        // this is not valid GB18030, so one character is enough
        assert_eq!(decode_labelled("a 晨".as_bytes(), "gb2312"), "a 晨");
        assert_eq!(decode_labelled(&[0xCD, 0xB6, 0xB8, 0xE5], "gbk"), "投稿");
    }

    #[test]
    fn utf8_that_was_cut_or_has_a_bad_byte_is_read_as_far_as_it_goes() {
        let cut = &"海河之晨".as_bytes()[..11];
        assert_eq!(decode_unlabelled(cut, None), "海河之\u{fffd}");
        let line = [cut, b"\r\n"].concat();
        assert_eq!(decode_unlabelled(&line, None), "海河之\u{fffd}\r\n");
        let bad = ["海河".as_bytes(), b"\xff", "之晨".as_bytes()].concat();
        assert_eq!(decode_unlabelled(&bad, Some("gbk")), "海河\u{fffd}之晨");
        let short = ["海河".as_bytes(), b"\xff"].concat();
        assert_eq!(decode_unlabelled(&short, Some("utf-8")), "海河\u{fffd}");
        // GBK in a message whose body is UTF-8
        assert_eq!(
            decode_unlabelled(&[0xCD, 0xB6, 0xB8, 0xE5], Some("utf-8")),
            "投稿"
        );
    }

    #[test]
    fn ascii_says_nothing_about_8_bit_bytes() {
        assert_eq!(
            decode_unlabelled(&[0xCD, 0xB6, 0xB8, 0xE5], Some("US-ASCII")),
            "投稿"
        );
    }

    #[test]
    fn utf16_with_its_mark_and_korean_in_7_bits_are_read() {
        assert_eq!(decode_labelled(b"\xFE\xFF\x6d\x77", "utf-16"), "海");
        assert_eq!(
            decode_labelled(b"\x1b$)Ca \x0e0!\x0f b", "iso-2022-kr"),
            "a 가 b"
        );
    }

    #[test]
    fn a_switch_to_latin_and_back_without_a_letter_between_is_idle() {
        // 東京, each in its own word that ends in Latin
        let joined = b"\x1b$BEl\x1b(B\x1b$B5~\x1b(B";
        assert_eq!(decode_labelled(joined, "iso-2022-jp"), "東京");
    }
}
