//! Sessions: how they end, and the list of them on the page of one's own account.

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::contest::role::Role;
use reeljury::db::{Conn, DbError};
use reqwest::Method;

use crate::support::{Browser, PASSWORD, Response, TestProgram, response};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const WECHAT: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50";

/// Signs in from a device.
async fn sign_in_from(browser: &Browser, device: &str, email: &str) -> Response {
    let request = browser
        .request(Method::POST, "/sign-in")
        .header("user-agent", device);
    let signed_in = response(request.form(&[("email", email), ("password", PASSWORD)])).await;
    signed_in.is(303);
    signed_in
}

/// The session token that an answer sets.
pub fn token_of(signed_in: &Response) -> String {
    let cookie = signed_in.headers["set-cookie"].to_str().expect("text");
    let value = cookie.split(['=', ';']).nth(1);
    value.expect("a value").to_owned()
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

fn texts(program: &TestProgram, query: &str) -> Vec<String> {
    let read = |conn: &mut Conn| {
        let rows: Vec<Row> = diesel::sql_query(query).load(conn)?;
        Ok::<_, DbError>(rows.into_iter().map(|row| row.text).collect())
    };
    program.read(read)
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_without_use() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let browser = program.signed_in("judge@example.com").await;
    program.at("2023-06-26T23:55:00+08:00");
    browser.get("/").await.says("评委甲");
    program.at("2023-06-27T11:54:00+08:00");
    browser.get("/").await.says("评委甲");
    program.at("2023-06-27T23:56:00+08:00");
    browser.get("/").await.keeps_quiet_about("评委甲");
    browser.get("/judge").await.is(303);
}

#[tokio::test]
async fn a_session_ends_after_seven_days_however_much_it_is_used() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let browser = program.signed_in("judge@example.com").await;
    let began = program.app.now();
    for hours in (11..168).step_by(11) {
        program.app.clock.set(began + TimeDelta::hours(hours));
        browser.get("/").await.says("评委甲");
    }
    program.at("2023-07-03T11:59:00+08:00");
    browser.get("/").await.says("评委甲");
    program.at("2023-07-03T12:01:00+08:00");
    browser.get("/").await.keeps_quiet_about("评委甲");
}

#[tokio::test]
async fn the_database_holds_the_hash_of_a_session_and_a_shortened_address() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let token = token_of(&sign_in_from(&program.visitor(), FIREFOX, "judge@example.com").await);
    let all = "SELECT token_hash || ' ' || device || ' ' || address AS text FROM sessions";
    let stored = texts(&program, all);
    assert_eq!(stored.len(), 1);
    assert!(
        stored[0].ends_with(" firefox linux 127.0.0.*"),
        "{stored:?}"
    );
    assert!(!stored[0].contains(&token), "{stored:?}");
}

#[tokio::test]
async fn signing_in_gives_a_new_token_and_ends_the_session_that_the_browser_had() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let browser = program.visitor();
    let first = token_of(&sign_in_from(&browser, FIREFOX, "judge@example.com").await);
    let second = token_of(&sign_in_from(&browser, FIREFOX, "desk@example.com").await);
    assert_ne!(first, second);
    browser.get("/").await.says("组委会甲");
    let old = Browser::with_cookie(&program.address, &format!("session={first}"));
    old.get("/").await.keeps_quiet_about("评委甲");
    // a token that somebody put into the browser before is not taken over
    let planted = Browser::with_cookie(&program.address, "session=planted-by-a-stranger");
    let given = token_of(&sign_in_from(&planted, FIREFOX, "judge@example.com").await);
    assert_ne!(given, "planted-by-a-stranger");
    let stranger = Browser::with_cookie(&program.address, "session=planted-by-a-stranger");
    stranger.get("/").await.keeps_quiet_about("评委甲");
}

#[tokio::test]
async fn the_own_page_lists_the_devices_and_signs_out_one_or_all_others() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let (here, phone, third) = (program.visitor(), program.visitor(), program.visitor());
    sign_in_from(&here, FIREFOX, "judge@example.com").await;
    program.at("2023-06-26T13:00:00+08:00");
    sign_in_from(&phone, WECHAT, "judge@example.com").await;
    sign_in_from(&third, "curl/8.5.0", "judge@example.com").await;
    let page = here.get("/account").await;
    page.is(200)
        .says("评委甲 · 评委 · judge@example.com")
        .says("Firefox · Linux <span class=\"tag\">本机</span>")
        .says("微信 · iPhone")
        .says("127.0.0.*")
        .says("2023-06-26 12:00")
        .says("退出其他设备");
    let english = here.clone().english().get("/account").await;
    english
        .says("WeChat · iPhone")
        .says("Another browser · another system")
        .says("Sign out other devices");
    let newest = texts(
        &program,
        "SELECT CAST(id AS TEXT) AS text FROM sessions WHERE device = 'wechat iphone'",
    );
    let ended = here
        .post(&format!("/account/sessions/{}/end", newest[0]), &[])
        .await;
    ended.leads_to("/account", "session-ended");
    phone.get("/").await.keeps_quiet_about("评委甲");
    third.get("/").await.says("评委甲");
    let ended = here.post("/account/sessions/end-others", &[]).await;
    ended.leads_to("/account", "sessions-ended");
    third.get("/").await.keeps_quiet_about("评委甲");
    here.get("/account")
        .await
        .says("Firefox · Linux")
        .keeps_quiet_about("退出其他设备");
    let acts = texts(
        &program,
        "SELECT detail AS text FROM audit WHERE act = 'end_session' ORDER BY id",
    );
    assert_eq!(acts, ["", "1"]);
}

#[tokio::test]
async fn nobody_ends_a_session_of_somebody_else() {
    let program = TestProgram::start();
    program.account(Role::Organizer, "desk@example.com", "组委会甲");
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let judge = program.signed_in("judge@example.com").await;
    let desk = program.signed_in("desk@example.com").await;
    for id in 0..5 {
        let ended = desk.post(&format!("/account/sessions/{id}/end"), &[]).await;
        if ended.status != 303 {
            break;
        }
    }
    judge.get("/").await.says("评委甲");
    desk.post("/account/sessions/x/end", &[]).await;
    for path in ["/account/sessions/1/end", "/account/sessions/end-others"] {
        program.visitor().post(path, &[]).await.is(401);
    }
    let page = program.visitor().get("/account").await;
    assert_eq!(
        page.is(303).location.as_deref(),
        Some("/sign-in?next=%2Faccount")
    );
}

#[tokio::test]
async fn a_database_that_cannot_be_written_lets_readers_go_on() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let browser = program.signed_in("judge@example.com").await;
    // whatever is written to sessions fails from now on
    let refuse = if program.app.config.database_url.starts_with("postgres") {
        "CREATE FUNCTION no() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''no''; END' LANGUAGE plpgsql; \
         CREATE TRIGGER no BEFORE UPDATE ON sessions FOR EACH ROW EXECUTE FUNCTION no()"
    } else {
        "CREATE TRIGGER no BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'no'); END"
    };
    let made = program
        .app
        .db
        .on_connection(|conn| Ok(conn.batch_execute(refuse)?));
    made.expect("a trigger");
    program.at("2023-06-26T12:30:00+08:00");
    browser.get("/").await.is(200).says("评委甲");
}
