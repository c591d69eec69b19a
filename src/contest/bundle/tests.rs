//! Bundles that verify, and forged ones whose forged row is named.

use proptest::prelude::*;

use serde_json::Value;

use super::*;
use crate::contest::ballot::{HalfPoints, JudgeCode, Scale};

/// Four entries, five judges: A 90, B 85, C 80, D 70 points from everybody.
fn facts() -> Facts {
    let scale = |key: &str, max| Scale {
        key: key.to_owned(),
        max: HalfPoints::whole(max),
    };
    let tier = |key: &str, quota, amount_fen| Tier {
        key: key.to_owned(),
        quota,
        amount_fen,
    };
    let entries = [("A", 90), ("B", 85), ("C", 80), ("D", 70)];
    Facts {
        contest: "an example".to_owned(),
        definition_sha256: hex(Sha256::digest("definition")),
        round: "m01".to_owned(),
        rules: Rules {
            scoring: Scoring {
                criteria: vec![scale("theme", 60), scale("idea", 40)],
                tie_break: vec!["theme".to_owned(), "idea".to_owned()],
                minimum_sheets: 3,
                trim_from: 5,
            },
            tiers: vec![tier("second", 1, 500_000), tier("third", 2, 100_000)],
            one_award_per_author: true,
            advance: 2,
        },
        entries: entries.iter().map(|(code, _)| participant(code)).collect(),
        sheets: entries
            .iter()
            .flat_map(|(code, points)| sheets(code, *points))
            .collect(),
        recusals: vec![],
        exclusions: vec![],
        ties: vec![],
        vacancies: vec![],
    }
}

fn participant(code: &str) -> Participant {
    Participant {
        entry: code.into(),
        author: commitment(&[7; 32], code),
    }
}

fn sheets(code: &str, points: u32) -> Vec<Sheet> {
    let points = BTreeMap::from([
        ("theme".to_owned(), HalfPoints::whole(points - 35)),
        ("idea".to_owned(), HalfPoints::whole(35)),
    ]);
    let sheet = |n| Sheet {
        entry: code.into(),
        judge: JudgeCode(format!("j{n}")),
        points: points.clone(),
    };
    (1..=5).map(sheet).collect()
}

fn rows(bundle: &Bundle) -> Vec<(Part, String)> {
    let differences = recompute(bundle).unwrap_err();
    let row = |difference| match difference {
        Difference::Row(row) => (row.part, row.key),
        other => panic!("{other:?}"),
    };
    differences.into_iter().map(row).collect()
}

#[test]
fn a_bundle_survives_writing_and_reading_and_can_be_recomputed() {
    let bundle = Bundle::assemble(facts()).unwrap();
    let read: Bundle = serde_json::from_str(&bundle.canonical()).unwrap();
    assert_eq!(read, bundle);
    assert_eq!(recompute(&read), Ok(()));
    assert_eq!(read.sha256(), bundle.sha256());
    let awards = &bundle.outcome.awards.awards;
    let given: Vec<_> = awards
        .iter()
        .map(|award| (award.entry.0.as_str(), award.tier.as_str()))
        .collect();
    assert_eq!(given, [("A", "second"), ("B", "third"), ("C", "third")]);
    assert_eq!(bundle.outcome.advancing.entries.len(), 2);
}

#[test]
fn a_changed_ballot_is_found_at_its_entry() {
    let mut bundle = Bundle::assemble(facts()).unwrap();
    let sheet = &mut bundle.facts.sheets[7];
    assert_eq!(sheet.entry, "B".into());
    sheet.points.insert("idea".to_owned(), HalfPoints(71));
    assert_eq!(rows(&bundle), [(Part::Ranked, "B".to_owned())]);
}

#[test]
fn a_swapped_award_and_a_dropped_row_are_found() {
    let mut bundle = Bundle::assemble(facts()).unwrap();
    let awards = &mut bundle.outcome.awards.awards;
    (awards[0].entry, awards[1].entry) = (awards[1].entry.clone(), awards[0].entry.clone());
    bundle.outcome.advancing.entries.pop();
    assert_eq!(
        rows(&bundle),
        [
            (Part::Awards, "A".to_owned()),
            (Part::Awards, "B".to_owned()),
            (Part::Advancing, "B".to_owned()),
        ]
    );
    let differences = recompute(&bundle).unwrap_err();
    let Difference::Row(last) = &differences[2] else {
        panic!("{differences:?}")
    };
    assert_eq!(last.published, None);
    assert_eq!(
        last.recomputed.as_deref(),
        Some(r#"{"entry":"B","rank":2}"#)
    );
}

#[test]
fn an_added_or_repeated_award_and_another_order_are_found() {
    let good = Bundle::assemble(facts()).unwrap();
    let mut added = good.clone();
    let repeated = added.outcome.awards.awards[0].clone();
    added.outcome.awards.awards.push(repeated);
    assert_eq!(rows(&added), [(Part::Awards, "A".to_owned())]);
    let mut turned = good.clone();
    turned.outcome.tally.ranked.reverse();
    assert_eq!(
        recompute(&turned),
        Err(vec![Difference::Order(Part::Ranked)])
    );
    let later = Bundle { version: 2, ..good };
    assert_eq!(
        recompute(&later),
        Err(vec![Difference::Version { found: 2 }])
    );
}

#[test]
fn facts_without_a_result_are_refused_with_their_reason() {
    let mut tied = facts();
    tied.sheets.retain(|sheet| sheet.entry != "B".into());
    tied.sheets.extend(sheets("B", 90));
    let Err(Refused::Blocked(blocked)) = Bundle::assemble(tied.clone()) else {
        panic!()
    };
    assert_eq!(
        blocked.len(),
        1,
        "the tie matters for the award, both go on: {blocked:?}"
    );
    let entries = vec!["B".into(), "A".into()];
    tied.ties = vec![TieDecision {
        entries,
        reason: "theme is told better".to_owned(),
    }];
    let bundle = Bundle::assemble(tied).unwrap();
    assert_eq!(bundle.outcome.awards.awards[0].entry, "B".into());
    assert_eq!(recompute(&bundle), Ok(()));
    let mut broken = bundle;
    broken.facts.sheets[0].entry = "X".into();
    let differences = recompute(&broken).unwrap_err();
    assert!(matches!(
        &differences[..],
        [Difference::Refused(Refused::Tally(_))]
    ));
}

#[test]
fn canonical_json_has_sorted_keys_and_no_space() {
    let value: Value =
        serde_json::from_str(r#" { "b" : [1, {"d":null,"c":"天\n\""}], "a" : true } "#).unwrap();
    assert_eq!(
        canonical(&value),
        r#"{"a":true,"b":[1,{"c":"天\n\"","d":null}]}"#
    );
    let text = Bundle::assemble(facts()).unwrap().canonical();
    assert!(text.starts_with(r#"{"facts":{"contest":"an example","definition_sha256":""#));
    assert!(text.contains(r#""mean":"90""#) && !text.contains(": "));
}

#[test]
fn unknown_fields_are_not_read_over() {
    let text = Bundle::assemble(facts()).unwrap().canonical();
    let extra = text.replacen(r#"{"facts":{"#, r#"{"facts":{"note":"x","#, 1);
    assert!(serde_json::from_str::<Bundle>(&extra).is_err());
}

#[test]
fn a_commitment_hides_the_author_and_tells_authors_apart() {
    // (printf '\7%.0s' $(seq 32); printf 张三) | sha256sum
    assert_eq!(
        commitment(&[7; 32], "张三").0,
        "6e8c43894f2be0e1189cd7a99e142072b833e103cb58eaa4766060bef55260bd"
    );
    assert_ne!(commitment(&[7; 32], "张三"), commitment(&[8; 32], "张三"));
    assert_ne!(commitment(&[7; 32], "张三"), commitment(&[7; 32], "李四"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_changed_points_are_found_at_their_entry(place in 0usize..20, theme in 0u32..=120, idea in 0u32..=80) {
        let good = Bundle::assemble(facts()).unwrap();
        let mut bundle = good.clone();
        let sheet = &mut bundle.facts.sheets[place];
        let entry = sheet.entry.0.clone();
        sheet.points = BTreeMap::from([
            ("theme".to_owned(), HalfPoints(theme)),
            ("idea".to_owned(), HalfPoints(idea)),
        ]);
        if bundle.facts == good.facts {
            prop_assert_eq!(recompute(&bundle), Ok(()));
        } else {
            prop_assert!(rows(&bundle).contains(&(Part::Ranked, entry)));
            prop_assert_ne!(bundle.sha256(), good.sha256());
        }
    }

    #[test]
    fn the_order_in_which_facts_are_gathered_does_not_matter(turn in 0usize..20, cut in 0usize..4) {
        let mut turned = facts();
        turned.sheets.rotate_left(turn);
        turned.entries.rotate_left(cut);
        prop_assert_eq!(
            Bundle::assemble(turned).unwrap().sha256(),
            Bundle::assemble(facts()).unwrap().sha256()
        );
    }
}
