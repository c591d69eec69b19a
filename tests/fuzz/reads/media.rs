//! People's files: their kinds, and the listings of archives.

use std::io::Cursor;

use reeljury::media::archive::list;
use reeljury::media::probe::{What, examine};

/// A second examination gives the same result, and the listing of an archive is bounded.
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
