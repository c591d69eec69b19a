//! The organizers' pages: review, steps of rounds and records. Nobody else can use them.

mod lists;
mod people;
mod review;
mod rounds;

use reeljury::db::entries::Entry;
use reeljury::db::gallery::{self, Filter, PageStart};

use crate::rounds::Season;
use crate::support::{Browser, Response, TestProgram, enter};

/// The contest's tenth day, with an organizer and no judges.
fn season() -> Season {
    Season::begin("2023-06-26T12:00:00+08:00", 0)
}

/// Makes an entry by the form and returns it; `n` distinguishes entries.
async fn entered(program: &TestProgram, n: usize, changes: &[(&str, &str)]) -> Entry {
    let link = format!("https://www.douyin.com/video/7{n:018}");
    let (title, receipt) = (format!("海河故事之{n}"), format!("form-{n}"));
    let author = format!("作者{n}");
    let mut fields = vec![
        ("share_text", link.as_str()),
        ("title", &title),
        ("author", &author),
        ("receipt_key", &receipt),
    ];
    fields.extend_from_slice(changes);
    enter(&program.visitor(), &fields).await;
    newest(program)
}

fn newest(program: &TestProgram) -> Entry {
    let page = program.read(|conn| gallery::page(conn, &Filter::default(), PageStart::Newest, 1));
    page.into_iter().next().expect("an entry")
}

/// Decides an entry in its current version.
async fn decide(
    desk: &Browser,
    program: &TestProgram,
    code: &str,
    fields: &[(&str, &str)],
) -> Response {
    let entry = program.entry(code);
    decide_as_seen(desk, &entry, fields).await
}

/// Decides an entry in the version that the organizer saw.
async fn decide_as_seen(desk: &Browser, seen: &Entry, fields: &[(&str, &str)]) -> Response {
    let version = seen.version.to_string();
    let mut all = vec![("version", version.as_str()), ("state", seen.state.0.key())];
    all.extend_from_slice(fields);
    desk.post(&format!("/admin/entries/{}/review", seen.code), &all)
        .await
}

const PAGES: [&str; 12] = [
    "/admin",
    "/admin/entries",
    "/admin/entries?state=all",
    "/admin/rounds",
    "/admin/rounds/m01",
    "/admin/rounds/q1",
    "/admin/rounds/annual",
    "/admin/rounds/m01/screening",
    "/admin/judges",
    "/admin/letters",
    "/admin/audit",
    "/admin/style",
];

#[tokio::test]
async fn every_page_is_there_in_both_languages_with_nothing_in_it_and_with_something() {
    let season = season();
    for full in [false, true] {
        if full {
            entered(&season.program, 1, &[]).await;
        }
        for path in PAGES {
            let chinese = season.seat(season.organizer).get(path).await;
            chinese.is(200).keeps_quiet_about("⟦");
            let english = season.seat(season.organizer).english().get(path).await;
            english.is(200).keeps_quiet_about("⟦");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let season = season();
    let desk = season.seat(season.organizer);
    for path in [
        "/admin/entries/TJ2-999999",
        "/admin/rounds/m13",
        "/admin/rounds/x",
        "/admin/rounds/m99/screening",
        "/admin/letters/999",
        "/admin/letters/letter",
    ] {
        desk.get(path).await.is(404);
    }
    desk.post("/admin/judges/999/disable", &[]).await.is(404);
    desk.post("/admin/judges/somebody/disable", &[])
        .await
        .is(404);
    desk.post("/admin/letters/999/again", &[]).await.is(404);
}

#[tokio::test]
async fn the_desk_names_what_needs_doing_and_counts_what_there_is() {
    let season = season();
    let desk = season.seat(season.organizer);
    desk.get("/admin").await.says("今天没有待办事项");
    entered(&season.program, 1, &[]).await;
    season.program.at("2023-06-29T13:00:00+08:00");
    let desk = season.seat(season.organizer);
    entered(&season.program, 2, &[]).await;
    let page = desk.get("/admin").await;
    page.says("2 件作品待资格初审").says("最早的已等 3 天");
    page.says("/admin/entries/TJ2-000001");
    season.program.at("2023-07-18T12:00:00+08:00");
    let desk = season.seat(season.organizer);
    let page = desk.get("/admin").await;
    page.says("第1期月赛").says("没有可以参评的作品");
}

#[tokio::test]
async fn visitors_and_judges_change_nothing_at_the_desk() {
    let season = Season::begin("2023-06-26T12:00:00+08:00", 1);
    let program = &season.program;
    let entry = entered(program, 1, &[]).await;
    let judge = season.seat(season.judges[0]);
    let organizer = season.organizer.to_string();
    let disable = format!("/admin/judges/{organizer}/disable");
    let review = format!("/admin/entries/{}/review", entry.code);
    let posts: [(&str, &[(&str, &str)]); 9] = [
        (
            &review,
            &[
                ("version", "1"),
                ("state", "submitted"),
                ("decision", "accept"),
            ],
        ),
        ("/admin/rounds/m01/advance", &[("stage", "eligibility")]),
        ("/admin/rounds/m01/screening", &[("vote-TJ2-000001", "yes")]),
        ("/admin/rounds/m01/panel", &[]),
        (
            "/admin/rounds/m01/release",
            &[("judge", "1"), ("reason", "x")],
        ),
        (
            "/admin/judges",
            &[
                ("email", "new@example.com"),
                ("name", "新人"),
                ("role", "judge"),
                ("lang", "en"),
            ],
        ),
        (&disable, &[]),
        ("/admin/judges/1/enable", &[]),
        ("/admin/letters/1/again", &[]),
    ];
    let before = ["audit", "accounts", "letters", "entry_steps"].map(|table| program.count(table));
    for (path, fields) in posts {
        program.visitor().post(path, fields).await.is(401);
        judge.post(path, fields).await.is(403);
    }
    let after = ["audit", "accounts", "letters", "entry_steps"].map(|table| program.count(table));
    assert_eq!(before, after);
}
