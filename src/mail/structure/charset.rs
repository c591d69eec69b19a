//! Which decoder does a charset label mean, and what do bytes of unknown charset say?
//! Every GB label is read as GB18030: clients write `gb2312` over GBK and GB18030 bytes daily.

use encoding_rs::{Encoding, GB18030, REPLACEMENT, UTF_8, UTF_16BE};
use mail_parser::decoders::charsets::map::charset_decoder;

use super::iso_2022;

/// Labels that all mean GB18030 here, in lower case; WHATWG knows some of them, mail programs write all.
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

/// Labels that programs write when they know nothing; the bytes themselves are asked then.
const NO_LABELS: [&str; 7] = [
    "",
    "default",
    "unknown-8bit",
    "x-unknown",
    "unknown",
    "us-ascii",
    "ascii",
];

/// The text of `bytes` as `label` has it. An unknown label is treated as none.
pub fn decode_labelled(bytes: &[u8], label: &str) -> String {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let encoding = encoding(&label);
    match label.as_str() {
        none if NO_LABELS.contains(&none) => decode_unlabelled(bytes, None),
        "iso-2022-kr" => decode_labelled(&iso_2022::to_euc_kr(bytes), "euc-kr"),
        "utf-16" if bytes.starts_with(&[0xFE, 0xFF]) => plainly(UTF_16BE, &bytes[2..]),
        shifted if shifted.starts_with("iso-2022-") && encoding.is_some() => {
            plainly(encoding.unwrap_or(UTF_8), &iso_2022::without_idle(bytes))
        }
        _ if encoding == Some(GB18030) => decode_gb(bytes),
        // A 7-bit way of writing that nobody here decodes: its bytes are text all the same.
        other if Encoding::for_label(other.as_bytes()) == Some(REPLACEMENT) => {
            decode_unlabelled(bytes, None)
        }
        other => match (encoding, charset_decoder(other.as_bytes())) {
            (Some(encoding), _) => plainly(encoding, bytes),
            (None, Some(decoder)) => decoder(bytes),
            (None, None) => decode_unlabelled(bytes, None),
        },
    }
}

/// The text of bytes that carry no label: UTF-8 when they are, else `declared` (the body's charset),
/// else GB18030, which is what nearly every unlabelled letter to a Chinese mailbox holds.
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
    plainly(fallback, bytes)
}

/// The encoding of a lower-case label, if there is one that we can read.
pub fn encoding(label: &str) -> Option<&'static Encoding> {
    if GB_LABELS.contains(&label) {
        return Some(GB18030);
    }
    // "replacement" (utf-7, hz-gb-2312 …) reads every text as one U+FFFD: worse than asking the bytes.
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// Whether a label says how 8-bit bytes are to be read.
pub fn names_an_encoding(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    !NO_LABELS.contains(&label.as_str()) && encoding(&label).is_some()
}

fn plainly(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// GB18030, unless the label is wrong and the bytes are UTF-8: a few characters of one may happen to be some of the other.
fn decode_gb(bytes: &[u8]) -> String {
    let (text, has_errors) = GB18030.decode_without_bom_handling(bytes);
    match std::str::from_utf8(bytes) {
        Ok(utf8) if !utf8.is_ascii() && (has_errors || three_byte(utf8) >= SEVERAL) => {
            utf8.to_owned()
        }
        _ => text.into_owned(),
    }
}

/// How many characters of three bytes, as Chinese ones are in UTF-8, are no accident.
const SEVERAL: usize = 3;

fn three_byte(text: &str) -> usize {
    let is_such = |c: &char| c.len_utf8() == 3 && *c != char::REPLACEMENT_CHARACTER;
    text.chars().filter(is_such).count()
}

/// UTF-8 that was cut inside its last character or has a bad byte here and there; a declared one may have more of them.
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
        // 镕 is in GBK only, U+20000 in GB18030 only.
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
    fn a_way_of_writing_that_is_not_decoded_stays_readable() {
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
        // not GB18030 at all, so that one character is enough
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
        // GBK in a letter whose body is UTF-8
        assert_eq!(
            decode_unlabelled(&[0xCD, 0xB6, 0xB8, 0xE5], Some("utf-8")),
            "投稿"
        );
    }

    #[test]
    fn ascii_says_nothing_of_8_bit_bytes() {
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
