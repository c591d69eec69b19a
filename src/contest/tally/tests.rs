//! Rankings computed by hand.

use super::*;
use crate::contest::ballot::Recusal;

const KEYS: [&str; 5] = ["theme", "idea", "content", "craft", "reach"];
const MAXIMA: [u32; 5] = [30, 20, 20, 20, 10];

pub(super) fn scoring() -> Scoring {
    let scale = |(key, max): (&str, u32)| Scale {
        key: key.to_owned(),
        max: HalfPoints::whole(max),
    };
    Scoring {
        criteria: KEYS.into_iter().zip(MAXIMA).map(scale).collect(),
        tie_break: KEYS[..4].iter().map(|key| (*key).to_owned()).collect(),
        minimum_sheets: 3,
        trim_from: 5,
    }
}

fn sheet(entry: &str, judge: &str, halves: &[u32]) -> Sheet {
    let points = KEYS.iter().zip(halves);
    let points = points.map(|(key, halves)| ((*key).to_owned(), HalfPoints(*halves)));
    Sheet {
        entry: entry.into(),
        judge: judge.into(),
        points: points.collect(),
    }
}

/// Points that add up to a total, the first criteria filled first.
fn spread(mut halves: u32) -> Vec<u32> {
    let take = |max: &u32| {
        let part = halves.min(max * 2);
        halves -= part;
        part
    };
    MAXIMA.iter().map(take).collect()
}

pub(super) fn sheets(entry: &str, totals: &[u32]) -> Vec<Sheet> {
    let judged = totals.iter().enumerate();
    judged
        .map(|(n, total)| sheet(entry, &format!("j{n:02}"), &spread(*total)))
        .collect()
}

pub(super) fn ranked(all: &[Vec<Sheet>]) -> Tally {
    let entries: Vec<_> = all.iter().map(|sheets| sheets[0].entry.clone()).collect();
    let sheets = all.concat();
    tally(
        &scoring(),
        Ballots {
            entries: &entries,
            sheets: &sheets,
            recusals: &[],
        },
    )
    .unwrap()
}

fn ranks(tally: &Tally) -> Vec<(&str, u32)> {
    tally
        .ranked
        .iter()
        .map(|scored| (scored.entry.0.as_str(), scored.rank))
        .collect()
}

#[test]
fn of_five_sheets_the_highest_and_the_lowest_are_dropped() {
    // 80, 90.5, 85, 99, 70: without 99 and 70, 255.5 / 3 = 85.1666…
    let tally = ranked(&[sheets("A", &[160, 181, 170, 198, 140])]);
    let scored = &tally.ranked[0];
    assert_eq!((scored.kept_sum, scored.kept_count), (511, 3));
    assert_eq!(
        (scored.mean.to_string(), scored.mean.shown()),
        ("511/6".into(), "85.17".into())
    );
    let dropped: Vec<_> = scored.sheets.iter().map(|sheet| sheet.dropped).collect();
    assert_eq!(dropped, [false, false, false, true, true]);
}

#[test]
fn three_or_four_sheets_are_averaged_plainly() {
    // (80 + 90.5 + 85) / 3 = 85.1666…; with 70: 325.5 / 4 = 81.375
    let tally = ranked(&[
        sheets("A", &[160, 181, 170]),
        sheets("B", &[160, 181, 170, 140]),
    ]);
    let shown: Vec<_> = tally
        .ranked
        .iter()
        .map(|scored| scored.mean.shown())
        .collect();
    assert_eq!(shown, ["85.17", "81.38"]);
    let sheets = || tally.ranked.iter().flat_map(|scored| &scored.sheets);
    assert!(sheets().count() > 1);
    assert!(sheets().all(|sheet| !sheet.dropped));
}

#[test]
fn with_fewer_sheets_an_entry_is_listed_but_not_ranked() {
    let entries = ["A".into(), "B".into(), "C".into()];
    let two = sheets("A", &[200, 200]);
    let mut draft = sheets("B", &[200, 200, 200]);
    draft[1].points.remove("craft");
    let sheets = [two, draft].concat();
    let ballots = Ballots {
        entries: &entries,
        sheets: &sheets,
        recusals: &[],
    };
    let tally = tally(&scoring(), ballots).unwrap();
    assert!(tally.ranked.is_empty());
    let counts: Vec<_> = tally
        .unranked
        .iter()
        .map(|entry| entry.complete_sheets)
        .collect();
    assert_eq!(counts, [2, 2, 0]);
    let because = UncountedReason::Incomplete(vec!["craft".to_owned()]);
    assert_eq!(
        tally.uncounted,
        [UncountedSheet {
            entry: "B".into(),
            judge: "j01".into(),
            because
        }]
    );
}

#[test]
fn of_equal_extremes_exactly_one_is_dropped_whoever_gave_it() {
    // 90, 90, 80, 70, 70: one 90 and one 70 go, 240 / 3 = 80. All 85: three are kept.
    let tally = ranked(&[
        sheets("A", &[180, 180, 160, 140, 140]),
        sheets("B", &[170; 5]),
    ]);
    for (scored, mean) in tally.ranked.iter().zip(["85", "80"]) {
        assert_eq!(scored.mean.to_string(), mean);
        assert_eq!(scored.kept_count, 3);
        assert_eq!(
            scored.sheets.iter().filter(|sheet| sheet.dropped).count(),
            2
        );
    }
}

#[test]
fn ranks_are_made_on_unrounded_scores() {
    // A: 14 sheets, 12 x 80 and 2 x 80.5; kept 11 x 80 + 80.5 = 960.5 / 12 = 80.0416…
    // B: 15 sheets, 13 x 80 and 2 x 80.5; kept 12 x 80 + 80.5 = 1040.5 / 13 = 80.0384…
    let totals = |count| [vec![161; 2], vec![160; count]].concat();
    let tally = ranked(&[sheets("B", &totals(13)), sheets("A", &totals(12))]);
    assert_eq!(ranks(&tally), [("A", 1), ("B", 2)]);
    let shown: Vec<_> = tally
        .ranked
        .iter()
        .map(|scored| scored.mean.shown())
        .collect();
    assert_eq!(shown, ["80.04", "80.04"]);
}

#[test]
fn equal_scores_are_separated_by_the_criteria_in_their_order() {
    // All total 80. Theme: C 29, others 28. Idea: B 16, A and D 15. Content equal. Craft: D 18, A 17.
    let same = |entry: &str, halves: [u32; 5]| {
        (1..=3)
            .map(|n| sheet(entry, &format!("j{n}"), &halves))
            .collect::<Vec<_>>()
    };
    let tally = ranked(&[
        same("A", [56, 30, 28, 34, 12]),
        same("B", [56, 32, 28, 32, 12]),
        same("C", [58, 20, 30, 40, 12]),
        same("D", [56, 30, 28, 36, 10]),
    ]);
    assert_eq!(ranks(&tally), [("C", 1), ("B", 2), ("D", 3), ("A", 4)]);
    assert!(tally.ranked.iter().all(|scored| !scored.tied));
}

#[test]
fn criterion_means_are_taken_over_all_sheets_dropped_ones_too() {
    // Theme 30, 30, 25, 20, 30 = 135 / 5 = 27, whichever of the two best totals is dropped.
    let points = [[60, 0], [60, 0], [50, 0], [40, 0], [60, 2]];
    let judged = points.iter().zip(["j1", "j2", "j3", "j4", "j5"]);
    let sheets: Vec<_> = judged
        .map(|([theme, idea], judge)| sheet("A", judge, &[*theme, *idea, 0, 0, 0]))
        .collect();
    let means = &ranked(&[sheets]).ranked[0].criterion_means;
    assert_eq!(means[0].mean.to_string(), "27");
    assert_eq!(means[1].mean.to_string(), "1/5");
}

#[test]
fn what_stays_equal_shares_a_rank_and_the_next_rank_stays_free() {
    // The fifth criterion breaks no tie: 5 x (reach) is all that differs within the same total.
    let tally = ranked(&[
        sheets("D", &[100; 3]),
        sheets("B", &[150; 3]),
        sheets("C", &[150; 3]),
        sheets("A", &[180; 3]),
    ]);
    assert_eq!(ranks(&tally), [("A", 1), ("B", 2), ("C", 2), ("D", 4)]);
    let tied: Vec<_> = tally.ranked.iter().map(|scored| scored.tied).collect();
    assert_eq!(tied, [false, true, true, false]);
}

#[test]
fn a_recused_judge_does_not_count_even_with_a_sheet() {
    let entries = ["A".into()];
    let sheets = sheets("A", &[200, 100, 100, 100]);
    let recusals = [Recusal {
        entry: "A".into(),
        judge: "j00".into(),
    }];
    let ballots = Ballots {
        entries: &entries,
        sheets: &sheets,
        recusals: &recusals,
    };
    let tally = tally(&scoring(), ballots).unwrap();
    assert_eq!(tally.ranked[0].mean.to_string(), "50");
    assert_eq!(tally.uncounted[0].because, UncountedReason::Recused);
}

#[test]
fn contradicting_ballots_are_refused_with_every_contradiction() {
    let entries = ["A".into(), "A".into()];
    let sheets = [
        sheet("A", "j1", &[0; 5]),
        sheet("A", "j1", &[1; 5]),
        sheet("X", "j1", &[0; 5]),
        sheet("A", "j2", &[0, 0, 0, 0, 21]),
    ];
    let ballots = Ballots {
        entries: &entries,
        sheets: &sheets,
        recusals: &[],
    };
    let (a, j1) = (EntryCode::from("A"), JudgeCode::from("j1"));
    let over = crate::contest::ballot::SheetProblem::OverMaximum {
        key: "reach".to_owned(),
        given: HalfPoints(21),
        max: HalfPoints(20),
    };
    assert_eq!(
        tally(&scoring(), ballots).unwrap_err(),
        [
            TallyProblem::RepeatedEntry { entry: a.clone() },
            TallyProblem::SecondSheet {
                entry: a.clone(),
                judge: j1.clone()
            },
            TallyProblem::UnknownEntry {
                entry: "X".into(),
                judge: j1
            },
            TallyProblem::Sheet {
                entry: a,
                judge: "j2".into(),
                problem: over
            },
        ]
    );
}

#[test]
fn rules_that_can_not_be_counted_by_are_refused() {
    let empty = Scoring {
        criteria: vec![],
        tie_break: vec!["x".into()],
        minimum_sheets: 0,
        trim_from: 2,
    };
    assert_eq!(
        empty.problems(),
        [
            TallyProblem::NoCriteria,
            TallyProblem::LimitsTooLow,
            TallyProblem::UnknownTieBreak { key: "x".into() },
        ]
    );
    let scale = Scale {
        key: "a".into(),
        max: HalfPoints(u32::MAX),
    };
    let twice = Scoring {
        criteria: vec![scale.clone(), scale],
        tie_break: vec![],
        ..scoring()
    };
    assert_eq!(
        twice.problems(),
        [
            TallyProblem::MaximaTooHigh,
            TallyProblem::RepeatedCriterion { key: "a".into() }
        ]
    );
}

#[test]
fn a_month_of_three_thousand_entries_is_ranked_whole() {
    let all: Vec<_> = (0..3000u32)
        .map(|n| {
            sheets(
                &format!("E{n:04}"),
                &[n % 201, n % 199, n % 197, n % 193, n % 191],
            )
        })
        .collect();
    let tally = ranked(&all);
    assert_eq!(tally.ranked.len(), 3000);
    assert!(
        tally
            .ranked
            .is_sorted_by(|a, b| a.mean >= b.mean && a.rank <= b.rank)
    );
    // 181 to 190: all five remainders are n itself, so the mean is n / 2.
    let best = tally
        .ranked
        .iter()
        .find(|scored| scored.entry.0 == "E0190")
        .unwrap();
    assert_eq!(best.mean.to_string(), "95");
}
