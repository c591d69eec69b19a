//! Share texts: how they are read, and the rules applied to them.

use reeljury::contest::platform::Platform;
use reeljury::contest::rules::{check_duplicate, check_words, read_from};
use reeljury::contest::share_text;

/// Everything that is found is part of the text, and every rule gives a verdict.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    let settings = super::CONTEST.definition.link_settings();
    // the length of the text chooses the hint
    let hint = Platform::ALL
        .get(bytes.len() % (Platform::ALL.len() + 1))
        .copied();
    let found = share_text::read(&text, &settings, hint);
    assert!(found.chosen.is_none_or(|at| at < found.links.len()));
    for part in [&found.author, &found.description].into_iter().flatten() {
        assert!(!part.is_empty() && part.len() <= text.len(), "{part:?}");
    }
    let description = found.description.as_deref().unwrap_or_default();
    for topic in &found.topics {
        assert!(description.get(topic.span.clone()).is_some());
    }
    let reading = read_from(&super::CONTEST, &text, description, hint);
    assert_eq!(reading.share, found);
    assert!(!check_words(&super::CONTEST, &reading).is_empty());
    let _ = check_duplicate(&reading, None);
}
