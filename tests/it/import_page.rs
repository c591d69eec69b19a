//! The organizers' page for lists of posts: a preview, then one import, then a report with a line for each row.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::support::{Browser, Response, TestProgram, response};

const PAGE: &str = "/admin/entries/import";
const LIST: &str = "链接,作品名称,作者,发布时间,描述\n\
    https://www.douyin.com/video/7300000000000000001,海河边的早晨,津门小记,2023-06-20,#你好天津 #点赞天津\n\
    https://v.douyin.com/iAbCdEf1/,五大道,津门小记,2023-06-20,#你好天津 #点赞天津\n\
    https://www.douyin.com/video/7300000000000000002,,,昨天,#你好天津 #点赞天津\n\
    https://example.com/<b>,别处,别人,2023-06-20,\n\
    https://www.douyin.com/video/7300000000000000001,海河,津门小记,2023-06-20,#你好天津 #点赞天津\n";

async fn upload(browser: &Browser, name: &str, content: &[u8]) -> Response {
    let mut body = format!(
        "--line\r\nContent-Disposition: form-data; name=\"list\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend(content);
    body.extend(b"\r\n--line--\r\n");
    let request = browser
        .request(Method::POST, PAGE)
        .header(CONTENT_TYPE, "multipart/form-data; boundary=line")
        .header("sec-fetch-site", "same-origin");
    response(request.body(body)).await
}

#[tokio::test]
async fn a_list_is_looked_at_before_anything_is_stored_and_then_brought_in_once() {
    let program = TestProgram::start();
    let desk = program.organizer().await;
    desk.get(PAGE).await.is(200).says("名单文件");
    let looked = upload(&desk, "七月.csv", LIST.as_bytes()).await;
    looked.is(303);
    let page = desk.follow(&looked).await;
    page.is(200)
        .says("七月.csv")
        .says("导入 2 件")
        .says("共 5 行");
    page.says("example.com 不是合作平台的网址")
        .says("与第 2 行是同一作品")
        .says("昨天")
        .says("作品名称：没有填写");
    assert_eq!(program.count("entries"), 0);
    let address = looked.location.clone().expect("an address");
    let done = desk.post(&address, &[]).await;
    done.is(303);
    let page = desk.follow(&done).await;
    page.is(200)
        .says("名单已导入")
        .says("TJ2-000002")
        .keeps_quiet_about("导入 2 件");
    assert_eq!(program.count("entries"), 2);
    desk.post(&address, &[]).await.is(303);
    assert_eq!(program.count("entries"), 2);
    let report = desk.get(&format!("{address}/report.csv")).await;
    report
        .is(200)
        .says("2,accepted,TJ2-000001")
        .says("6,refused,,2,duplicate broken");
    assert_eq!(report.text.lines().count(), 6);
    desk.get("/admin/entries/TJ2-000001").await.is(200);
}

#[tokio::test]
async fn what_is_no_list_is_refused_with_the_reason() {
    let program = TestProgram::start();
    let desk = program.organizer().await;
    for (content, words) in [
        (&b""[..], "请选择一份有内容的名单"),
        (b"1,2\n3,4\n", "前 20 行内须有列名"),
        ("标题,作者\n海河,小河\n".as_bytes(), "没有名为“链接”"),
        (b"PK\x03\x04", "无法读取这个文件"),
    ] {
        upload(&desk, "x.csv", content).await.is(422).says(words);
    }
    desk.post(PAGE, &[("list", "x")]).await.is(400);
    assert_eq!(program.count("imports"), 0);
}

#[tokio::test]
async fn lists_are_for_organizers_alone() {
    let program = TestProgram::start();
    let judge = program.judge(1).await;
    judge.get(PAGE).await.is(403);
    upload(&judge, "x.csv", LIST.as_bytes()).await.is(403);
    let desk = program.organizer().await;
    for address in [
        "/admin/entries/import/1",
        "/admin/entries/import/x",
        "/admin/entries/import/1/report.csv",
    ] {
        desk.get(address).await.is(404);
    }
    desk.post("/admin/entries/import/1", &[]).await.is(404);
}
