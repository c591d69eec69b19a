//! The stages of a round, and the month in which an entry counts that was accepted late.

use strum::{IntoStaticStr, VariantArray};

use super::{RoundKey, RoundKind};
use crate::contest::key::keyed;

/// The stage of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// 资格初审: entries come in and are reviewed.
    Eligibility,
    /// 初评: yes and no votes make the shortlist.
    Screening,
    /// 复评: judges give points.
    Jury,
    /// 终评: the organizers decide the list.
    Settling,
    /// 公示: the list is public and open to objections.
    Publicity,
    /// 发布: the list is final.
    Final,
}

keyed!(Stage);

/// What happens in a stage, and what is possible in it. Rules and pages read these flags and name no stage, so that a
/// new stage is a variant and a row in [`Stage::flags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StageFlags {
    /// Entries are still reviewed, and an entry that is accepted can count in the round.
    pub gathers: bool,
    /// Organizers vote on the entries, yes or no.
    pub screens: bool,
    /// Judges give points.
    pub scores: bool,
    /// The organizers decide the list, and the chief judge orders ties.
    pub decides: bool,
    /// The entries that the jury sees are fixed, and so is the panel.
    pub has_shortlist: bool,
    /// The points are fixed, and everything that follows from them can be seen.
    pub has_result: bool,
    /// Everybody sees the list of winners.
    pub is_public: bool,
    /// Nothing changes any more, and the best entries advance.
    pub is_final: bool,
}

impl StageFlags {
    /// Whether the entries' videos are needed: an entry on hold is neither screened nor scored, and can be left out.
    #[must_use]
    pub fn needs_videos(self) -> bool {
        self.screens || self.scores
    }

    /// Whether another judge of the panel can be named chief.
    #[must_use]
    pub fn can_name_chief(self) -> bool {
        self.scores || self.decides
    }
}

impl Stage {
    /// The stage's row in the table of flags.
    #[must_use]
    pub fn flags(self) -> StageFlags {
        let none = StageFlags::default();
        let judged = StageFlags {
            has_shortlist: true,
            ..none
        };
        let ranked = StageFlags {
            has_result: true,
            ..judged
        };
        let published = StageFlags {
            is_public: true,
            ..ranked
        };
        #[rustfmt::skip]
        let flags = match self {
            Self::Eligibility => StageFlags { gathers: true, ..none },
            Self::Screening => StageFlags { screens: true, ..none },
            Self::Jury => StageFlags { scores: true, ..judged },
            Self::Settling => StageFlags { decides: true, ..ranked },
            Self::Publicity => published,
            Self::Final => StageFlags { is_final: true, ..published },
        };
        flags
    }

    /// All stages with a flag, in order.
    #[must_use]
    pub fn with(flag: fn(StageFlags) -> bool) -> Vec<Self> {
        let all = Self::ALL.into_iter();
        all.filter(|stage| flag(stage.flags())).collect()
    }

    /// The next stage; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| *stage > self)
    }
}

/// The month in which an entry that is accepted now counts: its own month if that is still in the eligibility stage,
/// else the first later month that is; `None` when there is none. `stages` are the months in order.
#[must_use]
pub fn counting_month(own: RoundKey, stages: &[(RoundKey, Stage)]) -> Option<RoundKey> {
    let open = |(key, stage): &&(RoundKey, Stage)| {
        key.kind() == RoundKind::Month && *key >= own && stage.flags().gathers
    };
    stages.iter().find(open).map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_fixed_in_a_stage_stays_fixed_in_all_later_ones() {
        let fixed = [
            |flags: StageFlags| flags.has_shortlist,
            |flags: StageFlags| flags.has_result,
            |flags: StageFlags| flags.is_public,
            |flags: StageFlags| flags.is_final,
        ];
        for flag in fixed {
            let with = Stage::with(flag);
            assert_eq!(with, Stage::ALL[Stage::ALL.len() - with.len()..]);
        }
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
}
