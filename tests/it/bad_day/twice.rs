//! A form whose outcome is in doubt is sent again: it is stored once.

use std::collections::BTreeMap;

use crate::support::{Browser, TestProgram, enter, sheet};

/// What a form may change each time: how often it was sent, and who was there.
const COUNTED: [&str; 3] = ["throttles", "sessions", "installation"];

/// The numbers of rows of all tables about the contest.
fn rows(program: &TestProgram) -> BTreeMap<&'static str, i64> {
    const TABLES: [&str; 18] = [
        "accounts",
        "assignments",
        "audit",
        "entries",
        "entry_checks",
        "entry_keys",
        "entry_steps",
        "entry_versions",
        "hold_offers",
        "holds",
        "letters",
        "pairs",
        "panelists",
        "rounds",
        "round_steps",
        "scores",
        "screening_votes",
        "tie_decisions",
    ];
    assert!(TABLES.iter().all(|table| !COUNTED.contains(table)));
    TABLES.map(|table| (table, program.count(table))).into()
}

/// Sends a form twice; the second time it changes nothing, and its answer is one of these.
async fn twice(
    program: &TestProgram,
    browser: &Browser,
    path: &str,
    form: &[(&str, &str)],
    again: &[u16],
) {
    let before = rows(program);
    let first = browser.post(path, form).await;
    assert_eq!(first.status, 303, "{path}: {}", first.text);
    let after = rows(program);
    assert_ne!(before, after, "{path} changes something");
    let second = browser.post(path, form).await;
    assert!(again.contains(&second.status), "{path}: {}", second.text);
    assert_eq!(rows(program), after, "{path}");
}

#[tokio::test]
async fn a_contestants_form_that_is_sent_again_is_stored_once() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    twice(&program, &visitor, "/submit", &sheet(&[]), &[303]).await;
    let status = enter(&visitor, &[]).await;
    let edited = sheet(&[("title", "海河之晨")]);
    twice(
        &program,
        &visitor,
        &format!("{status}/edit"),
        &edited,
        &[303],
    )
    .await;
    let withdraw = format!("{status}/withdraw");
    twice(&program, &visitor, &withdraw, &[], &[303, 409, 422]).await;
}

#[tokio::test]
async fn an_entry_is_put_on_hold_once_and_a_link_offered_for_it_is_stored_once() {
    let program = TestProgram::start();
    let round = program.round_in_jury(2, 3);
    let judge = program.browser_of(round.judges[0]);
    let task = &program.queue(round.key, round.judges[0])[0];
    let hold = format!("/judge/{}/{}/aside", round.key, task.id);
    let note = [("note", "打不开")];
    twice(&program, &judge, &hold, &note, &[303, 409, 422]).await;

    let entry = round.entries.iter().find(|entry| entry.id == task.entry_id);
    let entry = entry.expect("the entry on hold");
    let token = program.app.links.status_token(&entry.receipt_key);
    let offer = [("link", "https://www.bilibili.com/video/BV1xx411c7mD")];
    let visitor = program.visitor();
    twice(
        &program,
        &visitor,
        &format!("/status/{token}/link"),
        &offer,
        &[303],
    )
    .await;
}

#[tokio::test]
async fn a_judges_form_that_is_sent_again_is_stored_once() {
    let program = TestProgram::start();
    let round = program.round_in_jury(2, 3);
    let browser = program.browser_of(round.judges[0]);
    let queue = program.queue(round.key, round.judges[0]);
    let criteria = program.app.contest.definition.criteria.iter();
    let points: Vec<String> = criteria.map(|one| format!("points.{}", one.key)).collect();
    let points: Vec<(&str, &str)> = points.iter().map(|name| (name.as_str(), "10")).collect();
    let address = |n: usize| format!("/judge/{}/{}", round.key, queue[n].id);
    twice(&program, &browser, &address(1), &points, &[303]).await;
    let reason = [("reason", "我认识作者")];
    let recuse = format!("{}/recuse", address(0));
    twice(&program, &browser, &recuse, &reason, &[303, 404, 409, 422]).await;
    let finish = format!("/judge/{}/finish", round.key);
    twice(&program, &browser, &finish, &[], &[303]).await;
}
