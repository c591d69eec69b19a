//! Points given on a sheet without a script: which values are accepted, and which page follows.

use super::*;

const CRITERIA: [&str; 5] = ["theme", "creativity", "content", "craft", "reach"];

#[tokio::test]
async fn a_complete_sheet_is_saved_and_leads_to_the_next_open_work() {
    let it = at_work(2, 3);
    let response = it.send(["30", "０", "7.5", "20.0", "。5"], "next").await;
    // a full-width zero is read as 0; `。5` without a leading zero is not a number
    response.is(422).says("分数格式不正确");
    let response = it
        .browser
        .post(
            &it.sheet,
            &form(
                ["30", "0", "7.5", "20", "0.5"],
                ["1", "1", "1", "1", "0"],
                "next",
            ),
        )
        .await;
    let other = it.program.queue(it.round.key, it.judge)[1].id;
    assert_eq!(response.location, Some(format!("/judge/m01/{other}")));
    let page = it.browser.get(&it.sheet).await;
    page.is(200).says("<b data-total>58</b>");
}

#[tokio::test]
async fn each_slip_is_said_at_its_criterion_and_the_rest_is_saved() {
    let it = at_work(1, 3);
    let response = it.send(["30.5", "7.3", "-1", "abc<b>", "8"], "next").await;
    response
        .is(422)
        .says("超过满分，请填 0 到 30 之间")
        .says("只能评整分或半分")
        .says("分数不能小于 0")
        .says("分数格式不正确")
        .says("value=\"30.5\"")
        .says("value=\"7.3\"")
        .says("abc&#60;b&#62;");
    assert_eq!(it.kept(), [("reach".to_owned(), 1, 16)]);
    let blanks = form(["", "", "", "", "8"], ["0", "0", "0", "0", "1"], "next");
    let blank = it.browser.post(&it.sheet, &blanks);
    blank.await.is(422).says("尚未评分");
    assert_eq!(it.kept(), [("reach".to_owned(), 1, 16)]);
    let english = it.browser.clone().english();
    let response = english
        .post(&it.sheet, &[("points.theme", "31"), ("base.theme", "0")])
        .await;
    response
        .is(422)
        .says("More than the maximum; enter whole or half points from 0 to 30");
}

#[tokio::test]
async fn points_of_ten_thousand_characters_or_of_no_text_are_refused_and_nothing_breaks() {
    let it = at_work(1, 3);
    let long = "9".repeat(10_000);
    it.send([&long, "1", "1", "1", "1"], "next")
        .await
        .is(422)
        .says("超过满分，请填 0 到 30 之间");
    let raw = it
        .browser
        .post_bytes(&it.sheet, b"points.theme=%FF%00&base.theme=0".to_vec());
    raw.await.is(422).says("分数格式不正确");
    let unknown = it
        .browser
        .post(&it.sheet, &[("points.beauty", "5"), ("base.theme", "x")]);
    unknown.await.is(303);
    assert_eq!(it.kept().len(), 4);
}

#[tokio::test]
async fn a_sheet_left_for_later_keeps_what_was_given_and_asks_for_nothing() {
    let it = at_work(2, 3);
    let response = it.send(["20", "", "", "", ""], "later").await;
    let other = it.program.queue(it.round.key, it.judge)[1].id;
    assert_eq!(response.location, Some(format!("/judge/m01/{other}")));
    assert_eq!(it.kept(), [("theme".to_owned(), 1, 40)]);
    it.browser.get("/judge/m01").await.says("部分已评");
    // points can be changed, but not removed
    let emptied = it.browser.post(
        &it.sheet,
        &[("points.theme", ""), ("base.theme", "1"), ("then", "later")],
    );
    emptied.await.is(422).says("尚未评分");
}

#[tokio::test]
async fn a_button_of_a_row_gives_points_without_a_script() {
    let it = at_work(1, 3);
    let mut fields = form(["", "4", "", "", ""], ["0"; 5], "");
    fields.push(("give.theme", "24"));
    let response = it.browser.post(&it.sheet, &fields).await;
    assert_eq!(response.is(303).location, Some(it.sheet.clone()));
    let kept = [("creativity".to_owned(), 1, 8), ("theme".to_owned(), 1, 48)];
    assert_eq!(it.kept(), kept);
}

#[tokio::test]
async fn the_page_of_a_sheet_works_without_a_script_and_names_every_criterion() {
    let it = at_work(1, 3);
    let page = it.browser.get(&it.sheet).await;
    page.is(200)
        .says("第 1 件")
        .says("target=\"_blank\" rel=\"noopener noreferrer\"");
    for key in CRITERIA {
        page.says(&format!("name=\"points.{key}\""))
            .says(&format!("name=\"base.{key}\" value=\"0\""));
    }
    page.keeps_quiet_about("⟦");
    for path in [
        "/judge",
        "/judge/m01",
        "/judge/m01/finish",
        "/judge/m01/ties",
    ] {
        it.browser.get(path).await.is(200).keeps_quiet_about("⟦");
        it.browser
            .clone()
            .english()
            .get(path)
            .await
            .is(200)
            .keeps_quiet_about("⟦");
    }
    let english = it.browser.clone().english();
    english
        .get(&it.sheet)
        .await
        .says("Theme and message")
        .keeps_quiet_about("⟦");
}
