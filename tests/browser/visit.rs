//! A visitor looks around, on a desktop screen and on a phone: home page, other language, rules, gallery, sign-in. No
//! page scrolls sideways, and the browser has no complaint.

use crate::chromium::Chromium;
use crate::support::TestProgram;
use crate::window::{DESK, PHONE, Size, Window};

#[tokio::test]
async fn a_visitor_looks_around_at_a_desk() {
    look_around(DESK).await;
}

#[tokio::test]
async fn a_visitor_looks_around_on_a_phone() {
    look_around(PHONE).await;
}

async fn look_around(size: Size) {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let program = TestProgram::start();
    let window = chromium.open(&program.address, size).await;
    first_page_in_both_languages(&window, size).await;
    for (link, path, words) in [
        ("/rules", "/rules", "大赛章程"),
        ("/entries", "/entries", "参赛作品"),
        ("/winners", "/winners", "获奖名单"),
        ("/submit", "/submit", "#你好天津"),
        ("/sign-in", "/sign-in", "登录"),
    ] {
        follow(&window, link).await;
        window.arrives_at(path).await;
        window.sees(words).await;
        is_in_order(&window).await;
        window
            .shows_well(&format!("visit{}", link.replace('/', "-")), size)
            .await;
    }
    window.close().await;
}

async fn first_page_in_both_languages(window: &Window, size: Size) {
    window.open("/").await;
    window.sees("你好，天津").await;
    window.sees("致敬美好时代").await;
    is_in_order(window).await;
    window.shows_well("home", size).await;
    window
        .press("form[action='/language'] button[value='en'], form[action='/language'] button")
        .await;
    window.sees("Hello, Tianjin").await;
    assert_eq!(
        window
            .one("html")
            .await
            .attr("lang")
            .await
            .expect("a page")
            .as_deref(),
        Some("en")
    );
    is_in_order(window).await;
    window.shows_well("home-en", size).await;
    window
        .press("form[action='/language'] button[value='zh-CN'], form[action='/language'] button")
        .await;
    window.sees("致敬美好时代").await;
}

/// Follows the first visible link to a path; on a phone, the link may be in a menu, which is opened first.
async fn follow(window: &Window, path: &str) {
    let script = "const link = [...document.querySelectorAll(`a[href='${arguments[0]}']`)] \
                  .find((it) => it.checkVisibility()); link?.click(); return Boolean(link);";
    let found = window.run(script, vec![path.into()]).await;
    assert_eq!(
        found,
        true,
        "no link to {path} can be seen at {}",
        window.path().await
    );
}

async fn is_in_order(window: &Window) {
    window.fits().await;
    let complaints = window.complaints().await;
    assert!(
        complaints.is_empty(),
        "{} complains: {complaints:#?}",
        window.path().await
    );
}
