//! Contestants without an account: making an entry, and following it on its status page.

mod find;
mod refused;
mod status;

use crate::support::{TestProgram, enter, sheet, status_path};

/// A made-up link of each platform, and what the page calls the platform.
const LINKS: [(&str, &str, &str); 7] = [
    (
        "douyin",
        "抖音",
        "https://www.douyin.com/video/7234567890123456789",
    ),
    (
        "kuaishou",
        "快手",
        "https://www.kuaishou.com/short-video/3xabcdefghijkmn",
    ),
    (
        "weixin",
        "微信视频号",
        "https://weixin.qq.com/sph/AbC123xyz",
    ),
    (
        "weibo",
        "新浪微博",
        "https://weibo.com/tv/show/1034:4912345678901234",
    ),
    (
        "bilibili",
        "哔哩哔哩",
        "https://www.bilibili.com/video/BV17x411w7KC",
    ),
    (
        "xiaohongshu",
        "小红书",
        "https://www.xiaohongshu.com/explore/64a1b2c3000000001f00a1b2",
    ),
    (
        "jindouyun",
        "津抖云",
        "https://www.app2020.tjyun.com/jyapp/system/2023/06/20/123456789.shtml",
    ),
];

#[tokio::test]
async fn of_several_works_in_one_text_the_first_is_checked_and_that_is_said() {
    let program = TestProgram::start();
    let both = format!("{} {}", LINKS[0].2, LINKS[4].2);
    let response = program
        .visitor()
        .post("/submit/check", &[("share_text", both.as_str())])
        .await;
    response
        .is(200)
        .says("有多个作品")
        .says("7234567890123456789");
    // the language switch leads back to the form, not to the address that took the check
    response.keeps_quiet_about("name=\"back\" value=\"/submit/check\"");
}

#[tokio::test]
async fn a_good_entry_from_every_platform_is_taken_and_shown_behind_its_link() {
    let program = TestProgram::start();
    let browser = program.visitor();
    for (n, (key, name, link)) in LINKS.into_iter().enumerate() {
        let path = enter(&browser, &[("share_text", link), ("receipt_key", key)]).await;
        let code = format!("TJ2-{:06}", n + 1);
        let page = browser.get(&path).await;
        page.is(200).says(&code).says(name).says("第1期月赛");
        let entry = program.entry(&code);
        assert_eq!(
            entry.link.platform().map(|platform| platform.key()),
            Some(key)
        );
        assert_eq!(entry.link.pasted.as_deref(), Some(link));
    }
    assert_eq!(program.count("entries"), 7);
    assert_eq!(program.count("letters"), 7);
}

#[tokio::test]
async fn the_form_says_what_is_needed_and_when_the_month_closes() {
    let program = TestProgram::start();
    let page = program.visitor().get("/submit").await;
    page.is(200)
        .says("第1期月赛正在征集作品，距截稿还有 21 天（2023年7月16日 24:00 截止）")
        .says("#你好天津 #点赞天津")
        .says("新浪微博、哔哩哔哩须写成 #你好天津# #点赞天津#")
        .says("nihaotianjin@qq.com")
        .says("name=\"receipt_key\"");
    program.at("2023-06-16T12:00:00+08:00");
    let before = program.visitor().get("/submit").await;
    before.is(200).says("2023年6月17日起可以投稿");
    program.at("2024-06-17T00:00:00+08:00");
    let after = program.visitor().get("/submit").await;
    after
        .says("征集已于 2024年6月16日 24:00 截止")
        .keeps_quiet_about("name=\"share_text\"");
}

#[tokio::test]
async fn the_receipt_is_written_in_the_language_of_the_form() {
    let program = TestProgram::start();
    let chinese = enter(&program.visitor(), &[]).await;
    let link = "https://www.douyin.com/video/7234567890123456789";
    let english = program.visitor().english();
    let other = [
        ("share_text", link),
        ("receipt_key", "two"),
        ("email", "Other@Example.com"),
    ];
    let path = enter(&english, &other).await;
    let letters = program.letters();
    assert_eq!(
        letters[0].subject,
        "【TJ2-000001】已收到您的作品《海河之夜》"
    );
    assert!(
        letters[0]
            .body_text
            .contains(&format!("{}{chinese}", program.address))
    );
    assert_eq!(
        letters[1].subject,
        "[TJ2-000002] We have received your entry “海河之夜”"
    );
    assert_eq!(letters[1].to_address, "other@example.com");
    assert!(letters[1].body_html.contains(&path));
}

#[tokio::test]
async fn an_entry_without_an_address_gets_no_letter() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[("email", " ")]).await;
    assert_eq!(program.rows_of_entries(), [1, 1, 1, 5, 0, 0]);
}

#[tokio::test]
async fn a_doubled_click_enters_one_work_and_leads_to_it_twice() {
    let program = TestProgram::start();
    let browser = program.visitor();
    let form = sheet(&[]);
    let (first, second) = tokio::join!(
        browser.post("/submit", &form),
        browser.post("/submit", &form)
    );
    assert_eq!(status_path(&first), status_path(&second));
    assert_eq!(program.rows_of_entries(), [1, 1, 1, 5, 0, 1]);
}

#[tokio::test]
async fn another_work_in_the_same_form_is_another_entry() {
    let program = TestProgram::start();
    let browser = program.visitor();
    let first = enter(&browser, &[]).await;
    let second = enter(&browser, &[("share_text", LINKS[0].2)]).await;
    assert_ne!(first, second);
    assert_eq!(program.count("entries"), 2);
}

#[tokio::test]
async fn checking_answers_with_the_verdicts_alone_and_stores_nothing() {
    let program = TestProgram::start();
    let text = "海河的早晨 https://www.douyin.com/video/7234567890123456789";
    let fields = [("share_text", text), ("published_at", "2023-06-20 08:30")];
    let request = program
        .visitor()
        .request(reqwest::Method::POST, "/submit/check")
        .header("sec-fetch-site", "same-origin")
        .header("x-part", "check")
        .form(&fields);
    let part = crate::support::response(request).await;
    part.is(200)
        .says("抖音视频，编号 7234567890123456789")
        .says("看不到话题 #你好天津")
        .says("属于第1期月赛")
        .says("data-asks-description=\"true\"")
        .says("data-title=\"海河的早晨\"")
        .keeps_quiet_about("<html");
    assert_eq!(program.rows_of_entries(), [0; 6]);
}

#[tokio::test]
async fn checking_without_a_script_shows_the_whole_form_with_what_was_found() {
    let program = TestProgram::start();
    let text = "海河的早晨 https://www.douyin.com/video/7234567890123456789";
    let browser = program.visitor();
    let request = browser.request(reqwest::Method::POST, "/submit/check");
    let request = request
        .header("sec-fetch-site", "same-origin")
        .form(&[("share_text", text), ("phone", "13800000000")]);
    let page = crate::support::response(request).await;
    page.is(200)
        .says("<html")
        .says("抖音视频")
        .says("value=\"海河的早晨\"")
        .says("value=\"13800000000\"");
}

#[tokio::test]
async fn checking_names_the_earlier_entry_of_the_same_video() {
    let program = TestProgram::start();
    let browser = program.visitor();
    enter(&browser, &[]).await;
    let again = [("share_text", "https://m.bilibili.com/video/av170001")];
    let part = browser.post("/submit/check", &again).await;
    part.says("这条视频已经投过稿，作品编号 TJ2-000001");
}
