//! The stages of a round, and the month in which an entry counts that was accepted late.

use super::{RoundKey, RoundKind};
use crate::contest::key::keyed;

/// The stage of a round.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
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

impl Stage {
    /// The next stage; `None` after the last.
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

/// The month in which an entry that is accepted now counts: its own month if that is still in the eligibility stage,
/// else the first later month that is; `None` when there is none. `stages` are the months in order.
#[must_use]
pub fn counting_month(own: RoundKey, stages: &[(RoundKey, Stage)]) -> Option<RoundKey> {
    let open = |(key, stage): &&(RoundKey, Stage)| {
        key.kind() == RoundKind::Month && *key >= own && *stage == Stage::Eligibility
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
