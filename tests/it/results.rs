//! What organizers see and hand out of a round's result: arithmetic by hand, ties, vacancies, files, and who may see them.

use std::io::Cursor;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx};
use reeljury::actions::Acting;
use reeljury::actions::decide_tie::decide_tie;
use reeljury::contest::ballot::EntryCode;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::awards::{self, NewAward};
use reeljury::db::{DbError, contests, entries};
use serde_json::Value;

use crate::rounds::{Season, Work, split};

const MONTH: RoundKey = RoundKey::Month(1);
const AWARDS: &str = "/admin/rounds/m01/awards";

/// Works by different authors.
fn works(count: usize) -> Vec<Work> {
    let work = |n: usize| Work {
        title: format!("海河第{n}夜"),
        author: format!("作者{n}"),
    };
    (1..=count).map(work).collect()
}

/// A month of these works with its jury done; `totals` are a work's totals in halves, judge by judge.
fn judged(
    judges: usize,
    works: &[Work],
    totals: impl Fn(usize, usize) -> i32,
) -> (Season, Vec<String>) {
    let mut season = Season::begin("2023-06-20T12:00:00+08:00", judges);
    let codes = season.enter(works);
    season.program.at("2023-07-18T12:00:00+08:00");
    season.begin_jury(MONTH);
    season.score(MONTH, |code, judge| {
        let work = codes.iter().position(|known| known == code);
        split(totals(work.expect("a work of the test"), judge))
    });
    season.advance(MONTH, Stage::Jury);
    (season, codes)
}

/// Totals that fall from work to work, all judges alike.
fn falling(work: usize, _: usize) -> i32 {
    190 - i32::try_from(work).expect("few works")
}

#[tokio::test]
async fn the_highest_and_the_lowest_of_five_totals_are_struck_and_the_rest_divided() {
    // 90 80 70 85.5 60: without 90 and 60 it is 235.5 ÷ 3 = 78.5
    let totals = [180, 160, 140, 171, 120];
    let (season, _) = judged(5, &works(1), |_, judge| totals[judge]);
    let seat = season.seat(season.organizer);
    let page = seat.get("/admin/rounds/m01/tally").await;
    page.is(200).says("235.5 ÷ 3 =").says("<b>78.50</b>");
    for struck in ["90", "60"] {
        page.says(&format!(">{struck}</s>"));
    }
    for kept in ["80", "70", "85.5"] {
        page.says(&format!("<td class=\"num\">{kept}</td>"));
    }
}

#[tokio::test]
async fn three_totals_are_all_divided() {
    // 80 81 81.5: 242.5 ÷ 3 = 80.8333…
    let totals = [160, 162, 163];
    let (season, _) = judged(3, &works(1), |_, judge| totals[judge]);
    let seat = season.seat(season.organizer).english();
    let page = seat.get("/admin/rounds/m01/tally").await;
    page.is(200).says("242.5 ÷ 3 =").says("<b>80.83</b>");
    page.keeps_quiet_about("</s>");
}

#[tokio::test]
async fn a_long_ranking_is_turned_page_by_page() {
    let (season, codes) = judged(3, &works(125), falling);
    let seat = season.seat(season.organizer);
    let first = seat.get("/admin/rounds/m01/tally").await;
    first.is(200).says(&codes[59]).keeps_quiet_about(&codes[60]);
    first.says(&format!("?after={}", codes[59]));
    let second = seat
        .get(&format!("/admin/rounds/m01/tally?after={}", codes[59]))
        .await;
    second
        .says(&codes[60])
        .says(&codes[119])
        .keeps_quiet_about(&codes[120]);
    let last = seat
        .get(&format!("/admin/rounds/m01/tally?after={}", codes[119]))
        .await;
    last.says(&codes[124])
        .says(&format!("?after={}", codes[59]));
    let nowhere = seat.get("/admin/rounds/m01/tally?after=%00").await;
    nowhere.is(200).says(&codes[0]);
}

#[tokio::test]
async fn no_score_is_shown_before_the_jury_is_done() {
    let mut season = Season::begin("2023-06-20T12:00:00+08:00", 3);
    season.enter(&works(2));
    season.program.at("2023-07-18T12:00:00+08:00");
    season.begin_jury(MONTH);
    season.score(MONTH, |_, _| split(150));
    let seat = season.seat(season.organizer);
    seat.get("/admin/rounds/m01/tally")
        .await
        .is(200)
        .says("评委还没有评完")
        .keeps_quiet_about("75.00");
    seat.get(AWARDS)
        .await
        .is(200)
        .says("评委还没有评完")
        .keeps_quiet_about("海河第1夜");
    for nothing in ["winners", "winners.csv", "bundle.json"] {
        seat.get(&format!("/admin/rounds/m01/{nothing}"))
            .await
            .is(404);
    }
    seat.post(AWARDS, &[("act", "decide")]).await.is(409);
    seat.get("/admin/rounds/m99/tally").await.is(404);
}

#[tokio::test]
async fn a_tie_at_the_boundary_blocks_the_list_until_the_chief_judge_decides() {
    // ten 二等奖; the tenth and the eleventh are equal
    let (season, codes) = judged(3, &works(12), |work, _| {
        190 - [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11][work]
    });
    let seat = season.seat(season.organizer);
    let waiting = seat.get(AWARDS).await;
    waiting
        .is(200)
        .says("等待评委会主席决定")
        .says("第 10 名")
        .says("二等奖只剩 1 个名额");
    waiting.keeps_quiet_about("value=\"decide\"");
    seat.post(AWARDS, &[("act", "decide")])
        .await
        .is(422)
        .says("还没有排出先后");
    let blocked = season.try_advance(MONTH, Stage::Settling);
    assert!(blocked.is_err_and(|why| why.contains("UndecidedTies")));

    let (app, now) = (&season.program.app, season.program.app.now());
    let order = [codes[10].as_str().into(), EntryCode(codes[9].clone())];
    let chief = Acting {
        by: season.judges[0],
        now,
    };
    let ordered = app
        .db
        .write_now(|conn| decide_tie(conn, &app.contest, &app.site, chief, MONTH, &order, "抽签"));
    ordered.unwrap_or_else(|why| panic!("{why:?}"));
    let decided = seat.post(AWARDS, &[("act", "decide")]).await;
    decided.is(303);
    assert_eq!(
        decided.location.as_deref(),
        Some("/admin/rounds/m01/awards?done=awards-decided")
    );
    seat.get(AWARDS)
        .await
        .says("第 1 版")
        .says("这就是已经定下的名单");
    let csv = seat.get("/admin/rounds/m01/winners.csv").await.text;
    assert!(csv.contains(&format!("10,二等奖,{},", codes[10])), "{csv}");
    assert!(csv.contains(&format!("11,三等奖,{},", codes[9])), "{csv}");
}

#[tokio::test]
async fn a_vacancy_needs_a_reason_moves_the_others_down_and_stands_in_the_account() {
    let (season, codes) = judged(3, &works(12), falling);
    let seat = season.seat(season.organizer);
    let refused = seat
        .post(AWARDS, &[("act", "decide"), ("vacant-second", "3")])
        .await;
    refused
        .is(422)
        .says("有空缺就要写明理由")
        .says("value=\"3\"");
    let too_many = seat
        .post(
            AWARDS,
            &[
                ("act", "decide"),
                ("vacant-second", "11"),
                ("reason-second", "x"),
            ],
        )
        .await;
    too_many.is(422).says("这一轮只有 10 个名额");
    let nonsense = seat
        .post(AWARDS, &[("act", "decide"), ("vacant-second", "三")])
        .await;
    nonsense.is(422).says("请填写一个整数").says("value=\"三\"");

    let reason = "没有达到水平的作品";
    let vacancy = [("vacant-second", "3"), ("reason-second", reason)];
    let preview = seat
        .post(AWARDS, &[&[("act", "preview")], &vacancy[..]].concat())
        .await;
    preview.is(200).says(&format!("空缺 3 名：{reason}"));
    season.program.read(|conn| {
        let round = contests::round(conn, MONTH)?;
        assert!(
            awards::decision(conn, round.id)?.is_none(),
            "a preview decides nothing"
        );
        Ok(())
    });
    seat.post(AWARDS, &[&[("act", "decide")], &vacancy[..]].concat())
        .await
        .is(303);
    let csv = seat.get("/admin/rounds/m01/winners.csv").await.text;
    assert_eq!(csv.matches("二等奖").count(), 7, "{csv}");
    assert!(csv.contains(&format!("8,三等奖,{},", codes[7])), "{csv}");

    // 3 × 5,000 left vacant, 95 × 1,000 that nobody could take
    let account = seat.get("/admin/awards").await;
    account.is(200).says(reason).says("没有更多可以获奖的作品");
    account.says("已评出 40,000 元 + 空缺 110,000 元 + 尚未评出 2,910,000 元 = 预算 3,060,000 元");
    season.advance(MONTH, Stage::Settling);
    seat.post(AWARDS, &[("act", "decide")]).await.is(409);
}

#[tokio::test]
async fn a_list_that_changed_while_it_was_looked_at_is_shown_again_instead_of_decided() {
    let (season, _) = judged(3, &works(3), falling);
    let seat = season.seat(season.organizer);
    let stale = seat
        .post(AWARDS, &[("act", "decide"), ("seen", "another list")])
        .await;
    stale.is(422).says("名单有了变化");
    let page = stale.text;
    let seen = page
        .split("name=\"seen\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    seat.post(
        AWARDS,
        &[("act", "decide"), ("seen", seen.expect("a hash"))],
    )
    .await
    .is(303);
    seat.post(AWARDS, &[("act", "decide")]).await.is(303);
    seat.get(AWARDS).await.says("第 1 版").says("第 2 版");
}

#[tokio::test]
async fn an_author_gets_one_award_and_the_page_says_who_was_passed_over_and_why() {
    let mut works = works(4);
    works[2].author = works[0].author.clone();
    let (season, codes) = judged(3, &works, falling);
    let seat = season.seat(season.organizer);
    let page = seat.get(AWARDS).await;
    page.is(200)
        .says("名次到了但没有得奖")
        .says(&format!("同一作者已有名次更高的获奖作品 {}", codes[0]));
    seat.post(AWARDS, &[("act", "decide")]).await.is(303);
    let csv = seat.get("/admin/rounds/m01/winners.csv").await.text;
    assert!(!csv.contains(&codes[2]) && csv.contains(&codes[3]), "{csv}");
}

#[tokio::test]
async fn all_files_hold_the_same_rows_and_say_that_they_are_not_public_yet() {
    let mut works = works(12);
    works[0].title = "=HYPERLINK(\"http://example.com\")".to_owned();
    works[1].title = "逗号,引号\"换行\n都在".to_owned();
    let (season, codes) = judged(3, &works, falling);
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
    // a workbook's text is text, so nothing is put in front of it there
    rows[1][3] = works[0].title.clone();
    assert_eq!(sheet, rows);
    let json = seat.get("/admin/rounds/m01/winners.json").await;
    assert_eq!(json_rows(&json.text), rows[1..]);
    json.says("未公示").keeps_quiet_about("15400012345");
    csv.keeps_quiet_about("15400012345")
        .keeps_quiet_about("联系人");

    let page = seat.get("/admin/rounds/m01/winners").await;
    page.is(200)
        .says("内部资料 · 未公示")
        .says("55,000 元")
        .keeps_quiet_about("15400012345");
    season.advance(MONTH, Stage::Settling);
    let public = seat.get("/admin/rounds/m01/winners").await;
    public.is(200).keeps_quiet_about("未公示");
    let english = season.seat(season.organizer).english();
    let csv = english.get("/admin/rounds/m01/winners.csv").await;
    csv.says("No.,Award,Entry,Title").says(",Douyin,5000");
    assert!(
        file_name(&csv).ends_with("\"winners-m01.csv\""),
        "{}",
        file_name(&csv)
    );
}

#[tokio::test]
async fn nobody_but_organizers_gets_internal_lists() {
    let (season, _) = judged(3, &works(2), falling);
    season.decide(MONTH, vec![]);
    let visitor = season.program.visitor();
    let judge = season.seat(season.judges[0]);
    for path in [
        "/admin/rounds/m01/tally",
        "/admin/rounds/m01/awards",
        "/admin/rounds/m01/winners",
        "/admin/rounds/m01/winners.csv",
        "/admin/rounds/m01/winners.xlsx",
        "/admin/rounds/m01/winners.json",
        "/admin/rounds/m01/bundle.json",
        "/admin/awards",
    ] {
        visitor
            .get(path)
            .await
            .is(401)
            .keeps_quiet_about("海河第1夜");
        judge.get(path).await.is(403).keeps_quiet_about("海河第1夜");
    }
    judge.post(AWARDS, &[("act", "decide")]).await.is(403);
    visitor.post(AWARDS, &[("act", "decide")]).await.is(401);
}

#[tokio::test]
async fn the_command_line_hands_out_the_same_list_and_checks_it() {
    let (season, codes) = judged(3, &works(12), falling);
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
    let (season, codes) = judged(3, &works(4), falling);
    assert_eq!(
        run(&season, &["verify"]).status.code(),
        Some(0),
        "nothing is decided, nothing is wrong"
    );
    season.decide(MONTH, vec![]);
    let good = run(&season, &["verify"]);
    assert_eq!(good.status.code(), Some(0), "{}", stdout(&good));
    assert!(stdout(&good).contains("m01    version 1, 4 awards: agrees."));

    let mut late = works(1);
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
        awards::insert_award(conn, decision.id, round.id, &new)
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
    seat.get("/admin/awards").await.says("加起来不等于预算");
}

fn file_name(answer: &crate::support::Answer) -> String {
    let header = answer.headers.get("content-disposition").expect("a name");
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
