//! A judge stands back from a work, and somebody else gets it.

use reeljury::db::{audit, contests};

use super::*;

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
    done.is(303).says_next("judge-recused");
    let after = holders(it.task.entry_id);
    assert_eq!((before.len(), after.len()), (5, 5));
    assert!(!after.contains(&it.judge));
    let substitute = after.iter().find(|judge| !before.contains(judge));
    let theirs = it
        .program
        .queue(it.round.key, *substitute.expect("a substitute"));
    assert_eq!(
        theirs.last().expect("it is there").entry_id,
        it.task.entry_id
    );

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
