//! Header fields: names and values, encoded words, addresses.

use reeljury::mail::limits;
use reeljury::mail::structure::address::mailboxes;
use reeljury::mail::structure::header::{Headers, decode_words, one_line};

/// No decoded value has more than one line.
pub fn read(bytes: &[u8]) {
    for declared in [None, Some("big5")] {
        let (headers, body) = Headers::read(bytes, declared);
        assert!(body <= bytes.len());
        for name in ["subject", "from", "x"] {
            let said = headers.text(name).unwrap_or_default();
            assert!(!said.contains(['\r', '\n']), "{said:?}");
            let from = headers.raw(name).map(mailboxes).unwrap_or_default();
            assert!(from.len() <= limits::MAILBOXES);
        }
    }
    let words = one_line(&decode_words(&super::text(bytes)));
    assert_eq!(one_line(&words), words);
}
