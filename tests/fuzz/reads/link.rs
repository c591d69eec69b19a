//! Links, and links in texts.

use reeljury::contest::link::{bid_to_mid, bv_to_av, find_links, mid_to_bid, recognise};

/// The canonical form of a link and its pasted form lead to the same video.
pub fn read(bytes: &[u8]) {
    let (text, settings) = (
        super::text(bytes),
        super::CONTEST.definition.link_settings(),
    );
    if let Ok(link) = recognise(&text, &settings)
        && link.can_be_an_entry()
    {
        for form in [&link.canonical_url, &link.pasted] {
            let again = recognise(form, &settings).expect("a link");
            assert_eq!(again.canonical_id, link.canonical_id, "{form}");
            assert_eq!(again.canonical_url, link.canonical_url, "{form}");
            assert_eq!(again.short_code, link.short_code, "{form}");
            assert!(link.keys.is_empty() || again.is_same_video(&link), "{form}");
        }
    }
    let mut end = 0;
    for link in find_links(&text, &settings) {
        assert!(end <= link.span.start && text.get(link.span.clone()).is_some());
        end = link.span.end;
    }
    let mid = bid_to_mid(&text);
    assert!(mid.is_none_or(|mid| mid_to_bid(&mid).as_deref() == Some(&*text)));
    let _ = (mid_to_bid(&text), bv_to_av(&text));
}
