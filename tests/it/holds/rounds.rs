//! An entry on hold is not screened or scored, and its sheets do not count as open. The round waits for the hold's
//! date, and then for an organizer.

use reeljury::actions::advance_round::{AdvanceRefused, advance_round};
use reeljury::actions::finish_judging::finish_judging;
use reeljury::actions::tally_round::compute_result;
use reeljury::actions::tx::StaffTx;
use reeljury::contest::cutoff::ExclusionCause;
use reeljury::contest::round::{Blocker, Stage};
use reeljury::db::types::EntryId;
use reeljury::db::{Failed, contests, judging};

use super::*;

impl Month {
    fn score(&self, judge: AccountId, but_not: Option<EntryId>, finish: bool) {
        let program = &self.program;
        let contest = &program.app.contest;
        for task in program.queue(KEY, judge) {
            if Some(task.entry_id) == but_not {
                continue;
            }
            for rule in &contest.definition.criteria {
                let points = (10 - task.entry_id.0).to_string();
                let cast = program.cast(judge, task.id, &rule.key, &points);
                cast.expect("points are taken");
            }
        }
        if finish {
            program.act_as(judge, |tx| finish_judging(tx, KEY));
        }
    }

    fn blockers(&self) -> Vec<Blocker> {
        let stage = self.program.read(|conn| contests::round(conn, KEY)).stage;
        let advance = |tx: &mut StaffTx<'_>| advance_round(tx, KEY, stage, "x");
        let advanced = self.program.try_as(self.secretary, advance);
        match advanced {
            Err(Failed::Refused(AdvanceRefused::Blocked(blockers))) => blockers,
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_judge_presses_once_and_the_work_leaves_every_queue_with_its_points_kept() {
    let month = month_with(3).await;
    let judges = month.to_jury(3);
    let first = month.program.queue(KEY, judges[0])[0].clone();
    let cast = |criterion, points| month.program.cast(judges[0], first.id, criterion, points);
    cast("theme", "20").expect("points are taken");
    let sheet = format!("/judge/m01/{}", first.id);
    let browser = month.program.browser_of(judges[0]);
    browser
        .get(&sheet)
        .await
        .is(200)
        .says(&format!("{sheet}/aside"));
    let put = browser
        .post(&format!("{sheet}/aside"), &[("note", "要登录")])
        .await;
    let location = put.is(303).says_next("put-on-hold").location.clone();
    assert_ne!(location.as_deref(), Some(sheet.as_str()));
    for judge in &judges {
        let queue = month.program.queue(KEY, *judge);
        assert_eq!(queue.len(), 2);
        assert!(queue.iter().all(|task| task.entry_id != first.entry_id));
    }
    browser.get("/judge/m01").await.keeps_quiet_about(&sheet);
    browser
        .get(&sheet)
        .await
        .says("等待修复")
        .keeps_quiet_about("data-sheet");
    let kept = month.program.read(|conn| judging::scores(conn, first.id));
    assert_eq!(kept.len(), 1);
    assert!(cast("craft", "9").is_err());
    let response = browser
        .post_for_json(&sheet, &[("points.craft", "9"), ("base.craft", "0")])
        .await;
    assert!(response.is(422).json()["closed"].is_string());
    // a second judge, who had the sheet open, reports the same
    let theirs = month.program.read(|conn| {
        let round = contests::round(conn, KEY)?;
        judging::assignments(conn, round.id)
    });
    let theirs = theirs
        .iter()
        .find(|task| task.account_id == judges[1] && task.entry_id == first.entry_id)
        .expect("a task");
    let second = month.program.browser_of(judges[1]);
    let again = second
        .post(&format!("/judge/m01/{}/aside", theirs.id), &[])
        .await;
    again.is(303);
    second.post(&format!("{sheet}/aside"), &[]).await.is(404);
    assert_eq!(month.program.count("holds"), 1);
}

#[tokio::test]
async fn the_jury_goes_on_without_it_and_the_round_waits_for_its_date_then_for_an_organizer() {
    let month = month_with(3).await;
    let judges = month.to_jury(3);
    month.put_on_hold(2).await;
    for judge in &judges {
        month.score(*judge, None, true);
    }
    let due = "2023-07-25T16:00:00Z".parse().expect("an instant");
    let waiting = Blocker::HoldsWaiting {
        entries: 1,
        until: due,
    };
    assert_eq!(month.blockers(), [waiting], "nobody misses its sheets");
    let round = "/admin/rounds/m01";
    month
        .desk()
        .get(round)
        .await
        .says("等待修复到 2023年7月25日")
        .says("/admin/entries/asides");
    let compute_result = "/admin/entries/TJ2-000002/aside/settle";
    let give_up = [("resolution", "give_up"), ("hold_note", "联系不上")];
    month
        .desk()
        .post(compute_result, &give_up)
        .await
        .is(422)
        .says("作者还有时间");

    month.program.at("2023-07-26T00:00:01+08:00");
    assert_eq!(month.blockers(), [Blocker::HoldsToResolve(1)]);
    month.desk().get(round).await.says("需要您决定");
    month
        .desk()
        .get("/admin/entries/TJ2-000002")
        .await
        .says("不再参加第1期月赛");

    // the video plays after all: its sheets count as open again
    month
        .desk()
        .post(compute_result, &[("resolution", "plays")])
        .await
        .is(303);
    let blockers = month.blockers();
    assert_eq!(
        blockers
            .iter()
            .filter(|b| matches!(b, Blocker::Unfinished { sheets: 1, .. }))
            .count(),
        3
    );
    for judge in &judges {
        month.score(*judge, None, true);
    }
    assert_eq!(month.program.advance(KEY, month.secretary), Stage::Settling);
    let hold = "/admin/entries/TJ2-000002/aside";
    month
        .desk()
        .post(hold, &[])
        .await
        .is(422)
        .says("不在评审中");
}

#[tokio::test]
async fn what_is_given_up_is_passed_over_whatever_points_it_has_and_its_contestant_is_told() {
    let month = month_with(3).await;
    let judges = month.to_jury(3);
    for judge in &judges {
        month.score(*judge, None, true);
    }
    // the first entry has the most points
    month.put_on_hold(1).await;
    month.program.at("2023-07-26T09:00:00+08:00");
    let letters = month.program.letters().len();
    let resolve_path = "/admin/entries/TJ2-000001/aside/settle";
    let give_up = [("resolution", "give_up"), ("hold_note", "联系不上")];
    month.desk().post(resolve_path, &give_up).await.is(303);
    assert_eq!(month.outcome(1), Some("given_up"));
    let letter = &month.program.letters()[letters];
    for words in ["第1期月赛", "联系不上", "海河故事之1"] {
        assert!(letter.body_text.contains(words), "{}", letter.body_text);
    }
    month
        .program
        .visitor()
        .get(&month.pages[0])
        .await
        .says("不再参加本轮");
    assert_eq!(month.program.advance(KEY, month.secretary), Stage::Settling);
    let settled = month.program.compute(|tx| {
        let round = contests::round(tx.conn, KEY)?;
        compute_result(tx, &round, vec![])
    });
    let facts = settled.facts();
    assert_eq!(facts.exclusions.len(), 1);
    assert_eq!(facts.exclusions[0].entry.0, "TJ2-000001");
    assert_eq!(facts.exclusions[0].cause, ExclusionCause::OutOfReach);
    assert_eq!(settled.tally().ranked[0].entry.0, "TJ2-000001");
    let outcome = facts.outcome().expect("a result");
    let winners: Vec<&str> = outcome
        .awards
        .awards
        .iter()
        .map(|award| award.entry.0.as_str())
        .collect();
    assert_eq!(winners, ["TJ2-000002", "TJ2-000003"]);
    assert_eq!(outcome.advancing.entries.len(), 2);
    let page = month.desk().get("/admin/rounds/m01/awards").await;
    page.is(200).says("TJ2-000002");
}

#[tokio::test]
async fn screening_leaves_it_out_and_keeps_the_other_votes_of_the_page() {
    let month = month_with(3).await;
    month.program.at("2023-07-18T09:00:00+08:00");
    month.program.advance(KEY, month.secretary);
    let path = "/admin/rounds/m01/screening";
    month.desk().get(path).await.says("value=\"TJ2-000002\"");
    let votes = [
        ("vote-TJ2-000001", "yes"),
        ("vote-TJ2-000002", "no"),
        ("hold", "TJ2-000002"),
    ];
    let pressed = month.desk().post(path, &votes).await;
    pressed.is(303).says_next("put-on-hold");
    let counts = month.program.read(|conn| {
        let round = contests::round(conn, KEY)?;
        judging::pool_counts(conn, round.id)
    });
    assert_eq!((counts.yes, counts.no, counts.open), (1, 0, 1));
    assert_eq!((counts.held_open, counts.on_hold, counts.pool()), (1, 1, 3));
    month
        .desk()
        .get(path)
        .await
        .says("TJ2-000003")
        .keeps_quiet_about("TJ2-000002")
        .says("暂缓评审 1");
    month
        .desk()
        .post(path, &[("vote-TJ2-000002", "no")])
        .await
        .is(409);
    month
        .desk()
        .post(path, &[("hold", "TJ2-000099")])
        .await
        .is(404);
    // the whole pool fits, so the entry goes to the jury and waits there
    let blockers = month.blockers();
    assert!(
        !blockers
            .iter()
            .any(|b| matches!(b, Blocker::HoldsWaiting { .. } | Blocker::Unscreened(_))),
        "{blockers:?}"
    );
}
