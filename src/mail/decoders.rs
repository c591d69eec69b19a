//! Two decoders of the crate `mail-parser`: for old charsets and for HTML entities.
//!
//! The crate's reader of messages is not used, because it drops files that are cut, and has no limit on its memory.

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::html::add_html_token;

/// Decodes a charset that `encoding_rs` lacks, such as UTF-7 or code page 850; `None` for an unknown label.
pub fn decode_old_charset(bytes: &[u8], label: &str) -> Option<String> {
    charset_decoder(label.as_bytes()).map(|decode| decode(bytes))
}

/// Appends the character of an entity such as `&amp;` or `&#38;` to `out`; an unknown entity is appended as it is.
pub fn push_entity(entity: &str, out: &mut String) {
    add_html_token(out, entity.as_bytes(), false);
}
