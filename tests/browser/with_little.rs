//! People without scripts or without a mouse can use the same pages.

use reeljury::contest::role::Role;

use crate::chromium::Chromium;
use crate::entries::{CRITERIA, ENTRIES, code};
use crate::support::{PASSWORD, TestProgram};
use crate::window::{DESK, ENTER, PHONE, TAB, Window};
use crate::{contestant, desk, jury};

#[tokio::test]
async fn a_work_is_entered_and_a_sheet_is_scored_without_scripts() {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let program = TestProgram::start();
    let window = chromium.open(&program.address, PHONE).await;
    window.allow_scripts(false).await;
    contestant::enters(&window, &ENTRIES[0], &code(0)).await;
    contestant::enters_plainly(&program.visitor(), &ENTRIES[1]).await;
    jury_begins(&program, 2).await;

    desk::signs_in(&window, "judge1@example.com").await;
    window.open("/judge/m01").await;
    window.press("a.act[href^='/judge/m01/']").await;
    let path = window.arrives_at("/judge/m01/").await;
    let stepper = window.one("[data-step]").await;
    assert!(
        !stepper.is_displayed().await.expect("a page"),
        "a script ran"
    );
    let entry = jury::entry_on_sheet(&window).await;
    window.press("button[name='give.theme'][value='27']").await;
    window
        .one("button[name='give.theme'][value='27'][aria-pressed='true']")
        .await;
    assert_eq!(window.path().await, path);
    assert_eq!(window.value("points.theme").await, "27");
    jury::type_points(&window, entry, 0).await;
    window.press("button[data-key='n']").await;
    window.leaves(&path).await;
    window.open(&path).await;
    for (criterion, points) in CRITERIA.into_iter().zip(entry.points(0)) {
        assert_eq!(window.value(&format!("points.{criterion}")).await, points);
    }
    window.close().await;
}

#[tokio::test]
async fn a_judge_signs_in_and_scores_with_the_keyboard_alone() {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let program = TestProgram::start();
    for entry in &ENTRIES[..2] {
        contestant::enters_plainly(&program.visitor(), entry).await;
    }
    jury_begins(&program, 2).await;
    let window = chromium.open(&program.address, DESK).await;

    window.open("/sign-in").await;
    tabs_to(&window, "email").await;
    window.type_keys("judge1@example.com").await;
    tabs_to(&window, "password").await;
    window.type_keys(PASSWORD).await;
    window.type_keys(ENTER).await;
    window.leaves("/sign-in").await;

    window.arrives_at("/judge").await;
    tabs_to(&window, "开始评分").await;
    window.type_keys(ENTER).await;
    window.arrives_at("/judge/m01").await;
    tabs_to(&window, "开始评分").await;
    window.type_keys(ENTER).await;
    let path = window.arrives_at("/judge/m01/").await;
    jury::entry_on_sheet(&window).await;

    // about nine tenths of the points in each row, and half a point more in the last but one
    window.type_keys("9999").await;
    window.type_keys("k+j9").await;
    window.sees("90.5").await;
    window.one("[data-saved] .is-pass").await;
    window.type_keys("n").await;
    window.leaves(&path).await;
    window.open(&path).await;
    for (criterion, points) in CRITERIA.into_iter().zip(["27", "18", "18", "18.5", "9"]) {
        assert_eq!(window.value(&format!("points.{criterion}")).await, points);
    }
    window.close().await;
}

/// Presses the tabulator until this element has the focus.
async fn tabs_to(window: &Window, wanted: &str) {
    let mut seen = vec![];
    for _ in 0..40 {
        let focused = window.focused().await;
        if focused == wanted {
            return;
        }
        seen.push(focused);
        window.type_keys(TAB).await;
    }
    panic!("{wanted} never has the focus, only {seen:?}");
}

/// Takes the month with its first entries to the jury, with plain forms.
async fn jury_begins(program: &TestProgram, entries: usize) {
    program.account(Role::Organizer, "organizer@example.com", "组委会甲");
    let judges = desk::invites_five(program);
    program.at("2023-07-17T10:00:00+08:00");
    let organizer = program.signed_in("organizer@example.com").await;
    for place in 0..entries {
        let version = program.entry(&code(place)).version.to_string();
        let form = [
            ("version", version.as_str()),
            ("state", "submitted"),
            ("decision", "accept"),
        ];
        let path = format!("/admin/entries/{}/review", code(place));
        organizer.post(&path, &form).await.is(303);
    }
    let month = "/admin/rounds/m01";
    let advance = format!("{month}/advance");
    organizer
        .post(&advance, &[("stage", "eligibility")])
        .await
        .is(303);
    let votes: Vec<String> = (0..entries)
        .map(|place| format!("vote-{}", code(place)))
        .collect();
    let votes: Vec<(&str, &str)> = votes.iter().map(|name| (name.as_str(), "yes")).collect();
    organizer
        .post(&format!("{month}/screening"), &votes)
        .await
        .is(303);
    let mut panel: Vec<(&str, &str)> = judges
        .iter()
        .map(|(_, id)| ("judge", id.as_str()))
        .collect();
    panel.push(("chief", &judges[0].1));
    organizer
        .post(&format!("{month}/panel"), &panel)
        .await
        .is(303);
    organizer
        .post(&advance, &[("stage", "screening")])
        .await
        .is(303);
}
