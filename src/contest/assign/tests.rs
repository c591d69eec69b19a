//! Tests of assignments.

use super::*;
use proptest::prelude::*;

struct Case {
    entries: BTreeSet<EntryCode>,
    judges: BTreeSet<JudgeCode>,
    conflicts: BTreeSet<Recusal>,
}

impl Case {
    fn new(entries: usize, judges: usize) -> Self {
        Self {
            entries: (0..entries)
                .map(|n| EntryCode(format!("E{n:04}")))
                .collect(),
            judges: (0..judges).map(|n| JudgeCode(format!("j{n}"))).collect(),
            conflicts: BTreeSet::new(),
        }
    }

    fn panel<'a>(&'a self, judges_per_entry: usize, seed: &'a str) -> Panel<'a> {
        let Self {
            entries,
            judges,
            conflicts,
        } = self;
        Panel {
            entries,
            judges,
            judges_per_entry,
            conflicts,
            seed,
        }
    }
}

fn recusal(entry: &str, judge: &str) -> Recusal {
    Recusal {
        entry: entry.into(),
        judge: judge.into(),
    }
}

fn loads(panel: &Panel<'_>, plan: &Plan) -> Vec<usize> {
    panel.loads(plan).into_values().collect()
}

#[test]
fn a_draw_is_the_hash_of_four_lines_of_text() {
    // printf 'spring\npair\nE1\nj2' | sha256sum
    let case = Case::new(0, 0);
    let draw = case.panel(1, "spring").draw("pair", "E1", "j2");
    let hex: String = draw.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        hex,
        "9b1127659caa68fdd2573fc8b907830b97ba097eb52e92ab1a50985a16fef036"
    );
}

#[test]
fn a_panel_as_large_as_each_entry_needs_judges_everything() {
    let case = Case::new(7, 5);
    let panel = case.panel(5, "s");
    let plan = panel.assign();
    assert!(!plan.judges.is_empty());
    assert!(plan.judges.values().all(|judges| *judges == case.judges));
}

/// Removes a judge from an entry for good.
fn recuse(case: &mut Case, plan: &mut Plan, recusal: Recusal) {
    let judges = plan.judges.get_mut(&recusal.entry).expect("an entry");
    judges.remove(&recusal.judge);
    case.conflicts.insert(recusal);
}

/// The codes of a plan's judges: `E0000 j1 j2, E0001 …`.
fn written(plan: &Plan) -> String {
    let line = |(entry, judges): (&EntryCode, &BTreeSet<JudgeCode>)| {
        let judges: Vec<&str> = judges.iter().map(|judge| judge.0.as_str()).collect();
        format!("{} {}", entry.0, judges.join(" "))
    };
    plan.judges.iter().map(line).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_published_rule_gives_this_plan() {
    // the expected plans come from a short script that follows the rule with another language's SHA-256
    let mut case = Case::new(6, 4);
    let conflicts = [("E0002", "j0"), ("E0002", "j1"), ("E0004", "j3")];
    case.conflicts = conflicts.map(|(entry, judge)| recusal(entry, judge)).into();
    let plan = case.panel(2, "spring").assign();
    let expected = "E0000 j2 j3, E0001 j1 j3, E0002 j2 j3, E0003 j0 j1, E0004 j0 j1, E0005 j0 j2";
    assert_eq!(written(&plan), expected);
}

#[test]
fn an_entry_keeps_the_judges_it_has_when_no_other_is_free() {
    let mut case = Case::new(3, 3);
    case.conflicts.insert(recusal("E0001", "j2"));
    let plan = case.panel(3, "s").assign();
    assert_eq!(
        written(&plan),
        "E0000 j0 j1 j2, E0001 j0 j1, E0002 j0 j1 j2"
    );
}

#[test]
fn a_recused_judge_is_replaced_by_the_least_loaded_free_one() {
    let mut case = Case::new(10, 4);
    let mut plan = case.panel(2, "s").assign();
    let entry = EntryCode::from("E0003");
    let judge = plan.judges[&entry].first().unwrap().clone();
    let stepped_back = recusal("E0003", &judge.0);
    recuse(&mut case, &mut plan, stepped_back);
    let panel = case.panel(2, "s");
    let added = panel.refill(&mut plan);
    let substitute = added.judges[&entry].first().unwrap();
    assert_ne!(*substitute, judge);
    assert_eq!(added.judges.values().map(BTreeSet::len).sum::<usize>(), 1);
    assert_eq!(plan.judges[&entry].len(), 2);
    assert!(panel.queue(&plan, substitute).contains(&entry));
    assert!(!panel.queue(&plan, &judge).contains(&entry));
    let again = panel.refill(&mut plan);
    assert!(again.judges.values().all(BTreeSet::is_empty), "only once");
}

#[test]
fn judges_see_the_entries_in_different_orders() {
    let case = Case::new(40, 3);
    let panel = case.panel(3, "s");
    let plan = panel.assign();
    let queues: BTreeSet<_> = case
        .judges
        .iter()
        .map(|judge| panel.queue(&plan, judge))
        .collect();
    assert_eq!(queues.len(), 3);
    let by_code: Vec<_> = case.entries.iter().cloned().collect();
    assert!(!queues.contains(&by_code));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_entry_has_its_judges_and_loads_differ_by_at_most_one(
        entries in 0usize..60, judges in 1usize..9, judges_per_entry in 0usize..9, seed in ".{0,6}",
    ) {
        let case = Case::new(entries, judges);
        let panel = case.panel(judges_per_entry, &seed);
        let plan = panel.assign();
        prop_assert_eq!(plan.judges.len(), entries);
        prop_assert!(plan.judges.values().all(|chosen| chosen.len() == judges_per_entry.min(judges)));
        let loads = loads(&panel, &plan);
        prop_assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1, "{loads:?}");
        prop_assert_eq!(&plan, &panel.assign());
    }

    #[test]
    fn nobody_gets_an_entry_with_a_conflict_and_no_entry_lacks_a_judge_it_could_have(
        entries in 1usize..30, judges in 1usize..7, judges_per_entry in 1usize..5,
        pairs in prop::collection::vec((0usize..30, 0usize..7), 0..60), recused in 0usize..30,
    ) {
        let mut case = Case::new(entries, judges);
        case.conflicts = pairs.iter().map(|(e, j)| recusal(&format!("E{e:04}"), &format!("j{j}"))).collect();
        let mut plan = case.panel(judges_per_entry, "s").assign();
        let entry = EntryCode(format!("E{:04}", recused % entries));
        if let Some(judge) = plan.judges[&entry].first().cloned() {
            recuse(&mut case, &mut plan, Recusal { entry, judge });
        }
        let panel = case.panel(judges_per_entry, "s");
        panel.refill(&mut plan);
        for (entry, chosen) in &plan.judges {
            let free = panel.free(entry);
            prop_assert!(chosen.iter().all(|judge| free.contains(&judge)));
            prop_assert_eq!(chosen.len(), judges_per_entry.min(free.len()));
        }
    }
}
