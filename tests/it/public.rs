//! What everybody sees: home, rules, gallery, one entry, winners, language, static files.

mod gallery;
mod site;
mod winners;

use chrono::{DateTime, Utc};
use reeljury::actions::decide_awards::UNFILLED;
use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::actions::submit_entry::{Submission, submit_entry};
use reeljury::contest::entry_details::{EntryDetails, RawDetails};
use reeljury::contest::role::Role;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::contest::rules;
use reeljury::db::contests;
use reeljury::db::entries::Entry;
use reeljury::db::results::awards::{self, NewAward};
use reeljury::db::types::AccountId;
use reeljury::lang::Lang;

use crate::support::TestProgram;

const PHONE: &str = "13912345678";
const EMAIL: &str = "river@example.com";
const CONTACT: &str = "联系人王某";
const ACCOUNT: &str = "平台账号小河";

/// Enters an entry by a link of 抖音.
fn enter(program: &TestProgram, n: u32, title: &str) -> Entry {
    let app = &program.app;
    let typed = RawDetails {
        share_text: &format!("https://www.douyin.com/video/72470000000000{n:05}"),
        description: "海河夜景 #你好天津 #点赞天津",
        title,
        author: &format!("作者{n}"),
        contact: CONTACT,
        phone: PHONE,
        email: EMAIL,
        account: ACCOUNT,
        published_at: Some("2023-06-20T12:00:00+08:00".parse().expect("an instant")),
    };
    let submission = Submission {
        details: EntryDetails::parse(&typed).expect("good details"),
        reading: rules::read(&app.contest, typed.share_text, typed.description),
        lang: Lang::Zh,
        receipt_key: reeljury::links::random_token(),
    };
    program.act(|conn| submit_entry(&mut app.tx(conn, app.now()), &submission))
}

fn review(program: &TestProgram, by: AccountId, entry: &Entry, review: &Review) {
    program.act_as(by, |tx| {
        review_entry(tx, &entry.code, entry.version, review)
    });
}

/// A program with these entries taking part in the first month, and its organizer.
fn with_entries(titles: &[&str]) -> (TestProgram, AccountId, Vec<Entry>) {
    let program = TestProgram::start();
    let desk = program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let mut entries = vec![];
    for (n, title) in (1..).zip(titles) {
        let entry = enter(&program, n, title);
        review(&program, desk, &entry, &Review::Accept);
        entries.push(entry);
    }
    (program, desk, entries)
}

/// Publishes a list of the first month: the entries in their order, all second prizes; 8 of its second prizes are vacant.
fn publish(program: &TestProgram, by: AccountId, entries: &[Entry], stage: Stage) {
    let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
    let (published, ends) = (
        at("2023-08-01T10:00:00+08:00"),
        at("2023-08-09T00:00:00+08:00"),
    );
    let done = program.app.db.write_now(|conn| {
        let round = contests::round(conn, RoundKey::Month(1))?;
        let decision = awards::insert_decision(conn, round.id, 1, "{}", by, published)?;
        for (place, entry) in (1..).zip(entries) {
            let award = NewAward {
                entry: entry.id,
                tier: "second",
                place,
                rank: place,
                amount_fen: 500_000,
            };
            awards::insert_awards(conn, decision, round.id, &[award])?;
        }
        awards::insert_vacancy(conn, decision, "second", 8, "评委会认为水平不足")?;
        awards::insert_vacancy(conn, decision, "third", 100, UNFILLED)?;
        if stage.flags().is_public {
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
    // from 26 June, the entry period ends in 357 days
    page.says("<b>357</b>")
        .says("第1期月赛征集中")
        .says("24:00 截稿，还有 21 天");
    page.says("抖音")
        .says("津抖云")
        .says("#你好天津 #点赞天津")
        .says("#你好天津# #点赞天津#");
    page.says("新浪微博、哔哩哔哩的话题前后都有 #：")
        .says("nihaotianjin@qq.com")
        .says("/qr.svg");
    page.says("还没有作品通过资格初审").keeps_quiet_about("⟦");
    let english = program.visitor().english().get("/").await;
    english
        .is(200)
        .says("lang=\"en\"")
        .says("Hello, Tianjin")
        .says("Special prize")
        .says("¥3,060,000");
    english
        .says("Monthly round 1 is open")
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
        .says("征集将于 2023年6月17日开始")
        .says("2023年6月17日")
        .keeps_quiet_about("距截稿还有");
    program.at("2024-06-16T23:59:00+08:00");
    program
        .visitor()
        .get("/")
        .await
        .says("今天 24:00 截稿")
        .says("第12期月赛征集中");
    program.at("2024-06-17T00:00:00+08:00");
    program
        .visitor()
        .get("/")
        .await
        .says("征集已于 2024年6月16日 24:00 截止")
        .says("2024年6月16日");
}

#[tokio::test]
async fn the_home_page_shows_that_the_contest_lives() {
    let (program, desk, entries) = with_entries(&["海河之夜", "老城厢的早点"]);
    enter(&program, 3, "还在等审核");
    publish(&program, desk, &entries, Stage::Publicity);
    program.at("2023-08-02T10:00:00+08:00");
    let page = program.visitor().get("/").await;
    page.is(200)
        .says("<b>3</b>件作品投稿")
        .says("<b>2</b>件通过资格初审")
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
        .says("第12期月赛")
        .says("第4期季赛");
    page.says("#你好天津# #点赞天津#")
        .says("二等奖 10 名、三等奖 100 名")
        .says("150,000 元")
        .says("3,060,000 元");
    page.says("主题立意")
        .says("30")
        .says("传播效果")
        .says("有 5 张及以上评分表时")
        .says("不足 3 张的不排名");
    page.says("主题立意、创意、内容与感染力、制作水平")
        .says("公示 5 个工作日")
        .says("同一作者在同一轮中至多获得一个奖");
    page.says("联系人、手机号和电子邮箱不公开")
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
