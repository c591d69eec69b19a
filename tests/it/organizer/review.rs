//! The eligibility review: decisions, their letters, and what happens when a colleague was faster.

use reeljury::contest::entry::EntryState;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::contests;

use super::{decide, decide_as_seen, entered, season};
use crate::support::{enter, sheet};

#[tokio::test]
async fn an_accepted_entry_counts_in_its_month_and_its_author_is_told_in_their_language() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let chinese = entered(program, 1, &[]).await;
    enter(
        &program.visitor().english(),
        &[
            (
                "share_text",
                "https://www.douyin.com/video/7300000000000000002",
            ),
            ("receipt_key", "second"),
            ("title", "River lights"),
        ],
    )
    .await;
    let english = super::newest(program);
    for entry in [&chinese, &english] {
        let done = decide(&desk, program, &entry.code, &[("decision", "accept")]).await;
        done.is(303);
        let entry = program.entry(&entry.code);
        assert_eq!(entry.state.0, EntryState::Accepted);
        let month =
            program.read(|conn| contests::round_by_id(conn, entry.round_id.expect("a month")));
        assert_eq!(month.key, RoundKey::Month(1));
    }
    let subjects: Vec<String> = program
        .letters()
        .into_iter()
        .map(|letter| letter.subject)
        .collect();
    assert!(subjects.contains(&format!(
        "【{}】作品《海河故事之1》已通过资格初审",
        chinese.code
    )));
    assert!(subjects.contains(&format!(
        "[{}] “River lights” has been accepted",
        english.code
    )));
}

#[tokio::test]
async fn a_returned_entry_says_why_in_its_letter_and_waits_again_once_it_is_corrected() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let status = enter(&program.visitor(), &[]).await;
    let entry = super::newest(program);
    let fields = [
        ("decision", "return"),
        ("reason", "details"),
        ("note", "请写全名"),
    ];
    let done = decide(&desk, program, &entry.code, &fields).await;
    desk.follow(&done).await.says("已请作者补充修改");
    let letter = program.letters().pop().expect("a letter");
    assert_eq!(letter.kind, "returned");
    assert!(
        letter.body_text.contains("投稿信息缺失或有误"),
        "{}",
        letter.body_text
    );
    assert!(
        letter.body_text.contains("请写全名"),
        "{}",
        letter.body_text
    );
    let mut corrected = sheet(&[("title", "海河之夜，完整版")]);
    let version = entry.version.to_string();
    corrected.push(("version", &version));
    program
        .visitor()
        .post(&format!("{status}/edit"), &corrected)
        .await
        .is(303);
    assert_eq!(program.entry(&entry.code).state.0, EntryState::Submitted);
    let page = desk.get(&format!("/admin/entries/{}", entry.code)).await;
    page.says("请写全名")
        .says("作者提交修改")
        .says("第 1 版")
        .says("海河之夜，完整版");
}

#[tokio::test]
async fn a_rejection_gives_the_video_free_and_can_be_taken_back_while_nobody_holds_it() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let first = entered(program, 1, &[]).await;
    let reject = [("decision", "reject"), ("reason", "rights")];
    decide(&desk, program, &first.code, &reject).await.is(303);
    assert_eq!(program.entry(&first.code).state.0, EntryState::Rejected);
    assert_eq!(
        program.letters().last().map(|letter| letter.kind.clone()),
        Some("rejected".to_owned())
    );
    let second = entered(program, 1, &[("receipt_key", "another-form")]).await;
    assert_ne!(first.code, second.code);
    let reopen = [("decision", "reopen"), ("note", "看错了")];
    let refused = decide(&desk, program, &first.code, &reopen).await;
    refused.is(422).says(&second.code);
    decide(&desk, program, &second.code, &reject).await.is(303);
    let wordless = decide(&desk, program, &first.code, &[("decision", "reopen")]).await;
    wordless.is(422).says("这个决定需要填写说明");
    decide(&desk, program, &first.code, &reopen).await.is(303);
    assert_eq!(program.entry(&first.code).state.0, EntryState::Submitted);
    // the note is for colleagues, not for the contestant
    let entry = format!("/admin/entries/{}", first.code);
    desk.get(&entry).await.says("看错了");
    let token = program.app.links.status_token(&first.receipt_key);
    let page = program.visitor().get(&format!("/status/{token}")).await;
    page.is(200).says("重新审核").keeps_quiet_about("看错了");
}

#[tokio::test]
async fn a_decision_without_its_reason_is_refused_and_what_was_typed_is_kept() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let entry = entered(program, 1, &[]).await;
    let nothing = decide(&desk, program, &entry.code, &[]).await;
    nothing.is(422).says("请选择决定");
    let fields = [("decision", "reject"), ("note", "说明写在这里")];
    let refused = decide(&desk, program, &entry.code, &fields).await;
    refused
        .is(422)
        .says("请作者补充修改或不通过时，必须选择原因")
        .says("说明写在这里");
    let other = [("decision", "reject"), ("reason", "other")];
    decide(&desk, program, &entry.code, &other)
        .await
        .is(422)
        .says("这个决定需要填写说明");
    let long = "长".repeat(1_001);
    let fields = [
        ("decision", "return"),
        ("reason", "link"),
        ("note", long.as_str()),
    ];
    decide(&desk, program, &entry.code, &fields)
        .await
        .is(422)
        .says("1,000");
    let path = format!("/admin/entries/{}/review", entry.code);
    let unseen = desk.post(&path, &[("decision", "accept")]).await;
    unseen.is(400);
    assert_eq!(program.entry(&entry.code).state.0, EntryState::Submitted);
}

#[tokio::test]
async fn nothing_is_decided_on_an_entry_that_changed_since_it_was_looked_at() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let status = enter(&program.visitor(), &[]).await;
    let seen = super::newest(program);
    let mut corrected = sheet(&[("title", "换了名字")]);
    corrected.push(("version", "1"));
    program
        .visitor()
        .post(&format!("{status}/edit"), &corrected)
        .await
        .is(303);
    let accept = [("decision", "accept")];
    decide_as_seen(&desk, &seen, &accept)
        .await
        .is(409)
        .says("内容已被更改")
        .says(&format!("href=\"/admin/entries/{}\"", seen.code));
    let seen = program.entry(&seen.code);
    decide_as_seen(&desk, &seen, &accept).await.is(303);
    // a colleague still has the old page open
    let reject = [("decision", "reject"), ("reason", "theme")];
    decide_as_seen(&desk, &seen, &reject).await.is(409);
    assert_eq!(program.entry(&seen.code).state.0, EntryState::Accepted);
}

#[tokio::test]
async fn a_work_that_is_late_for_its_month_counts_in_the_next_that_is_open_and_the_page_says_so() {
    let mut season = season();
    season.enter(&[crate::rounds::SeasonEntry {
        title: "先来的".to_owned(),
        author: "早起".to_owned(),
    }]);
    let entry = entered(&season.program, 2, &[]).await;
    let desk = season.seat(season.organizer);
    let reject = [("decision", "return"), ("reason", "details")];
    decide(&desk, &season.program, &entry.code, &reject)
        .await
        .is(303);
    season.program.at("2023-07-18T12:00:00+08:00");
    season.advance(RoundKey::Month(1), Stage::Eligibility);
    let desk = season.seat(season.organizer);
    let reopen = [("decision", "reopen"), ("note", "补齐了")];
    decide(&desk, &season.program, &entry.code, &reopen)
        .await
        .is(303);
    let page = desk.get(&format!("/admin/entries/{}", entry.code)).await;
    page.says("第1期月赛")
        .says("第2期月赛")
        .says("计入仍在征集的下一期月赛");
    decide(
        &desk,
        &season.program,
        &entry.code,
        &[("decision", "accept")],
    )
    .await
    .is(303);
    let counted = season.program.entry(&entry.code).round_id.expect("a month");
    let month = season
        .program
        .read(|conn| contests::round_by_id(conn, counted));
    assert_eq!(month.key, RoundKey::Month(2));
}

#[tokio::test]
async fn the_letter_can_be_read_before_it_is_written_without_its_secret_link() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let status = enter(&program.visitor(), &[]).await;
    let entry = super::newest(program);
    let letters = program.letters().len();
    let fields = [
        ("decision", "return"),
        ("reason", "topics"),
        ("note", "加上话题"),
        ("then", "preview"),
    ];
    let page = decide(&desk, program, &entry.code, &fields).await;
    page.is(200)
        .says("需要补充修改")
        .says("组委会说明：加上话题")
        .says("/status/••••");
    page.keeps_quiet_about(&status);
    assert_eq!(program.letters().len(), letters);
    assert_eq!(program.entry(&entry.code).state.0, EntryState::Submitted);
}

#[tokio::test]
async fn everything_about_an_entry_is_on_its_page() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let first = entered(program, 1, &[("author", "海河  边")]).await;
    let second = entered(program, 2, &[("author", "海河边")]).await;
    let page = desk.get(&format!("/admin/entries/{}", second.code)).await;
    page.says("138****0000")
        .says("s***@example.com")
        .says("王**");
    page.says("https://www.douyin.com/video/7000000000000000002");
    page.says("作品链接")
        .says("同一作者的其他作品")
        .says(&first.code);
    page.says("name=\"version\" value=\"1\"");
}

#[tokio::test]
async fn the_contact_of_a_contestant_is_shown_on_request_and_who_looked_is_recorded() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let entry = entered(program, 1, &[]).await;
    let path = format!("/admin/entries/{}", entry.code);
    let page = desk.get(&path).await;
    for personal in ["13800000000", "someone@example.com", "王某某"] {
        page.keeps_quiet_about(personal);
    }
    page.says("显示完整联系方式");
    let shown = desk.post(&format!("{path}/contact"), &[]).await;
    for personal in ["tel:13800000000", "mailto:someone@example.com", "王某某"] {
        shown.is(200).says(personal);
    }
    shown.keeps_quiet_about("显示完整联系方式");
    let records = desk.get("/admin/audit").await;
    records.says("查看完整联系方式").says(&entry.code);
    desk.post("/admin/entries/TJ2-999999/contact", &[])
        .await
        .is(404);
}
