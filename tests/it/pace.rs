//! What people do without an account is paced: by the address that a request came from, by the secret link, and by the
//! address that gets a letter.

use reqwest::Method;

use crate::support::{Browser, Response, TestProgram, enter, response, sheet};

/// A program behind a proxy on this machine.
fn behind_a_proxy() -> TestProgram {
    TestProgram::start_with("2023-06-26T12:00:00+08:00", |config| {
        config.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
    })
}

/// Sends a form that came to the proxy from `address`.
async fn post_from(
    browser: &Browser,
    address: &str,
    path: &str,
    fields: &[(&str, &str)],
) -> Response {
    let request = browser.request(Method::POST, path);
    let request = request.header("x-forwarded-for", address);
    response(request.form(fields)).await
}

/// Fails unless the answer says how long to wait.
#[track_caller]
fn is_put_off(response: &Response) {
    response.is(429);
    let wait = response.headers["retry-after"].to_str().expect("text");
    let seconds: u64 = wait.parse().expect("seconds");
    assert!((1..=1_200).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn forms_that_come_too_often_are_put_off_and_keep_what_was_typed() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let status = enter(&visitor, &[]).await;
    let typed = "只在这里写过的字";
    let entry = sheet(&[("title", typed), ("agree", "")]);
    let link = [("link", typed)];
    let email = [("email", typed)];
    for (path, fields, most) in [
        ("/submit", entry.as_slice(), 29),
        ("/submit/check", &entry, 240),
        (&format!("{status}/edit"), &entry, 20),
        (&format!("{status}/link"), &link, 10),
        ("/find-my-entries", &email, 10),
    ] {
        for n in 0..most {
            let got = visitor.post(path, fields).await;
            assert!(got.status < 429, "{path} {n}: {}", got.status);
        }
        let got = visitor.post(path, fields).await;
        is_put_off(&got);
        // the form that repairs a link is shown only while the entry is on hold
        if !path.ends_with("/link") {
            got.says("操作过于频繁，这次没有提交").says(typed);
        }
    }
    let got = visitor.english().post("/submit", &entry).await;
    is_put_off(&got);
    got.says("Try again in ").says(typed);
}

#[tokio::test]
async fn whoever_waits_as_long_as_is_said_may_go_on() {
    let program = TestProgram::start();
    let fields = [("email", "someone@example.com")];
    for _ in 0..10 {
        program.visitor().post("/find-my-entries", &fields).await;
    }
    let got = program.visitor().post("/find-my-entries", &fields).await;
    is_put_off(&got);
    assert_eq!(got.headers["retry-after"], "60");
    got.says("请 1 分钟后再试");
    program.at("2023-06-26T12:01:01+08:00");
    let again = program.visitor().post("/find-my-entries", &fields).await;
    again.is(200);
}

#[tokio::test]
async fn withdrawing_and_searching_are_paced_too() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let withdraw = format!("{}/withdraw", enter(&visitor, &[]).await);
    for _ in 0..5 {
        let got = visitor.post(&withdraw, &[]).await;
        assert!([303, 409].contains(&got.status), "{}", got.status);
    }
    is_put_off(&visitor.post(&withdraw, &[]).await);
    for _ in 0..60 {
        visitor.get("/entries?q=%E6%B5%B7%E6%B2%B3").await.is(200);
    }
    is_put_off(&visitor.get("/entries?q=%E6%B5%B7%E6%B2%B3").await);
    // who only looks is not put off
    visitor.get("/entries").await.is(200);
}

#[tokio::test]
async fn guessing_links_that_set_passwords_is_paced() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    for n in 0..30 {
        visitor
            .post(&format!("/set-password/{n}"), &[])
            .await
            .is(404);
    }
    is_put_off(&visitor.post("/set-password/30", &[]).await);
}

#[tokio::test]
async fn one_recipient_gets_a_bounded_number_of_letters_whoever_asks_for_them() {
    let program = behind_a_proxy();
    let visitor = program.visitor();
    let form = sheet(&[]);
    for n in 0..30 {
        let address = format!("203.0.113.{n}");
        let got = post_from(&visitor, &address, "/submit", &form).await;
        got.is(303);
    }
    let got = post_from(&visitor, "203.0.113.99", "/submit", &form).await;
    is_put_off(&got);
    got.says("value=\"海河之夜\"");
    let another = sheet(&[("email", "another@example.com")]);
    let got = post_from(&visitor, "203.0.113.99", "/submit", &another).await;
    got.is(303);
}

#[tokio::test]
async fn each_address_behind_a_proxy_is_counted_for_itself() {
    let program = behind_a_proxy();
    let visitor = program.visitor();
    let fields = [("email", "no address")];
    let find = async |address: &str| {
        let got = post_from(&visitor, address, "/find-my-entries", &fields).await;
        got.status
    };
    for _ in 0..10 {
        assert_eq!(find("203.0.113.1").await, 422);
        // the same house, by different addresses of its network
        assert_eq!(find("2001:db8:1:2::1").await, 422);
    }
    assert_eq!(find("203.0.113.1").await, 429);
    assert_eq!(find("203.0.113.2").await, 422);
    assert_eq!(find("2001:db8:1:2:ffff::9").await, 429);
    assert_eq!(find("2001:db8:1:3::1").await, 422);
    // what a stranger writes before the proxy's own part changes nothing
    assert_eq!(find("198.51.100.7, 203.0.113.1:4711").await, 429);
}

#[tokio::test]
async fn a_proxy_that_is_not_in_the_settings_is_not_believed() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    for n in 0..11 {
        let address = format!("203.0.113.{n}");
        let fields = [("email", "no address")];
        let got = post_from(&visitor, &address, "/find-my-entries", &fields).await;
        got.is(if n < 10 { 422 } else { 429 });
    }
}

#[tokio::test]
async fn whoever_is_put_off_costs_no_transaction() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    for _ in 0..40 {
        visitor
            .post("/find-my-entries", &[("email", "a@example.com")])
            .await;
    }
    assert_eq!(program.count("throttles"), 0);
}
