//! Lists of entries at the desk: the queue, the filters, the pages.

use super::{decide, entered, season};

#[tokio::test]
async fn the_queue_stands_oldest_first_and_leads_from_one_to_the_next() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let mut codes = vec![];
    for n in 1..=3 {
        codes.push(entered(program, n, &[]).await.code);
    }
    let queue = desk.get("/admin/entries").await;
    let places: Vec<_> = codes
        .iter()
        .map(|code| queue.text.find(code.as_str()))
        .collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    let accept = [("decision", "accept"), ("then", "next")];
    let from = decide(&desk, program, &codes[1], &accept).await;
    from.leads_to(&format!("/admin/entries/{}", codes[2]), "decided-accepted");
    let from = decide(&desk, program, &codes[2], &accept).await;
    from.leads_to(&format!("/admin/entries/{}", codes[0]), "decided-accepted");
    let from = decide(&desk, program, &codes[0], &accept).await;
    from.leads_to("/admin/entries", "decided-accepted");
    desk.get("/admin/entries").await.says("没有待审核的作品");
}

#[tokio::test]
async fn lists_are_narrowed_by_state_month_way_look_and_words() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let one = entered(program, 1, &[]).await.code;
    let short = [
        ("share_text", "https://v.douyin.com/iRNBho5q/"),
        ("title", "解放桥"),
    ];
    let two = entered(program, 2, &short).await.code;
    decide(&desk, program, &one, &[("decision", "accept")])
        .await
        .is(303);
    for (query, shown, hidden) in [
        ("state=accepted", &one, &two),
        ("", &two, &one),
        ("state=all&look=yes", &two, &one),
        ("state=all&q=解放", &two, &one),
        ("state=all&month=m01&q=故事", &one, &two),
    ] {
        let page = desk.get(&format!("/admin/entries?{query}")).await;
        page.is(200).says(shown).keeps_quiet_about(hidden);
    }
    for nobody in [
        "state=all&source=weibo",
        "state=all&source=mail",
        "state=all&month=m02",
    ] {
        let page = desk.get(&format!("/admin/entries?{nobody}")).await;
        page.is(200).keeps_quiet_about(&one).keeps_quiet_about(&two);
    }
    let odd = "/admin/entries?state=x&month=m99&source=y&next=z&prev=%00&q=%25%27%00";
    desk.get(odd).await.is(200);
}

#[tokio::test]
async fn a_long_queue_is_turned_page_by_page() {
    let mut season = season();
    let entries: Vec<_> = (0..120)
        .map(|n| crate::rounds::SeasonEntry {
            title: format!("作品{n}"),
            author: format!("作者{n}"),
        })
        .collect();
    let codes = season.enter(&entries);
    let desk = season.seat(season.organizer);
    let first = desk.get("/admin/entries?state=all").await;
    first
        .says(&codes[119])
        .says(&codes[70])
        .keeps_quiet_about(&codes[69]);
    let second = desk.get("/admin/entries?state=all&next=71").await;
    second
        .says(&codes[69])
        .says(&codes[20])
        .keeps_quiet_about(&codes[70]);
    let back = desk.get("/admin/entries?state=all&prev=70").await;
    back.says(&codes[119])
        .says(&codes[70])
        .keeps_quiet_about(&codes[69]);
    let last = desk.get("/admin/entries?state=all&next=21").await;
    last.says(&codes[0])
        .says("上一页")
        .keeps_quiet_about("下一页");
}
