//! The rows and their dates suit a demonstration: the rules find every defect, everything else is valid, no real person
//! can be reached, and points separate good entries from weak ones.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate, Timelike};

use super::points::MOST_HALF_POINTS;
use super::*;
use crate::contest::Contest;
use crate::contest::definition::BUILT_IN;
use crate::contest::rules::{self, Rule, Verdict};

fn plan_and_contest() -> (Plan, Contest) {
    let contest = Contest::parse(BUILT_IN).expect("the built-in edition adds up");
    (Plan::new(HALF_WAY), contest)
}

fn posts_with(plan: &Plan, defect: Option<Defect>) -> impl Iterator<Item = &DemoEntry> {
    let posts = plan.entries.iter().filter(|entry| !entry.row.is_by_mail());
    posts.filter(move |entry| entry.row.defect == defect)
}

fn broken_rules(contest: &Contest, entry: &DemoEntry) -> Vec<Rule> {
    let reading = rules::read(contest, &entry.row.share_text, &entry.row.description);
    let instant = |local| contest.calendar.instant(local);
    let (published, now) = (instant(entry.published_at), instant(entry.submitted_at));
    let mut checks = rules::check_words(contest, &reading);
    checks.push(rules::check_window(contest, Some(published), now));
    checks.retain(|check| check.verdict == Verdict::Fail);
    checks.into_iter().map(|check| check.rule).collect()
}

#[test]
fn every_row_parses_and_is_used() {
    let (rows, plan) = (rows(), Plan::new(HALF_WAY));
    assert_eq!(rows.judges.len(), HALF_WAY.sheets_a_sitting.len());
    let judges = rows.recusals.iter().map(|recusal| recusal.judge);
    assert!(judges.max() < Some(rows.judges.len()));
    assert_eq!(rows.entries.len(), plan.entries.len());
    for row in &rows.entries {
        let (subject, account) = (!row.subject.is_empty(), !row.account.is_empty());
        assert_eq!((subject, account), (row.is_by_mail(), !row.is_by_mail()));
        assert!(!row.is_by_mail() || !row.email.is_empty(), "{}", row.title);
        assert!((36..=96).contains(&row.quality), "{}", row.title);
    }
}

#[test]
fn a_defect_breaks_the_rule_that_it_is_meant_to_break_and_other_posts_break_none() {
    let (plan, contest) = plan_and_contest();
    let broken_by = [
        (None, vec![]),
        (Some(Defect::MissingTopic), vec![Rule::Topics]),
        (Some(Defect::NearMissTopic), vec![Rule::Topics]),
        (Some(Defect::OpenTopics), vec![Rule::Topics]),
        (Some(Defect::BeforeWindow), vec![Rule::Window]),
        (Some(Defect::LookAlikeHost), vec![Rule::Link]),
        (Some(Defect::ProfileLink), vec![Rule::Link]),
        (Some(Defect::Duplicate), vec![]),
    ];
    for (defect, rules) in broken_by {
        assert!(posts_with(&plan, defect).count() > 0, "{defect:?}");
        for entry in posts_with(&plan, defect) {
            assert_eq!(broken_rules(&contest, entry), rules, "{}", entry.row.title);
        }
    }
}

#[test]
fn entries_have_links_and_titles_of_their_own_unless_they_are_duplicates() {
    let (plan, contest) = plan_and_contest();
    let keys = |row: &EntryRow| rules::read(&contest, &row.share_text, "").keys();
    let (mut links, mut titles) = (HashSet::new(), HashSet::new());
    for row in plan.entries.iter().map(|entry| entry.row) {
        if row.defect == Some(Defect::Duplicate) {
            let first = first_of(&plan.entries, row).expect("a first entry").row;
            assert_eq!((first.defect, &first.phone), (None, &row.phone));
            assert_eq!(keys(first), keys(row), "{}", row.title);
        } else {
            assert!(titles.insert(&row.title), "{}", row.title);
            let mut keys = keys(row).into_iter();
            assert!(keys.all(|key| links.insert(key)), "{}", row.title);
        }
    }
}

#[test]
fn nobody_can_be_reached() {
    let rows = rows();
    let members = rows.organizers.iter().chain(&rows.judges);
    let mut emails: Vec<&str> = members.map(|member| &*member.email).collect();
    emails.extend(rows.messages.iter().map(|message| &*message.address));
    for row in &rows.entries {
        let digits = row.phone.strip_prefix("154000").unwrap_or_default();
        assert!(
            digits.len() == 5 && digits.parse::<u32>().is_ok(),
            "{}",
            row.phone
        );
        emails.extend((!row.email.is_empty()).then_some(&*row.email));
    }
    for email in emails {
        let host = email.split_once('@').map(|(_, host)| host);
        assert!(
            matches!(host, Some("example.com" | "example.cn")),
            "{email}"
        );
    }
}

#[test]
fn dates_are_in_order_and_agree_with_those_in_links() {
    let plan = Plan::new(HALF_WAY);
    assert!(plan.entries.is_sorted_by_key(|entry| entry.submitted_at));
    let mut dated: Vec<_> = posts_with(&plan, None).collect();
    dated.retain(|entry| entry.row.share_text.contains("/system/20"));
    assert!(dated.len() > 20);
    for entry in dated {
        let day = entry.published_at.format("/system/%Y/%m/%d/").to_string();
        assert!(entry.row.share_text.contains(&day), "{}", entry.row.title);
    }
}

#[test]
fn evenings_are_busier_than_nights_and_a_months_last_days_busier_than_its_first() {
    let dates = dates::entry_dates(&mut SeededRng::new(2, 0), 3, 3000);
    let count = |holds: &dyn Fn(NaiveDateTime) -> bool| {
        dates.iter().filter(|dates| holds(dates.published)).count()
    };
    let in_hours = |from: u32, to: u32| count(&|at| (from..to).contains(&at.hour()));
    assert!(in_hours(19, 22) > 8 * in_hours(1, 4));
    let on_days = |from: u32, to: u32| count(&|at| (from..to).contains(&at.day()));
    assert!(on_days(14, 17) > 2 * on_days(17, 20));
    let end = NaiveDate::from_ymd_opt(2023, 9, 17);
    for dates in &dates {
        assert!(dates::first_day() <= dates.published.date());
        assert!(dates.published <= dates.submitted && Some(dates.submitted.date()) < end);
    }
}

#[test]
fn judges_differ_yet_agree_on_what_is_good() {
    let plan = Plan::new(HALF_WAY);
    let total = |judge, entry| {
        let points = plan.points(judge, entry);
        assert_eq!(points, plan.points(judge, entry));
        let mut pairs = points.iter().zip(MOST_HALF_POINTS);
        assert!(pairs.all(|(points, most)| *points <= most));
        points.iter().sum::<u32>()
    };
    let of_judge = |judge| (0..300).map(|entry| total(judge, entry)).sum::<u32>();
    assert_eq!((0..7).map(of_judge).collect::<HashSet<_>>().len(), 7);
    let of_entry = |entry: usize| (0..7).map(|judge| total(judge, entry)).sum::<u32>();
    let quality = |entry: &usize| plan.entries[*entry].row.quality;
    let good = (0..300).filter(|entry| quality(entry) >= 80);
    let weak = (0..300).filter(|entry| quality(entry) <= 55);
    assert!(good.map(of_entry).min() > weak.map(of_entry).max());
}
