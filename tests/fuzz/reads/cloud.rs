//! Links to cloud files, in HTML and in plain text.

use reeljury::mail::cloud::cloud_links;
use reeljury::mail::limits;
use reeljury::mail::text::html::{Page, page};
use url::Url;

/// Each link is found once and leads to a host of the list.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes).into_owned();
    let plain = Page {
        anchors: vec![],
        text,
    };
    let links = cloud_links(&[page(&plain.text), plain]);
    assert!(links.len() <= limits::CLOUD_LINKS);
    for (at, link) in links.iter().enumerate() {
        let url = Url::parse(&link.url).expect("an address");
        assert!(reeljury::mail::cloud::cloud_host::of(&url).is_some());
        assert!(links[..at].iter().all(|known| known.url != link.url));
    }
}
