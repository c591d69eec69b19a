//! An organizer's steps: signing in, review, screening, choosing the panel, deciding the list, and exporting it.

use reeljury::contest::role::Role;

use crate::entries::{ENTRIES, JUDGED, REJECTED, SCREENED_OUT, TALLY, code};
use crate::support::{PASSWORD, TestProgram};
use crate::window::{Size, Window};

/// The path of the first month's page.
const MONTH: &str = "/admin/rounds/m01";

/// Signs in through the form.
pub async fn signs_in(window: &Window, email: &str) {
    window.open("/sign-in").await;
    window.fill("email", email).await;
    window.fill("password", PASSWORD).await;
    window.press("form[action='/sign-in'] button.act").await;
    window.leaves("/sign-in").await;
}

/// Reviews the queue from its oldest entry on: accepts all but one.
pub async fn reviews_all(window: &Window, size: Size) {
    window.open("/admin/entries").await;
    window.fits().await;
    window
        .press(&format!("a[href^='/admin/entries/{}']", code(0)))
        .await;
    for (place, entry) in ENTRIES.iter().enumerate() {
        let path = window
            .arrives_at(&format!("/admin/entries/{}", code(place)))
            .await;
        window.sees(entry.title).await;
        if place == 0 {
            window.shows_well("desk-entry", size).await;
        }
        let decision = if place == REJECTED {
            "reject"
        } else {
            "accept"
        };
        window.chooses("decision", decision).await;
        if place == REJECTED {
            let reasons = window.one("select[name='reason']").await;
            reasons.select_by_value("theme").await.expect("a reason");
        }
        window.press("button[name='then'][value='next']").await;
        window.leaves(&path).await;
    }
    window.open("/admin/entries").await;
    assert!(
        !window.has("a[href^='/admin/entries/TJ2-']").await,
        "something still waits"
    );
}

/// Takes the month's next step with the button on its page.
pub async fn takes_next_step(window: &Window, stage: &str) {
    window.open(MONTH).await;
    let button = format!("form#next:has([name='stage'][value='{stage}']) button");
    window.press(&button).await;
    window.gone(&button).await;
}

/// Votes yes on all entries but the one that is screened out.
pub async fn screens(window: &Window, size: Size) {
    window.open(&format!("{MONTH}/screening")).await;
    window.shows_well("desk-screening", size).await;
    for place in (0..JUDGED).chain([SCREENED_OUT]) {
        let vote = if place == SCREENED_OUT { "no" } else { "yes" };
        window.chooses(&format!("vote-{}", code(place)), vote).await;
    }
    window.press(".save-bar button.act").await;
    for place in (0..JUDGED).chain([SCREENED_OUT]) {
        let vote = if place == SCREENED_OUT { "no" } else { "yes" };
        let kept = format!("[name='vote-{}'][value='{vote}'][checked]", code(place));
        window.one(&kept).await;
    }
}

/// Invites five judges, and returns their addresses.
pub fn invites_five(program: &TestProgram) -> Vec<(String, String)> {
    let invite = |n: usize| {
        let email = format!("judge{n}@example.com");
        let id = program.account(Role::Judge, &email, &format!("评委{n}"));
        (email, id.0.to_string())
    };
    (1..=5).map(invite).collect()
}

/// Chooses all of them for the panel, the first as chief judge.
pub async fn chooses_panel(window: &Window, judges: &[(String, String)], size: Size) {
    window.open(MONTH).await;
    for (_, id) in judges {
        window.chooses("judge", id).await;
    }
    window.chooses("chief", &judges[0].1).await;
    window.press("form[action$='/panel'] button.act").await;
    for (_, id) in judges {
        window
            .one(&format!("[name='judge'][value='{id}'][checked]"))
            .await;
    }
    window
        .one(&format!("[name='chief'][value='{}'][checked]", judges[0].1))
        .await;
    window.shows_well("desk-month-screening", size).await;
}

/// Reads the tally: every entry is in its place, and the totals that are dropped and the arithmetic are as worked out
/// by hand.
pub async fn reads_tally(window: &Window, size: Size) {
    window.open(&format!("{MONTH}/tally")).await;
    let script = "return [...document.querySelectorAll('tbody tr:has(td.sum)')].map((row) => [ \
                  row.querySelector('th').innerText, [...row.querySelectorAll('s')].map((it) => it.innerText), \
                  row.querySelector('.sum').innerText.replace(/\\s+/g, ' ')])";
    let rows = window.run(script, vec![]).await;
    let rows = rows.as_array().expect("rows").clone();
    assert_eq!(rows.len(), TALLY.len(), "{rows:#?}");
    for (row, (code, dropped, arithmetic)) in rows.iter().zip(TALLY) {
        let entry = row[0].as_str().expect("a work");
        assert!(entry.contains(code), "{code} expected, {entry} found");
        assert_eq!(row[1], serde_json::json!(dropped), "{code}");
        assert_eq!(row[2], arithmetic, "{code}");
    }
    window.shows_well("desk-tally", size).await;
}

/// Decides the list that follows from the ranking.
pub async fn decides_awards(window: &Window, size: Size) {
    window.open(&format!("{MONTH}/awards")).await;
    // the author of the entry on rank 5 has a prize already
    window.sees("海河之晨").await;
    window.shows_well("desk-awards", size).await;
    window.press("button[name='act'][value='decide']").await;
    window.one("a[href='/admin/rounds/m01/winners.csv']").await;
}

/// Downloads the list as CSV, in the session of this window.
pub async fn exports_csv(window: &Window, program: &TestProgram) -> String {
    let path = format!("{MONTH}/winners.csv");
    let request = program.visitor().request(reqwest::Method::GET, &path);
    let response = crate::support::response(request.header("cookie", window.cookies().await)).await;
    response.is(200);
    assert!(
        response.content_type.starts_with("text/csv"),
        "{}",
        response.content_type
    );
    response.text
}
