//! Judges score their own works, blind; nothing of another judge is ever seen.

use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::judging::{self, Assignment};
use reeljury::db::types::AccountId;
use reeljury::db::{audit, contests};

use crate::support::{Answer, Browser, JuryRound, TestProgram, Work};

const CRITERIA: [&str; 5] = ["theme", "creativity", "content", "craft", "reach"];

/// A judge at their first work.
struct AtWork {
    program: TestProgram,
    round: JuryRound,
    judge: AccountId,
    browser: Browser,
    task: Assignment,
    sheet: String,
}

fn at_work(works: usize, judges: usize) -> AtWork {
    let program = TestProgram::start();
    let round = program.round_in_jury(works, judges);
    let judge = round.judges[0];
    let browser = program.browser_of(judge);
    let task = program.queue(round.key, judge)[0].clone();
    let sheet = format!("/judge/m01/{}", task.id);
    AtWork {
        program,
        round,
        judge,
        browser,
        task,
        sheet,
    }
}

impl AtWork {
    /// What is kept of the first sheet: criterion, version, halves.
    fn kept(&self) -> Vec<(String, i32, i32)> {
        let scores = self
            .program
            .read(|conn| judging::scores(conn, self.task.id));
        let row = |score: judging::Score| (score.criterion, score.version, score.half_points);
        scores.into_iter().map(row).collect()
    }

    /// Sends a whole sheet, as the page's form does, for criteria without points so far.
    async fn send(&self, points: [&str; 5], then: &str) -> Answer {
        self.browser
            .post(&self.sheet, &form(points, ["0"; 5], then))
            .await
    }
}

fn form<'a>(points: [&'a str; 5], bases: [&'a str; 5], then: &'a str) -> Vec<(&'a str, &'a str)> {
    const POINTS: [&str; 5] = [
        "points.theme",
        "points.creativity",
        "points.content",
        "points.craft",
        "points.reach",
    ];
    const BASES: [&str; 5] = [
        "base.theme",
        "base.creativity",
        "base.content",
        "base.craft",
        "base.reach",
    ];
    let mut fields: Vec<(&str, &str)> = POINTS.into_iter().zip(points).collect();
    fields.extend(BASES.into_iter().zip(bases));
    fields.push(("then", then));
    fields
}

fn strings(points: [&str; 5]) -> Vec<String> {
    points.map(str::to_owned).to_vec()
}

#[tokio::test]
async fn a_judge_sees_the_rounds_they_sit_on_and_what_is_to_do() {
    let it = at_work(3, 3);
    let page = it.browser.get("/judge").await;
    page.is(200).says("第1次月赛").says("还有 3 件待评");
    page.says("/judge/m01\"").keeps_quiet_about("/judge/m02");
    let stranger = it.program.judge_without_seat();
    stranger
        .get("/judge")
        .await
        .is(200)
        .says("您还不在任何一轮");
}

#[tokio::test]
async fn a_queue_shows_state_and_own_total_and_can_be_narrowed() {
    let it = at_work(3, 3);
    it.send(["25.5", "10", "11", "12", "9"], "next")
        .await
        .is(303);
    let queue = it.browser.get("/judge/m01").await;
    queue.is(200).says("67.5").says("已评完");
    let open = it.browser.get("/judge/m01?state=open").await;
    let row = format!("href=\"{}\"", it.sheet);
    open.is(200).keeps_quiet_about(&row);
    let complete = it.browser.get("/judge/m01?state=complete").await;
    complete.is(200).says(&row);
    it.browser
        .get("/judge/m01?state=recused")
        .await
        .is(200)
        .says("没有这种状态的作品");
    // what makes no sense narrows nothing
    it.browser
        .get("/judge/m01?state=%FF")
        .await
        .is(200)
        .says(&row);
}

#[tokio::test]
async fn a_complete_sheet_is_saved_and_leads_to_the_next_open_work() {
    let it = at_work(2, 3);
    let answer = it.send(["30", "０", "7.5", "20.0", "。5"], "next").await;
    // a full-width nought is a nought; a bare half is no number
    answer.is(422).says("这不是分数");
    let answer = it
        .browser
        .post(
            &it.sheet,
            &form(
                ["30", "0", "7.5", "20", "0.5"],
                ["1", "1", "1", "1", "0"],
                "next",
            ),
        )
        .await;
    let other = it.program.queue(it.round.key, it.judge)[1].id;
    assert_eq!(answer.location, Some(format!("/judge/m01/{other}")));
    let page = it.browser.get(&it.sheet).await;
    page.is(200).says("<b data-total>58</b>");
}

#[tokio::test]
async fn each_slip_is_said_at_its_criterion_and_the_rest_is_saved() {
    let it = at_work(1, 3);
    let answer = it.send(["30.5", "7.3", "-1", "abc<b>", "8"], "next").await;
    answer
        .is(422)
        .says("超过了满分 30")
        .says("只能打整分或半分")
        .says("分数不能小于 0")
        .says("这不是分数")
        .says("value=\"30.5\"")
        .says("value=\"7.3\"")
        .says("abc&#60;b&#62;");
    assert_eq!(it.kept(), [("reach".to_owned(), 1, 16)]);
    let blanks = form(["", "", "", "", "8"], ["0", "0", "0", "0", "1"], "next");
    let blank = it.browser.post(&it.sheet, &blanks);
    blank.await.is(422).says("还没有打分");
    assert_eq!(it.kept(), [("reach".to_owned(), 1, 16)]);
    let english = it.browser.clone().english();
    let answer = english
        .post(&it.sheet, &[("points.theme", "31"), ("base.theme", "0")])
        .await;
    answer.is(422).says("More than the maximum of 30");
}

#[tokio::test]
async fn points_of_a_million_characters_or_of_no_text_are_refused_and_nothing_breaks() {
    let it = at_work(1, 3);
    let long = "9".repeat(1_000_000);
    it.send([&long, "1", "1", "1", "1"], "next")
        .await
        .is(422)
        .says("超过了满分 30");
    let raw = it
        .browser
        .post_bytes(&it.sheet, b"points.theme=%FF%00&base.theme=0".to_vec());
    raw.await.is(422).says("这不是分数");
    let unknown = it
        .browser
        .post(&it.sheet, &[("points.beauty", "5"), ("base.theme", "x")]);
    unknown.await.is(303);
    assert_eq!(it.kept().len(), 4);
}

#[tokio::test]
async fn a_sheet_left_for_later_keeps_what_was_given_and_asks_for_nothing() {
    let it = at_work(2, 3);
    let answer = it.send(["20", "", "", "", ""], "later").await;
    let other = it.program.queue(it.round.key, it.judge)[1].id;
    assert_eq!(answer.location, Some(format!("/judge/m01/{other}")));
    assert_eq!(it.kept(), [("theme".to_owned(), 1, 40)]);
    it.browser.get("/judge/m01").await.says("评了一部分");
    // points can be changed, but not emptied
    let emptied = it.browser.post(
        &it.sheet,
        &[("points.theme", ""), ("base.theme", "1"), ("then", "later")],
    );
    emptied.await.is(422).says("还没有打分");
}

#[tokio::test]
async fn a_button_of_a_row_gives_points_without_a_script() {
    let it = at_work(1, 3);
    let mut fields = form(["", "4", "", "", ""], ["0"; 5], "");
    fields.push(("give.theme", "24"));
    let answer = it.browser.post(&it.sheet, &fields).await;
    assert_eq!(answer.is(303).location, Some(it.sheet.clone()));
    let kept = [("creativity".to_owned(), 1, 8), ("theme".to_owned(), 1, 48)];
    assert_eq!(it.kept(), kept);
}

#[tokio::test]
async fn a_script_saves_one_criterion_at_a_time_and_hears_how_it_stands() {
    let it = at_work(2, 3);
    let fields = [
        ("points.craft", "12.5"),
        ("base.craft", "0"),
        ("then", "stay"),
    ];
    for _ in 0..2 {
        // the doubled request changes nothing and is told the same
        let told = it.browser.post_for_json(&it.sheet, &fields).await;
        let told = told.is(200).json();
        assert_eq!(told["rows"]["craft"]["version"], 1);
        assert_eq!(told["rows"]["craft"]["holds"], "12.5");
        assert_eq!(told["total"], serde_json::Value::Null);
        assert_eq!((&told["done"], &told["all"]), (&0.into(), &2.into()));
    }
    assert_eq!(it.kept(), [("craft".to_owned(), 1, 25)]);
    let fields = [("points.craft", "21"), ("base.craft", "1")];
    let told = it.browser.post_for_json(&it.sheet, &fields).await;
    let told = told.is(422).json();
    assert_eq!(told["rows"]["craft"]["error"], "超过了满分 20");
    assert_eq!(told["rows"]["craft"]["holds"], "12.5");
    assert_eq!(told["saved"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_second_tab_is_shown_both_values_and_overwrites_only_on_purpose() {
    let it = at_work(1, 3);
    it.send(["20", "10", "10", "10", "5"], "stay").await.is(303);
    // another tab, opened before, still believes that nothing was given
    let answer = it.send(["22", "10", "10", "10", "5"], "next").await;
    answer
        .is(422)
        .says("另一个窗口已改为 20 分，您这里填的是 22")
        .says("value=\"22\"");
    assert!(it.kept().contains(&("theme".to_owned(), 1, 40)));
    let told = it
        .browser
        .post_for_json(&it.sheet, &[("points.theme", "23"), ("base.theme", "0")])
        .await;
    let told = told.is(409).json();
    assert_eq!(told["rows"]["theme"]["conflict"], true);
    assert_eq!(told["rows"]["theme"]["holds"], "20");
    // the refused page carries the version that holds, so that saving once more is meant
    let meant = form(["22", "10", "10", "10", "5"], ["1"; 5], "stay");
    let again = it.browser.post(&it.sheet, &meant);
    again.await.is(303);
    assert!(it.kept().contains(&("theme".to_owned(), 2, 44)));
}

#[tokio::test]
async fn eight_requests_at_once_leave_one_version() {
    let it = at_work(1, 3);
    let sends = (0..8).map(|_| {
        let (browser, sheet) = (it.browser.clone(), it.sheet.clone());
        tokio::spawn(async move {
            let fields = [("points.theme", "17.5"), ("base.theme", "0")];
            browser.post_for_json(&sheet, &fields).await.status
        })
    });
    for send in sends.collect::<Vec<_>>() {
        assert_eq!(send.await.unwrap(), 200);
    }
    assert_eq!(it.kept(), [("theme".to_owned(), 1, 35)]);
    assert_eq!(it.program.queue(it.round.key, it.judge)[0].given, 1);
}

#[tokio::test]
async fn nothing_of_another_judge_or_another_round_can_be_opened() {
    let it = at_work(2, 3);
    let foreign = it.program.queue(it.round.key, it.round.judges[1])[0].id;
    let addresses = [
        format!("/judge/m01/{foreign}"),
        format!("/judge/m01/{foreign}/recuse"),
        format!("/judge/m02/{}", it.task.id),
        format!("/judge/m02/{}/recuse", it.task.id),
        "/judge/m02".to_owned(),
        "/judge/m02/finish".to_owned(),
        "/judge/m02/ties".to_owned(),
        "/judge/m99".to_owned(),
        "/judge/nonsense".to_owned(),
        "/judge/m01/999999".to_owned(),
        "/judge/m01/-1".to_owned(),
        "/judge/m01/x".to_owned(),
    ];
    for address in &addresses {
        it.browser.get(address).await.is(404);
        let fields = [("points.theme", "30"), ("base.theme", "0"), ("reason", "x")];
        let posted = it.browser.post(address, &fields).await.status;
        assert!(matches!(posted, 404 | 405), "{address}: {posted}");
    }
    let kept = it.program.read(|conn| judging::scores(conn, foreign));
    assert_eq!(kept, []);
    it.program.visitor().get(&it.sheet).await.is(303);
    it.program
        .browser_of(it.round.organizer)
        .get(&it.sheet)
        .await
        .is(403);
}

#[tokio::test]
async fn no_page_of_a_judge_tells_who_made_a_work_or_what_another_judge_gave() {
    let program = TestProgram::start();
    let secret = Work {
        title: "海河夜色 by Canary Author".to_owned(),
        description: "canary author 出镜，@CanaryHandle 拍摄，电话 13800130042，\
                      写信 canary@author.example，账号 CanaryAccount #你好天津 #点赞天津"
            .to_owned(),
        author: "Canary Author".to_owned(),
        contact: "CanaryContact".to_owned(),
        phone: "13800130042".to_owned(),
        email: Some("canary@author.example".to_owned()),
        account: Some("CanaryAccount".to_owned()),
    };
    let works: Vec<Work> = vec![secret; 12];
    let round = program.round_in_jury_with(&works, 3);
    program.score_all(&round, |_, judge| {
        let theme = if judge == 2 { "23.5" } else { "22" };
        strings([theme, "10", "10", "10", "5"])
    });
    let (chief, code) = (round.judges[0], &round.works[0].code);
    let browser = program.browser_of(chief);
    let task = program.queue(round.key, chief)[0].id;
    let mut seen = vec![];
    for path in ["/judge", "/judge/m01", "/judge/m01/finish"] {
        seen.push(browser.get(path).await);
    }
    let sheet = format!("/judge/m01/{task}");
    seen.push(browser.get(&sheet).await);
    seen.push(browser.get(&format!("{sheet}/recuse")).await);
    seen.push(
        browser
            .post(
                &sheet,
                &form(["99", "x", "", "-1", "7.3"], ["1"; 5], "next"),
            )
            .await,
    );
    seen.push(
        browser
            .post_for_json(&sheet, &form(["99", "x", "", "-1", "7.3"], ["1"; 5], ""))
            .await,
    );
    seen.push(
        browser
            .post(&format!("{sheet}/recuse"), &[("reason", "")])
            .await,
    );
    program.advance(round.key, round.organizer);
    seen.push(browser.get("/judge").await);
    seen.push(browser.get("/judge/m01/ties").await);
    seen.push(browser.post("/judge/m01/ties", &[("tie", "x")]).await);
    for page in &seen {
        assert!(matches!(page.status, 200 | 409 | 422), "{}", page.text);
        let lower = page.text.to_lowercase();
        assert!(!lower.contains("canary"), "{}", page.text);
        page.keeps_quiet_about("13800130042")
            .keeps_quiet_about(code.as_str());
        page.keeps_quiet_about("作者0")
            .keeps_quiet_about("的作品】");
        page.keeps_quiet_about("23.5").keeps_quiet_about("58.5");
        page.keeps_quiet_about("评委第2号")
            .keeps_quiet_about("评委第3号");
        page.keeps_quiet_about("panelist2");
    }
    assert!(seen[1].text.contains("海河夜色"), "{}", seen[1].text);
    assert!(seen[3].text.contains("noreferrer"), "{}", seen[3].text);
}

#[tokio::test]
async fn a_recusal_needs_a_reason_closes_the_sheet_and_draws_a_substitute() {
    let it = at_work(3, 6);
    let recuse = format!("{}/recuse", it.sheet);
    it.browser.get(&recuse).await.is(200).says("确认回避");
    it.browser
        .post(&recuse, &[("reason", " \u{0} ")])
        .await
        .is(422)
        .says("请写明理由");
    let long = "长".repeat(501);
    let refused = it.browser.post(&recuse, &[("reason", &long)]).await;
    refused.is(422).says("最多 500 个字").says(&long);

    let holders = |entry| {
        it.program.read(|conn| {
            let round = contests::round(conn, it.round.key)?;
            let all = judging::assignments(conn, round.id)?;
            let live = all
                .into_iter()
                .filter(|task| task.entry_id == entry && task.is_live());
            Ok(live.map(|task| task.account_id).collect::<Vec<_>>())
        })
    };
    let before = holders(it.task.entry_id);
    let done = it
        .browser
        .post(&recuse, &[("reason", "作者是我的学生")])
        .await;
    assert!(
        done.is(303)
            .location
            .as_deref()
            .unwrap()
            .ends_with("?done=judge-recused")
    );
    let after = holders(it.task.entry_id);
    assert_eq!((before.len(), after.len()), (5, 5));
    assert!(!after.contains(&it.judge));
    let substitute = after.iter().find(|judge| !before.contains(judge));
    let theirs = it
        .program
        .queue(it.round.key, *substitute.expect("a substitute"));
    assert_eq!(theirs.last().unwrap().entry_id, it.task.entry_id);

    it.browser
        .get(&it.sheet)
        .await
        .is(200)
        .says("您已申请回避这件作品")
        .says("作者是我的学生");
    it.browser
        .post(&recuse, &[("reason", "再说一次")])
        .await
        .is(422)
        .says("您已申请回避");
    it.send(["1", "1", "1", "1", "1"], "next")
        .await
        .is(422)
        .says("刚才提交的分数没有保存");
    let told = it
        .browser
        .post_for_json(&it.sheet, &[("points.theme", "1"), ("base.theme", "0")]);
    let told = told.await;
    assert!(told.is(422).json()["closed"].is_string());
    assert_eq!(it.kept(), []);
    let recorded = it.program.read(|conn| audit::page(conn, None, None, 1));
    assert_eq!(
        (recorded[0].act.as_str(), recorded[0].detail.as_str()),
        ("recuse", "作者是我的学生")
    );
}

#[tokio::test]
async fn a_round_is_finished_only_when_no_work_is_open() {
    let it = at_work(2, 3);
    it.browser
        .get("/judge/m01/finish")
        .await
        .is(200)
        .says(&it.sheet)
        .keeps_quiet_about("确认：我已评完");
    let refused = it.browser.post("/judge/m01/finish", &[]).await;
    refused
        .is(422)
        .says("还有 2 件作品没有评完")
        .says(&it.sheet);
    for task in it.program.queue(it.round.key, it.judge) {
        let sheet = format!("/judge/m01/{}", task.id);
        it.browser
            .post(
                &sheet,
                &form(["20", "10", "10", "10", "5"], ["0"; 5], "next"),
            )
            .await
            .is(303);
    }
    it.browser.get("/judge").await.says("全部评完，等您确认");
    it.browser
        .get("/judge/m01/finish")
        .await
        .says("确认：我已评完");
    let done = it.browser.post("/judge/m01/finish", &[]).await;
    it.browser
        .follow(&done)
        .await
        .is(200)
        .says("已确认完成，谢谢您");
    // still the judge's to change until the round closes
    let changed = it
        .browser
        .post(&it.sheet, &[("points.theme", "21"), ("base.theme", "1")])
        .await;
    changed.is(303);
}

#[tokio::test]
async fn a_round_that_left_the_jury_is_shown_and_takes_nothing() {
    let it = at_work(2, 3);
    it.program
        .score_all(&it.round, |_, _| strings(["20", "10", "10", "10", "5"]));
    assert_eq!(
        it.program.advance(it.round.key, it.round.organizer),
        Stage::Settling
    );
    it.browser
        .get("/judge/m01")
        .await
        .is(200)
        .says("本轮复评已经结束")
        .says("55");
    it.browser
        .get(&it.sheet)
        .await
        .is(200)
        .says("本轮复评已经结束")
        .says("readonly")
        .keeps_quiet_about("data-sheet");
    let late = it
        .browser
        .post(
            &it.sheet,
            &form(["30", "10", "10", "10", "5"], ["1"; 5], "next"),
        )
        .await;
    late.is(422)
        .says("刚才提交的分数没有保存")
        .says("value=\"30\"");
    assert!(it.kept().contains(&("theme".to_owned(), 1, 40)));
    it.browser
        .post(&format!("{}/recuse", it.sheet), &[("reason", "晚了")])
        .await
        .is(422)
        .says("本轮复评已经结束");
    it.browser
        .post("/judge/m01/finish", &[])
        .await
        .is(422)
        .says("本轮复评已经结束");
}

#[tokio::test]
async fn a_judge_who_left_the_panel_changes_nothing_any_more() {
    let it = at_work(1, 4);
    it.send(["20", "10", "10", "10", "5"], "stay").await.is(303);
    let acting = it.program.acting(it.round.organizer);
    it.program.act(|conn| {
        let contest = &it.program.app.contest;
        reeljury::actions::release_judge::release_judge(
            conn,
            contest,
            acting,
            it.round.key,
            it.judge,
            "生病",
        )
    });
    it.browser
        .get(&it.sheet)
        .await
        .is(200)
        .says("您已不在本轮评委名单中");
    let late = it
        .browser
        .post(&it.sheet, &[("points.theme", "1"), ("base.theme", "1")])
        .await;
    late.is(422).says("刚才提交的分数没有保存");
    assert!(it.kept().contains(&("theme".to_owned(), 1, 40)));
}

#[tokio::test]
async fn the_chief_puts_equal_works_in_order_with_a_reason() {
    let program = TestProgram::start();
    let round = program.round_in_jury(11, 3);
    // ten second prizes: the last two of eleven are equal at their boundary
    program.score_all(&round, |title, _| match title {
        "海河故事之4" | "海河故事之7" => strings(["10", "10", "10", "10", "5"]),
        _ => strings(["20", "10", "10", "10", "5"]),
    });
    let chief = program.browser_of(round.judges[0]);
    chief
        .get("/judge/m01/ties")
        .await
        .is(200)
        .says("现在不能排序");
    program.advance(round.key, round.organizer);
    chief
        .get("/judge")
        .await
        .says("1 组同分作品等您排定先后")
        .says("/judge/m01/ties");
    program
        .browser_of(round.judges[1])
        .get("/judge/m01/ties")
        .await
        .is(404);
    program
        .browser_of(round.judges[1])
        .get("/judge")
        .await
        .keeps_quiet_about("同分");

    let page = chief.get("/judge/m01/ties").await;
    page.is(200)
        .says("2 件同分作品")
        .says("海河故事之4")
        .says("海河故事之7")
        .keeps_quiet_about("海河故事之1<");
    let tie = between(&page.text, "name=\"tie\" value=\"", "\"");
    let order = |first: &'static str, second: &'static str, reason: &'static str| {
        let (chief, tie) = (chief.clone(), tie.clone());
        async move {
            let fields = [
                ("tie", tie.as_str()),
                ("place.0", first),
                ("place.1", second),
                ("reason", reason),
            ];
            chief.post("/judge/m01/ties", &fields).await
        }
    };
    order("1", "1", "好")
        .await
        .is(422)
        .says("这个名次已给了另一件作品")
        .says("好</textarea>");
    order("1", "", "好")
        .await
        .is(422)
        .says("请为每件作品选一个名次");
    order("0", "3", "好")
        .await
        .is(422)
        .says("请为每件作品选一个名次");
    order("2", "1", "  ").await.is(422).says("请写明理由");
    assert_eq!(decided(&program, round.key), Vec::<String>::new());
    let done = order("2", "1", "更贴近生活").await;
    chief
        .follow(&done)
        .await
        .is(200)
        .says("先后已记录")
        .says("没有等待排序的作品");
    let second_first = if page.text.find("海河故事之4") < page.text.find("海河故事之7") {
        [&round.works[6].code, &round.works[3].code]
    } else {
        [&round.works[3].code, &round.works[6].code]
    };
    let codes = serde_json::to_string(&second_first).unwrap();
    assert_eq!(decided(&program, round.key), [codes]);
    order("1", "2", "再来").await.is(422).says("这一组已经排定");
    assert_eq!(decided(&program, round.key).len(), 1);
}

#[tokio::test]
async fn the_page_of_a_sheet_works_without_a_script_and_names_every_criterion() {
    let it = at_work(1, 3);
    let page = it.browser.get(&it.sheet).await;
    page.is(200)
        .says("第 1 件")
        .says("target=\"_blank\" rel=\"noopener noreferrer\"");
    for key in CRITERIA {
        page.says(&format!("name=\"points.{key}\""))
            .says(&format!("name=\"base.{key}\" value=\"0\""));
    }
    page.keeps_quiet_about("⟦");
    for path in [
        "/judge",
        "/judge/m01",
        "/judge/m01/finish",
        "/judge/m01/ties",
    ] {
        it.browser.get(path).await.is(200).keeps_quiet_about("⟦");
        it.browser
            .clone()
            .english()
            .get(path)
            .await
            .is(200)
            .keeps_quiet_about("⟦");
    }
    let english = it.browser.clone().english();
    english
        .get(&it.sheet)
        .await
        .says("Theme and message")
        .keeps_quiet_about("⟦");
}

impl TestProgram {
    /// A signed-in judge who sits on no panel.
    fn judge_without_seat(&self) -> Browser {
        let role = reeljury::contest::role::Role::Judge;
        self.browser_of(self.account(role, "nowhere@example.com", "候补评委"))
    }
}

fn decided(program: &TestProgram, key: RoundKey) -> Vec<String> {
    let ties = program.read(|conn| {
        let round = contests::round(conn, key)?;
        reeljury::db::awards::ties(conn, round.id)
    });
    ties.into_iter().map(|tie| tie.codes).collect()
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before}"))
        .1;
    rest.split_once(after).expect("an end").0.to_owned()
}
