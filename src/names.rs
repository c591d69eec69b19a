//! The names of the contest's own terms: rounds, stages, states, platforms and reasons have the same name on every page
//! and in every file.

use crate::contest::Contest;
use crate::contest::entry::{EntryState, EntryStep, ReasonCode};
use crate::contest::hold::HoldOutcome;
use crate::contest::link::recognise;
use crate::contest::message::{MessageState, MessageStep, Reason};
use crate::contest::platform::Platform;
use crate::contest::round::{PublicStatus, RoundKey, RoundKind, Stage};
use crate::contest::rules::{Rule, Verdict};
use crate::contest::similar::{Likeness, Sameness};
use crate::contest::task::TaskState;
use crate::lang::Phrase;

/// The prefix in the catalogues of each enum that people read: a variant's words have the key `{prefix}-{key}`.
macro_rules! named {
    ($($name:ty => $prefix:literal),+ $(,)?) => {
        $(impl $name {
            /// The words for it.
            #[must_use]
            pub fn phrase(self) -> Phrase {
                Phrase::new(format!(concat!($prefix, "-{}"), self.key()))
            }
        })+

        #[cfg(test)]
        fn all() -> Vec<Phrase> {
            [$(<$name>::ALL.map(<$name>::phrase).to_vec()),+].concat()
        }
    };
}

named! {
    EntryState => "state",
    EntryStep => "step",
    HoldOutcome => "hold-event",
    Likeness => "pair",
    MessageState => "message-state",
    MessageStep => "message-step",
    Platform => "platform",
    Reason => "message-reason",
    ReasonCode => "reason",
    RoundKind => "round-kind",
    Rule => "verdict-rule",
    Sameness => "pair",
    Stage => "stage",
    TaskState => "judge-state",
    Verdict => "verdict",
}

impl PublicStatus {
    /// The words for it.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        Phrase::new(format!("winners-{}", self.key()))
    }
}

/// A round's name: 「第1期月赛」.
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
        Some(platform) => platform.phrase(),
        None => Phrase::new("way-mail"),
    }
}

/// The platform on which an entry's video plays. An entry by e-mail has no `platform`; its `link` leads to the platform
/// on which the contest's own account published it.
#[must_use]
pub fn plays_on(platform: Option<Platform>, link: Option<&str>, contest: &Contest) -> Phrase {
    source(platform.or_else(|| {
        let settings = contest.definition.link_settings();
        let link = recognise(link?, &settings);
        link.ok().map(|link| link.platform)
    }))
}

/// The name of a time zone: people in China call theirs by Beijing.
#[must_use]
pub fn zone(name: &str) -> Phrase {
    match name {
        "Asia/Shanghai" => Phrase::new("zone-beijing"),
        _ => Phrase::new("zone-other").with("name", name),
    }
}

/// The key of the name of a cloud service.
#[must_use]
pub fn cloud_key(service: &str) -> String {
    format!("cloud-{service}")
}

/// The kind of mark for an entry's state: `pass`, `fail` or `unknown`.
#[must_use]
pub fn state_kind(state: EntryState) -> &'static str {
    match state {
        EntryState::Accepted => "pass",
        EntryState::Rejected | EntryState::Withdrawn => "fail",
        EntryState::Submitted | EntryState::Returned => "unknown",
    }
}

/// Until when a cloud link works, from the value stored.
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
    use crate::lang::Lang;

    #[test]
    fn everything_has_a_name_in_every_language() {
        let mut names = all();
        names.extend([RoundKey::Month(3), RoundKey::Quarter(2), RoundKey::Annual].map(round));
        names.push(source(None));
        for (name, lang) in names
            .iter()
            .flat_map(|name| Lang::ALL.map(|lang| (name, lang)))
        {
            let words = lang.word(name);
            assert!(!words.starts_with('⟦'), "{words} in {}", lang.tag());
        }
    }
}
