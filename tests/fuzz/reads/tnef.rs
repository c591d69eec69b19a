//! Attachments of Outlook in winmail.dat.

use reeljury::mail::containers::tnef;
use reeljury::mail::limits;

const SIGNATURE: [u8; 6] = [0x78, 0x9f, 0x3e, 0x22, 0, 0];

/// The files found are part of the bytes. The bytes are read as they are, and after the signature of a TNEF stream.
pub fn read(bytes: &[u8]) {
    let _ = tnef::read(bytes);
    let marked = [&SIGNATURE[..], bytes].concat();
    let packed = tnef::read(&marked).expect("marked as one");
    assert!(packed.attachments.len() <= limits::PARTS);
    for file in &packed.attachments {
        assert!(file.measure().size() <= bytes.len() as u64);
    }
}
