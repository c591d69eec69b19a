//! Organizers and judges: signing in and out, the one-time link that sets a password, their sessions, and the password
//! that is asked for again.

mod confirming;
mod links;
mod sessions;

use std::net::TcpListener;
use std::sync::Arc;

use reeljury::actions::disable_account::set_disabled;
use reeljury::app::DemoAccount;
use reeljury::contest::role::Role;
use reeljury::web;

use crate::support::{Browser, PASSWORD, TestProgram, response};

async fn try_in(browser: &Browser, email: &str, password: &str) -> crate::support::Response {
    let fields = [("email", email), ("password", password)];
    browser.post("/sign-in", &fields).await
}

#[tokio::test]
async fn whoever_signs_in_gets_to_their_own_part_of_the_site() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let page = program.visitor().get("/sign-in").await;
    page.is(200)
        .says("登录")
        .says("参赛者不需要账号")
        .keeps_quiet_about("演示账号");
    let judge = try_in(&program.visitor(), "judge@example.com", PASSWORD).await;
    assert_eq!(judge.is(303).location.as_deref(), Some("/judge"));
    // the address is accepted with capitals and spaces, too
    let desk = try_in(&program.visitor(), " Desk@Example.com ", PASSWORD).await;
    assert_eq!(desk.is(303).location.as_deref(), Some("/admin"));
    let cookie = desk.headers["set-cookie"].to_str().unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn with_tls_the_session_is_bound_to_this_host() {
    let program = TestProgram::start_with("2023-06-26T12:00:00+08:00", |config| {
        config.public_url = Some("https://contest.example".to_owned());
    });
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let response = try_in(&program.visitor(), "judge@example.com", PASSWORD).await;
    let cookie = response.is(303).headers["set-cookie"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        cookie.starts_with("__Host-session=") && cookie.contains("Secure"),
        "{cookie}"
    );
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_are_answered_alike() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let wrong = try_in(&program.visitor(), "judge@example.com", "wrong-password").await;
    wrong
        .is(422)
        .says("邮箱或密码不正确")
        .says("judge@example.com");
    wrong.keeps_quiet_about("wrong-password");
    let unknown = try_in(&program.visitor(), "nobody@example.com", "wrong-password").await;
    unknown.is(422).says("邮箱或密码不正确");
    // only what follows the header is compared: the header shows a clock
    let unlike = |response: &crate::support::Response| {
        let main = response.text.find("<main").expect("a page");
        response.text[main..]
            .replace("judge@", "")
            .replace("nobody@", "")
    };
    assert_eq!(unlike(&wrong), unlike(&unknown));
    let english = try_in(
        &program.visitor().english(),
        "judge@example.com",
        "wrong-password",
    )
    .await;
    english
        .is(422)
        .says("The e-mail address or the password is wrong");
}

#[tokio::test]
async fn what_is_missing_or_no_text_is_said_at_its_field() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let empty = visitor.post("/sign-in", &[("email", " ")]).await;
    empty.is(422).says("请填写电子邮箱").says("请填写密码");
    let garbled = visitor
        .post_bytes("/sign-in", *b"email=%FF%FE&password=x")
        .await;
    garbled.is(422).says("无法识别的字符");
    let odd = try_in(&visitor, "a\0b@example.com", &"长".repeat(5_000)).await;
    odd.is(422).says("邮箱或密码不正确");
}

#[tokio::test]
async fn too_many_tries_are_held_back_and_let_in_again_later() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let visitor = program.visitor();
    for _ in 0..10 {
        try_in(&visitor, "judge@example.com", "wrong-password")
            .await
            .is(422);
    }
    let held = try_in(&visitor, "judge@example.com", PASSWORD).await;
    held.is(429).says("尝试次数过多").says("judge@example.com");
    program.at("2023-06-26T12:31:00+08:00");
    try_in(&visitor, "judge@example.com", PASSWORD)
        .await
        .is(303);
}

#[tokio::test]
async fn whoever_knows_the_password_signs_in_as_often_as_they_like() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    for _ in 0..12 {
        try_in(&program.visitor(), "judge@example.com", PASSWORD)
            .await
            .is(303);
    }
}

#[tokio::test]
async fn an_address_is_held_back_whatever_accounts_it_tries() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let visitor = program.visitor();
    for n in 0..30 {
        let email = format!("guess{n}@example.com");
        try_in(&visitor, &email, "wrong-password").await.is(422);
    }
    try_in(&visitor, "judge@example.com", PASSWORD)
        .await
        .is(429);
}

#[tokio::test]
async fn signing_in_leads_back_to_where_one_wanted_to_go_but_never_elsewhere() {
    let program = TestProgram::start();
    program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let led = program.visitor().get("/admin/audit").await;
    assert_eq!(
        led.is(303).location.as_deref(),
        Some("/sign-in?next=%2Fadmin%2Faudit")
    );
    program
        .visitor()
        .follow(&led)
        .await
        .is(200)
        .says("value=\"/admin/audit\"");
    let with_next = async |next: &str| {
        let fields = [
            ("email", "desk@example.com"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let response = program.visitor().post("/sign-in", &fields).await;
        response.is(303).location.clone().unwrap_or_default()
    };
    assert_eq!(with_next("/admin/audit").await, "/admin/audit");
    for elsewhere in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/.//evil.example",
    ] {
        assert_eq!(with_next(elsewhere).await, "/admin");
    }
    assert_eq!(with_next("/judge").await, "/admin");
}

#[tokio::test]
async fn after_signing_out_the_old_cookie_opens_nothing() {
    let program = TestProgram::start();
    program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let signed_in = try_in(&program.visitor(), "desk@example.com", PASSWORD).await;
    let cookie = signed_in.headers["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let with_cookie = |method: reqwest::Method, path: &str| {
        let request = program.visitor().request(method, path);
        request
            .header("cookie", cookie.clone())
            .header("sec-fetch-site", "same-origin")
    };
    let page = response(with_cookie(reqwest::Method::GET, "/")).await;
    page.is(200).says("组委会甲");
    let out = response(with_cookie(reqwest::Method::POST, "/sign-out")).await;
    out.leads_to("/", "signed-out");
    let after = Browser::with_cookie(&program.address, "flash=signed-out")
        .get("/")
        .await;
    after.says("已退出登录").says_next("");
    let page = response(with_cookie(reqwest::Method::GET, "/")).await;
    page.is(200).keeps_quiet_about("组委会甲");
    response(with_cookie(reqwest::Method::GET, "/admin"))
        .await
        .is(303);
}

#[tokio::test]
async fn a_disabled_account_is_shut_out_at_once_and_cannot_sign_in() {
    let program = TestProgram::start();
    let desk = program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let judge = program.account(Role::Judge, "judge@example.com", "评委甲");
    let browser = program.signed_in("judge@example.com").await;
    browser.get("/").await.says("评委甲");
    program.act_as(desk, |tx| set_disabled(tx, judge, true));
    browser.get("/").await.keeps_quiet_about("评委甲");
    try_in(&browser, "judge@example.com", PASSWORD)
        .await
        .is(422)
        .says("邮箱或密码不正确");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let browser = program.signed_in("judge@example.com").await;
    for path in ["/sign-in", "/sign-out", "/language"] {
        let post = browser.request(reqwest::Method::POST, path);
        let foreign = post
            .header("sec-fetch-site", "cross-site")
            .form(&[("lang", "en")]);
        response(foreign).await.is(403).says("请求被拒绝");
        let post = browser.request(reqwest::Method::POST, path);
        let foreign = post
            .header("origin", "https://evil.example")
            .form(&[("lang", "en")]);
        response(foreign).await.is(403);
    }
    browser.get("/").await.says("评委甲");
}

#[tokio::test]
async fn a_demonstration_offers_its_accounts_to_sign_in_with_one_press() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let mut app = program.app.clone();
    app.demo_accounts = Arc::new(vec![DemoAccount {
        role: "role-judge",
        email: "judge@example.com".to_owned(),
        password: PASSWORD.to_owned(),
    }]);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            web::server(app, listener, 1)
                .expect("the site starts")
                .await
        })
    });
    let visitor = Browser::new(&address);
    let page = visitor.get("/sign-in").await;
    page.is(200).says("演示账号").says("评委");
    page.says("name=\"email\" value=\"judge@example.com\"");
    page.says("name=\"password\" value=\"correct-horse-battery\"");
    try_in(&visitor, "judge@example.com", PASSWORD)
        .await
        .is(303);
}
