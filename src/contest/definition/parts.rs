//! The parts of a definition, as its file names them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::contest::link::LinkSettings;
use crate::contest::platform::Platform;
use crate::contest::round::RoundKind;

/// A text in Chinese, and perhaps in other languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// The other languages, by tags without script and country (`en`).
    #[serde(flatten)]
    pub others: BTreeMap<String, String>,
}

impl Text {
    /// The text in the language with this tag, or in Chinese if it is missing there.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> &str {
        self.others.get(tag).unwrap_or(&self.zh)
    }
}

/// One contest with all its rules.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The version of the file's format; 1.
    pub format: u32,
    /// Short name for machines.
    pub key: String,
    /// The time zone of the contest's days.
    pub time_zone: Tz,
    /// The beginning of every entry code.
    pub code_prefix: String,
    /// The contest's name.
    pub name: Text,
    /// The motto, shown under the name.
    pub motto: Text,
    /// What entries should be about.
    pub theme: Text,
    /// 主办: who hosts the contest.
    pub organizers: Vec<Text>,
    /// 承办: who organizes it.
    pub run_by: Vec<Text>,
    /// The contest's own accounts, on which chosen entries by e-mail are published.
    pub official_accounts: Vec<String>,
    /// When videos may be published and entered.
    pub window: WindowRule,
    /// The topics that a post must contain.
    pub topics: TopicRule,
    /// The mailbox for entries by e-mail.
    pub mail: MailRule,
    /// The partner platforms, in the order in which they are shown.
    pub platforms: Vec<PlatformRule>,
    /// The prize tiers, highest first.
    pub tiers: Vec<TierRule>,
    /// The cost of all prizes together.
    pub budget: Budget,
    /// What each kind of round awards, and how many entries advance from it.
    pub rounds: Rounds,
    /// What judges give points for.
    pub criteria: Vec<Criterion>,
    /// How sheets become a score.
    pub jury: JuryRule,
    /// How long a result is shown before it is final.
    pub publicity: PublicityRule,
}

/// The contest's window as days of its time zone, both included.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WindowRule {
    /// The first day.
    #[serde(with = "toml_date")]
    pub first_day: NaiveDate,
    /// The last day.
    #[serde(with = "toml_date")]
    pub last_day: NaiveDate,
    /// How many months it is divided into.
    pub months: u8,
    /// How many months make a quarter.
    pub months_in_quarter: u8,
}

/// The topics that a post on a platform must contain.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TopicRule {
    /// Names without `#`.
    pub required: Vec<String>,
}

/// Entry by e-mail.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MailRule {
    /// The address to which videos are sent.
    pub address: String,
}

/// One partner platform.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformRule {
    /// Which one.
    pub key: Platform,
    /// Whether topics must be written `#topic#`.
    #[serde(default)]
    pub closed_topics: bool,
    /// Hosts of its links, in addition to those that the program knows. Of 津抖云 it knows none.
    #[serde(default)]
    pub hosts: Vec<String>,
}

/// One prize tier.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    /// `special`, `first` …
    pub key: String,
    /// 特别奖 …
    pub name: Text,
    /// One prize, in yuan before tax.
    pub yuan: i64,
    /// How many prizes the whole contest gives.
    pub total: u32,
    /// 可空缺: the rules allow that it stays vacant.
    #[serde(default)]
    pub may_stay_vacant: bool,
}

impl TierRule {
    /// One prize, in fen before tax.
    #[must_use]
    pub fn fen(&self) -> i64 {
        self.yuan * 100
    }
}

/// The cost of all prizes together.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// In yuan.
    pub yuan: i64,
}

/// The three kinds of rounds.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rounds {
    /// 月赛.
    pub month: RoundRule,
    /// 季赛.
    pub quarter: RoundRule,
    /// 年度总决赛.
    pub annual: RoundRule,
}

/// What one kind of round awards, and how many entries advance from it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RoundRule {
    /// Prizes by tier key.
    #[serde(default)]
    pub awards: BTreeMap<String, u32>,
    /// The most entries that go from screening to the jury.
    pub shortlist: u32,
    /// How many of the best advance to the next kind of round.
    #[serde(default)]
    pub advance: u32,
}

/// One thing that judges give points for.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Short name for machines.
    pub key: String,
    /// 主题立意 …
    pub name: Text,
    /// The most points it can get.
    pub points: u32,
}

/// How sheets become a score.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JuryRule {
    /// How many judges score each entry.
    pub sheets_per_entry: u32,
    /// From this many sheets on, the highest and the lowest total are dropped.
    pub trim_from: u32,
    /// With fewer sheets, an entry is not ranked.
    pub minimum: u32,
    /// The criteria whose means break ties, in this order.
    pub tie_break: Vec<String>,
}

/// 公示, the publicity period.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PublicityRule {
    /// How many working days a result is open to objections.
    pub working_days: u32,
}

impl Definition {
    /// What a kind of round awards, and how many entries advance from it.
    #[must_use]
    pub fn rule(&self, kind: RoundKind) -> &RoundRule {
        match kind {
            RoundKind::Month => &self.rounds.month,
            RoundKind::Quarter => &self.rounds.quarter,
            RoundKind::Annual => &self.rounds.annual,
        }
    }

    /// The tier with this key.
    #[must_use]
    pub fn tier(&self, key: &str) -> Option<&TierRule> {
        self.tiers.iter().find(|tier| tier.key == key)
    }

    /// The rule for a platform; `None` if it is not a partner.
    #[must_use]
    pub fn platform(&self, platform: Platform) -> Option<&PlatformRule> {
        self.platforms.iter().find(|rule| rule.key == platform)
    }

    /// The settings of this contest for reading links.
    #[must_use]
    pub fn link_settings(&self) -> LinkSettings {
        let hosts = self.platforms.iter().flat_map(|rule| {
            let hosts = rule.hosts.iter();
            hosts.map(|host| (rule.key, host.clone()))
        });
        LinkSettings {
            hosts: hosts.collect(),
        }
    }
}

/// TOML's own dates as dates of chrono.
mod toml_date {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use toml::value::Datetime;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let datetime = Datetime::deserialize(from)?;
        let date = datetime
            .date
            .ok_or_else(|| D::Error::custom("a date such as 2023-06-17"))?;
        NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            .ok_or_else(|| D::Error::custom("a day that the calendar has"))
    }

    pub(super) fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        date.to_string().serialize(to)
    }
}
