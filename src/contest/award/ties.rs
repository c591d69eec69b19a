//! When does a tie among awards need the chief judge, and what does the decision do?

use super::tests::{codes, give, given, out, standings, tie, tiers};
use super::*;
use crate::contest::cutoff::ExclusionCause;

#[test]
fn a_tie_inside_a_tier_needs_no_decision() {
    let rows = [("A", 1, "a"), ("B", 1, "b"), ("C", 3, "c"), ("D", 4, "d")];
    let list = give(&standings(&rows), &tiers(3, 1), &[], Decided::default()).unwrap();
    assert_eq!(
        given(&list),
        [
            ("A", "second", 1),
            ("B", "second", 1),
            ("C", "second", 3),
            ("D", "third", 1)
        ]
    );
}

#[test]
fn a_tie_at_a_boundary_waits_for_the_chief_judge() {
    let rows = [("A", 1, "a"), ("B", 2, "b"), ("C", 2, "c"), ("D", 2, "d")];
    let rows = standings(&rows);
    let blocked = give(&rows, &tiers(2, 1), &[], Decided::default()).unwrap_err();
    let boundary = Boundary::Tier {
        tier: "second".to_owned(),
        room: 1,
    };
    let tied = codes(&["B", "C", "D"]);
    assert_eq!(
        blocked,
        [Blocked::TieAtBoundary {
            rank: 2,
            entries: tied,
            boundary
        }]
    );
    let ties = [tie(&["D", "B", "C"])];
    let list = give(
        &rows,
        &tiers(2, 1),
        &[],
        Decided {
            exclusions: &[],
            ties: &ties,
        },
    )
    .unwrap();
    assert_eq!(
        given(&list),
        [("A", "second", 1), ("D", "second", 2), ("B", "third", 1)]
    );
}

#[test]
fn the_newest_decision_that_covers_all_contenders_holds() {
    let rows = standings(&[("A", 1, "a"), ("B", 1, "b"), ("C", 1, "c")]);
    let ties = [
        tie(&["A", "B", "C"]),
        tie(&["C", "B", "A"]),
        tie(&["B", "A"]),
    ];
    let decided = Decided {
        exclusions: &[],
        ties: &ties,
    };
    let list = give(&rows, &tiers(1, 0), &[], decided).unwrap();
    assert_eq!(given(&list), [("C", "second", 1)]);
    // without C, the last decision names exactly the entries that are left
    let exclusions = [out("C", ExclusionCause::Disqualified)];
    let decided = Decided {
        exclusions: &exclusions,
        ties: &ties,
    };
    let list = give(&rows, &tiers(1, 0), &[], decided).unwrap();
    assert_eq!(given(&list), [("B", "second", 1)]);
}

#[test]
fn two_equal_entries_of_one_author_need_a_decision_though_there_is_room() {
    let rows = standings(&[("A", 1, "a"), ("B", 1, "a"), ("C", 3, "c")]);
    let blocked = give(&rows, &tiers(2, 0), &[], Decided::default()).unwrap_err();
    let boundary = Boundary::OneAuthor {
        tier: "second".to_owned(),
    };
    let entries = codes(&["A", "B"]);
    assert_eq!(
        blocked,
        [Blocked::TieAtBoundary {
            rank: 1,
            entries,
            boundary
        }]
    );
    let ties = [tie(&["B", "A"])];
    let list = give(
        &rows,
        &tiers(2, 0),
        &[],
        Decided {
            exclusions: &[],
            ties: &ties,
        },
    )
    .unwrap();
    assert_eq!(given(&list), [("B", "second", 1), ("C", "second", 2)]);
}
