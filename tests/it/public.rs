//! What everybody sees: home, rules, gallery, one work, winners, language, static files.

use chrono::{DateTime, Utc};
use diesel::RunQueryDsl;
use reeljury::actions::Acting;
use reeljury::actions::decide_awards::UNFILLED;
use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::actions::submit_entry::{Submission, submit_entry};
use reeljury::contest::claim::{Claim, Typed};
use reeljury::contest::role::Role;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::contest::rules;
use reeljury::db::awards::{self, NewAward};
use reeljury::db::entries::Entry;
use reeljury::db::types::AccountId;
use reeljury::db::{DbError, contests};
use reeljury::lang::Lang;
use reeljury::site;

use crate::support::{TestProgram, answer};

const PHONE: &str = "13912345678";
const EMAIL: &str = "river@example.com";
const CONTACT: &str = "联系人王某";
const ACCOUNT: &str = "平台账号小河";

/// Enters a work by a link of 抖音.
fn enter(program: &TestProgram, n: u32, title: &str) -> Entry {
    let app = &program.app;
    let typed = Typed {
        share_text: &format!("https://www.douyin.com/video/72470000000000{n:05}"),
        description: "海河夜景 #你好天津 #点赞天津",
        title,
        author: &format!("作者{n}"),
        contact: CONTACT,
        phone: PHONE,
        email: EMAIL,
        account: ACCOUNT,
        published_at: Some("2023-06-20T12:00:00+08:00".parse().unwrap()),
    };
    let submission = Submission {
        claim: Claim::parse(&typed).expect("good details"),
        reading: rules::read(&app.contest, typed.share_text, typed.description),
        lang: Lang::Zh,
        receipt_key: site::random_token(),
    };
    let now = app.now();
    let entered = app
        .db
        .write_now(|conn| submit_entry(conn, &app.contest, &app.site, &submission, now));
    entered.unwrap_or_else(|refused| panic!("{refused:?}"))
}

fn review(program: &TestProgram, by: AccountId, entry: &Entry, review: &Review) {
    let app = &program.app;
    let acting = Acting { by, now: app.now() };
    let seen = (entry.code.as_str(), entry.version);
    let done = app
        .db
        .write_now(|conn| review_entry(conn, &app.contest, &app.site, acting, seen, review));
    done.unwrap_or_else(|refused| panic!("{refused:?}"));
}

/// A program with so many works that take part in the first month, and its organizer.
fn with_works(titles: &[&str]) -> (TestProgram, AccountId, Vec<Entry>) {
    let program = TestProgram::start();
    let desk = program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let mut works = vec![];
    for (n, title) in (1..).zip(titles) {
        let entry = enter(&program, n, title);
        review(&program, desk, &entry, &Review::Accept);
        works.push(entry);
    }
    (program, desk, works)
}

/// Publishes a list of the first month: the works in their order, all second prizes; 8 of its second prizes are vacant.
fn publish(program: &TestProgram, by: AccountId, works: &[Entry], stage: Stage) {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let (published, ends) = (
        at("2023-08-01T10:00:00+08:00"),
        at("2023-08-09T00:00:00+08:00"),
    );
    let done = program.app.db.write_now(|conn| {
        let round = contests::round(conn, RoundKey::Month(1))?;
        let decision = awards::insert_decision(conn, round.id, 1, "{}", by, published)?;
        for (place, work) in (1..).zip(works) {
            let award = NewAward {
                entry: work.id,
                tier: "second",
                place,
                rank: place,
                amount_fen: 500_000,
            };
            awards::insert_award(conn, decision, round.id, &award)?;
        }
        awards::insert_vacancy(conn, decision, "second", 8, "评委会认为水平不足")?;
        awards::insert_vacancy(conn, decision, "third", 100, UNFILLED)?;
        if stage.is_public() {
            contests::set_publicity(conn, round.id, published, ends)?;
        }
        contests::enter_stage(conn, round.id, stage, Some(by), "", published)
    });
    done.expect("the list is kept");
}

#[tokio::test]
async fn the_home_page_says_what_it_is_what_can_be_won_and_how_long_is_left() {
    let program = TestProgram::start();
    let page = program.visitor().get("/").await;
    page.is(200)
        .says("第二届“你好，天津”网络短视频大赛")
        .says("致敬美好时代");
    page.says("主办：市委宣传部、市委网信办、海河传媒中心")
        .says("承办：津云新媒体");
    page.says("特别奖")
        .says("30万元")
        .says("1,335")
        .says("306万元")
        .says("1,200 名");
    page.says("特别奖可空缺").says("讲好天津故事");
    // 26 June to 16 June of the next year, and to 16 July
    page.says("<b>357</b>")
        .says("第1次月赛征集中")
        .says("还剩 21 天");
    page.says("抖音")
        .says("津抖云")
        .says("#你好天津 #点赞天津")
        .says("#你好天津# #点赞天津#");
    page.says("新浪微博、哔哩哔哩的话题前后都有井号")
        .says("nihaotianjin@qq.com")
        .says("/qr.svg");
    page.says("还没有通过初审的作品").keeps_quiet_about("⟦");
    let english = program.visitor().english().get("/").await;
    english
        .is(200)
        .says("lang=\"en\"")
        .says("Hello, Tianjin")
        .says("Special prize")
        .says("¥3,060,000");
    english
        .says("Month 1 is open")
        .says("21 days left")
        .keeps_quiet_about("⟦");
}

#[tokio::test]
async fn the_home_page_knows_when_the_contest_has_not_begun_or_is_over() {
    let program = TestProgram::start_at("2023-06-16T23:59:00+08:00");
    program
        .visitor()
        .get("/")
        .await
        .says("投稿开始于")
        .says("2023年6月17日")
        .keeps_quiet_about("天后截止投稿");
    program.at("2024-06-16T23:59:59+08:00");
    program
        .visitor()
        .get("/")
        .await
        .says("<b>1</b>")
        .says("第12次月赛征集中");
    program.at("2024-06-17T00:00:00+08:00");
    program
        .visitor()
        .get("/")
        .await
        .says("投稿已于以下日期截止")
        .says("2024年6月16日");
}

#[tokio::test]
async fn the_home_page_shows_that_the_contest_lives() {
    let (program, desk, works) = with_works(&["海河之夜", "老城厢的早点"]);
    enter(&program, 3, "还在等审核");
    publish(&program, desk, &works, Stage::Publicity);
    program.at("2023-08-02T10:00:00+08:00");
    let page = program.visitor().get("/").await;
    page.is(200)
        .says("<b>3</b>件作品投稿")
        .says("<b>2</b>件通过初审")
        .says("<b>2</b>位作者参赛");
    page.says("<b>1万元</b>已公布奖金")
        .says("<dt>抖音</dt><dd>2</dd>")
        .says("<dt>邮箱</dt><dd>0</dd>");
    page.says("最新获奖")
        .says("/winners/m01")
        .says("公示中")
        .keeps_quiet_about("还在等审核");
}

#[tokio::test]
async fn the_rules_say_what_the_definition_says_in_both_languages() {
    let program = TestProgram::start();
    let page = program.visitor().get("/rules").await;
    page.is(200)
        .says("2023年6月17日")
        .says("2024年6月16日")
        .says("第12次月赛")
        .says("第4次季赛");
    page.says("#你好天津# #点赞天津#")
        .says("二等奖 10 名、三等奖 100 名")
        .says("150,000 元")
        .says("3,060,000 元");
    page.says("主题立意")
        .says("30")
        .says("传播效果")
        .says("有 5 份及以上评分时")
        .says("不足 3 份的不参加排名");
    page.says("主题立意、创意、内容与感染力、制作水平")
        .says("公示 5 个工作日")
        .says("同一作者在同一轮中至多获得一个奖");
    page.says("联系人、手机号和邮箱从不公开")
        .says("id=\"mail\"")
        .keeps_quiet_about("⟦");
    let english = program.visitor().english().get("/rules").await;
    english
        .is(200)
        .says("17 June 2023")
        .says("10 × Second prize, 100 × Third prize")
        .says("¥150,000");
    english
        .says("Theme and message")
        .says("With 5 score sheets or more")
        .keeps_quiet_about("⟦");
}

#[tokio::test]
async fn the_gallery_shows_only_works_that_take_part_and_nothing_personal() {
    let (program, desk, works) = with_works(&["海河之夜"]);
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
    let work = program
        .visitor()
        .get(&format!("/entries/{}", works[0].code))
        .await;
    work.is(200)
        .says("海河之夜")
        .says("作者1")
        .says("抖音")
        .says("第1次月赛")
        .says(&works[0].code);
    work.says("rel=\"noopener noreferrer\"")
        .says("https://www.douyin.com/video/7247000000000000001");
    publish(&program, desk, &works, Stage::Final);
    for path in [
        "/",
        "/entries",
        "/winners",
        "/winners/m01",
        &format!("/entries/{}", works[0].code),
    ] {
        let page = program.visitor().get(path).await;
        page.is(200);
        for secret in [
            PHONE,
            EMAIL,
            CONTACT,
            ACCOUNT,
            "海河夜景",
            &works[0].receipt_key,
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
        &"x".repeat(5_000),
    ] {
        program
            .visitor()
            .get(&format!("/entries/{odd}"))
            .await
            .is(404)
            .says("这里没有内容");
    }
}

#[tokio::test]
async fn the_gallery_is_narrowed_by_month_by_platform_and_by_words() {
    let (program, _, works) = with_works(&["海河之夜", "100%的天津"]);
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
    // a sign of the search language is only itself
    assert_eq!(shown("q=100%25").await, (false, true));
    assert_eq!(shown("q=_").await, (false, false));
    assert_eq!(
        shown(&format!("q={}", works[0].code.to_lowercase())).await,
        (true, false)
    );
    assert_eq!(shown("q=%00%E4%BD%9C%E8%80%852").await, (false, true));
    // what makes no sense narrows nothing
    assert_eq!(
        shown("round=m99&source=nobody&before=x&after=-").await,
        (true, true)
    );
    assert_eq!(
        shown(&format!("q={}", "a".repeat(20_000))).await,
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
    let (program, ..) = with_works(&titles);
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

#[tokio::test]
async fn a_list_is_kept_back_until_it_is_public() {
    let (program, desk, works) = with_works(&["海河之夜", "老城厢的早点"]);
    publish(&program, desk, &works, Stage::Settling);
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
        .says("还没有公布的名单")
        .says("评审中")
        .keeps_quiet_about("/winners/m01");
    let work = visitor.get(&format!("/entries/{}", works[0].code)).await;
    work.is(200).keeps_quiet_about("二等奖");
    visitor.get("/winners/m01/list.csv").await.is(404);
    for odd in ["m13", "m1", "q9", "%00", "annual%20"] {
        visitor.get(&format!("/winners/{odd}")).await.is(404);
    }
    visitor.get("/winners/annual").await.is(200).says("征集中");
}

#[tokio::test]
async fn a_public_list_says_who_has_won_what_is_vacant_and_until_when_one_may_object() {
    let (program, desk, works) = with_works(&["海河之夜", "<b>老城厢</b>的早点"]);
    publish(&program, desk, &works, Stage::Publicity);
    program.at("2023-08-08T23:59:59+08:00");
    let visitor = program.visitor();
    let list = visitor.get("/winners/m01").await;
    list.is(200)
        .says("第1次月赛获奖名单")
        .says("公示中")
        .says("公示期 2023年8月2日至2023年8月8日");
    list.says("二等奖")
        .says("10 名，每名 5,000 元")
        .says("海河之夜")
        .says(&works[0].code)
        .says("作者1 · 抖音");
    list.says("&#60;b&#62;老城厢")
        .says("空缺 8 名：评委会认为水平不足")
        .says("空缺 100 名：符合条件的作品不足");
    list.says("实名致信 nihaotianjin@qq.com")
        .keeps_quiet_about("⟦")
        .keeps_quiet_about("unfilled");
    let english = visitor.clone().english().get("/winners/m01").await;
    english
        .says("Open to objections")
        .says("2 August 2023")
        .says("too few eligible works")
        .keeps_quiet_about("⟦");
    visitor
        .get("/winners")
        .await
        .says("/winners/m01")
        .says("公示中")
        .says("2 个奖，共 10,000 元");
    let work = visitor.get(&format!("/entries/{}", works[0].code)).await;
    work.says("二等奖").says("/winners/m01").says("5,000 元");
    visitor.get("/entries").await.says("二等奖");
    program.at("2023-08-09T00:00:00+08:00");
    let over = visitor.get("/winners/m01").await;
    over.says("公示已结束，待发布")
        .says("公示期于2023年8月8日结束")
        .keeps_quiet_about("实名致信");
}

#[tokio::test]
async fn a_public_list_is_handed_out_as_files_without_anything_personal() {
    let (program, desk, works) = with_works(&["海河之夜", "老城厢的早点"]);
    let visitor = program.visitor();
    publish(&program, desk, &works, Stage::Publicity);
    let list = visitor.get("/winners/m01").await;
    let csv = visitor.get("/winners/m01/list.csv").await;
    csv.is(200);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"), "no byte order mark");
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines.len(), 3, "{}", csv.text);
    assert!(
        lines[1].ends_with(&format!("二等奖,{},海河之夜,作者1,抖音", works[0].code)),
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

#[tokio::test]
async fn the_language_is_chosen_once_and_kept() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    visitor.get("/rules").await.says("大赛章程");
    let chosen = visitor
        .post(
            "/language",
            &[("lang", "en"), ("back", "/entries?q=x&round=m01")],
        )
        .await;
    assert_eq!(
        chosen.is(303).location.as_deref(),
        Some("/entries?q=x&round=m01")
    );
    let cookie = chosen.headers["set-cookie"].to_str().unwrap();
    for part in ["lang=en", "Path=/", "Max-Age=31536000", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    visitor
        .get("/rules")
        .await
        .says("<html lang=\"en\">")
        .says("Rules");
    visitor
        .post("/language", &[("lang", "zh-CN"), ("back", "/")])
        .await
        .is(303);
    visitor.get("/rules").await.says("大赛章程");
    let unknown = visitor
        .post("/language", &[("lang", "tlh"), ("back", "/")])
        .await;
    unknown.is(303);
    visitor.get("/rules").await.says("大赛章程");
}

#[tokio::test]
async fn the_language_switch_leads_nowhere_but_to_this_site() {
    let program = TestProgram::start();
    let elsewhere = [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/.//evil.example",
        "evil",
        "",
    ];
    for back in elsewhere {
        let answer = program
            .visitor()
            .post("/language", &[("lang", "en"), ("back", back)])
            .await;
        assert_eq!(answer.is(303).location.as_deref(), Some("/"), "{back:?}");
    }
    let odd = program
        .visitor()
        .post("/language", &[("lang", "en"), ("back", "/\r\nX: y\u{0}河")])
        .await;
    assert!(
        odd.is(303)
            .location
            .as_deref()
            .is_some_and(|path| path.starts_with('/'))
    );
}

#[tokio::test]
async fn static_files_are_kept_for_good_and_have_their_type() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let page = visitor.get("/").await;
    let start = page.text.find("/static/app.").expect("a style sheet");
    let end = start + page.text[start..].find('"').unwrap();
    let css = visitor.get(&page.text[start..end]).await;
    css.is(200).says("--river");
    assert_eq!(css.content_type, "text/css; charset=utf-8");
    assert_eq!(
        css.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    for missing in [
        "/static/app.css",
        "/static/",
        "/static/../Cargo.toml",
        "/static/%2e%2e/x",
    ] {
        visitor.get(missing).await.is(404);
    }
}

#[tokio::test]
async fn the_qr_code_is_a_drawing_and_the_probes_answer() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let qr = visitor.get("/qr.svg").await;
    qr.is(200).says("<svg").says("#000000");
    assert_eq!(qr.content_type, "image/svg+xml");
    assert_eq!(visitor.get("/healthz").await.is(200).text, "ok");
    assert_eq!(visitor.get("/readyz").await.is(200).text, "ready");
    let post = visitor.request(reqwest::Method::POST, "/entries");
    let status = answer(post).await.status;
    assert!(status == 404 || status == 405, "{status}");
}

#[tokio::test]
async fn a_program_without_its_database_says_that_it_is_not_ready() {
    let program = TestProgram::start();
    let broken = program.app.db.write_now(|conn| {
        diesel::sql_query("DROP TABLE definitions").execute(conn)?;
        Ok::<_, DbError>(())
    });
    broken.expect("the table goes");
    let visitor = program.visitor();
    visitor.get("/readyz").await.is(503);
    visitor.get("/healthz").await.is(200);
}
