//! The status page of an entry: its facts, correcting, withdrawing.

use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::contest::entry::{EntryState, ReasonCode};
use reeljury::contest::role::Role;
use reeljury::db::entries;
use serde_json::Value;

use crate::support::{TestProgram, enter, sheet};

fn review(program: &TestProgram, version: i32, review: &Review) {
    let by = program.account(Role::Organizer, "organizer@example.com", "组委会甲");
    program.act_as(by, |tx| review_entry(tx, "TJ2-000001", version, review));
}

#[tokio::test]
async fn the_page_tells_stage_verdicts_and_history_and_masks_what_is_personal() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let page = program.visitor().get(&path).await;
    page.is(200)
        .says("TJ2-000001")
        .says("待审核")
        .says("哔哩哔哩视频，编号 BV17x411w7KC")
        .says("话题齐全：#你好天津# #点赞天津#")
        .says("发布于 2023年6月20日 08:30，属于第1期月赛")
        .says("提交作品")
        .says("138****0000")
        .says("s***@example.com")
        .keeps_quiet_about("13800000000")
        .keeps_quiet_about("someone@example.com")
        .keeps_quiet_about("王某某");
}

#[tokio::test]
async fn a_returned_entry_says_why_and_can_be_corrected() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let note = "请改正作者姓名".to_owned();
    let reason = ReasonCode::Details;
    review(&program, 1, &Review::Return { reason, note });
    let browser = program.visitor();
    let page = browser.get(&path).await;
    page.says("待补充修改")
        .says("请改正作者姓名")
        .says("投稿信息缺失或有误");
    let form = browser.get(&format!("{path}/edit")).await;
    form.is(200)
        .says("value=\"小河\"")
        .says("value=\"13800000000\"");
    form.says("value=\"2023-06-20T08:30\"");
    let changed = browser
        .post(&format!("{path}/edit"), &sheet(&[("author", "大河")]))
        .await;
    changed.is(303);
    browser
        .follow(&changed)
        .await
        .says("修改已提交")
        .says("大河")
        .says("待审核");
}

#[tokio::test]
async fn a_correction_keeps_what_was_said_before_and_checks_anew() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let link = "https://www.douyin.com/video/7234567890123456789";
    let changes = sheet(&[("share_text", link), ("title", "海河之晨")]);
    program
        .visitor()
        .post(&format!("{path}/edit"), &changes)
        .await
        .is(303);
    let entry = program.entry("TJ2-000001");
    assert_eq!((entry.version, entry.title.as_str()), (2, "海河之晨"));
    assert_eq!(program.rows_of_entries(), [1, 2, 2, 9, 1, 1]);
    let freed = enter(&program.visitor(), &[("receipt_key", "two")]).await;
    assert_ne!(freed, path);
}

#[tokio::test]
async fn an_earlier_version_keeps_every_part_of_the_entry() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let before = program.entry("TJ2-000001");
    let changed = program
        .visitor()
        .post(&format!("{path}/edit"), &sheet(&[("author", "大河")]))
        .await;
    changed.is(303);
    let versions = program.read(|conn| entries::versions(conn, before.id));
    let kept: Value = serde_json::from_str(&versions[0].1).expect("JSON");
    assert_eq!(kept["author"], "小河");
    assert_eq!(kept["platform"], "bilibili");
    assert_eq!(kept["canonical_id"], "BV17x411w7KC");
    assert_eq!(kept["link"].as_str(), before.link.url.as_deref());
    assert_eq!(kept["pasted_link"].as_str(), before.link.pasted.as_deref());
    assert_eq!(kept["published_at"], "2023-06-20T00:30:00+00:00");
}

#[tokio::test]
async fn a_note_is_sent_and_shown_whatever_it_says() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let reason = ReasonCode::Details;
    let note = "none".to_owned();
    review(&program, 1, &Review::Return { reason, note });
    program.visitor().get(&path).await.says("none");
    let letters = program.letters();
    assert!(
        letters
            .iter()
            .any(|letter| letter.body_text.contains("组委会说明：none"))
    );
}

#[tokio::test]
async fn a_correction_that_breaks_a_rule_is_refused_and_changes_nothing() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let before = program.rows_of_entries();
    let broken = sheet(&[("description", "海河 #你好天津#"), ("title", "海河之晨")]);
    let page = program
        .visitor()
        .post(&format!("{path}/edit"), &broken)
        .await;
    page.is(422)
        .says("缺少话题 #点赞天津")
        .says("value=\"海河之晨\"");
    assert_eq!(program.rows_of_entries(), before);
    assert_eq!(program.entry("TJ2-000001").title, "海河之夜");
}

#[tokio::test]
async fn a_correction_cannot_take_another_entrys_video() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    let link = "https://www.douyin.com/video/7234567890123456789";
    let mine = enter(
        &program.visitor(),
        &[("share_text", link), ("receipt_key", "two")],
    )
    .await;
    let page = program
        .visitor()
        .post(&format!("{mine}/edit"), &sheet(&[]))
        .await;
    page.is(422).says("作品编号 TJ2-000001");
}

#[tokio::test]
async fn a_withdrawn_entry_frees_its_video() {
    let program = TestProgram::start();
    let browser = program.visitor();
    let path = enter(&browser, &[]).await;
    let response = browser.post(&format!("{path}/withdraw"), &[]).await;
    response.is(303);
    browser
        .follow(&response)
        .await
        .says("作品已撤回")
        .keeps_quiet_about("/edit\"");
    assert_eq!(program.entry("TJ2-000001").state.0, EntryState::Withdrawn);
    let again = browser.post(&format!("{path}/withdraw"), &[]).await;
    again.is(409).says("这件作品已经撤回");
    enter(&browser, &[("receipt_key", "two")]).await;
    assert_eq!(program.count("entries"), 2);
}

#[tokio::test]
async fn once_a_month_is_judged_its_entries_stay_as_they_are() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    review(&program, 1, &Review::Accept);
    screen_first_month(&program);
    let browser = program.visitor();
    let page = browser.get(&path).await;
    page.says("参加第1期月赛")
        .says("已通过")
        .keeps_quiet_about("/withdraw");
    browser.get(&format!("{path}/edit")).await.is(303);
    let changed = browser
        .post(&format!("{path}/edit"), &sheet(&[("title", "别的")]))
        .await;
    changed.is(422).says("已进入评审").says("value=\"别的\"");
    let withdrawn = browser.post(&format!("{path}/withdraw"), &[]).await;
    withdrawn.is(409).says("不能再修改或撤回");
    assert_eq!(program.entry("TJ2-000001").title, "海河之夜");
}

fn screen_first_month(program: &TestProgram) {
    use reeljury::contest::round::{RoundKey, Stage};
    use reeljury::db::{DbError, contests};
    program.at("2023-07-17T12:00:00+08:00");
    let now = program.app.now();
    let moved = program.app.db.write_now(|conn| {
        let round = contests::round(conn, RoundKey::Month(1))?;
        contests::enter_stage(conn, round.id, Stage::Screening, None, "", now)
    });
    moved.unwrap_or_else(|failed: DbError| panic!("{failed}"));
}

#[tokio::test]
async fn a_link_that_leads_to_no_entry_says_where_to_get_the_right_one() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let mut other = path.clone();
    let last = other.pop();
    other.push(if last == Some('0') { '1' } else { '0' });
    for wrong in [
        other.as_str(),
        "/status/x",
        "/status/%00",
        "/status/%FF",
        "/status/one-form",
    ] {
        for suffix in ["", "/edit"] {
            let page = program.visitor().get(&format!("{wrong}{suffix}")).await;
            page.is(404).keeps_quiet_about("海河之夜");
        }
    }
    let page = program.visitor().get(&other).await;
    page.says("找不到这件作品").says("/find-my-entries");
    program
        .visitor()
        .post(&format!("{other}/withdraw"), &[])
        .await
        .is(404);
    program
        .visitor()
        .post(&format!("{other}/edit"), &sheet(&[]))
        .await
        .is(404);
    assert_eq!(program.rows_of_entries(), [1, 1, 1, 5, 0, 1]);
}
