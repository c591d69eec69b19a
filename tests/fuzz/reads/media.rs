//! People's files: what they are, and what is in them.

use std::io::Cursor;

use reeljury::media::archive::list;
use reeljury::media::probe::{What, examine};

/// A file that is looked at again is the same, and a list of what is packed is bounded.
pub fn read(bytes: &[u8]) {
    let mut file = Cursor::new(bytes);
    let probe = examine(&mut file).expect("bytes that can be read");
    assert_eq!(examine(&mut file).expect("bytes that can be read"), probe);
    let listing = list(&mut file).expect("bytes that can be read");
    if let What::Archive(Some(packed)) = probe.what {
        assert_eq!(listing.as_ref(), Some(&packed));
    }
    if let Some(listing) = listing {
        assert!(listing.files.len() <= listing.count && listing.count <= bytes.len());
    }
}
