//! What are platforms, ways in and rounds called? Their names as messages, the same on every page.

use crate::contest::platform::Platform;
use crate::contest::round::RoundKey;
use crate::lang::Message;

/// A platform's name.
#[must_use]
pub fn platform(platform: Platform) -> Message {
    Message::new(format!("platform-{}", platform.key()))
}

/// 投稿方式: the platform's name, or “by mail” where there is none.
#[must_use]
pub fn source(of: Option<Platform>) -> Message {
    of.map_or_else(|| Message::new("way-mail"), platform)
}

/// A round's name.
#[must_use]
pub fn round(key: RoundKey) -> Message {
    match key {
        RoundKey::Month(n) => Message::new("month-name").with("n", n),
        RoundKey::Quarter(n) => Message::new("quarter-name").with("n", n),
        RoundKey::Annual => Message::new("annual-name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn every_platform_and_round_has_a_name_in_both_languages() {
        let platforms = Platform::ALL.into_iter().map(platform);
        let rounds = [RoundKey::Month(3), RoundKey::Quarter(1), RoundKey::Annual].map(round);
        for message in platforms.chain(rounds).chain([source(None)]) {
            for lang in Lang::ALL {
                let words = lang.word(&message);
                assert!(!words.contains('⟦'), "{words}");
            }
        }
        assert_eq!(Lang::Zh.word(&round(RoundKey::Month(3))), "第3次月赛");
    }
}
