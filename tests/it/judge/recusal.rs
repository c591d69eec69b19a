//! A judge recuses themselves from an entry, and another judge gets it.

use reeljury::actions::choose_panel::{PanelRefused, choose_panel};
use reeljury::actions::disable_account::set_disabled;
use reeljury::contest::round::RoundKey;
use reeljury::db::{Failed, audit, contests};

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
        .says("刚才提交的评分没有保存");
    let response = it
        .browser
        .post_for_json(&it.sheet, &[("points.theme", "1"), ("base.theme", "0")]);
    let response = response.await;
    assert!(response.is(422).json()["closed"].is_string());
    assert_eq!(it.kept(), []);
    let recorded = it.program.read(|conn| audit::page(conn, None, None, 1));
    assert_eq!(
        (recorded[0].act.as_str(), recorded[0].detail.as_str()),
        ("recuse", "作者是我的学生")
    );
}

/// The tasks of a judge that are neither recused nor taken away.
fn live_tasks(it: &AtWork, of: impl Fn(&Assignment) -> bool) -> usize {
    let all = it.program.read(|conn| {
        let round = contests::round(conn, it.round.key)?;
        judging::assignments(conn, round.id)
    });
    all.iter().filter(|task| task.is_live() && of(task)).count()
}

#[tokio::test]
async fn a_disabled_judge_gets_nothing_and_their_open_works_go_to_the_others() {
    let it = at_work(6, 6);
    it.send(["20", "10", "10", "10", "5"], "stay").await.is(303);
    let (organizer, judge) = (it.round.organizer, it.judge);
    it.program
        .act_as(organizer, |tx| set_disabled(tx, judge, true));

    let theirs = |task: &Assignment| task.account_id == judge;
    assert_eq!(
        live_tasks(&it, theirs),
        1,
        "the complete sheet stays theirs"
    );
    for entry in &it.round.entries {
        assert_eq!(
            live_tasks(&it, |task| task.entry_id == entry.id),
            5,
            "{}",
            entry.code
        );
    }
    // a substitute is chosen from the judges who are present
    let other = it.round.judges[1];
    let task = it.program.queue(it.round.key, other)[0].id;
    let browser = it.program.browser_of(other);
    let recuse = format!("/judge/m01/{task}/recuse");
    browser
        .post(&recuse, &[("reason", "作者是我的学生")])
        .await
        .is(303);
    assert_eq!(live_tasks(&it, theirs), 1);

    let chosen = it.program.try_as(organizer, |tx| {
        choose_panel(tx, RoundKey::Month(2), &it.round.judges, None)
    });
    assert!(
        matches!(chosen, Err(Failed::Refused(PanelRefused::NoJudge))),
        "{chosen:?}"
    );
    it.program
        .act_as(organizer, |tx| set_disabled(tx, judge, false));
    it.program.act_as(organizer, |tx| {
        choose_panel(tx, RoundKey::Month(2), &it.round.judges, None)
    });
}
