//! A round's exports: the same list in every format, on the site and on the command line, and the bundle that anybody
//! can verify.

use std::io::Cursor;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx};
use reeljury::contest::definition::Definition;
use reeljury::contest::round::Stage;
use reeljury::db::results::awards::{self, NewAward};
use reeljury::db::{DbError, contests, entries};
use serde_json::Value;

use crate::rounds::{MONTH, Season, falling, judged, season_entries};

#[tokio::test]
async fn all_files_hold_the_same_rows_and_say_that_they_are_not_public_yet() {
    let mut entries = season_entries(12);
    entries[0].title = "=HYPERLINK(\"http://example.com\")".to_owned();
    entries[1].title = "逗号,引号\"换行\n都在".to_owned();
    let (season, codes) = judged(3, &entries, falling);
    season.decide(MONTH, vec![]);
    let seat = season.seat(season.organizer);
    let csv = seat.get("/admin/rounds/m01/winners.csv").await;
    csv.is(200);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"));
    assert!(
        file_name(&csv).contains("internal.csv") && file_name(&csv).contains("%E5%86%85%E9%83%A8")
    );
    let mut rows = csv_rows(&csv.bytes);
    assert_eq!(
        rows[0],
        [
            "序号",
            "奖项",
            "作品编号",
            "作品名称",
            "作者",
            "投稿方式",
            "奖金（税前，元）"
        ]
    );
    assert_eq!(
        rows[1],
        [
            "1",
            "二等奖",
            &codes[0],
            "'=HYPERLINK(\"http://example.com\")",
            "作者1",
            "抖音",
            "5000"
        ]
    );
    assert_eq!(rows.len(), 13);

    let xlsx = seat.get("/admin/rounds/m01/winners.xlsx").await;
    let sheet = sheet_rows(&xlsx.bytes);
    // in a workbook, a text is never read as a formula, so nothing is put in front of it
    rows[1][3] = entries[0].title.clone();
    assert_eq!(sheet, rows);
    let json = seat.get("/admin/rounds/m01/winners.json").await;
    assert_eq!(json_rows(&json.text), rows[1..]);
    json.says("未公示").keeps_quiet_about("15400012345");
    csv.keeps_quiet_about("15400012345")
        .keeps_quiet_about("联系人");

    let page = seat.get("/admin/rounds/m01/winners").await;
    page.is(200)
        .says("内部资料 · 未公示")
        .says("52,000 元")
        .keeps_quiet_about("15400012345");
    season.advance(MONTH, Stage::Settling);
    let public = seat.get("/admin/rounds/m01/winners").await;
    public.is(200).keeps_quiet_about("未公示");
    let english = season.seat(season.organizer).english();
    let csv = english.get("/admin/rounds/m01/winners.csv").await;
    csv.says("No.,Prize,Entry code,Title").says(",Douyin,5000");
    assert!(
        file_name(&csv).ends_with("\"winners-m01.csv\""),
        "{}",
        file_name(&csv)
    );
}

#[tokio::test]
async fn the_command_line_hands_out_the_same_lists_as_the_site() {
    let (season, codes) = judged(3, &season_entries(12), falling);
    let undecided = run(&season, &["export", "winners", "--round", "m01"]);
    assert_eq!(undecided.status.code(), Some(2));
    assert!(stderr(&undecided).contains("not decided yet"));
    season.decide(MONTH, vec![]);
    let seat = season.seat(season.organizer);

    let csv = run(&season, &["export", "winners", "--round", "m01"]);
    assert_eq!(csv.status.code(), Some(0), "{}", stderr(&csv));
    assert_eq!(
        csv.stdout,
        seat.get("/admin/rounds/m01/winners.csv").await.bytes
    );
    let bundle = season
        .program
        .folder()
        .join("bundle.json")
        .display()
        .to_string();
    let out = run(
        &season,
        &["export", "bundle", "--round", "m01", "--out", &bundle],
    );
    assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
    let text = std::fs::read_to_string(&bundle).expect("the bundle");
    assert_eq!(text, seat.get("/admin/rounds/m01/bundle.json").await.text);
    assert!(
        !text.contains("作者1") && !text.contains("海河第1夜"),
        "a bundle holds no name"
    );

    let ballots = stdout(&run(&season, &["export", "ballots", "--round", "m01"]));
    assert_eq!(ballots.lines().count(), 1 + 36);
    assert!(
        ballots.contains(&format!("{},J1,30,20,20,20,5,95\r\n", codes[0])),
        "{ballots}"
    );
    let entries = stdout(&run(
        &season,
        &[
            "export", "entries", "--round", "m01", "--format", "json", "--lang", "en",
        ],
    ));
    assert!(entries.contains("海河第12夜") && !entries.contains("15400012345"));
    let html = stdout(&run(
        &season,
        &["export", "winners", "--round", "m01", "--format", "html"],
    ));
    assert!(
        html.contains("<td>海河第1夜</td>") && html.contains("未公示"),
        "{html}"
    );

    for refused in [
        ["export", "payouts", "--round", "m01"],
        ["export", "winners", "--round", "m99"],
        ["export", "winners", "--round", "x"],
    ] {
        assert_eq!(run(&season, &refused).status.code(), Some(2), "{refused:?}");
    }
}

#[tokio::test]
async fn a_bundle_is_recomputed_and_a_forged_one_is_named_row_by_row() {
    let (season, codes) = judged(3, &season_entries(12), falling);
    season.decide(MONTH, vec![]);
    let bundle = season.program.folder().join("bundle.json");
    let text = run(&season, &["export", "bundle", "--round", "m01"]).stdout;
    let text = String::from_utf8(text).expect("JSON is UTF-8");
    std::fs::write(&bundle, &text).expect("the bundle");
    let bundle = bundle.display().to_string();
    let tally = run(&season, &["tally", &bundle]);
    assert_eq!(tally.status.code(), Some(0));
    let said = stdout(&tally);
    assert!(
        said.contains(&format!(
            "   1  {:<14}  95.00  95 95 95 → 285 ÷ 3",
            codes[0]
        )),
        "{said}"
    );
    let verified = run(&season, &["verify", &bundle]);
    assert_eq!(verified.status.code(), Some(0), "{}", stdout(&verified));
    std::fs::write(&bundle, text.replacen("\"theme\":60", "\"theme\":59", 1))
        .expect("a forged bundle");
    let forged = run(&season, &["verify", &bundle]);
    assert_eq!(forged.status.code(), Some(1));
    assert!(stdout(&forged).contains(&codes[0]), "{}", stdout(&forged));
    std::fs::write(&bundle, "{").expect("a broken bundle");
    for command in ["verify", "tally"] {
        assert_eq!(run(&season, &[command, &bundle]).status.code(), Some(2));
    }
}

#[tokio::test]
async fn a_stored_award_that_the_ballots_do_not_give_is_found() {
    let (season, codes) = judged(3, &season_entries(4), falling);
    assert_eq!(
        run(&season, &["verify"]).status.code(),
        Some(0),
        "nothing is decided, nothing is wrong"
    );
    season.decide(MONTH, vec![]);
    let good = run(&season, &["verify"]);
    assert_eq!(good.status.code(), Some(0), "{}", stdout(&good));
    assert!(stdout(&good).contains("m01    version 1, 4 awards: agrees."));

    let mut late = season_entries(1);
    late[0].author = "后来者".to_owned();
    let mut season = season;
    season.program.at("2023-07-19T12:00:00+08:00");
    let smuggled = season.enter(&late).remove(0);
    let written = season.program.app.db.write_now(|conn| {
        let round = contests::round(conn, MONTH)?;
        let decision = awards::decision(conn, round.id)?.expect("a decision");
        let entry = entries::by_code(conn, &smuggled)?.expect("the entry").id;
        let new = NewAward {
            entry,
            tier: "second",
            place: 5,
            rank: 5,
            amount_fen: 500_000,
        };
        awards::insert_awards(conn, decision.id, round.id, &[new])
    });
    written.unwrap_or_else(|why: DbError| panic!("{why}"));
    let bad = run(&season, &["verify"]);
    assert_eq!(bad.status.code(), Some(1));
    let said = stdout(&bad);
    assert!(
        said.contains("DOES NOT AGREE") && said.contains(&smuggled),
        "{said}"
    );
    assert!(!said.contains(&codes[0]), "{said}");
    let seat = season.seat(season.organizer);
    seat.get("/admin/awards").await.says("合计不等于预算");
}

fn file_name(response: &crate::support::Response) -> String {
    let header = response.headers.get("content-disposition").expect("a name");
    header.to_str().expect("ASCII").to_owned()
}

fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&bytes[3..]);
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        row.expect("a row").iter().map(str::to_owned).collect()
    };
    reader.records().map(row).collect()
}

fn sheet_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("its cells");
    let cell = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        other => panic!("{other:?}"),
    };
    range
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

fn json_rows(text: &str) -> Vec<Vec<String>> {
    let list: Value = serde_json::from_str(text).expect("JSON");
    let keys: Vec<&str> = list["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| column["key"].as_str().expect("a key"))
        .collect();
    let cell = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let row = |row: &Value| keys.iter().map(|key| cell(&row[key])).collect();
    list["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(row)
        .collect()
}

fn run(season: &Season, arguments: &[&str]) -> Output {
    let program = &season.program;
    Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(["--data", &program.folder().display().to_string()])
        .args(arguments)
        .env("REELJURY_DATABASE_URL", &program.app.config.database_url)
        .env(
            "REELJURY_SECRET_KEY",
            "a key for tests, thirty-two bytes long",
        )
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn a_stranger_recomputes_a_public_list_from_the_file_that_everybody_gets() {
    let (season, _) = judged(3, &season_entries(12), falling);
    season.decide(MONTH, vec![]);
    let stranger = season.program.visitor();
    stranger.get("/winners/m01/bundle.json").await.is(404);

    season.advance(MONTH, Stage::Settling);
    let bundle = stranger.get("/winners/m01/bundle.json").await;
    bundle.is(200).keeps_quiet_about("作者1");
    let page = stranger.get("/winners/m01").await;
    page.says("/winners/m01/bundle.json")
        .says(&Definition::hash_of(&bundle.text));

    let file = season.program.folder().join("handed-out.json");
    std::fs::write(&file, &bundle.bytes).expect("the file");
    let checked = run(&season, &["verify", &file.display().to_string()]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    let forged = bundle.text.replacen("\"rank\":1,", "\"rank\":2,", 1);
    assert_ne!(forged, bundle.text);
    std::fs::write(&file, forged).expect("a forged file");
    let checked = run(&season, &["verify", &file.display().to_string()]);
    assert_eq!(checked.status.code(), Some(1));
}
