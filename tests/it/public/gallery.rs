//! Which entries, and which of their details, does everybody see?

use reeljury::actions::review_entry::Review;
use reeljury::contest::round::Stage;

use super::{ACCOUNT, CONTACT, EMAIL, PHONE, enter, publish, review, with_entries};

#[tokio::test]
async fn the_gallery_shows_only_works_that_take_part_and_nothing_personal() {
    let (program, desk, entries) = with_entries(&["海河之夜"]);
    let waiting = enter(&program, 2, "还在等审核");
    let rejected = enter(&program, 3, "没有通过的");
    let note = "与主题无关".to_owned();
    let reason = reeljury::contest::entry::ReasonCode::Theme;
    review(&program, desk, &rejected, &Review::Reject { reason, note });
    let gallery = program.visitor().get("/entries").await;
    gallery.is(200).says("海河之夜").says("共 1 件");
    gallery
        .keeps_quiet_about("还在等审核")
        .keeps_quiet_about("没有通过的");
    let entry = program
        .visitor()
        .get(&format!("/entries/{}", entries[0].code))
        .await;
    entry
        .is(200)
        .says("海河之夜")
        .says("作者1")
        .says("抖音")
        .says("第1期月赛")
        .says(&entries[0].code);
    entry
        .says("rel=\"noopener noreferrer\"")
        .says("https://www.douyin.com/video/7247000000000000001");
    publish(&program, desk, &entries, Stage::Final);
    for path in [
        "/",
        "/entries",
        "/winners",
        "/winners/m01",
        &format!("/entries/{}", entries[0].code),
    ] {
        let page = program.visitor().get(path).await;
        page.is(200);
        for secret in [
            PHONE,
            EMAIL,
            CONTACT,
            ACCOUNT,
            "海河夜景",
            &entries[0].receipt_key,
        ] {
            page.keeps_quiet_about(secret);
        }
    }
    for entry in [waiting, rejected] {
        program
            .visitor()
            .get(&format!("/entries/{}", entry.code))
            .await
            .is(404);
    }
    for odd in [
        "TJ2-999999",
        "%00",
        "%F0%9F%8C%8A",
        "..%2f..",
        &"x".repeat(900),
    ] {
        program
            .visitor()
            .get(&format!("/entries/{odd}"))
            .await
            .is(404)
            .says("页面不存在");
    }
}

#[tokio::test]
async fn the_gallery_is_narrowed_by_month_by_platform_and_by_words() {
    let (program, _, entries) = with_entries(&["海河之夜", "100%的天津"]);
    let visitor = program.visitor();
    let shown = async |query: &str| {
        let page = visitor.get(&format!("/entries?{query}")).await;
        page.is(200).keeps_quiet_about("⟦");
        (
            page.text.contains("海河之夜"),
            page.text.contains("100%的天津"),
        )
    };
    assert_eq!(shown("").await, (true, true));
    assert_eq!(shown("round=m01&source=douyin").await, (true, true));
    assert_eq!(shown("round=m02").await, (false, false));
    assert_eq!(shown("source=weibo").await, (false, false));
    assert_eq!(shown("source=mail").await, (false, false));
    assert_eq!(shown("q=%E6%B5%B7%E6%B2%B3").await, (true, false));
    // a wildcard of SQL is an ordinary character here
    assert_eq!(shown("q=100%25").await, (false, true));
    assert_eq!(shown("q=_").await, (false, false));
    assert_eq!(
        shown(&format!("q={}", entries[0].code.to_lowercase())).await,
        (true, false)
    );
    assert_eq!(shown("q=%00%E4%BD%9C%E8%80%852").await, (false, true));
    // an unknown filter is ignored
    assert_eq!(
        shown("round=m99&source=nobody&before=x&after=-").await,
        (true, true)
    );
    assert_eq!(
        shown(&format!("q={}", "a".repeat(1_500))).await,
        (false, false)
    );
    visitor
        .get("/entries?round=m02")
        .await
        .says("没有符合条件的作品")
        .says("全部作品");
    visitor
        .get("/entries?source=douyin&q=x%22%3E")
        .await
        .says("value=\"douyin\" selected")
        .says("value=\"x&#34;&#62;\"");
}

#[tokio::test]
async fn the_gallery_is_turned_page_by_page_without_losing_or_repeating_a_work() {
    let titles: Vec<String> = (1..=60).map(|n| format!("作品第{n:02}号")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let (program, ..) = with_entries(&titles);
    let visitor = program.visitor();
    let shown = |text: &str| -> Vec<String> {
        titles
            .iter()
            .rev()
            .filter(|title| text.contains(**title))
            .map(|title| (*title).to_owned())
            .collect()
    };
    let link = |text: &str, rel: &str| -> Option<String> {
        let end = text.find(&format!("\" rel=\"{rel}\""))?;
        let start = text[..end].rfind("href=\"")? + 6;
        Some(text[start..end].replace("&#38;", "&"))
    };
    let first = visitor.get("/entries?source=douyin").await;
    assert_eq!(link(&first.text, "prev"), None);
    let second = visitor
        .get(&link(&first.text, "next").expect("a next page"))
        .await;
    let third = visitor
        .get(&link(&second.text, "next").expect("a last page"))
        .await;
    assert_eq!(link(&third.text, "next"), None);
    let mut all = shown(&first.text);
    all.extend(shown(&second.text));
    all.extend(shown(&third.text));
    let newest_first: Vec<String> = titles
        .iter()
        .rev()
        .map(|title| (*title).to_owned())
        .collect();
    assert_eq!(all, newest_first);
    let back = visitor
        .get(&link(&third.text, "prev").expect("a page before"))
        .await;
    assert_eq!(shown(&back.text), shown(&second.text));
    let top = visitor
        .get(&link(&back.text, "prev").expect("the first page"))
        .await;
    assert_eq!(shown(&top.text), shown(&first.text));
    assert_eq!(link(&top.text, "prev"), None);
}
