//! A judge's rounds, the queue of entries, and finishing a round.

use reeljury::contest::role::Role;
use reeljury::contest::round::Stage;

use super::*;

#[tokio::test]
async fn a_judge_sees_the_rounds_they_sit_on_and_what_is_to_do() {
    let it = at_work(3, 3);
    let page = it.browser.get("/judge").await;
    page.is(200).says("第1期月赛").says("还有 3 件待评");
    page.says("/judge/m01\"").keeps_quiet_about("/judge/m02");
    let stranger = it.program.browser_of(it.program.account(
        Role::Judge,
        "nowhere@example.com",
        "候补评委",
    ));
    stranger
        .get("/judge")
        .await
        .is(200)
        .says("您目前不在任何一轮");
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
        .says("没有此状态的作品");
    // an unknown filter is ignored
    it.browser
        .get("/judge/m01?state=%FF")
        .await
        .is(200)
        .says(&row);
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
    it.browser.get("/judge").await.says("全部评完，待您确认");
    it.browser
        .get("/judge/m01/finish")
        .await
        .says("确认：我已评完");
    let done = it.browser.post("/judge/m01/finish", &[]).await;
    it.browser
        .follow(&done)
        .await
        .is(200)
        .says("已确认完成，感谢您的评审");
    // points can be changed until the round closes
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
        .says("刚才提交的评分没有保存")
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
    let desk = it.program.browser_of(it.round.organizer);
    let release = async |judge: AccountId| {
        let judge = judge.to_string();
        let fields = [("judge", judge.as_str()), ("reason", "生病")];
        desk.post("/admin/rounds/m01/release", &fields).await
    };
    release(it.judge).await.is(422).says("改任评委会主任");
    let next = it.round.judges[1].to_string();
    let chief = [("judge", next.as_str()), ("reason", "主任生病")];
    desk.post("/admin/rounds/m01/chief", &chief).await.is(303);
    release(it.judge).await.is(303);
    let last = release(it.round.judges[2]).await;
    last.is(422).says("不能再退出");
    it.browser
        .get(&it.sheet)
        .await
        .is(200)
        .says("您已不在本轮评委会中");
    let late = it
        .browser
        .post(&it.sheet, &[("points.theme", "1"), ("base.theme", "1")])
        .await;
    late.is(422).says("刚才提交的评分没有保存");
    assert!(it.kept().contains(&("theme".to_owned(), 1, 40)));
}
