//! A contestant's steps: filling in the form, with and without mistakes, and following the entry.

use crate::support::{Browser, enter};
use crate::window::{Size, Window};
use crate::works::Work;

/// Sends a form with five mistakes: everything typed is kept, and each mistake has its sentence.
pub async fn errs(window: &Window, size: Size) {
    window.open("/submit").await;
    let text = "海河的早晨 #你好，天津 https://www.douyin.com/video/7234567890123450001";
    window.fill("share_text", text).await;
    window.fill("author", "城门口").await;
    window.pick_time("published_at", "2023-06-10T08:30").await;
    window.fill("contact", "王某某").await;
    window.fill("phone", "12345").await;
    window.fill("email", "someone@nowhere").await;
    // the script offers what it read in the text; this contestant wants no such title
    window.fill("title", " ").await;
    send(window).await;
    for sentence in [
        "还有 6 处需要修改",
        "请填写作品名称",
        "这不像手机号",
        "这不像电子邮箱",
        "不在征集期内",
        "需要勾选同意",
    ] {
        window.sees(sentence).await;
    }
    assert_eq!(window.value("share_text").await, text);
    assert_eq!(window.value("author").await, "城门口");
    assert_eq!(window.value("phone").await, "12345");
    assert_eq!(window.value("email").await, "someone@nowhere");
    assert_eq!(window.value("published_at").await, "2023-06-10T08:30");
    window.shows_well("submit-with-errors", size).await;
}

/// Fills in the rest of the form and sends it; returns the path of the entry's status page.
pub async fn enters(window: &Window, work: &Work, code: &str) -> String {
    if !window.has("form[data-check]").await {
        window.open("/submit").await;
    }
    let text = format!("{} #你好天津# #点赞天津# {}", work.title, work.link);
    window.fill("share_text", &text).await;
    window.fill("title", work.title).await;
    window.fill("author", work.author).await;
    window.pick_time("published_at", "2023-06-20T08:30").await;
    window.fill("contact", "王某某").await;
    window.fill("phone", "13800000000").await;
    window.fill("email", "someone@example.com").await;
    window.press("label:has([name='agree'])").await;
    send(window).await;
    let path = window.arrives_at("/status/").await;
    window.sees(code).await;
    window.sees(work.title).await;
    path
}

/// Makes an entry with a plain form.
pub async fn enters_plainly(browser: &Browser, work: &Work) -> String {
    let description = format!("{} #你好天津# #点赞天津#", work.title);
    let form = [
        ("share_text", work.link),
        ("description", &description),
        ("title", work.title),
        ("author", work.author),
        ("receipt_key", work.title),
    ];
    enter(browser, &form).await
}

async fn send(window: &Window) {
    window
        .press("form[action='/submit'] button.act:not([formaction])")
        .await;
}
