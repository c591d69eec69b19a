//! The password is asked for again before weighty acts, and the form that was being sent goes on afterwards.

use reeljury::contest::role::Role;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::contests;

use super::sessions::token_of;
use crate::rounds::{falling, judged, season_entries};
use crate::support::{Browser, PASSWORD, Response, TestProgram};

const JUDGE: [(&str, &str); 4] = [
    ("email", "chen@example.com"),
    ("name", "陈“老师”<b>"),
    ("role", "judge"),
    ("lang", "en"),
];

/// A form with the password beside it, as the page that asks sends it.
fn with<'a>(fields: &[(&'a str, &'a str)], password: &'a str) -> Vec<(&'a str, &'a str)> {
    let asked = [
        ("confirm-username", "organizer@example.com"),
        ("confirm-password", password),
    ];
    fields.iter().copied().chain(asked).collect()
}

/// An organizer whose password was given eleven minutes ago.
async fn desk_of_before(program: &TestProgram) -> Browser {
    let desk = program.organizer().await;
    program.at("2023-06-26T12:11:00+08:00");
    desk
}

async fn invite(desk: &Browser, password: Option<&str>) -> Response {
    match password {
        None => desk.post("/admin/judges", &JUDGE).await,
        Some(password) => desk.post("/admin/judges", &with(&JUDGE, password)).await,
    }
}

#[tokio::test]
async fn within_ten_minutes_of_the_password_nothing_is_asked() {
    let program = TestProgram::start();
    let desk = program.organizer().await;
    program.at("2023-06-26T12:09:00+08:00");
    invite(&desk, None)
        .await
        .leads_to("/admin/judges", "invited");
}

#[tokio::test]
async fn later_the_password_is_asked_and_the_form_is_kept_and_goes_on() {
    let program = TestProgram::start();
    let desk = desk_of_before(&program).await;
    let asked = invite(&desk, None).await;
    asked
        .is(422)
        .says("请再输入一次密码")
        .says("您正要邀请一个人")
        .says("action=\"/admin/judges\"")
        .says("name=\"email\" value=\"chen@example.com\"")
        .says("name=\"name\" value=\"陈“老师”&#60;b&#62;\"")
        .says("name=\"role\" value=\"judge\"");
    assert_eq!(program.count("accounts"), 1);
    let wrong = invite(&desk, Some("not-this-one")).await;
    wrong
        .is(422)
        .says("密码不正确")
        .says("chen@example.com")
        .keeps_quiet_about("not-this-one");
    let english = desk.clone().english();
    english
        .post("/admin/judges", &with(&JUDGE, ""))
        .await
        .is(422)
        .says("Your password once more")
        .says("The password is wrong");
    assert_eq!(program.count("accounts"), 1);
    invite(&desk, Some(PASSWORD))
        .await
        .leads_to("/admin/judges", "invited");
    assert_eq!(program.count("accounts"), 2);
    desk.get("/admin/judges").await.says("陈“老师”&#60;b&#62;");
    // and for ten minutes it is not asked again
    program.at("2023-06-26T12:20:00+08:00");
    let id = program.read(|conn| reeljury::db::accounts::by_email(conn, "chen@example.com"));
    let id = id.expect("an account").id;
    desk.post(&format!("/admin/judges/{id}/disable"), &[])
        .await
        .leads_to("/admin/judges", "disabled");
    program.at("2023-06-26T12:31:00+08:00");
    let enable = format!("/admin/judges/{id}/enable");
    desk.post(&enable, &[]).await.is(422).says("重新启用");
    desk.post(&enable, &with(&[], PASSWORD))
        .await
        .leads_to("/admin/judges", "enabled");
}

#[tokio::test]
async fn a_confirmed_session_has_a_new_token() {
    let program = TestProgram::start();
    program.account(Role::Organizer, "organizer@example.com", "组委会甲");
    let desk = program.visitor();
    let fields = [("email", "organizer@example.com"), ("password", PASSWORD)];
    let old = token_of(&desk.post("/sign-in", &fields).await);
    program.at("2023-06-26T12:11:00+08:00");
    let invited = invite(&desk, Some(PASSWORD)).await;
    let cookies = invited.is(303).headers.get_all("set-cookie").iter();
    let new = cookies.filter_map(|cookie| cookie.to_str().ok()?.strip_prefix("session="));
    let new: Vec<&str> = new.collect();
    assert_eq!(new.len(), 1);
    assert!(!new[0].starts_with(&old), "{new:?}");
    assert!(
        new[0].contains("Max-Age=604") && new[0].contains("HttpOnly"),
        "{new:?}"
    );
    desk.get("/admin").await.is(200);
    let thief = Browser::with_cookie(&program.address, &format!("session={old}"));
    thief.get("/admin").await.is(303);
}

#[tokio::test]
async fn whoever_guesses_is_held_back_for_a_while() {
    let program = TestProgram::start();
    let desk = desk_of_before(&program).await;
    for _ in 0..5 {
        invite(&desk, Some("a-wild-guess")).await.is(422);
    }
    let held = invite(&desk, Some(PASSWORD)).await;
    held.is(429)
        .says("密码错误次数过多")
        .says("chen@example.com");
    assert_eq!(program.count("accounts"), 1);
    program.at("2023-06-26T12:31:00+08:00");
    invite(&desk, Some(PASSWORD)).await.is(303);
}

#[tokio::test]
async fn publishing_a_round_needs_the_password_and_its_other_steps_do_not() {
    let (season, _) = judged(3, &season_entries(3), falling);
    let key = RoundKey::Month(1);
    let program = &season.program;
    season.decide(key, vec![]);
    let desk = season.seat(season.organizer);
    program.at("2023-07-18T13:00:00+08:00");
    let path = "/admin/rounds/m01/advance";
    desk.post(path, &[("stage", "jury")]).await.is(409);
    let asked = desk.post(path, &[("stage", "settling")]).await;
    asked.is(422).says("您正要公示一轮评选的结果");
    let stage = || program.read(|conn| contests::round(conn, key)).stage;
    assert_eq!(stage(), Stage::Settling);
}

#[tokio::test]
async fn a_judge_or_a_visitor_is_not_asked_but_refused() {
    let program = TestProgram::start();
    let judge = program.judge(1).await;
    program.at("2023-06-26T12:30:00+08:00");
    judge
        .post("/admin/judges", &with(&JUDGE, PASSWORD))
        .await
        .is(403);
    let visitor = program.visitor();
    visitor
        .post("/admin/judges", &with(&JUDGE, PASSWORD))
        .await
        .is(401);
}
