//! Properties of the ranking of any ballots.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::tests::{ranked, scoring, sheets};
use super::*;

type Totals = Vec<Vec<u32>>;

fn totals() -> impl Strategy<Value = Totals> {
    prop::collection::vec(prop::collection::vec(0u32..=200, 1..8), 1..12)
}

fn cast(totals: &Totals) -> Vec<Vec<Sheet>> {
    let judged = totals.iter().enumerate();
    judged
        .map(|(n, totals)| sheets(&format!("E{n:02}"), totals))
        .collect()
}

/// Sorts, drops both ends and compares by cross-multiplication; it shares no code with the tally.
fn by_sorting(totals: &[u32]) -> Option<(u64, u64)> {
    let mut sorted = totals.to_vec();
    sorted.sort_unstable();
    let kept = match sorted.len() {
        0..=2 => return None,
        3 | 4 => &sorted[..],
        more => &sorted[1..more - 1],
    };
    Some((
        kept.iter().map(|total| u64::from(*total)).sum(),
        kept.len() as u64,
    ))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scores_agree_with_sorting_and_cutting(totals in totals()) {
        let tally = ranked(&cast(&totals));
        let scores: BTreeMap<_, _> = tally.ranked.iter().map(|scored| (scored.entry.0.as_str(), scored)).collect();
        for (n, totals) in totals.iter().enumerate() {
            let scored = scores.get(format!("E{n:02}").as_str());
            let found = scored.map(|scored| (scored.kept_sum, scored.kept_count as u64));
            prop_assert_eq!(found, by_sorting(totals));
        }
        prop_assert_eq!(tally.ranked.len() + tally.unranked.len(), totals.len());
    }

    #[test]
    fn a_rank_is_one_more_than_the_number_of_better_entries(totals in totals()) {
        let tally = ranked(&cast(&totals));
        let place = |scored: &Scored| {
            let means = scored.criterion_means[..4].iter().map(|of| of.mean).collect::<Vec<_>>();
            (scored.mean, means)
        };
        for scored in &tally.ranked {
            let better = tally.ranked.iter().filter(|other| place(other) > place(scored)).count();
            prop_assert_eq!(scored.rank as usize, better + 1);
            let equal = tally.ranked.iter().filter(|other| place(other) == place(scored)).count();
            prop_assert_eq!(scored.tied, equal > 1);
        }
    }

    #[test]
    fn neither_the_order_of_ballots_nor_the_names_of_judges_matter(totals in totals(), turn in 0usize..60) {
        let all = cast(&totals);
        let entries: Vec<_> = all.iter().map(|sheets| sheets[0].entry.clone()).collect();
        let mut sheets = all.concat();
        let place = turn % sheets.len();
        sheets.rotate_left(place);
        for sheet in &mut sheets {
            sheet.judge = JudgeCode(sheet.judge.0.chars().rev().collect());
        }
        let turned = tally(&scoring(), Ballots { entries: &entries, sheets: &sheets, recusals: &[] }).unwrap();
        let results = |tally: &Tally| -> Vec<_> {
            let ranked = tally.ranked.iter();
            ranked.map(|s| (s.entry.clone(), s.rank, s.mean, s.criterion_means.clone())).collect()
        };
        prop_assert_eq!(results(&turned), results(&ranked(&all)));
    }
}
