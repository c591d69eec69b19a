//! Forms that are refused: each has its sentence and status, keeps the typed text, and stores nothing.

use crate::support::{Response, TestProgram, enter, sheet};

async fn refused(program: &TestProgram, changes: &[(&str, &str)], sentence: &str) -> Response {
    let before = program.rows_of_entries();
    let response = program.visitor().post("/submit", &sheet(changes)).await;
    response.is(422).says(sentence);
    assert_eq!(program.rows_of_entries(), before, "{sentence}");
    response
}

#[tokio::test]
async fn a_link_that_is_no_video_of_a_partner_is_refused_with_the_reason() {
    let program = TestProgram::start();
    for (text, sentence) in [
        ("海河的早晨真好看", "没有找到链接"),
        (
            "https://www.example.com/video/1",
            "www.example.com 不是合作平台的网址",
        ),
        (
            "https://www.douyin.com.example.net/video/7234567890123456789",
            "只是看上去相似",
        ),
        (
            "https://www.douyin.com@example.net/video/7234567890123456789",
            "这个链接实际指向",
        ),
        (
            "https://www.douyin.com:8443/video/7234567890123456789",
            "带有端口 8443",
        ),
        (
            "https://live.douyin.com/123456789",
            "这是抖音的直播间，不是视频",
        ),
        (
            "https://space.bilibili.com/123456",
            "这是哔哩哔哩的个人主页，不是视频",
        ),
    ] {
        refused(&program, &[("share_text", text)], sentence).await;
    }
}

#[tokio::test]
async fn a_look_alike_host_is_named() {
    let program = TestProgram::start();
    let text = "https://www.douyin.com.example.net/video/7234567890123456789";
    let page = refused(&program, &[("share_text", text)], "不是抖音的网址").await;
    page.says("www.douyin.com.example.net").says(text);
    // without a video, nothing is said about topics and duplicates
    page.keeps_quiet_about("此前没有人用这条视频投过稿")
        .keeps_quiet_about("看不到话题 #");
}

#[tokio::test]
async fn a_short_link_that_its_words_call_a_live_room_is_refused() {
    let program = TestProgram::start();
    let text = "2.34 复制打开抖音，看看【小河正在直播】来和我一起支持Ta吧。复制下方链接，打开【抖音】，直接观看直播！ https://v.douyin.com/iAbCdEf8/";
    refused(&program, &[("share_text", text)], "这是抖音的直播间").await;
}

#[tokio::test]
async fn a_missing_topic_is_named_with_what_stands_there_instead() {
    let program = TestProgram::start();
    for (description, sentence) in [
        ("海河 #你好天津#", "缺少话题 #点赞天津"),
        (
            "海河 #你好，天津# #点赞天津#",
            "写的是 #你好，天津#，要求的话题是 #你好天津",
        ),
        (
            "海河 #你好天津 海河 #点赞天津#",
            "在这个平台须写成 #你好天津#",
        ),
    ] {
        let page = refused(&program, &[("description", description)], sentence).await;
        page.says("id=\"description-error\"").says(description);
    }
}

#[tokio::test]
async fn a_share_text_without_topics_asks_for_the_description() {
    let program = TestProgram::start();
    let changes = [
        (
            "share_text",
            "海河的早晨 https://www.douyin.com/video/7234567890123456789",
        ),
        ("description", ""),
    ];
    let page = refused(&program, &changes, "请把发布时的完整文案粘贴到").await;
    page.says("id=\"description-error\"")
        .keeps_quiet_about("data-description hidden");
}

#[tokio::test]
async fn the_same_video_is_refused_with_the_earlier_entrys_code() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    let again = [
        ("share_text", "https://www.bilibili.com/video/av170001?p=2"),
        ("receipt_key", "two"),
    ];
    refused(&program, &again, "这条视频已经投过稿，作品编号 TJ2-000001").await;
}

#[tokio::test]
async fn a_date_outside_the_window_in_the_future_or_unreadable_is_explained() {
    let program = TestProgram::start();
    for (typed, sentence) in [
        (
            "2023-06-16T23:59",
            "不在征集期内（2023年6月17日至2024年6月16日）",
        ),
        ("2023-06-26T12:01", "尚未到来（现在是 2023年6月26日 12:00）"),
        ("last Tuesday", "无法识别“last Tuesday”"),
        ("+99999-01-01T00:00", "无法识别“"),
        ("2023-02-30T10:00", "无法识别“"),
        ("", "请填写发布时间"),
    ] {
        refused(&program, &[("published_at", typed)], sentence).await;
    }
}

#[tokio::test]
async fn after_the_window_entries_are_refused_and_the_form_is_kept() {
    let program = TestProgram::start_at("2024-06-17T00:00:00+08:00");
    let page = refused(&program, &[], "征集已于 2024年6月16日 24:00 截止").await;
    page.says("value=\"海河之夜\"");
}

#[tokio::test]
async fn everything_typed_is_kept_and_every_field_says_what_is_wrong() {
    let program = TestProgram::start();
    let changes = [
        ("title", ""),
        ("phone", "12<3"),
        ("email", "someone@nowhere"),
        ("agree", ""),
        ("published_at", "2023-06-20T08:30"),
    ];
    let page = refused(&program, &changes, "还有 4 处需要修改").await;
    page.says("请填写作品名称")
        .says("手机号格式不正确")
        .says("电子邮箱格式不正确")
        .says("请勾选同意后再提交")
        .says("12&#60;3")
        .says("value=\"someone@nowhere\"")
        .says("value=\"2023-06-20T08:30\"")
        .says("海河的早晨 #你好天津# #点赞天津#")
        .says("value=\"one-form\"");
}

#[tokio::test]
async fn the_sentences_are_in_the_readers_language() {
    let program = TestProgram::start();
    let form = sheet(&[("description", "#你好，天津# #点赞天津#")]);
    let page = program.visitor().english().post("/submit", &form).await;
    page.is(422)
        .says("You wrote #你好，天津#; the topic is #你好天津.");
}

#[tokio::test]
async fn a_text_that_is_far_too_long_is_refused_at_its_field() {
    let program = TestProgram::start();
    let text = "河".repeat(20_000);
    let changes = [("share_text", text.as_str())];
    refused(&program, &changes, "有 20,000 个字，最多 5,000 个").await;
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused_at_their_field() {
    let program = TestProgram::start();
    let body =
        b"share_text=https%3A%2F%2Fwww.bilibili.com%2Fvideo%2FBV17x411w7KC&title=a%FF%FEb&author=x"
            .to_vec();
    let page = program.visitor().post_bytes("/submit", body).await;
    page.is(422).says("无法识别的字符").says("value=\"x\"");
    assert_eq!(program.rows_of_entries(), [0; 6]);
}

#[tokio::test]
async fn nul_characters_do_no_harm() {
    let program = TestProgram::start();
    let text = "https://www.bilibili.com/video/BV17x411w7KC\0";
    enter(
        &program.visitor(),
        &[
            ("share_text", text),
            ("title", "海\0河"),
            ("receipt_key", "\0"),
        ],
    )
    .await;
    assert_eq!(program.entry("TJ2-000001").title, "海河");
}
