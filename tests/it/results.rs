//! A round's result on the organizers' pages: arithmetic by hand, ties, vacancies, one award per author, and access.

use reeljury::actions::decide_tie::decide_tie;
use reeljury::contest::ballot::EntryCode;
use reeljury::contest::round::Stage;
use reeljury::db::contests;
use reeljury::db::results::awards;

use crate::rounds::{MONTH, Season, falling, judged, season_entries, split};

const AWARDS: &str = "/admin/rounds/m01/awards";

#[tokio::test]
async fn the_highest_and_the_lowest_of_five_totals_are_struck_and_the_rest_divided() {
    // 90 80 70 85.5 60: without 90 and 60 it is 235.5 ÷ 3 = 78.5
    let totals = [180, 160, 140, 171, 120];
    let (season, _) = judged(5, &season_entries(1), |_, judge| totals[judge]);
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
    let (season, _) = judged(3, &season_entries(1), |_, judge| totals[judge]);
    let seat = season.seat(season.organizer).english();
    let page = seat.get("/admin/rounds/m01/tally").await;
    page.is(200).says("242.5 ÷ 3 =").says("<b>80.83</b>");
    page.keeps_quiet_about("</s>");
}

#[tokio::test]
async fn a_long_ranking_is_turned_page_by_page() {
    let (season, codes) = judged(3, &season_entries(125), falling);
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
    season.enter(&season_entries(2));
    season.program.at("2023-07-18T12:00:00+08:00");
    season.begin_jury(MONTH);
    season.score(MONTH, |_, _| split(150));
    let seat = season.seat(season.organizer);
    seat.get("/admin/rounds/m01/tally")
        .await
        .is(200)
        .says("复评尚未结束")
        .keeps_quiet_about("75.00");
    seat.get(AWARDS)
        .await
        .is(200)
        .says("复评尚未结束")
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
    let (season, codes) = judged(3, &season_entries(12), |entry, _| {
        190 - [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11][entry]
    });
    let seat = season.seat(season.organizer);
    let waiting = seat.get(AWARDS).await;
    waiting
        .is(200)
        .says("等待评委会主任排定先后")
        .says("第 10 名")
        .says("二等奖只剩 1 个名额");
    waiting.keeps_quiet_about("value=\"decide\"");
    seat.post(AWARDS, &[("act", "decide")])
        .await
        .is(422)
        .says("还有同分作品没有排定先后");
    let blocked = season.try_advance(MONTH, Stage::Settling);
    assert!(blocked.is_err_and(|why| why.contains("UndecidedTies")));

    let order = [codes[10].as_str().into(), EntryCode(codes[9].clone())];
    season
        .program
        .act_as(season.judges[0], |tx| decide_tie(tx, MONTH, &order, "抽签"));
    let decided = seat.post(AWARDS, &[("act", "decide")]).await;
    decided.leads_to(AWARDS, "awards-decided");
    seat.get(AWARDS)
        .await
        .says("第 1 版")
        .says("这是已决定的名单");
    let csv = seat.get("/admin/rounds/m01/winners.csv").await.text;
    assert!(csv.contains(&format!("10,二等奖,{},", codes[10])), "{csv}");
    assert!(csv.contains(&format!("11,三等奖,{},", codes[9])), "{csv}");
}

#[tokio::test]
async fn a_vacancy_needs_a_reason_moves_the_others_down_and_stands_in_the_account() {
    let (season, codes) = judged(3, &season_entries(12), falling);
    let seat = season.seat(season.organizer);
    let refused = seat
        .post(AWARDS, &[("act", "decide"), ("vacant-second", "3")])
        .await;
    refused
        .is(422)
        .says("有空缺时必须写明理由")
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
    nonsense.is(422).says("请填写整数").says("value=\"三\"");

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

    // 3 × 5,000 yuan were left vacant, and 95 × 1,000 yuan found no eligible entry
    let account = seat.get("/admin/awards").await;
    account.is(200).says(reason).says("符合条件的作品不足");
    account.says("已评出 40,000 元 + 空缺 110,000 元 + 尚未评出 2,910,000 元 = 预算 3,060,000 元");
    season.advance(MONTH, Stage::Settling);
    seat.post(AWARDS, &[("act", "decide")]).await.is(409);
}

#[tokio::test]
async fn a_list_that_changed_while_it_was_looked_at_is_shown_again_instead_of_decided() {
    let (season, _) = judged(3, &season_entries(3), falling);
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
    let mut entries = season_entries(4);
    entries[2].author = entries[0].author.clone();
    let (season, codes) = judged(3, &entries, falling);
    let seat = season.seat(season.organizer);
    let page = seat.get(AWARDS).await;
    page.is(200)
        .says("到了名次但没有获奖")
        .says(&format!("同一作者已有名次更高的获奖作品 {}", codes[0]));
    seat.post(AWARDS, &[("act", "decide")]).await.is(303);
    let csv = seat.get("/admin/rounds/m01/winners.csv").await.text;
    assert!(!csv.contains(&codes[2]) && csv.contains(&codes[3]), "{csv}");
}

#[tokio::test]
async fn nobody_but_organizers_gets_internal_lists() {
    let (season, _) = judged(3, &season_entries(2), falling);
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
        let turned_away = visitor.get(path).await;
        turned_away.is(303).keeps_quiet_about("海河第1夜");
        assert!(
            turned_away
                .location
                .is_some_and(|to| to.starts_with("/sign-in"))
        );
        judge.get(path).await.is(403).keeps_quiet_about("海河第1夜");
    }
    judge.post(AWARDS, &[("act", "decide")]).await.is(403);
    visitor.post(AWARDS, &[("act", "decide")]).await.is(401);
}
