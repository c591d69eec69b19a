//! 遴选 (selection): chosen entries are published on the contest's own account, and are judged from then on.

use reeljury::contest::round::Stage;
use reeljury::db::contests;
use reeljury::db::entries::{self, Entry};
use reeljury::db::mail::messages;
use reeljury::db::types::RoundId;

use crate::support::{LetterIn, TestProgram, enter};

const LINK: &str = "https://www.douyin.com/video/7300000000000000001";

async fn accepted(program: &TestProgram) -> (crate::support::Browser, String) {
    program.receives(&LetterIn::default()).await;
    let desk = program.organizer().await;
    let review = [
        ("version", "1"),
        ("state", "submitted"),
        ("decision", "accept"),
    ];
    desk.post("/admin/entries/TJ2-000001/review", &review)
        .await
        .is(303);
    (desk, "/admin/entries/TJ2-000001/publish".to_owned())
}

fn entry(program: &TestProgram) -> Entry {
    let found = program.read(|conn| entries::by_code(conn, "TJ2-000001"));
    found.expect("an entry")
}

#[tokio::test]
async fn an_accepted_work_counts_in_no_month_until_it_is_published() {
    let program = TestProgram::start();
    let (desk, path) = accepted(&program).await;
    assert_eq!(entry(&program).round_id, None);
    program.at("2023-06-26T23:00:00+08:00");
    let fields = [("link", LINK), ("published_at", "2023-06-26T22:00")];
    desk.post(&path, &fields).await.is(303);
    let published = entry(&program);
    assert_eq!(published.round_id, published.own_round_id);
    assert_eq!(published.link.url.as_deref(), Some(LINK));
    let letter = program.letters().pop().expect("a letter");
    assert_eq!(letter.kind, "published");
    assert!(letter.body_text.contains(LINK));
    desk.get("/admin/entries/TJ2-000001")
        .await
        .says("已在官方账号发布")
        .says("在抖音打开");
    let page = program.visitor().get("/entries/TJ2-000001").await;
    page.is(200).says("在抖音观看");
}

#[tokio::test]
async fn a_mistyped_link_is_corrected_until_the_jury_judges_by_it_or_the_work_is_aside() {
    let program = TestProgram::start();
    let (desk, path) = accepted(&program).await;
    let at = ("published_at", "2023-06-26T12:00");
    let wrong = "https://www.douyin.com/video/7300000000000000002";
    desk.post(&path, &[("link", wrong), at]).await.is(303);
    desk.get("/admin/entries/TJ2-000001")
        .await
        .says("更正发布链接");
    desk.post(&path, &[("link", LINK), at]).await.is(303);
    assert_eq!(entry(&program).link.url.as_deref(), Some(LINK));
    // the other video is free again
    let post = [
        ("share_text", wrong),
        ("title", "别的"),
        ("author", "王五"),
        ("receipt_key", "r-1"),
    ];
    enter(&program.visitor(), &post).await;

    let month = entry(&program).round_id.expect("a month");
    set_stage(&program, month, Stage::Jury);
    let judged = desk.post(&path, &[("link", wrong), at]).await;
    judged.is(422).says("不能再更正");
    set_stage(&program, month, Stage::Eligibility);
    let letters = program.letters().len();
    desk.post("/admin/entries/TJ2-000001/aside", &[])
        .await
        .is(303);
    assert_eq!(
        program.letters().len(),
        letters,
        "its sender has no post to mend"
    );
    set_stage(&program, month, Stage::Jury);
    let again = "https://www.douyin.com/video/7300000000000000003";
    desk.post(&path, &[("link", again), at]).await.is(303);
    assert_eq!(entry(&program).round_id, Some(month));
}

fn set_stage(program: &TestProgram, round: RoundId, stage: Stage) {
    let now = program.app.now();
    program
        .app
        .db
        .write_now(|conn| contests::enter_stage(conn, round, stage, None, "", now))
        .expect("a round");
}

#[tokio::test]
async fn a_work_published_after_its_month_began_to_be_judged_counts_in_the_open_one() {
    let program = TestProgram::start();
    let (_, path) = accepted(&program).await;
    let organizer = program.account(
        reeljury::contest::role::Role::Organizer,
        "secretary@example.com",
        "秘书",
    );
    let month = reeljury::contest::round::RoundKey::Month(1);
    program.at("2023-07-18T09:00:00+08:00");
    program.accepted(&crate::support::EntryDraft::number(1), month, organizer);
    program.advance(month, organizer);
    let desk = program.browser_of(organizer);
    let fields = [("link", LINK), ("published_at", "2023-07-18T08:00")];
    desk.post(&path, &fields).await.is(303);
    let published = entry(&program);
    assert_ne!(published.round_id, published.own_round_id);
    assert!(published.round_id.is_some());
}

#[tokio::test]
async fn only_a_video_of_a_partner_platform_in_time_can_be_named() {
    let program = TestProgram::start();
    let (desk, path) = accepted(&program).await;
    for (link, at, words) in [
        ("https://example.com/x", "2023-06-26T12:00", "link-error"),
        (
            "https://v.douyin.com/iAbCdEf1/",
            "2023-06-26T12:00",
            "短链接请先打开",
        ),
        (
            "https://channels.weixin.qq.com/finder-preview/pages/feed?token=x&eid=export%2FUzFfAgt",
            "2023-06-26T12:00",
            "链接不是可识别的视频页",
        ),
        (LINK, "", "请填写发布时间"),
        (LINK, "2023-06-20T12:00", "发布时间应在收到邮件之后"),
        (LINK, "2023-07-20T12:00", "发布时间应在收到邮件之后"),
    ] {
        let fields = [("link", link), ("published_at", at)];
        desk.post(&path, &fields).await.is(422).says(words);
    }
    assert_eq!(entry(&program).round_id, None);
}

#[tokio::test]
async fn a_work_that_turns_up_as_a_post_is_a_conflict_on_the_desk() {
    let program = TestProgram::start();
    let (desk, path) = accepted(&program).await;
    let post = [
        ("share_text", LINK),
        ("title", "海河的早晨"),
        ("author", "李华"),
        ("receipt_key", "r-1"),
    ];
    enter(&program.visitor(), &post).await;
    let fields = [
        ("link", "https://www.douyin.com/video/7300000000000000009"),
        ("published_at", "2023-06-26T12:00"),
    ];
    desk.post(&path, &fields).await.is(422).says("TJ2-000002");
    let same = [("link", LINK), ("published_at", "2023-06-26T12:00")];
    desk.post(&path, &same).await.is(422);
    desk.get("/admin/entries/pairs").await.says("海河的早晨");
}

#[tokio::test]
async fn who_sent_a_work_cannot_change_it_on_the_site() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let letter = program.letters().pop().expect("a letter");
    let at = letter.body_text.find("/status/").expect("a link");
    let path = letter.body_text[at..]
        .split_whitespace()
        .next()
        .expect("a path");
    let page = program.visitor().get(path).await;
    page.is(200).keeps_quiet_about("/edit");
}

#[tokio::test]
async fn only_organizers_get_the_files_of_the_inbox() {
    let program = TestProgram::start();
    let imported = program.receives(&LetterIn::default()).await;
    let file = program.read(|conn| messages::files(conn, imported.id))[0]
        .0
        .id;
    let judge = program.judge(1).await;
    judge.get(&format!("/admin/files/{file}")).await.is(403);
    let visitor = program.visitor();
    visitor.get(&format!("/admin/files/{file}")).await.is(303);
}
