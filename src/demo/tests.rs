//! Does a whole plan hold what a demonstration needs? Distinct works from every way in, mistakes in measure, and points that separate the works.

use super::*;
use std::collections::HashSet;

fn sound(plan: &Plan) -> impl Iterator<Item = &Work> {
    plan.works.iter().filter(|work| work.defect.is_none())
}

fn is_duplicate(work: &Work) -> bool {
    matches!(work.defect, Some(Defect::Duplicate { .. }))
}

#[test]
fn a_seed_always_gives_the_same_plan_and_another_seed_another() {
    assert_eq!(plan(7, 3, 200), plan(7, 3, 200));
    assert_ne!(plan(7, 3, 200).works, plan(8, 3, 200).works);
}

#[test]
fn six_hundred_works_over_three_months_come_by_every_way_in() {
    let plan = plan(1, 3, 600);
    let ways: HashSet<_> = plan.works.iter().map(|work| work.way).collect();
    assert_eq!(
        (
            plan.works.len(),
            ways.len(),
            plan.judges.len(),
            plan.organizers.len()
        ),
        (600, 8, 7, 2)
    );
    let mailed = plan
        .works
        .iter()
        .filter(|work| work.way == Way::Mail)
        .count();
    assert!((18..60).contains(&mailed), "{mailed}");
    assert!(plan.works.is_sorted_by_key(|work| work.submitted_at));
}

#[test]
fn no_two_works_share_a_title_or_a_text_unless_one_is_the_other_entered_again() {
    let plan = plan(2, 3, 600);
    let works: Vec<_> = plan
        .works
        .iter()
        .filter(|work| !is_duplicate(work))
        .collect();
    let titles: HashSet<_> = works.iter().map(|work| &work.title).collect();
    let posted: Vec<_> = works
        .iter()
        .filter_map(|work| work.share_text.as_ref())
        .collect();
    assert_eq!(titles.len(), works.len());
    assert_eq!(posted.iter().collect::<HashSet<_>>().len(), posted.len());
}

#[test]
fn about_one_work_in_twelve_has_a_defect_and_every_defect_occurs() {
    let plan = plan(3, 3, 1200);
    let defects: Vec<_> = plan.works.iter().filter_map(|work| work.defect).collect();
    let kinds: HashSet<_> = defects.iter().map(std::mem::discriminant).collect();
    assert!((60..132).contains(&defects.len()), "{}", defects.len());
    assert_eq!(kinds.len(), 7);
}

#[test]
fn a_duplicate_repeats_an_earlier_sound_work_of_the_same_platform() {
    let plan = plan(4, 3, 1200);
    for (index, work) in plan.works.iter().enumerate() {
        if let Some(Defect::Duplicate { of }) = work.defect {
            let first = &plan.works[of];
            assert!(
                of < index
                    && first.defect.is_none()
                    && first.way == work.way
                    && first.title == work.title
            );
        }
    }
}

#[test]
fn sound_posts_carry_both_topics_in_their_platforms_form() {
    for work in sound(&plan(5, 3, 600)) {
        let wanted = match work.way {
            Way::Platform("weibo" | "bilibili") => ["#你好天津#", "#点赞天津#"],
            Way::Platform(_) => ["#你好天津", "#点赞天津"],
            Way::Mail => ["《", "》"],
        };
        assert!(
            wanted.iter().all(|topic| work.description.contains(topic)),
            "{}",
            work.description
        );
    }
}

#[test]
fn only_works_that_are_meant_to_be_early_are_published_before_the_contest() {
    let start = moments::first_day();
    for work in &plan(6, 3, 1200).works {
        let early = work.published_at.is_some_and(|at| at.date() < start);
        assert_eq!(early, work.defect == Some(Defect::BeforeWindow));
        assert!(work.published_at.is_none_or(|at| at <= work.submitted_at));
    }
}

#[test]
fn nobody_can_be_reached() {
    let unreachable =
        |email: &String| email.ends_with("@example.com") || email.ends_with("@example.cn");
    for work in &plan(7, 12, 2000).works {
        assert!(work.phone.len() == 11 && work.phone.starts_with("154000"));
        assert!(work.email.iter().all(unreachable));
        assert!(
            work.way != Way::Mail
                || (work.email.is_some()
                    && work.share_text.is_none()
                    && work.published_at.is_none())
        );
    }
}

#[test]
fn points_stay_within_each_criterion_and_are_the_same_when_asked_again() {
    let plan = plan(8, 3, 300);
    for (judge, work) in (0..7).flat_map(|judge| (0..300).map(move |work| (judge, work))) {
        let given = points(&plan, judge, work);
        assert_eq!(given, points(&plan, judge, work));
        assert!(
            given
                .iter()
                .zip(MOST_HALF_POINTS)
                .all(|(points, most)| *points <= most)
        );
    }
}

#[test]
fn judges_differ_yet_agree_on_what_is_good() {
    let plan = plan(9, 3, 300);
    let total = |judge: usize, work: usize| points(&plan, judge, work).iter().sum::<u32>();
    let sums: HashSet<u32> = (0..7)
        .map(|judge| (0..300).map(|work| total(judge, work)).sum())
        .collect();
    assert_eq!(sums.len(), 7);
    let (mut good, mut weak) = (Vec::new(), Vec::new());
    for work in 0..300 {
        let all: u32 = (0..7).map(|judge| total(judge, work)).sum();
        if plan.works[work].quality >= 80 {
            good.push(all)
        } else if plan.works[work].quality <= 55 {
            weak.push(all)
        }
    }
    assert!(good.iter().min() > weak.iter().max());
}

#[test]
fn odd_sizes_are_taken_as_they_come() {
    assert!(plan(1, 0, 0).works.is_empty());
    assert_eq!(plan(1, 200, 3).works.len(), 3);
}

/// For reading: `cargo test -- --ignored --nocapture sixty_samples`.
#[test]
#[ignore = "prints samples for a human reader"]
fn sixty_samples() {
    for work in plan(2023, 3, 600).works.iter().step_by(10) {
        println!(
            "{:?} {:?} 《{}》 {}",
            work.way, work.defect, work.title, work.author
        );
        println!(
            "    {}\n    {}",
            work.description,
            work.share_text.as_deref().unwrap_or("-")
        );
    }
}
