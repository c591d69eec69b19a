//! A sample of each kind of letter, about a made-up entry, for the preview pages and the tests.

use chrono::NaiveDate;

use super::{Letter, LetterEntry, Seen};
use crate::contest::Contest;
use crate::contest::entry::ReasonCode;
use crate::contest::round::RoundKey;
use crate::lang::{Lang, Phrase};
use crate::links::Links;

/// The last day on which the made-up entry's link can be repaired.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2023, 7, 12).expect("a day");

/// One letter of each kind in this language. None of their links opens anything.
#[must_use]
pub fn samples(contest: &Contest, links: &Links, lang: Lang) -> Vec<Letter> {
    let definition = &contest.definition;
    let sample = Sample {
        name: lang.pick(&definition.name),
        prefix: &definition.code_prefix,
        links,
        lang,
    };
    let mut letters = sample.about_links();
    letters.extend(sample.about_mail());
    letters.extend(sample.about_accounts());
    letters
}

struct Sample<'a> {
    name: &'a str,
    prefix: &'a str,
    links: &'a Links,
    lang: Lang,
}

impl Sample<'_> {
    fn about_links(&self) -> Vec<Letter> {
        let (contest, entry) = (|| self.name.to_owned(), || self.entry(318));
        vec![
            Letter::Receipt {
                contest: contest(),
                entry: entry(),
            },
            Letter::Returned {
                contest: contest(),
                entry: entry(),
                reason: ReasonCode::Topics,
                note: self.say("sample-note"),
            },
            Letter::Rejected {
                contest: contest(),
                entry: entry(),
                reason: ReasonCode::Duplicate,
                note: String::new(),
            },
            Letter::Accepted {
                contest: contest(),
                entry: entry(),
            },
            Letter::Hold {
                contest: contest(),
                entry: entry(),
                seen: Seen::Gone,
                link: "https://www.douyin.com/video/7300000000000000318".to_owned(),
                day: DAY,
            },
            Letter::LeftOut {
                contest: contest(),
                entry: entry(),
                round: RoundKey::Month(1),
                note: String::new(),
            },
        ]
    }

    fn about_mail(&self) -> Vec<Letter> {
        let (contest, entry) = (|| self.name.to_owned(), || self.entry(107));
        vec![
            Letter::MailReceipt {
                contest: contest(),
                entry: entry(),
            },
            Letter::MailMissing {
                contest: contest(),
                about: self.say("sample-subject"),
                missing: vec!["letter-missing-no_video", "letter-missing-unclear_author"],
                note: String::new(),
                rules: self.links.address("/rules"),
            },
            Letter::MailReturned {
                contest: contest(),
                entry: entry(),
                reason: ReasonCode::Rights,
                note: self.say("sample-note-mail"),
            },
            Letter::MailAccepted {
                contest: contest(),
                entry: entry(),
            },
            Letter::Published {
                contest: contest(),
                entry: entry(),
                post: "https://www.douyin.com/video/7300000000000000107".to_owned(),
            },
        ]
    }

    fn about_accounts(&self) -> Vec<Letter> {
        let contest = || self.name.to_owned();
        vec![
            Letter::Links {
                contest: contest(),
                entries: vec![self.entry(318), self.entry(107)],
                find: self.links.address("/find-my-entries"),
            },
            Letter::Invitation {
                contest: contest(),
                name: self.say("sample-judge"),
                role: "role-judge",
                link: self.links.address("/set-password/sample"),
                days: 7,
            },
        ]
    }

    fn entry(&self, number: u32) -> LetterEntry {
        LetterEntry {
            code: format!("{}-{number:06}", self.prefix),
            title: self.say("sample-title"),
            status: self.links.address("/status/sample"),
        }
    }

    fn say(&self, key: &'static str) -> String {
        self.lang.word(&Phrase::new(key))
    }
}
