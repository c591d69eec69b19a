//! Rounds at the desk: what blocks them, who judges, what is screened, and each step as one button.

use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::{contests, judging};

use crate::rounds::{Season, SeasonEntry};
use crate::support::Response;

const MONTH: RoundKey = RoundKey::Month(1);
const PAGE: &str = "/admin/rounds/m01";

fn season_entries(count: usize) -> Vec<SeasonEntry> {
    let entry = |n| SeasonEntry {
        title: format!("作品{n}"),
        author: format!("作者{n}"),
    };
    (1..=count).map(entry).collect()
}

/// A month whose window is over, with `count` accepted entries and five judges.
fn after_the_month(count: usize) -> (Season, Vec<String>) {
    let mut season = Season::begin("2023-06-26T12:00:00+08:00", 5);
    let codes = season.enter(&season_entries(count));
    season.program.at("2023-07-18T12:00:00+08:00");
    (season, codes)
}

fn stage(season: &Season) -> Stage {
    season
        .program
        .read(|conn| contests::round(conn, MONTH))
        .stage
}

async fn advance(season: &Season, from: &str) -> Response {
    let desk = season.seat(season.organizer);
    desk.post(&format!("{PAGE}/advance"), &[("stage", from)])
        .await
}

#[tokio::test]
async fn what_blocks_a_month_is_said_with_the_place_where_it_is_solved() {
    let mut season = Season::begin("2023-06-26T12:00:00+08:00", 5);
    let desk = season.seat(season.organizer);
    let page = desk.get(PAGE).await;
    page.says("征集尚未截止，距截稿还有 21 天")
        .says("没有可以参评的作品");
    super::entered(&season.program, 1, &[]).await;
    season.enter(&season_entries(1));
    season.program.at("2023-07-18T12:00:00+08:00");
    let desk = season.seat(season.organizer);
    let page = desk.get(PAGE).await;
    page.says("1 件作品待资格初审").says(
        "/admin/entries?state=submitted&amp;month=m01"
            .replace("&amp;", "&#38;")
            .as_str(),
    );
    let refused = advance(&season, "eligibility").await;
    refused.is(422).says("还有 1 项未完成");
    assert_eq!(stage(&season), Stage::Eligibility);
    let quarter = desk.get("/admin/rounds/q1").await;
    quarter
        .says("第1期月赛尚未正式发布")
        .says("/admin/rounds/m03");
    desk.get("/admin/rounds").await.says("1 件作品待资格初审");
}

#[tokio::test]
async fn a_month_walks_from_eligibility_through_screening_to_its_jury() {
    let (season, codes) = after_the_month(3);
    let desk = season.seat(season.organizer);
    desk.get(PAGE)
        .await
        .says("进入初评")
        .says("name=\"stage\" value=\"eligibility\"");
    let done = advance(&season, "eligibility").await;
    done.leads_to("/admin/rounds/m01", "round-screening");
    let page = desk.get(PAGE).await;
    page.says("评委会有 0 位评委，至少需要 3 位")
        .says("尚未选定评委会主任");
    let judges: Vec<String> = season.judges.iter().map(ToString::to_string).collect();
    let mut panel: Vec<(&str, &str)> = judges.iter().map(|id| ("judge", id.as_str())).collect();
    panel.push(("chief", &judges[0]));
    desk.post(&format!("{PAGE}/panel"), &panel).await.is(303);
    let vote = format!("vote-{}", codes[2]);
    desk.post(&format!("{PAGE}/screening"), &[(vote.as_str(), "no")])
        .await
        .is(303);
    advance(&season, "screening").await.is(303);
    assert_eq!(stage(&season), Stage::Jury);
    let pool = season.program.read(|conn| {
        let round = contests::round(conn, MONTH)?;
        judging::pool_counts(conn, round.id)
    });
    assert_eq!((pool.pool(), pool.shortlisted), (3, 2));
    let page = desk.get(PAGE).await;
    page.says("评委1还有 2 件没有评完")
        .says("0 / 2")
        .says("退出评委会");
    desk.get("/admin").await.says("评委5还有 2 件没有评完");
}

#[tokio::test]
async fn a_step_that_a_colleague_took_already_is_not_taken_twice() {
    let (season, _) = after_the_month(1);
    advance(&season, "eligibility").await.is(303);
    advance(&season, "eligibility").await.is(409);
    assert_eq!(stage(&season), Stage::Screening);
    advance(&season, "nonsense").await.is(400);
}

#[tokio::test]
async fn a_shortlist_over_its_limit_stops_the_month_until_it_is_cut() {
    let (season, codes) = after_the_month(331);
    advance(&season, "eligibility").await.is(303);
    season.choose_judges(MONTH);
    let desk = season.seat(season.organizer);
    desk.get(PAGE).await.says("331 件作品尚未表决");
    let path = format!("{PAGE}/screening");
    let votes: Vec<String> = codes.iter().map(|code| format!("vote-{code}")).collect();
    let yes: Vec<(&str, &str)> = votes.iter().map(|vote| (vote.as_str(), "yes")).collect();
    desk.post(&path, &yes).await.is(303);
    desk.get(&path).await.says("已选入围 331 件，上限 330 件");
    let refused = advance(&season, "screening").await;
    refused.is(422).says("入围 331 件，超过上限 330 件");
    assert_eq!(stage(&season), Stage::Screening);
    desk.post(&path, &[(votes[7].as_str(), "no")]).await.is(303);
    advance(&season, "screening").await.is(303);
}

#[tokio::test]
async fn several_works_are_screened_at_once_and_unchanged_ones_are_not_recorded_again() {
    let (season, codes) = after_the_month(60);
    advance(&season, "eligibility").await.is(303);
    let desk = season.seat(season.organizer);
    let path = format!("{PAGE}/screening");
    let votes: Vec<String> = codes.iter().map(|code| format!("vote-{code}")).collect();
    let fields = [
        (votes[0].as_str(), "yes"),
        (votes[1].as_str(), "no"),
        (votes[2].as_str(), ""),
    ];
    let done = desk.post(&format!("{path}?show=open"), &fields).await;
    done.leads_to(&format!("{path}?show=open"), "screened");
    desk.post(&path, &fields).await.is(303);
    assert_eq!(season.program.count("screening_votes"), 2);
    let open = desk.get(&format!("{path}?show=open")).await;
    open.keeps_quiet_about(&codes[0])
        .says(&codes[2])
        .says("下一页");
    desk.get(&format!("{path}?show=yes"))
        .await
        .says(&codes[0])
        .keeps_quiet_about(&codes[1]);
    desk.get(&format!("{path}?show=no"))
        .await
        .says(&codes[1])
        .keeps_quiet_about(&codes[0]);
    desk.post(&path, &[("vote-TJ2-999999", "yes")])
        .await
        .is(404);
}

#[tokio::test]
async fn nothing_is_screened_once_the_jury_has_begun() {
    let (season, codes) = after_the_month(2);
    season.begin_jury(MONTH);
    let desk = season.seat(season.organizer);
    let path = format!("{PAGE}/screening");
    let vote = format!("vote-{}", codes[0]);
    desk.post(&path, &[(vote.as_str(), "no")]).await.is(409);
    desk.get(&path)
        .await
        .is(200)
        .keeps_quiet_about("name=\"vote-");
}

#[tokio::test]
async fn a_panel_needs_judges_and_a_chief_among_them() {
    let (season, _) = after_the_month(1);
    let desk = season.seat(season.organizer);
    let path = format!("{PAGE}/panel");
    let judges: Vec<String> = season.judges.iter().map(ToString::to_string).collect();
    let organizer = season.organizer.to_string();
    let chief_outside = [("judge", judges[0].as_str()), ("chief", &judges[1])];
    let refused = desk.post(&path, &chief_outside).await;
    refused.is(422).says("评委会主任必须是选中的评委之一");
    let no_judge = [("judge", organizer.as_str())];
    desk.post(&path, &no_judge)
        .await
        .is(422)
        .says("有人不是评委");
    desk.post(&path, &[("judge", "x")]).await.is(400);
    let twice = [
        ("judge", judges[0].as_str()),
        ("judge", &judges[0]),
        ("chief", &judges[0]),
    ];
    desk.post(&path, &twice).await.is(303);
    season.begin_jury(MONTH);
    desk.post(&path, &twice).await.is(422).says("复评已经开始");
}

#[tokio::test]
async fn a_released_judge_leaves_their_unfinished_works_to_the_others_and_needs_a_reason() {
    let (season, _) = after_the_month(2);
    season.begin_jury(MONTH);
    let desk = season.seat(season.organizer);
    let path = format!("{PAGE}/release");
    let judge = season.judges[4].to_string();
    let wordless = [("judge", judge.as_str()), ("reason", "  ")];
    desk.post(&path, &wordless)
        .await
        .is(422)
        .says("请填写退出原因");
    let fields = [("judge", judge.as_str()), ("reason", "出差在外")];
    desk.post(&path, &fields).await.is(303);
    desk.get(PAGE).await.says("已退出").says("出差在外");
    desk.post(&path, &fields).await.is(422).says("已经退出");
    desk.get("/admin/audit")
        .await
        .says("评委退出")
        .says("出差在外");
}
