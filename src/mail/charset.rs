//! Which decoder does a charset label mean, and what do bytes of unknown charset say?
//! Every GB label is read as GB18030: clients write `gb2312` over GBK and GB18030 bytes daily.

use encoding_rs::{Encoding, GB18030, REPLACEMENT, UTF_8};
use mail_parser::decoders::charsets::map::charset_decoder;

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
    if NO_LABELS.contains(&label.as_str()) {
        return decode_unlabelled(bytes, None);
    }
    // A 7-bit way of writing that nobody here decodes: its bytes are text all the same.
    if Encoding::for_label(label.as_bytes()) == Some(REPLACEMENT) {
        return decode_unlabelled(bytes, None);
    }
    match (encoding(&label), charset_decoder(label.as_bytes())) {
        (Some(encoding), _) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        (None, Some(decoder)) => decoder(bytes),
        (None, None) => decode_unlabelled(bytes, None),
    }
}

/// The text of bytes that carry no label: UTF-8 when they are, else `declared` (the body's charset),
/// else GB18030, which is what nearly every unlabelled letter to a Chinese mailbox holds.
pub fn decode_unlabelled(bytes: &[u8], declared: Option<&str>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let declared = declared.and_then(|label| encoding(&label.trim().to_ascii_lowercase()));
    let fallback = declared
        .filter(|encoding| *encoding != UTF_8)
        .unwrap_or(GB18030);
    fallback.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding of a lower-case label, if there is one that we can read.
pub fn encoding(label: &str) -> Option<&'static Encoding> {
    if GB_LABELS.contains(&label) {
        return Some(GB18030);
    }
    // "replacement" (utf-7, hz-gb-2312 …) reads every text as one U+FFFD: worse than asking the bytes.
    Encoding::for_label_no_replacement(label.as_bytes())
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
}
