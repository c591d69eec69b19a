//! Share texts, as they are read and as the rules look at them.

use reeljury::contest::platform::Platform;
use reeljury::contest::rules::{check_duplicate, check_words, read_from};
use reeljury::contest::share_text;

/// Whatever is found lies in the text, and the rules have an answer to it.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    let settings = super::CONTEST.definition.link_settings();
    // another length, another hint
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
