//! Entries that may be one entry are found when they come in, shown side by side, and decided once.

use reeljury::actions::find_pairs::find_pairs;
use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::contest::entry::{EntryState, ReasonCode};
use reeljury::contest::imported_post::PostRow;
use reeljury::contest::role::Role;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::contest::similar::Likeness;
use reeljury::db::pairs::{self, Pair};
use reeljury::db::types::PairId;
use reeljury::posts::bring_in::bring_in;

use crate::support::{Browser, EntryDraft, TestProgram, enter};

const PAGE: &str = "/admin/entries/pairs";

/// Enters an entry, always by the same author; `n` distinguishes the videos.
async fn entered(browser: &Browser, n: u32, title: &str) {
    let link = format!("https://www.douyin.com/video/73{n:017}");
    let receipt = format!("receipt-{n}");
    let fields = [
        ("share_text", link.as_str()),
        ("title", title),
        ("author", "津门小记"),
        ("receipt_key", &receipt),
    ];
    enter(browser, &fields).await;
}

fn open(program: &TestProgram) -> Vec<Pair> {
    program.read(|conn| pairs::open(conn, PairId(0), 100))
}

#[tokio::test]
async fn nearly_the_same_title_by_one_author_is_found_and_a_series_is_not() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    entered(&visitor, 1, "海河边的早晨").await;
    entered(&visitor, 2, "海河边的早晨！").await;
    entered(&visitor, 3, "津门故事第一集").await;
    entered(&visitor, 4, "津门故事第二集").await;
    let found = open(&program);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].why.0, Likeness::SameAuthorTitle);
    assert_eq!((found[0].entry_a.0, found[0].entry_b.0), (1, 2));
}

#[tokio::test]
async fn one_work_rejects_the_later_entry_with_a_letter_and_is_not_asked_again() {
    let program = TestProgram::start();
    let desk = program.organizer().await;
    entered(&program.visitor(), 1, "海河边的早晨").await;
    entered(&program.visitor(), 2, "海河边早晨").await;
    let page = desk.get(PAGE).await;
    page.is(200)
        .says("海河边的早晨")
        .says("海河边早晨")
        .says("TJ2-000002");
    desk.get("/admin/entries").await.says(PAGE);
    let id = open(&program)[0].id;
    let letters = program.letters().len();
    let decided = desk
        .post(
            &format!("{PAGE}/{id}"),
            &[("decision", "same"), ("note", "同一条")],
        )
        .await;
    decided.is(303);
    assert_eq!(program.entry("TJ2-000001").state.0, EntryState::Submitted);
    assert_eq!(program.entry("TJ2-000002").state.0, EntryState::Rejected);
    let written = program.letters();
    assert_eq!(written.len(), letters + 1);
    let letter = &written[letters];
    assert!(
        letter.body_text.contains("TJ2-000001"),
        "{}",
        letter.body_text
    );
    assert!(open(&program).is_empty());
    desk.get(PAGE).await.keeps_quiet_about("海河边早晨");
    let again = desk
        .post(&format!("{PAGE}/{id}"), &[("decision", "different")])
        .await;
    again.is(422).says("已有人判断过");
}

#[tokio::test]
async fn two_works_stay_as_they_are_and_are_not_found_again() {
    let program = TestProgram::start();
    let desk = program.organizer().await;
    entered(&program.visitor(), 1, "海河边的早晨").await;
    entered(&program.visitor(), 2, "海河边的早晨").await;
    let id = open(&program)[0].id;
    desk.post(&format!("{PAGE}/{id}"), &[])
        .await
        .is(422)
        .says("请选择");
    desk.post(&format!("{PAGE}/{id}"), &[("decision", "different")])
        .await
        .is(303);
    assert_eq!(program.entry("TJ2-000002").state.0, EntryState::Submitted);
    let entry = program.entry("TJ2-000002");
    let now = program.app.now();
    let found = program
        .app
        .db
        .write_now(|conn| find_pairs(conn, &entry, now));
    found.expect("a search");
    assert!(open(&program).is_empty());
    assert_eq!(program.count("pairs"), 1);
}

#[tokio::test]
async fn the_same_short_link_refuses_nobody_and_is_compared_by_an_organizer() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let (one, other) = (
        "https://v.douyin.com/iRNBho6u/",
        "看看这个 http://v.douyin.com/iRNBho6u 复制此链接",
    );
    for (receipt, link, title, author) in [
        ("short-1", one, "海河边的早晨", "津门小记"),
        ("short-2", other, "古文化街的灯", "灯下的人"),
        (
            "short-3",
            "https://v.douyin.com/iRNBHO6U/",
            "五大道",
            "别人",
        ),
    ] {
        let fields = [
            ("share_text", link),
            ("title", title),
            ("author", author),
            ("receipt_key", receipt),
        ];
        enter(&visitor, &fields).await;
    }
    let found = open(&program);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].why.0, Likeness::ShortCode);
    assert_eq!((found[0].entry_a.0, found[0].entry_b.0), (1, 2));
    let desk = program.organizer().await;
    desk.get(PAGE).await.says("短链接相同");
    let entry = desk.get("/admin/entries/TJ2-000002").await;
    entry.says("这个短链接已经投过稿，作品编号 TJ2-000001");
}

#[tokio::test]
async fn a_month_is_not_screened_while_two_of_its_works_may_be_one() {
    let program = TestProgram::start();
    let month = RoundKey::Month(1);
    let account = program.account(Role::Organizer, "secretary@example.com", "组委会秘书");
    let one = EntryDraft::number(1);
    let again = EntryDraft {
        title: format!("{}！", one.title),
        ..one.clone()
    };
    program.accepted(&one, month, account);
    let later = program.accepted(&again, month, account);
    let now = program.app.now();
    let found = program
        .app
        .db
        .write_now(|conn| find_pairs(conn, &later, now));
    found.expect("a search");
    program.at("2023-07-18T09:00:00+08:00");
    let organizer = program.browser_of(account);
    let page = organizer.get("/admin/rounds/m01").await;
    page.says("1 对作品可能重复，尚未判断").says(PAGE);
    let id = open(&program)[0].id;
    let different = [("decision", "different")];
    let decided = organizer.post(&format!("{PAGE}/{id}"), &different).await;
    decided.is(303);
    let page = organizer.get("/admin/rounds/m01").await;
    page.keeps_quiet_about("对作品可能重复");
    assert_eq!(program.advance(month, account), Stage::Screening);
}

#[tokio::test]
async fn a_work_whose_rejection_is_taken_back_is_compared_with_what_came_meanwhile() {
    let program = TestProgram::start();
    let account = program.account(Role::Organizer, "secretary@example.com", "组委会秘书");
    let decide =
        |review: Review| program.act_as(account, |tx| review_entry(tx, "TJ2-000001", 1, &review));
    entered(&program.visitor(), 1, "海河边的早晨").await;
    decide(Review::Reject {
        reason: ReasonCode::Theme,
        note: String::new(),
    });
    entered(&program.visitor(), 2, "海河边的早晨").await;
    assert!(open(&program).is_empty());
    decide(Review::Reopen {
        note: "看错了".to_owned(),
    });
    assert_eq!(open(&program).len(), 1);
}

#[tokio::test]
async fn one_work_leaves_the_later_entry_where_the_first_takes_no_part_any_more() {
    let program = TestProgram::start();
    let account = program.account(Role::Organizer, "secretary@example.com", "组委会秘书");
    entered(&program.visitor(), 1, "海河边的早晨").await;
    entered(&program.visitor(), 2, "海河边的早晨").await;
    let reject = Review::Reject {
        reason: ReasonCode::Theme,
        note: String::new(),
    };
    program.act_as(account, |tx| review_entry(tx, "TJ2-000001", 1, &reject));
    let id = open(&program)[0].id;
    let desk = program.browser_of(account);
    desk.post(&format!("{PAGE}/{id}"), &[("decision", "same")])
        .await
        .is(303);
    assert_eq!(program.entry("TJ2-000002").state.0, EntryState::Submitted);
}

#[tokio::test]
async fn a_pair_is_decided_by_organizers_alone() {
    let program = TestProgram::start();
    let judge = program.judge(1).await;
    judge.get(PAGE).await.is(403);
    judge
        .post(&format!("{PAGE}/1"), &[("decision", "same")])
        .await
        .is(403);
    let desk = program.organizer().await;
    desk.post(&format!("{PAGE}/1"), &[("decision", "same")])
        .await
        .is(404);
    desk.post(&format!("{PAGE}/x"), &[("decision", "same")])
        .await
        .is(404);
}

#[test]
fn posts_of_one_list_are_compared_with_each_other_and_with_what_is_there() {
    let program = TestProgram::start();
    let row = |number: u64, title: &str| PostRow {
        number,
        link: format!("https://www.douyin.com/video/73{number:017}"),
        title: title.into(),
        author: "津门小记".into(),
        published_at: "2023-06-20".into(),
        description: "#你好天津 #点赞天津".into(),
        ..PostRow::default()
    };
    let list = |rows: &[PostRow]| {
        bring_in(&program.app, "list.csv", rows.iter().cloned(), None, false).expect("a list")
    };
    list(&[
        row(2, "海河边的早晨"),
        row(3, "海河边的早辰"),
        row(4, "五大道的秋天"),
    ]);
    list(&[row(5, "海河边的早晨"), row(6, "古文化街")]);
    let found: Vec<(i64, i64)> = open(&program)
        .iter()
        .map(|pair| (pair.entry_a.0, pair.entry_b.0))
        .collect();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [(1, 2), (1, 4), (2, 4)]);
}
