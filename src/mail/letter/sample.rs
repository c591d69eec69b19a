//! The made-up facts in the samples of letters. None of their links opens anything.

use super::LetterEntry;
use super::link::LetterLink;
use crate::contest::Contest;
use crate::lang::{Lang, Phrase};

/// The facts of the samples in one language.
pub struct Sample<'a> {
    /// The contest.
    pub contest: &'a Contest,
    /// The language.
    pub lang: Lang,
}

impl Sample<'_> {
    /// The contest's name.
    pub(super) fn name(&self) -> &str {
        self.lang.pick(&self.contest.definition.name)
    }

    /// An entry by link.
    pub(super) fn entry(&self) -> LetterEntry {
        self.numbered(318)
    }

    /// An entry by e-mail.
    pub(super) fn mail_entry(&self) -> LetterEntry {
        self.numbered(107)
    }

    /// The words of a key.
    pub(super) fn say(&self, key: &'static str) -> String {
        self.lang.word(&Phrase::new(key))
    }

    fn numbered(&self, number: u32) -> LetterEntry {
        LetterEntry {
            contest: self.name().to_owned(),
            code: format!("{}-{number:06}", self.contest.definition.code_prefix),
            title: self.say("sample-title"),
            status: LetterLink::Page("/status/sample".to_owned()),
        }
    }
}
