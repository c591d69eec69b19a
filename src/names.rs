//! The names of rounds, stages, states and platforms, so that each has one name on every page and in every file.

use crate::contest::Contest;
use crate::contest::entry::{EntryState, EntryStep};
use crate::contest::link::recognise;
use crate::contest::platform::Platform;
use crate::contest::round::{RoundKey, Stage};
use crate::lang::Phrase;

/// A round's name: 「第1次月赛」.
#[must_use]
pub fn round(key: RoundKey) -> Phrase {
    match key {
        RoundKey::Month(n) => Phrase::new("round-name-month").with("n", n),
        RoundKey::Quarter(n) => Phrase::new("round-name-quarter").with("n", n),
        RoundKey::Annual => Phrase::new("round-name-annual"),
    }
}

/// 投稿方式: the platform's name, or e-mail for an entry without a platform.
#[must_use]
pub fn source(platform: Option<Platform>) -> Phrase {
    match platform {
        Some(platform) => Phrase::new(format!("platform-{}", platform.key())),
        None => Phrase::new("way-mail"),
    }
}

/// The platform on which an entry plays. One that came by e-mail has no `platform` of its own: its `link` leads to the
/// platform on which the contest's own account published it.
#[must_use]
pub fn plays_on(platform: Option<Platform>, link: Option<&str>, contest: &Contest) -> Phrase {
    source(platform.or_else(|| {
        let settings = contest.definition.link_settings();
        let link = recognise(link?, &settings);
        link.ok().map(|link| link.platform)
    }))
}

/// The key of the name of a cloud service.
#[must_use]
pub fn cloud_key(service: &str) -> String {
    format!("cloud-{service}")
}

/// The stage of a round.
#[must_use]
pub fn stage(stage: Stage) -> Phrase {
    Phrase::new(format!("stage-{}", stage.key()))
}

/// The state of an entry.
#[must_use]
pub fn state(state: EntryState) -> Phrase {
    Phrase::new(format!("state-{}", state.key()))
}

/// The mark of an entry's state: `pass`, `fail` or `unknown`.
#[must_use]
pub fn state_kind(state: EntryState) -> &'static str {
    match state {
        EntryState::Accepted => "pass",
        EntryState::Rejected | EntryState::Withdrawn => "fail",
        EntryState::Submitted | EntryState::Returned => "unknown",
    }
}

/// The name of a step in an entry's history.
#[must_use]
pub fn step(step: EntryStep) -> Phrase {
    Phrase::new(format!("step-{}", step.key()))
}

/// Until when a cloud link works, from the stored value.
#[must_use]
pub fn expiry(stored: &str) -> Phrase {
    let days = stored
        .strip_prefix('+')
        .and_then(|rest| rest.strip_suffix('d'));
    match (stored, days.and_then(|days| days.parse::<u32>().ok())) {
        (_, Some(days)) => Phrase::new("message-expires-days").with("n", days),
        ("never", _) => Phrase::new("message-expires-never"),
        ("over", _) => Phrase::new("message-expires-over"),
        _ => Phrase::new("message-expires").with("at", stored),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::review_entry::reason_words;
    use crate::contest::entry::ReasonCode;
    use crate::lang::Lang;

    #[test]
    fn everything_has_a_name_in_both_languages() {
        let mut names = vec![round(RoundKey::Month(3)), round(RoundKey::Quarter(2))];
        names.extend([round(RoundKey::Annual), source(None)]);
        names.extend(Platform::ALL.map(|platform| source(Some(platform))));
        names.extend(Stage::ALL.map(stage));
        names.extend(EntryState::ALL.map(state));
        names.extend(EntryStep::ALL.map(step));
        names.extend(ReasonCode::ALL.map(|reason| Phrase::new(reason_words(reason))));
        for name in names {
            for lang in Lang::ALL {
                let words = lang.word(&name);
                assert!(!words.starts_with('⟦'), "{words} in {}", lang.tag());
            }
        }
    }
}
