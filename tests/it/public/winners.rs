//! The public list of winners: when it appears, and in which formats.

use reeljury::contest::round::Stage;

use super::{ACCOUNT, CONTACT, EMAIL, PHONE, publish, with_entries};

#[tokio::test]
async fn a_list_is_kept_back_until_it_is_public() {
    let (program, desk, entries) = with_entries(&["海河之夜", "老城厢的早点"]);
    publish(&program, desk, &entries, Stage::Settling);
    let visitor = program.visitor();
    let pending = visitor.get("/winners/m01").await;
    pending
        .is(200)
        .says("评审中")
        .says("公示 5 个工作日")
        .keeps_quiet_about("海河之夜");
    visitor
        .get("/winners")
        .await
        .is(200)
        .says("尚无公布的名单")
        .says("评审中")
        .keeps_quiet_about("/winners/m01");
    let entry = visitor.get(&format!("/entries/{}", entries[0].code)).await;
    entry.is(200).keeps_quiet_about("二等奖");
    visitor.get("/winners/m01/list.csv").await.is(404);
    for odd in ["m13", "m1", "q9", "%00", "annual%20"] {
        visitor.get(&format!("/winners/{odd}")).await.is(404);
    }
    visitor
        .get("/winners/annual")
        .await
        .is(200)
        .says("尚未开始");
}

#[tokio::test]
async fn a_public_list_says_who_has_won_what_is_vacant_and_until_when_one_may_object() {
    let (program, desk, entries) = with_entries(&["海河之夜", "<b>老城厢</b>的早点"]);
    publish(&program, desk, &entries, Stage::Publicity);
    program.at("2023-08-08T23:59:00+08:00");
    let visitor = program.visitor();
    let list = visitor.get("/winners/m01").await;
    list.is(200)
        .says("第1期月赛获奖名单")
        .says("公示中")
        .says("公示期：2023年8月2日至2023年8月8日");
    list.says("二等奖")
        .says("10 名，每名 5,000 元")
        .says("海河之夜")
        .says(&entries[0].code)
        .says("作者1 · 抖音");
    list.says("&#60;b&#62;老城厢")
        .says("空缺 8 名：评委会认为水平不足")
        .says("空缺 100 名：符合条件的作品不足");
    list.says("实名发送邮件至 nihaotianjin@qq.com")
        .keeps_quiet_about("⟦")
        .keeps_quiet_about("unfilled");
    let english = visitor.clone().english().get("/winners/m01").await;
    english
        .says("Public notice")
        .says("2 August 2023")
        .says("too few eligible entries")
        .keeps_quiet_about("⟦");
    visitor
        .get("/winners")
        .await
        .says("/winners/m01")
        .says("公示中")
        .says("2 个奖，共 10,000 元");
    let entry = visitor.get(&format!("/entries/{}", entries[0].code)).await;
    entry.says("二等奖").says("/winners/m01").says("5,000 元");
    visitor.get("/entries").await.says("二等奖");
    program.at("2023-08-09T00:00:00+08:00");
    let over = visitor.get("/winners/m01").await;
    over.says("公示期满，待发布")
        .says("公示期于 2023年8月8日结束")
        .keeps_quiet_about("实名发送邮件至");
}

#[tokio::test]
async fn a_public_list_is_handed_out_as_files_without_anything_personal() {
    let (program, desk, entries) = with_entries(&["海河之夜", "老城厢的早点"]);
    let visitor = program.visitor();
    publish(&program, desk, &entries, Stage::Publicity);
    let list = visitor.get("/winners/m01").await;
    let csv = visitor.get("/winners/m01/list.csv").await;
    csv.is(200);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"), "no byte order mark");
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines.len(), 3, "{}", csv.text);
    assert!(
        lines[1].ends_with(&format!("二等奖,{},海河之夜,作者1,抖音", entries[0].code)),
        "{}",
        lines[1]
    );
    let json = visitor.get("/winners/m01/list.json").await;
    json.is(200).says("海河之夜");
    let xlsx = visitor.get("/winners/m01/list.xlsx").await;
    assert!(xlsx.is(200).bytes.starts_with(b"PK"));
    for secret in [PHONE, EMAIL, CONTACT, ACCOUNT, "5,000", "500000"] {
        csv.keeps_quiet_about(secret);
        json.keeps_quiet_about(secret);
    }
    for format in ["csv", "xlsx", "json"] {
        list.says(&format!("/winners/m01/list.{format}"));
        visitor
            .get(&format!("/winners/m02/list.{format}"))
            .await
            .is(404);
    }
    for odd in ["m01/list.html", "m01/list.exe", "m99/list.csv"] {
        visitor.get(&format!("/winners/{odd}")).await.is(404);
    }
}
