//! Properties of the awards of any round.

use proptest::prelude::*;

use super::tests::{give, out, vacancy};
use super::*;
use crate::contest::cutoff::{AuthorKey, Exclusion, ExclusionCause, TieDecision};

#[derive(Clone, Debug)]
struct Round {
    standings: Vec<Standing>,
    exclusions: Vec<Exclusion>,
    tiers: Vec<Tier>,
    vacancies: Vec<Vacancy>,
}

fn round() -> impl Strategy<Value = Round> {
    let entries = prop::collection::vec((0u32..8, 0u32..10, prop::bool::weighted(0.15)), 0..25);
    let quotas = prop::collection::vec((0u32..7, 0u32..3), 1..4);
    (entries, quotas).prop_map(|(rows, quotas)| {
        let rank = |level: u32| 1 + rows.iter().filter(|row| row.0 < level).count() as u32;
        let code = |n: usize| EntryCode(format!("E{n:02}"));
        let standings = rows.iter().enumerate().map(|(n, row)| Standing {
            entry: code(n),
            rank: rank(row.0),
            author: AuthorKey(format!("a{}", row.1)),
        });
        let excluded = rows.iter().enumerate().filter(|(_, row)| row.2);
        let key = |n: usize| format!("t{n}");
        Round {
            standings: standings.collect(),
            exclusions: excluded
                .map(|(n, _)| out(&code(n).0, ExclusionCause::Disqualified))
                .collect(),
            tiers: quotas
                .iter()
                .enumerate()
                .map(|(n, q)| Tier {
                    key: key(n),
                    quota: q.0,
                    amount_fen: 100,
                })
                .collect(),
            vacancies: quotas
                .iter()
                .enumerate()
                .map(|(n, q)| vacancy(&key(n), q.1.min(q.0)))
                .collect(),
        }
    })
}

/// Decides every tie that blocks the list, in descending order of the codes.
fn compute_result(round: &Round) -> (AwardList, Vec<TieDecision>) {
    let mut ties = Vec::new();
    loop {
        let decided = Decided {
            exclusions: &round.exclusions,
            ties: &ties,
        };
        match give(&round.standings, &round.tiers, &round.vacancies, decided) {
            Ok(list) => return (list, ties),
            Err(blocked) => match &blocked[..] {
                [Blocked::TieAtBoundary { entries, .. }] => {
                    let entries = entries.iter().rev().cloned().collect();
                    ties.push(TieDecision {
                        entries,
                        reason: "by lot".to_owned(),
                    });
                }
                other => panic!("{other:?}"),
            },
        }
        assert!(ties.len() < 30, "a decided tie is asked for again");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn awarded_vacant_and_unfilled_add_up_to_each_quota(round in round()) {
        let (list, _) = compute_result(&round);
        for tier in &round.tiers {
            let awarded = list.awarded().get(tier.key.as_str()).copied().unwrap_or(0);
            let vacant: u32 = list.vacant.iter().filter(|v| v.tier == tier.key).map(|v| v.count).sum();
            let unfilled: u32 = list.unfilled.iter().filter(|u| u.tier == tier.key).map(|u| u.count).sum();
            prop_assert_eq!(awarded + vacant + unfilled, tier.quota);
        }
    }

    #[test]
    fn nobody_is_awarded_twice_or_while_a_better_one_goes_without(round in round()) {
        let (list, _) = compute_result(&round);
        let awarded: BTreeSet<_> = list.awards.iter().map(|award| &award.entry).collect();
        let author = |entry: &EntryCode| &round.standings.iter().find(|s| s.entry == *entry).unwrap().author;
        let authors: BTreeSet<_> = awarded.iter().map(|entry| author(entry)).collect();
        prop_assert_eq!(authors.len(), list.awards.len());
        let out: BTreeSet<_> = round.exclusions.iter().map(|e| &e.entry).collect();
        let worst = list.awards.iter().map(|award| award.rank).max().unwrap_or(0);
        for standing in &round.standings {
            if out.contains(&standing.entry) {
                prop_assert!(!awarded.contains(&standing.entry));
            } else if standing.rank < worst {
                prop_assert!(authors.contains(&standing.author), "{standing:?}");
            }
        }
        let ordered = list.awards.windows(2).all(|two| two[0].rank <= two[1].rank);
        prop_assert!(ordered);
    }

    #[test]
    fn an_award_is_unfilled_only_when_no_author_is_left(round in round()) {
        let (list, _) = compute_result(&round);
        let out: BTreeSet<_> = round.exclusions.iter().map(|e| &e.entry).collect();
        let free = round.standings.iter().filter(|s| !out.contains(&s.entry));
        let authors: BTreeSet<_> = free.map(|standing| &standing.author).collect();
        if !list.unfilled.is_empty() {
            prop_assert_eq!(list.awards.len(), authors.len());
        }
    }

    #[test]
    fn decisions_touch_only_the_ranks_they_speak_of(round in round()) {
        let (list, ties) = compute_result(&round);
        let turned: Vec<_> = ties.iter().map(|tie| TieDecision {
            entries: tie.entries.iter().rev().cloned().collect(),
            reason: tie.reason.clone(),
        }).collect();
        let decided = Decided { exclusions: &round.exclusions, ties: &turned };
        let Ok(other) = give(&round.standings, &round.tiers, &round.vacancies, decided) else {
            return Ok(());
        };
        let first = |entry: &EntryCode| round.standings.iter().find(|s| s.entry == *entry).unwrap().rank;
        let touched = ties.iter().map(|tie| first(&tie.entries[0])).min().unwrap_or(u32::MAX);
        let above = |list: &AwardList| list.awards.iter().filter(|a| a.rank < touched).cloned().collect::<Vec<_>>();
        prop_assert_eq!(above(&list), above(&other));
    }
}
