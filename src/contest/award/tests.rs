//! Small rounds decided by hand.

use super::*;
use crate::contest::cutoff::{AuthorKey, Exclusion, ExclusionCause, PassedOverReason, TieDecision};

/// Standings from code, rank and author.
pub(super) fn standings(rows: &[(&str, u32, &str)]) -> Vec<Standing> {
    let standing = |&(entry, rank, author): &(&str, u32, &str)| Standing {
        entry: entry.into(),
        rank,
        author: AuthorKey(author.to_owned()),
    };
    rows.iter().map(standing).collect()
}

pub(super) fn tiers(second: u32, third: u32) -> Vec<Tier> {
    let tier = |key: &str, quota, amount_fen| Tier {
        key: key.to_owned(),
        quota,
        amount_fen,
    };
    vec![
        tier("second", second, 500_000),
        tier("third", third, 100_000),
    ]
}

pub(super) fn codes(codes: &[&str]) -> Vec<EntryCode> {
    codes.iter().map(|code| (*code).into()).collect()
}

pub(super) fn tie(order: &[&str]) -> TieDecision {
    TieDecision {
        entries: codes(order),
        reason: "drawn in the jury's meeting".to_owned(),
    }
}

pub(super) fn out(entry: &str, cause: ExclusionCause) -> Exclusion {
    Exclusion {
        entry: entry.into(),
        cause,
        reason: "not the author's own work".to_owned(),
    }
}

pub(super) fn vacancy(tier: &str, count: u32) -> Vacancy {
    Vacancy {
        tier: tier.to_owned(),
        count,
        reason: "no entry of the level".to_owned(),
    }
}

pub(super) fn give(
    standings: &[Standing],
    tiers: &[Tier],
    vacancies: &[Vacancy],
    decided: Decided<'_>,
) -> Result<AwardList, Vec<Blocked>> {
    decide(
        standings,
        Quotas {
            tiers,
            vacancies,
            one_per_author: true,
        },
        decided,
    )
}

pub(super) fn given(list: &AwardList) -> Vec<(&str, &str, u32)> {
    let awards = list.awards.iter();
    awards
        .map(|award| (award.entry.0.as_str(), award.tier.as_str(), award.place))
        .collect()
}

const FIVE: [(&str, u32, &str); 5] = [
    ("A", 1, "a"),
    ("B", 2, "b"),
    ("C", 3, "c"),
    ("D", 4, "d"),
    ("E", 5, "e"),
];

#[test]
fn quotas_are_filled_down_the_ranks() {
    let list = give(&standings(&FIVE), &tiers(1, 3), &[], Decided::default()).unwrap();
    assert_eq!(
        given(&list),
        [
            ("A", "second", 1),
            ("B", "third", 1),
            ("C", "third", 2),
            ("D", "third", 3)
        ]
    );
    assert_eq!(
        (list.awards[0].amount_fen, list.awards[3].amount_fen),
        (500_000, 100_000)
    );
    assert!(list.unfilled.is_empty() && list.passed_over.is_empty());
}

#[test]
fn vacant_awards_are_not_given_and_the_next_tier_begins_sooner() {
    let list = give(
        &standings(&FIVE),
        &tiers(2, 2),
        &[vacancy("second", 1)],
        Decided::default(),
    );
    let list = list.unwrap();
    assert_eq!(
        given(&list),
        [("A", "second", 1), ("B", "third", 1), ("C", "third", 2)]
    );
    assert_eq!(list.vacant, [vacancy("second", 1)]);
}

#[test]
fn quotas_that_nobody_can_take_are_shown_as_unfilled() {
    let list = give(
        &standings(&FIVE[..3]),
        &tiers(2, 4),
        &[vacancy("third", 1)],
        Decided::default(),
    );
    let list = list.unwrap();
    assert_eq!(
        list.unfilled,
        [Unfilled {
            tier: "third".to_owned(),
            count: 2
        }]
    );
    assert_eq!(list.awarded(), [("second", 2), ("third", 1)].into());
}

#[test]
fn an_author_keeps_the_higher_award_and_the_next_in_rank_moves_up() {
    let rows = [("A", 1, "a"), ("B", 2, "a"), ("C", 3, "c"), ("D", 4, "d")];
    let list = give(&standings(&rows), &tiers(1, 1), &[], Decided::default()).unwrap();
    assert_eq!(given(&list), [("A", "second", 1), ("C", "third", 1)]);
    let because = PassedOverReason::AuthorHolds { entry: "A".into() };
    assert_eq!(
        list.passed_over,
        [PassedOver {
            entry: "B".into(),
            rank: 2,
            because
        }]
    );
    let all = Quotas {
        tiers: &tiers(1, 1),
        vacancies: &[],
        one_per_author: false,
    };
    let list = decide(&standings(&rows), all, Decided::default()).unwrap();
    assert_eq!(given(&list), [("A", "second", 1), ("B", "third", 1)]);
}

#[test]
fn a_disqualified_entry_is_passed_over_and_frees_its_author() {
    let rows = [("A", 1, "a"), ("B", 2, "a"), ("C", 3, "c")];
    let exclusions = [out("A", ExclusionCause::AwardCancelled)];
    let decided = Decided {
        exclusions: &exclusions,
        ties: &[],
    };
    let list = give(&standings(&rows), &tiers(1, 1), &[], decided).unwrap();
    assert_eq!(given(&list), [("B", "second", 1), ("C", "third", 1)]);
    assert_eq!(list.passed_over[0].entry, "A".into());
    assert!(matches!(
        list.passed_over[0].because,
        PassedOverReason::Excluded {
            cause: ExclusionCause::AwardCancelled,
            ..
        }
    ));
}

#[test]
fn decisions_that_can_not_be_used_are_named() {
    let rows = standings(&[("A", 1, "a"), ("B", 1, "b"), ("C", 3, "c")]);
    let mute = TieDecision {
        reason: " ".to_owned(),
        ..tie(&["A", "B"])
    };
    let ties = [
        tie(&["A", "C"]),
        tie(&["A"]),
        tie(&["A", "A"]),
        tie(&["A", "X"]),
        mute,
    ];
    let exclusions = [Exclusion {
        reason: String::new(),
        ..out("C", ExclusionCause::Declined)
    }];
    let no_reason = Vacancy {
        reason: String::new(),
        ..vacancy("third", 1)
    };
    let vacancies = [vacancy("first", 1), vacancy("second", 2), no_reason];
    let decided = Decided {
        exclusions: &exclusions,
        ties: &ties,
    };
    let not_tied = |order: &[&str]| {
        Blocked::Decision(DecisionProblem::NotTied {
            entries: codes(order),
        })
    };
    assert_eq!(
        give(&rows, &tiers(1, 1), &vacancies, decided).unwrap_err(),
        [
            not_tied(&["A", "C"]),
            not_tied(&["A"]),
            not_tied(&["A", "A"]),
            not_tied(&["A", "X"]),
            Blocked::Decision(DecisionProblem::TieWithoutReason {
                entries: codes(&["A", "B"])
            }),
            Blocked::Decision(DecisionProblem::ExclusionWithoutReason { entry: "C".into() }),
            Blocked::VacancyOfUnknownTier {
                tier: "first".to_owned()
            },
            Blocked::VacancyWithoutReason {
                tier: "third".to_owned()
            },
            Blocked::TooManyVacancies {
                tier: "second".to_owned(),
                quota: 1,
                vacant: 2
            },
        ]
    );
    let twice = [tiers(1, 1), tiers(1, 0)].concat();
    let blocked = give(&rows, &twice, &[], Decided::default()).unwrap_err();
    assert_eq!(blocked.len(), 2, "both tiers are listed twice: {blocked:?}");
}

#[test]
fn a_declined_award_passes_to_the_next_in_rank() {
    let exclusions = [out("A", ExclusionCause::Declined)];
    let decided = Decided {
        exclusions: &exclusions,
        ties: &[],
    };
    let list = give(&standings(&FIVE), &tiers(1, 0), &[], decided).unwrap();
    assert_eq!(given(&list), [("B", "second", 1)]);
}
