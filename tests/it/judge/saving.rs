//! Points saved by a script one by one, from two tabs, and twice at once.

use super::*;

#[tokio::test]
async fn a_script_saves_one_criterion_at_a_time_and_hears_how_it_stands() {
    let it = at_work(2, 3);
    let fields = [
        ("points.craft", "12.5"),
        ("base.craft", "0"),
        ("then", "stay"),
    ];
    for _ in 0..2 {
        // the repeated request changes nothing and gets the same response
        let response = it.browser.post_for_json(&it.sheet, &fields).await;
        let response = response.is(200).json();
        assert_eq!(response["rows"]["craft"]["version"], 1);
        assert_eq!(response["rows"]["craft"]["holds"], "12.5");
        assert_eq!(response["total"], serde_json::Value::Null);
        assert_eq!(
            (&response["done"], &response["all"]),
            (&0.into(), &2.into())
        );
    }
    assert_eq!(it.kept(), [("craft".to_owned(), 1, 25)]);
    let fields = [("points.craft", "21"), ("base.craft", "1")];
    let response = it.browser.post_for_json(&it.sheet, &fields).await;
    let response = response.is(422).json();
    assert_eq!(
        response["rows"]["craft"]["error"],
        "超过满分，请填 0 到 20 之间的整分或半分"
    );
    assert_eq!(response["rows"]["craft"]["holds"], "12.5");
    assert_eq!(response["saved"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_second_tab_is_shown_both_values_and_overwrites_only_on_purpose() {
    let it = at_work(1, 3);
    it.send(["20", "10", "10", "10", "5"], "stay").await.is(303);
    // another tab was opened earlier and still shows no points
    let response = it.send(["22", "10", "10", "10", "5"], "next").await;
    response
        .is(422)
        .says("另一窗口已改为 20 分，您在这里填的是 22")
        .says("value=\"22\"");
    assert!(it.kept().contains(&("theme".to_owned(), 1, 40)));
    let response = it
        .browser
        .post_for_json(&it.sheet, &[("points.theme", "23"), ("base.theme", "0")])
        .await;
    let response = response.is(409).json();
    assert_eq!(response["rows"]["theme"]["conflict"], true);
    assert_eq!(response["rows"]["theme"]["holds"], "20");
    // the refused page carries the current version, so saving again overwrites on purpose
    let meant = form(["22", "10", "10", "10", "5"], ["1"; 5], "stay");
    let again = it.browser.post(&it.sheet, &meant);
    again.await.is(303);
    assert!(it.kept().contains(&("theme".to_owned(), 2, 44)));
}

#[tokio::test]
async fn eight_requests_at_once_leave_one_version() {
    let it = at_work(1, 3);
    let sends = (0..8).map(|_| {
        let (browser, sheet) = (it.browser.clone(), it.sheet.clone());
        tokio::spawn(async move {
            let fields = [("points.theme", "17.5"), ("base.theme", "0")];
            browser.post_for_json(&sheet, &fields).await.status
        })
    });
    for send in sends.collect::<Vec<_>>() {
        assert_eq!(send.await.expect("it is there"), 200);
    }
    assert_eq!(it.kept(), [("theme".to_owned(), 1, 35)]);
    assert_eq!(it.program.queue(it.round.key, it.judge)[0].given, 1);
}
