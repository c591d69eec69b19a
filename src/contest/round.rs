//! A round's life: its key, its stages, and what blocks the next step.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// 月赛, 季赛 or 年度总决赛.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoundKind {
    /// 月赛.
    Month,
    /// 季赛.
    Quarter,
    /// 年度总决赛.
    Annual,
}

impl RoundKind {
    /// All kinds, in the order in which they feed each other.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Annual];
}

impl fmt::Display for RoundKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Annual => "annual",
        })
    }
}

/// One round: `m01` … `m12`, `q1` … `q4`, `annual`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum RoundKey {
    /// The month with this number, from 1.
    Month(u8),
    /// The quarter with this number, from 1.
    Quarter(u8),
    /// The annual final.
    Annual,
}

impl RoundKey {
    /// Month, quarter or final.
    #[must_use]
    pub fn kind(self) -> RoundKind {
        match self {
            Self::Month(_) => RoundKind::Month,
            Self::Quarter(_) => RoundKind::Quarter,
            Self::Annual => RoundKind::Annual,
        }
    }

    /// The month's or quarter's number; 0 for the final.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Month(n) | Self::Quarter(n) => n,
            Self::Annual => 0,
        }
    }
}

impl fmt::Display for RoundKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(n) => write!(f, "m{n:02}"),
            Self::Quarter(n) => write!(f, "q{n}"),
            Self::Annual => f.write_str("annual"),
        }
    }
}

/// A text that names no round.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no round; rounds are m01 …, q1 …, annual")]
pub struct NoSuchRound(pub String);

impl FromStr for RoundKey {
    type Err = NoSuchRound;

    fn from_str(text: &str) -> Result<Self, NoSuchRound> {
        let refused = || NoSuchRound(text.chars().take(20).collect());
        let number = |digits: &str| {
            digits
                .parse::<u8>()
                .ok()
                .filter(|n| *n > 0)
                .ok_or_else(refused)
        };
        let key = match text.as_bytes() {
            b"annual" => Self::Annual,
            [b'm', _, _] => Self::Month(number(&text[1..])?),
            [b'q', _] => Self::Quarter(number(&text[1..])?),
            _ => return Err(refused()),
        };
        // "m+1" parses as a number, but is no key
        if key.to_string() == text {
            Ok(key)
        } else {
            Err(refused())
        }
    }
}

impl TryFrom<String> for RoundKey {
    type Error = NoSuchRound;

    fn try_from(text: String) -> Result<Self, NoSuchRound> {
        text.parse()
    }
}

impl From<RoundKey> for String {
    fn from(key: RoundKey) -> Self {
        key.to_string()
    }
}

/// Where a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 资格初审: works come in and are reviewed.
    Eligibility,
    /// 初评: yes and no make the shortlist.
    Screening,
    /// 复评: judges give points.
    Jury,
    /// 终评: the organizers settle the list.
    Settling,
    /// 公示: the list is public and open to objections.
    Publicity,
    /// 发布: the list stands.
    Final,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 6] = [
        Self::Eligibility,
        Self::Screening,
        Self::Jury,
        Self::Settling,
        Self::Publicity,
        Self::Final,
    ];

    /// The word under which it is stored and named in addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Eligibility => "eligibility",
            Self::Screening => "screening",
            Self::Jury => "jury",
            Self::Settling => "settling",
            Self::Publicity => "publicity",
            Self::Final => "final",
        }
    }

    /// The stage with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// The stage that comes after; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| *stage > self)
    }

    /// Whether the list of winners is shown to everybody.
    #[must_use]
    pub fn is_public(self) -> bool {
        self >= Self::Publicity
    }
}

/// What is known of a round when somebody wants to take its next step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundFacts {
    /// Whether the round's window is over.
    pub window_over: bool,
    /// Works that wait for their eligibility review.
    pub waiting_for_review: usize,
    /// Rounds below that are not final yet.
    pub open_feeders: Vec<RoundKey>,
    /// Works in the pool.
    pub pool: usize,
    /// Works with neither yes nor no; 0 when the whole pool fits on the shortlist.
    pub unscreened: usize,
    /// Works on the shortlist as it stands.
    pub shortlisted: usize,
    /// The most works a shortlist may have.
    pub shortlist_limit: usize,
    /// Judges on the round's panel.
    pub panel: usize,
    /// Judges a panel must have so that works can be ranked.
    pub panel_minimum: usize,
    /// Whether one of the panel is its chief judge.
    pub has_chief: bool,
    /// Judges with unfinished sheets and how many, by their number on the panel.
    pub unfinished: Vec<(String, usize)>,
    /// Works on the shortlist with fewer complete sheets than ranking needs.
    pub short_of_sheets: usize,
    /// Groups of equal works at a prize or advance boundary that the chief judge has not decided.
    pub undecided_ties: usize,
    /// Whether the list of awards has been decided.
    pub awards_decided: bool,
    /// Whether the publicity period is over.
    pub publicity_over: bool,
}

/// Why a round cannot take its next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocker {
    /// The window is still open.
    WindowOpen,
    /// So many works wait for their review.
    WaitingForReview(usize),
    /// A round below is not final.
    FeederOpen(RoundKey),
    /// No work is in the pool.
    EmptyPool,
    /// So many works have neither yes nor no.
    Unscreened(usize),
    /// More yes than the shortlist may have.
    ShortlistTooLong {
        /// Works with a yes.
        chosen: usize,
        /// Works it may have.
        limit: usize,
    },
    /// No work is on the shortlist.
    EmptyShortlist,
    /// Too few judges on the panel.
    PanelTooSmall {
        /// Judges it has.
        judges: usize,
        /// Judges it needs.
        needed: usize,
    },
    /// The panel has no chief judge.
    NoChief,
    /// A judge has unfinished sheets.
    Unfinished {
        /// Who.
        judge: String,
        /// How many.
        sheets: usize,
    },
    /// So many works have too few sheets to be ranked.
    ShortOfSheets(usize),
    /// So many ties at a boundary wait for the chief judge.
    UndecidedTies(usize),
    /// The awards are not decided.
    AwardsUndecided,
    /// The publicity period runs.
    PublicityRuns,
}

/// What blocks the step out of `stage`; empty when it may be taken.
#[must_use]
pub fn blockers(stage: Stage, facts: &RoundFacts) -> Vec<Blocker> {
    match stage {
        Stage::Eligibility => leaving_eligibility(facts),
        Stage::Screening => leaving_screening(facts),
        Stage::Jury => leaving_jury(facts),
        Stage::Settling => leaving_settling(facts),
        Stage::Publicity => only_if(!facts.publicity_over, Blocker::PublicityRuns),
        Stage::Final => vec![],
    }
}

/// The month in which a work counts that is accepted now: its own while that is in its eligibility stage, else the
/// first later month that still is; `None` when there is none. `stages` are the months in their order.
#[must_use]
pub fn counting_month(own: RoundKey, stages: &[(RoundKey, Stage)]) -> Option<RoundKey> {
    let open = |(key, stage): &&(RoundKey, Stage)| {
        key.kind() == RoundKind::Month && *key >= own && *stage == Stage::Eligibility
    };
    stages.iter().find(open).map(|(key, _)| *key)
}

fn leaving_eligibility(facts: &RoundFacts) -> Vec<Blocker> {
    let mut found = only_if(!facts.window_over, Blocker::WindowOpen);
    found.extend(only_if(
        facts.waiting_for_review > 0,
        Blocker::WaitingForReview(facts.waiting_for_review),
    ));
    found.extend(facts.open_feeders.iter().copied().map(Blocker::FeederOpen));
    found.extend(only_if(facts.pool == 0, Blocker::EmptyPool));
    found
}

fn leaving_screening(facts: &RoundFacts) -> Vec<Blocker> {
    let (chosen, limit) = (facts.shortlisted, facts.shortlist_limit);
    let (judges, needed) = (facts.panel, facts.panel_minimum);
    let mut found = only_if(facts.unscreened > 0, Blocker::Unscreened(facts.unscreened));
    found.extend(only_if(
        chosen > limit,
        Blocker::ShortlistTooLong { chosen, limit },
    ));
    found.extend(only_if(chosen == 0, Blocker::EmptyShortlist));
    found.extend(only_if(
        judges < needed,
        Blocker::PanelTooSmall { judges, needed },
    ));
    found.extend(only_if(!facts.has_chief, Blocker::NoChief));
    found
}

fn leaving_jury(facts: &RoundFacts) -> Vec<Blocker> {
    let unfinished = facts
        .unfinished
        .iter()
        .map(|(judge, sheets)| Blocker::Unfinished {
            judge: judge.clone(),
            sheets: *sheets,
        });
    let short = only_if(
        facts.short_of_sheets > 0,
        Blocker::ShortOfSheets(facts.short_of_sheets),
    );
    unfinished.chain(short).collect()
}

fn leaving_settling(facts: &RoundFacts) -> Vec<Blocker> {
    let mut found = only_if(
        facts.undecided_ties > 0,
        Blocker::UndecidedTies(facts.undecided_ties),
    );
    found.extend(only_if(!facts.awards_decided, Blocker::AwardsUndecided));
    found
}

fn only_if(holds: bool, blocker: Blocker) -> Vec<Blocker> {
    if holds { vec![blocker] } else { vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written_and_nothing_else_is_a_key() {
        for key in ["m01", "m12", "q1", "q4", "annual"] {
            assert_eq!(
                key.parse::<RoundKey>().map(|key| key.to_string()),
                Ok(key.to_owned())
            );
        }
        for text in [
            "", "m1", "m00", "m+1", "m001", "q0", "q10", "Annual", "m１", "x01", "月",
        ] {
            assert!(text.parse::<RoundKey>().is_err(), "{text}");
        }
    }

    #[test]
    fn stages_follow_each_other_to_the_end() {
        let mut stage = Stage::Eligibility;
        let mut walked = vec![stage];
        while let Some(next) = stage.next() {
            stage = next;
            walked.push(stage);
        }
        assert_eq!(walked, Stage::ALL);
    }

    #[test]
    fn a_work_that_is_late_for_its_month_counts_in_the_next_that_is_open() {
        let stages = [
            (RoundKey::Month(1), Stage::Jury),
            (RoundKey::Month(2), Stage::Screening),
            (RoundKey::Month(3), Stage::Eligibility),
            (RoundKey::Month(4), Stage::Eligibility),
        ];
        assert_eq!(
            counting_month(RoundKey::Month(1), &stages),
            Some(RoundKey::Month(3))
        );
        assert_eq!(
            counting_month(RoundKey::Month(4), &stages),
            Some(RoundKey::Month(4))
        );
        assert_eq!(counting_month(RoundKey::Month(1), &stages[..2]), None);
    }

    #[test]
    fn a_month_cannot_be_screened_while_its_window_is_open_and_works_wait() {
        let facts = RoundFacts {
            waiting_for_review: 2,
            pool: 5,
            ..RoundFacts::default()
        };
        let expected = vec![Blocker::WindowOpen, Blocker::WaitingForReview(2)];
        assert_eq!(blockers(Stage::Eligibility, &facts), expected);
    }

    #[test]
    fn a_shortlist_over_the_limit_is_named_with_both_numbers() {
        let facts = RoundFacts {
            shortlisted: 331,
            shortlist_limit: 330,
            panel: 5,
            panel_minimum: 3,
            has_chief: true,
            ..RoundFacts::default()
        };
        let expected = vec![Blocker::ShortlistTooLong {
            chosen: 331,
            limit: 330,
        }];
        assert_eq!(blockers(Stage::Screening, &facts), expected);
    }

    #[test]
    fn a_round_with_everything_done_is_blocked_nowhere() {
        let facts = RoundFacts {
            window_over: true,
            pool: 1,
            shortlisted: 1,
            shortlist_limit: 1,
            panel: 5,
            panel_minimum: 3,
            has_chief: true,
            awards_decided: true,
            publicity_over: true,
            ..RoundFacts::default()
        };
        for stage in Stage::ALL {
            assert_eq!(blockers(stage, &facts), vec![]);
        }
    }
}
