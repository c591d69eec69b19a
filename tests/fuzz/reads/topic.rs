//! Topics, and whether they are the required ones.

use reeljury::contest::platform::Platform;
use reeljury::contest::topic::{Source, check_required, find_topics, names_seen, same_topic};

/// Topics are inside the text and in order, and every required topic gets a state.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    for platform in Platform::ALL {
        let (found, mut end) = (find_topics(&text, platform), 0);
        for topic in &found {
            assert!(!topic.name.is_empty() && text.get(topic.span.clone()).is_some());
            assert!(end <= topic.span.start && same_topic(&topic.name, &topic.name));
            end = topic.span.end;
        }
        let _ = names_seen(&found, Some(platform));
        let own = text.chars().take(20).collect();
        let required = ["你好，天津".to_owned(), "津门".to_owned(), own];
        for source in [Source::ShareText, Source::WholeDescription] {
            for closed in [false, true] {
                assert_eq!(check_required(&required, closed, &found, source).len(), 3);
            }
        }
    }
}
