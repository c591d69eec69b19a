//! HTML bodies.

use reeljury::mail::text::html::page;
use reeljury::mail::understand::quote::own_text;

/// The places of links are inside the text and in order.
pub fn read(bytes: &[u8]) {
    let page = page(&super::text(bytes));
    let mut start = 0;
    for anchor in &page.anchors {
        assert!(page.text.get(anchor.place.clone()).is_some());
        assert!(start <= anchor.place.start);
        start = anchor.place.start;
    }
    assert!(own_text(&page.text).len() <= page.text.len());
}
