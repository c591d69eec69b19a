//! What a contestant does: fills in the form, with mistakes or without, and follows the entry.

use crate::entries::SampleEntry;
use crate::support::{Browser, enter};
use crate::window::{Size, Window};

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
    // the script fills in the title that it found in the text; this contestant empties the field
    window.fill("title", " ").await;
    send(window).await;
    for sentence in [
        "还有 6 处需要修改",
        "请填写作品名称",
        "手机号格式不正确",
        "电子邮箱格式不正确",
        "不在征集期内",
        "请勾选同意后再提交",
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

/// Fills in the fields that are still empty and submits the form; returns the path of the entry's status page.
pub async fn enters(window: &Window, entry: &SampleEntry, code: &str) -> String {
    if !window.has("form[data-check]").await {
        window.open("/submit").await;
    }
    let text = format!("{} #你好天津# #点赞天津# {}", entry.title, entry.link);
    window.fill("share_text", &text).await;
    window.fill("title", entry.title).await;
    window.fill("author", entry.author).await;
    window.pick_time("published_at", "2023-06-20T08:30").await;
    window.fill("contact", "王某某").await;
    window.fill("phone", "13800000000").await;
    window.fill("email", "someone@example.com").await;
    window.press("label:has([name='agree'])").await;
    send(window).await;
    let path = window.arrives_at("/status/").await;
    window.sees(code).await;
    window.sees(entry.title).await;
    path
}

/// Enters an entry with a plain form, without the browser.
pub async fn enters_plainly(browser: &Browser, entry: &SampleEntry) -> String {
    let description = format!("{} #你好天津# #点赞天津#", entry.title);
    let form = [
        ("share_text", entry.link),
        ("description", &description),
        ("title", entry.title),
        ("author", entry.author),
        ("receipt_key", entry.title),
    ];
    enter(browser, &form).await
}

async fn send(window: &Window) {
    window
        .press("form[action='/submit'] button.act:not([formaction])")
        .await;
}
