//! A whole month: from the first mistake in the form to the exported list, which is compared with one worked out by
//! hand.

use crate::chromium::Chromium;
use crate::entries::{ENTRIES, LIST, code};
use crate::support::{PASSWORD, TestProgram};
use crate::window::{DESK, PHONE};
use crate::{contestant, desk, jury};
use reeljury::contest::role::Role;

#[tokio::test]
async fn a_month_goes_the_whole_way_and_its_list_is_the_one_worked_out_by_hand() {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let program = TestProgram::start();
    all_enter(&chromium, &program).await;

    program.account(Role::Organizer, "organizer@example.com", "组委会甲");
    let judges = desk::invites_five(&program);
    program.at("2023-07-17T10:00:00+08:00");
    let organizer = chromium.open(&program.address, DESK).await;
    desk::signs_in(&organizer, "organizer@example.com").await;
    organizer.shows_well("desk-today", DESK).await;
    desk::reviews_all(&organizer, DESK).await;
    desk::takes_next_step(&organizer, "eligibility").await;
    desk::screens(&organizer, DESK).await;
    desk::chooses_panel(&organizer, &judges, DESK).await;
    desk::takes_next_step(&organizer, "screening").await;

    all_score(&chromium, &program, &judges).await;
    organizer.open("/admin/rounds/m01").await;
    organizer.shows_well("desk-month-jury", DESK).await;
    desk::takes_next_step(&organizer, "jury").await;
    desk::reads_tally(&organizer, DESK).await;
    desk::decides_awards(&organizer, DESK).await;
    desk::takes_next_step(&organizer, "settling").await;
    assert_eq!(desk::exports_csv(&organizer, &program).await, LIST);
    organizer.close().await;

    everybody_reads_the_list(&chromium, &program).await;
}

/// Three contestants enter in the browser, the first after a form with mistakes; the others use plain forms.
async fn all_enter(chromium: &Chromium, program: &TestProgram) {
    let window = chromium.open(&program.address, PHONE).await;
    contestant::errs(&window, PHONE).await;
    for (place, entry) in ENTRIES.iter().enumerate().take(3) {
        let path = contestant::enters(&window, entry, &code(place)).await;
        if place == 0 {
            window.shows_well("status", PHONE).await;
        }
        window.open(&path).await;
        window.sees(entry.title).await;
    }
    window.close().await;
    let browser = program.visitor();
    for entry in &ENTRIES[3..] {
        contestant::enters_plainly(&browser, entry).await;
    }
}

/// Two judges score on the page, one on a desktop screen and one on a phone; three use plain forms.
async fn all_score(chromium: &Chromium, program: &TestProgram, judges: &[(String, String)]) {
    for (judge, size) in [(0, DESK), (1, PHONE)] {
        let window = chromium.open(&program.address, size).await;
        desk::signs_in(&window, &judges[judge].0).await;
        jury::scores_all(&window, judge, size).await;
        window.close().await;
    }
    for (judge, (email, _)) in judges.iter().enumerate().skip(2) {
        let browser = program.visitor();
        let form = [("email", email.as_str()), ("password", PASSWORD)];
        browser.post("/sign-in", &form).await.is(303);
        jury::scores_all_plainly(&browser, judge).await;
    }
}

async fn everybody_reads_the_list(chromium: &Chromium, program: &TestProgram) {
    let window = chromium.open(&program.address, DESK).await;
    window.open("/winners/m01").await;
    for line in LIST.lines().skip(1) {
        let title = line.split(',').nth(3).expect("a title");
        window.sees(title).await;
    }
    let words = window.words().await;
    assert!(
        !words.contains("海河之晨"),
        "an author has two prizes:\n{words}"
    );
    assert!(
        !words.contains("13800000000"),
        "a telephone number is public:\n{words}"
    );
    window.shows_well("winners", DESK).await;
    window.open("/entries").await;
    window.sees("五大道的雨").await;
    window.shows_well("gallery", DESK).await;
    window.open("/").await;
    window.shows_well("home-with-life", DESK).await;
    let complaints = window.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    window.close().await;
}
