//! Bodies in their transfer encoding and their charset.

use reeljury::mail::containers::mapi::{codepage_label, string8, utf16};
use reeljury::mail::structure::base64::{Decoder, decode};
use reeljury::mail::structure::charset::{decode_labelled, decode_unlabelled};
use reeljury::mail::structure::transfer::Transfer;

/// A decoded body is never longer than the encoded one, and decoding in pieces gives the same result as decoding at
/// once. The first line is also used as the label of a charset.
pub fn read(bytes: &[u8]) {
    for name in ["7bit", "quoted-printable", "base64"] {
        assert!(
            Transfer::from_field(name).decode(bytes).len() <= bytes.len(),
            "{name}"
        );
    }
    let _ = Transfer::Uuencode.decode(bytes);
    let (whole, found) = decode(bytes);
    assert!(whole.len() <= bytes.len() / 4 * 3 + 3);
    let (mut decoder, mut pieces) = (Decoder::default(), vec![]);
    bytes
        .chunks(7)
        .for_each(|piece| decoder.push(piece, &mut pieces));
    assert_eq!((decoder.finish(&mut pieces), pieces), (found, whole));
    let (label, rest) = bytes.split_at(bytes.iter().position(|b| *b == b'\n').unwrap_or(0));
    let label = super::text(label);
    let _ = (
        decode_labelled(rest, &label),
        decode_unlabelled(rest, Some(&label)),
    );
    let _ = (string8(rest, &label), utf16(rest));
    if let Some(number) = bytes.first_chunk() {
        let _ = string8(rest, &codepage_label(u32::from_le_bytes(*number)));
    }
}
